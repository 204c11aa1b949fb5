/** A search for settings as JSON: no path and no time, so the same search has the same bytes. */

import type { Knob } from '../experiments/tuning/knobs.js';
import type { Finalist, TuneResult } from '../experiments/tuning/tune.js';
import type { PairedEstimate } from '../metrics/paired.js';
import { tenDigits } from './numbers.js';
import { estimateDocument } from './sweep-json.js';

export function tuneJson(result: TuneResult, knobs: readonly Knob[], seed: string): string {
  const { tried, rounds, finalists, recommended, changes } = result;
  const document = {
    schemaVersion: 1,
    seed,
    settings: knobs.map(({ paths, values }) => ({ paths, values })),
    rounds: rounds.map((replications, k) => ({ replications, tried: tried[k] ?? 0 })),
    lastTest: {
      replications: result.freshReplications,
      confidence: tenDigits(result.confidence),
      finalists: finalists.map(finalistDocument),
    },
    recommended: recommended === null ? null : recommended.point.set,
    changes: Object.fromEntries(changes.map((row) => [row.key, pairedDocument(row)])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function finalistDocument({ point, standings, turnedAway, holds, harm, moreHarm }: Finalist) {
  return {
    set: point.set,
    holds,
    thresholds: standings.map(({ threshold, value, bound, kept }) => ({
      threshold,
      value: rounded(value),
      bound: rounded(bound),
      kept,
    })),
    turnedAway: turnedAway === null ? null : pairedDocument(turnedAway),
    harm: estimateDocument(harm),
    moreHarm: moreHarm === null ? null : pairedDocument(moreHarm),
  };
}

function pairedDocument({ unit, base, candidate, difference, low, high }: PairedEstimate) {
  return {
    unit,
    base: rounded(base),
    candidate: rounded(candidate),
    difference: rounded(difference),
    low: rounded(low),
    high: rounded(high),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : tenDigits(value);
}
