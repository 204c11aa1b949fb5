/**
 * Every combination of the values of some parameters, the last parameter changing fastest.
 */
import { MOST_POINTS, type Parameter, parseParameter } from './parameter.js';

export interface Point {
  /** One for each parameter, in their order. */
  readonly values: readonly string[];
  /** The same as `--set` takes them. */
  readonly set: readonly string[];
}

export interface Grid {
  readonly parameters: readonly Parameter[];
  readonly points: readonly Point[];
}

export type GridResult =
  | { readonly ok: true; readonly grid: Grid }
  | { readonly ok: false; readonly faults: readonly string[] };

/** All that is wrong with the parameters, or their grid. */
export function parseGrid(texts: readonly string[]): GridResult {
  const parameters: Parameter[] = [];
  const faults: string[] = [];
  for (const text of texts) {
    const result = parseParameter(text);
    if (!result.ok) faults.push(result.fault);
    else if (parameters.some(({ path }) => path === result.parameter.path)) {
      faults.push(`${result.parameter.path} is there twice; write all its values in one parameter`);
    } else parameters.push(result.parameter);
  }
  const count = parameters.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_POINTS) {
    const sizes = parameters.map(({ values }) => values.length).join(' x ');
    faults.push(`${sizes} values are ${count} points; at most ${MOST_POINTS} can be run`);
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, grid: { parameters, points: pointsOf(parameters) } };
}

function pointsOf(parameters: readonly Parameter[]): Point[] {
  let points: Point[] = [{ values: [], set: [] }];
  for (const { path, values } of parameters) {
    points = points.flatMap((point) =>
      values.map((value) => ({
        values: [...point.values, value],
        set: [...point.set, `${path}=${value}`],
      })),
    );
  }
  return points;
}
