/** Every measure of a sweep as a picture: against one setting, or over a grid of two or more. */
import type {
  SweepData,
  SweptMeasure,
  SweptParameter,
} from '../../../experiments/report/sweep-data.js';
import { valueText } from '../../numbers.js';
import { MOST_LINES } from '../charts/against.js';
import type { Block } from '../context.js';
import { type Content, type Html, html } from '../html.js';
import { measureName } from '../measure-name.js';
import { colours, intervals, pointWords, type Row, type Value } from './sweep-pictures.js';

export function sweepMeasuresBlock(data: SweepData): Block {
  const content = data.measures.map((measure, k) =>
    data.parameters.length === 1 ? alone(data, measure, k) : overGrid(data, measure, k),
  );
  return {
    id: 'measures',
    title: 'Measure by measure',
    short: 'Measures',
    content: html`${content}`,
  };
}

/** One setting: a mark for each of its values. */
function alone(data: SweepData, measure: SweptMeasure, k: number): Content {
  const [parameter] = data.parameters;
  if (parameter === undefined) return null;
  const points = valuesOf(data, measure);
  if (points.every(({ estimate }) => estimate.mean === null)) return null;
  return intervals(data, measure, `measure-${k + 1}`, {
    across: parameter,
    rows: [{ name: '', points }],
    finding: findingOf(data, measure, points),
  });
}

/** Several: a table of colours, and the intervals where there are few enough lines. */
function overGrid(data: SweepData, measure: SweptMeasure, k: number): Content {
  const { parameters } = data;
  const across = parameters.at(-1);
  const points = valuesOf(data, measure);
  if (across === undefined || points.every(({ estimate }) => estimate.mean === null)) return null;
  const finding = findingOf(data, measure, points);
  const grid = colours(data, measure, `measure-${k + 1}`, { across, points, finding });
  const few = parameters.length === 2 && hasIntervals(points) ? linesOf(data, points) : null;
  if (few === null) return grid;
  const title = html`${measureName(measure.key)} with its intervals`;
  return html`${grid}${intervals(data, measure, `measure-${k + 1}-intervals`, { ...few, finding: title })}`;
}

/** Where every value is exact, the table of colours says all. */
function hasIntervals(values: readonly Value[]): boolean {
  return values.some(({ estimate: { low, high } }) => low !== null && low !== high);
}

/** The points that have the measure, in the order of the grid. */
function valuesOf({ result }: SweepData, { key }: SweptMeasure): Value[] {
  return result.points.flatMap((point) => {
    const estimate = point.estimates.get(key);
    return estimate === undefined ? [] : [{ point, estimate }];
  });
}

function findingOf(data: SweepData, { key, unit }: SweptMeasure, values: readonly Value[]): Html {
  const known = values.flatMap(({ point, estimate: { mean } }) =>
    mean === null ? [] : [{ mean, at: pointWords(data, point.point) }],
  );
  const [least, most] = [-1, 1].map((sign) =>
    known.reduce<(typeof known)[number] | undefined>(
      (best, each) => (best === undefined || sign * (each.mean - best.mean) > 0 ? each : best),
      undefined,
    ),
  );
  const [low, high] = [least, most].map((each) => valueText(each?.mean ?? null, unit));
  if (least === undefined || most === undefined || least.mean === most.mean) {
    return html`${measureName(key)}: ${low ?? ''} at every point`;
  }
  return html`${measureName(key)}: from ${low ?? ''} at ${least.at} to ${high ?? ''} at ${most.at}`;
}

/** The setting with more values goes along the bottom; null: too many lines. */
function linesOf(
  { parameters }: SweepData,
  points: readonly Value[],
): { across: SweptParameter; rows: readonly Row[] } | null {
  const [first, second] = parameters;
  if (first === undefined || second === undefined) return null;
  const isFirst = first.values.length >= second.values.length;
  const [across, along, at] = isFirst ? [first, second, 1] : [second, first, 0];
  if (along.values.length > MOST_LINES) return null;
  const rows = along.values.map((value) => ({
    name: value,
    points: points.filter(({ point }) => point.point.values[at] === value),
  }));
  return { across, rows };
}
