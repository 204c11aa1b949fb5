/**
 * The time from a lost call to its redial, told from calls that would have come anyway.
 */
import { LifetimesBuilder } from '../stats/lifetimes.js';
import { type DurationFit, fitLifetimes } from './durations.js';
import { BINS } from './redial-gaps.js';
import type { RetrialTally } from './retrial-tally.js';

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
  const share = Math.max(0, (gaps.count / lost - background) / (1 - background));
  const perAnswered = calls[0]! === 0 ? 0 : (lost * (1 - share)) / calls[0]!;
  const seen = gaps.inBins;
  const anyway = backgroundGaps.inBins.map((count) => count * perAnswered);
  let weights = seen.map((count, bin) => (count === 0 ? 0 : Math.max(0, 1 - anyway[bin]! / count)));
  for (let round = 0; ; round++) {
    const builder = new LifetimesBuilder(RESOLUTION);
    for (const [bin, seconds] of gaps.bySecond.entries()) {
      const weight = weights[bin]!;
      if (weight === 0) continue;
      for (const [second, count] of seconds) builder.add(second, true, weight * count);
    }
    const fit = fitLifetimes(builder.build(), confidence);
    // Without a background nothing changes.
    if (round === ROUNDS || fit.best === null || backgroundGaps.count === 0) return fit;
    const { survival } = fit.best;
    weights = BINS.map((end, bin) => {
      const redials = fit.count * (survival(BINS[bin - 1] ?? 0) - survival(end));
      return redials <= 0 ? 0 : redials / (redials + anyway[bin]!);
    });
  }
}
