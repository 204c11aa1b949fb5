/** What `sweep` is asked for, checked as a whole before anything runs. */
import { createHash } from 'node:crypto';
import { type Grid, type Point, parseGrid } from '../experiments/grid.js';
import type { Laboratory, Variant } from '../experiments/laboratory.js';
import type { FrontierKeys } from '../experiments/sweep.js';
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { Exit, ExitCode } from './exit-code.js';
import { keysAmong } from './measure-keys.js';
import { VariantFaults } from './variant-faults.js';

/** What all points have in common. */
export interface Common {
  readonly name: string;
  readonly seed: string;
  /** Replications of all points together. */
  readonly replications: number;
  /** The measures that some point has, by key. */
  readonly measures: ReadonlyMap<string, Measure>;
  /** Whether a point asks for a precision in place of a number of replications. */
  readonly asksForPrecision: boolean;
  /** What deserves a word at every point. */
  readonly notes: readonly string[];
  /** Changes with any point. */
  readonly digest: string;
}

/** @throws Exit with all that is wrong with the parameters */
export function gridFrom(texts: readonly string[]): Grid {
  if (texts.length === 0) {
    throw new Exit(
      ExitCode.Input,
      'sweep needs a setting to vary, e.g. --param teams.support.agents=8..12',
    );
  }
  const result = parseGrid(texts);
  if (!result.ok) {
    throw new Exit(ExitCode.Input, result.faults.map((each) => `--param ${each}`).join('\n'));
  }
  return result.grid;
}

/** The two measures of a `--frontier`. */
export function frontierFrom(text: string, measures: Common['measures']): FrontierKeys {
  const names = text.split(',').map((name) => name.trim());
  const [a, b] = keysAmong(names, measures);
  if (a === undefined || b === undefined || names.length !== 2 || a === b) {
    throw new Exit(
      ExitCode.Input,
      `--frontier ${text}: write two measures, e.g. rostered_h,abandonedRate`,
    );
  }
  return [a, b];
}

/**
 * Loads every point, so that all that is wrong is told before the first one runs.
 *
 * @throws Exit with the faults of all points, each once
 */
export async function checkAll(
  laboratory: Laboratory,
  { points, parameters }: Grid,
  variantOf: (point: Point) => Variant,
): Promise<Common> {
  const faults = new VariantFaults('--param');
  const measures = new Map<string, Measure>();
  const digest = createHash('sha256').update(JSON.stringify(parameters));
  let common: Pick<Common, 'name' | 'seed'> = { name: '', seed: '' };
  const notes: (readonly string[])[] = [];
  let replications = 0;
  let asksForPrecision = false;
  for (const point of points) {
    const prepared = await laboratory.prepare(variantOf(point));
    if (prepared.ok) {
      const { plan, seed, resolved } = prepared.scenario;
      if (common.name === '') common = { name: plan.name, seed };
      notes.push(prepared.scenario.notes);
      replications += prepared.scenario.replications;
      asksForPrecision ||= prepared.scenario.until !== null;
      digest.update(JSON.stringify(resolved));
      for (const each of catalogueOf(plan)) measures.set(each.key, each);
      continue;
    }
    faults.add(prepared.diagnostics, point.set);
  }
  const of = points.length;
  faults.mustBeNone([], (count) => (count === of ? '' : `at ${count} of ${of} points`));
  return {
    ...{ ...common, replications, asksForPrecision, measures },
    notes: (notes[0] ?? []).filter((note) => notes.every((of) => of.includes(note))),
    digest: digest.digest('hex'),
  };
}

/** The table of the same points and measures has the same name. */
export function csvName(
  { digest }: Common,
  keys: readonly string[],
  frontiers: readonly FrontierKeys[] | null,
): string {
  const hash = createHash('sha256')
    .update(digest)
    .update(JSON.stringify([keys, frontiers]));
  return `sweep-${hash.digest('hex').slice(0, 12)}.csv`;
}
