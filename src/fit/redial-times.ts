/**
 * The time from a lost call to its redial, told from calls that would have come anyway.
 */
import { LifetimesBuilder } from '../stats/lifetimes.js';
import { type DurationFit, fitLifetimes } from './durations.js';
import type { RetrialTally } from './retrial-tally.js';

/** Bounds of the bins in which redials are told from the background; s. */
const BINS = [15, 30, 60, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600];
const ROUNDS = 3;
/** Of times up to an hour; s. */
const RESOLUTION = 1;

/**
 * The next call of who hung up is a redial or one that would have come anyway. Of what is expected of
 * either in a bin, the share of redials is what each call of the bin counts for; and what is expected
 * of redials is worked out anew from the times thus found.
 */
export function timesToRedial(tally: RetrialTally, confidence: number): DurationFit {
  const { gaps, backgroundGaps } = tally;
  const { calls, again } = tally.all;
  const lost = calls.subarray(1).reduce((sum, each) => sum + each, 0);
  const background = calls[0]! === 0 ? 0 : again[0]! / calls[0]!;
  const share = Math.max(0, (gaps.length / lost - background) / (1 - background));
  const perAnswered = calls[0]! === 0 ? 0 : (lost * (1 - share)) / calls[0]!;
  const seen = inBins(gaps);
  const anyway = inBins(backgroundGaps).map((count) => count * perAnswered);
  let weights = seen.map((count, bin) => (count === 0 ? 0 : Math.max(0, 1 - anyway[bin]! / count)));
  for (let round = 0; ; round++) {
    const builder = new LifetimesBuilder(RESOLUTION);
    for (const gap of gaps) {
      const weight = weights[binOf(gap)]!;
      if (weight > 0) builder.add(gap / 1000, true, weight);
    }
    const fit = fitLifetimes(builder.build(), confidence);
    // Without a background nothing changes.
    if (round === ROUNDS || fit.best === null || backgroundGaps.length === 0) return fit;
    const { survival } = fit.best;
    weights = BINS.map((end, bin) => {
      const redials = fit.count * (survival(BINS[bin - 1] ?? 0) - survival(end));
      return redials <= 0 ? 0 : redials / (redials + anyway[bin]!);
    });
  }
}

function binOf(gap: number): number {
  return BINS.findIndex((end) => gap / 1000 <= end);
}

function inBins(gaps: readonly number[]): number[] {
  const counts = BINS.map(() => 0);
  for (const gap of gaps) counts[binOf(gap)]!++;
  return counts;
}
