/** Short ways to write a definition down. */
import type { ReplicationSums } from '../records/sums.js';
import type { Answer, Better, Figure, Measure, Unit } from './measure.js';

/** A numerator and a denominator. */
export type Parts = readonly [top: Figure, bottom: Figure];

/** A number per replication. */
export function count(
  key: string,
  of: Figure,
  definition: string,
  better: Better = 'neither',
): Measure {
  return { kind: 'mean', key, unit: 'count', better, definition, of };
}

/** A ratio of sums over replications. */
export function ratio(
  key: string,
  unit: Unit,
  better: Better,
  [top, bottom]: Parts,
  definition: string,
): Measure {
  return { kind: 'ratio', key, unit, better, definition, top, bottom };
}

/** What a figure answers that is 1, 0, or no number where there is no answer. */
export function answerOf(figure: Figure): Answer {
  const holds = (sums: ReplicationSums): boolean | null => {
    const value = figure(sums);
    return Number.isNaN(value) ? null : value === 1;
  };
  return Object.assign(holds, { figure });
}
