/** The measures that `--measure` names. */
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { measureNamed, noSuchMeasure } from '../metrics/thresholds.js';
import type { CenterPlan } from '../model/center-plan.js';
import { nearest } from '../scenario/faults/nearest.js';
import { Exit, ExitCode } from './exit-code.js';

/**
 * Whole keys of measures that one of the centers has; the unit at the end may be left out.
 * @throws Exit for a key that none of them has
 */
export function keysOf(names: readonly string[], plans: readonly CenterPlan[]): string[] {
  return keysAmong(
    names,
    new Map(plans.flatMap(catalogueOf).map((measure) => [measure.key, measure])),
  );
}

/**
 * The same among measures by their keys.
 * @throws Exit for all keys that are not among them
 */
export function keysAmong(
  names: readonly string[],
  measures: ReadonlyMap<string, Measure>,
): string[] {
  const unknown: string[] = [];
  const keys = names.map((name) => {
    const measure = measureNamed(name, measures);
    if (measure === undefined) unknown.push(name);
    return measure?.key ?? name;
  });
  if (unknown.length === 0) return keys;
  const faults = unknown.map((name) => {
    const { message, remedy } = noSuchMeasure(name);
    const near = nearest(name, [...measures.keys()]);
    return `${message}; ${near === null ? remedy : `did you mean "${near}"?`}`;
  });
  throw new Exit(ExitCode.Input, faults.join('\n'));
}
