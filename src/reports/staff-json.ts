/** A search for agents as JSON: no path and no time, so the same search has the same bytes. */
import type { StaffResult } from '../experiments/staffing/staff.js';
import { tenDigits } from './numbers.js';
import { teamsFound } from './staff-text.js';

export function staffJson(result: StaffResult, seed: string, replications: number): string {
  const { counts, verified, asked, tested, confidence, freshReplications, set } = result;
  const round = (value: number | null): number | null => (value === null ? null : tenDigits(value));
  const document = {
    schemaVersion: 1,
    seed,
    replications,
    found: counts !== null,
    verified,
    asked,
    teams:
      counts === null
        ? []
        : teamsFound(result).map((each, t) => ({
            ...each,
            hours: round(each.hours),
            intervals: result.requirements[t]?.map(({ load, agents, missed }) => ({
              load: round(load),
              agents,
              missed: round(missed),
            })),
          })),
    lastTest: {
      replications: freshReplications,
      confidence: round(confidence),
      tested: tested.map(({ counts: each, holds, standings }) => ({
        counts: each,
        holds,
        thresholds: standings.map(({ threshold, value, bound, judgement }) => ({
          threshold,
          value: round(value),
          bound: round(bound),
          judgement,
        })),
      })),
    },
    neighbours: result.neighbours.map(({ label, broken, unsure, measures }) => ({
      label,
      broken,
      unsure,
      measures: Object.fromEntries(
        measures.map(({ key, unit, base, candidate, difference, low, high }) => [
          key,
          {
            unit,
            base: round(base),
            candidate: round(candidate),
            difference: round(difference),
            low: round(low),
            high: round(high),
          },
        ]),
      ),
    })),
    set,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
