/** A sweep for a spreadsheet: a row a point, a column a setting, three columns a measure. */
import type { Frontier, SweepResult } from '../experiments/sweep.js';
import { csvText } from './csv.js';
import { tenDigits } from './numbers.js';

export function sweepCsv({ grid, keys, points, frontiers }: SweepResult): string {
  const header = [
    'point',
    ...grid.parameters.map(({ path }) => path),
    'replications',
    ...keys.flatMap((key) => [key, `${key}_low`, `${key}_high`]),
    ...frontiers.map(frontierColumn),
    'thresholds',
  ];
  const rows = points.map(({ point, replications, estimates, verdict }, k) => [
    k + 1,
    ...point.values,
    replications,
    ...keys.flatMap((key) => {
      const estimate = estimates.get(key);
      return [rounded(estimate?.mean), rounded(estimate?.low), rounded(estimate?.high)];
    }),
    ...frontiers.map(({ standings }) => {
      const standing = standings[k] ?? 'none';
      return standing === 'none' ? null : standing;
    }),
    verdict === 'none' ? null : verdict,
  ]);
  return csvText([header, ...rows]);
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : tenDigits(value);
}

function frontierColumn({ keys }: Frontier): string {
  return `frontier ${keys.join(' / ')}`;
}
