/** A sweep as JSON: no path, no time and not what was stored, so the same sweep has the same bytes. */
import type { PointResult, SweepResult } from '../experiments/sweep.js';
import type { Estimate } from '../metrics/measure.js';
import { tenDigits } from './numbers.js';

export function sweepJson(result: SweepResult, seed: string): string {
  const { grid, incomplete, samePersons, frontiers, points, keys } = result;
  const document = {
    schemaVersion: 1,
    seed,
    incomplete,
    samePersons,
    parameters: grid.parameters,
    points: points.map((each) => pointDocument(grid.parameters, each, keys)),
    frontiers: frontiers.map(({ keys: pair, standings }) => ({ measures: pair, standings })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function pointDocument(
  parameters: SweepResult['grid']['parameters'],
  { point, replications, estimates, verdict }: PointResult,
  keys: readonly string[],
) {
  return {
    values: Object.fromEntries(parameters.map(({ path }, k) => [path, point.values[k]])),
    replications,
    verdict,
    measures: Object.fromEntries(
      keys.flatMap((key) => {
        const estimate = estimates.get(key);
        return estimate === undefined ? [] : [[key, estimateDocument(estimate)] as const];
      }),
    ),
  };
}

/** An estimate with ten digits a figure. */
export function estimateDocument({ unit, mean, low, high, n }: Estimate) {
  const round = (value: number | null): number | null => (value === null ? null : tenDigits(value));
  return { unit, mean: round(mean), low: round(low), high: round(high), n };
}
