/**
 * The callbacks of a log: when and how often they were taken, whether customers answered, and how
 * long that took.
 */
import { wilsonInterval } from '../stats/proportion.js';
import type { CallLog } from './call-log.js';
import { type DurationFit, fitDurations } from './durations.js';
import type { Estimate } from './family-fit.js';
import { LogMedium, LogOutcome } from './log-row.js';
import { resolutionOf } from './waits.js';

export interface CallbackFit {
  readonly requested: number;
  /** For which an agent was found, so that the customer was dialled. */
  readonly dialled: number;
  /** Of the dialled of which the log says it. */
  readonly told: number;
  readonly reached: Estimate;
  readonly dialToPerson: DurationFit;
  readonly dialToNobody: DurationFit;
  readonly meanWait: number;
  readonly offer: OfferFit;
}

export interface OfferFit {
  /** When callbacks seem to be offered, from the queue entry, in s. */
  readonly after: number;
  /** Calls that left their queue for one, whose waits tell it; 0: it is an assumption. */
  readonly seen: number;
  /** By type: how many of the calls still in the queue then took one. */
  readonly byType: readonly { readonly waited: number; readonly accepted: Estimate }[];
}

/** When they are taken to be offered where the log does not show it; s. */
export const OFFERED_AFTER = 30;
/** Some leave for other reasons, and before: so many of them are not looked at. */
const EARLY = 0.05;
/** Calls that left are taken to have left for callbacks if there are about as many of either. */
const ABOUT_AS_MANY = 0.2;

/** null: the log has no callbacks. */
export function fitCallbacks(log: CallLog, confidence: number): CallbackFit | null {
  const count = { requested: 0, dialled: 0, told: 0, reached: 0, wait: 0 };
  for (const { medium, outcome, waitMs, reached } of log.calls()) {
    if (medium === LogMedium.Call) continue;
    count.requested++;
    if (outcome !== LogOutcome.Answered) continue;
    count.dialled++;
    count.wait += waitMs / 1000;
    if (reached === null) continue;
    count.told++;
    if (reached) count.reached++;
  }
  if (count.requested === 0) return null;
  const resolution = resolutionOf(dials(log, () => true));
  const dialTo = (person: boolean): DurationFit =>
    fitDurations(dialsInSeconds(log, person), resolution, confidence);
  return {
    ...{ requested: count.requested, dialled: count.dialled, told: count.told },
    reached: shareOf(count.reached, count.told, confidence),
    dialToPerson: dialTo(true),
    dialToNobody: dialTo(false),
    meanWait: count.dialled === 0 ? 0 : count.wait / count.dialled,
    offer: fitOffer(log, count.requested, confidence),
  };
}

/** How long dials took, of callbacks of which the log says whether the customer was reached. */
function* dials(log: CallLog, wanted: (reached: boolean) => boolean): Iterable<number> {
  for (const { medium, outcome, reached, dialMs } of log.calls()) {
    if (medium === LogMedium.Call || outcome !== LogOutcome.Answered) continue;
    if (dialMs !== null && reached !== null && wanted(reached)) yield dialMs;
  }
}

function* dialsInSeconds(log: CallLog, person: boolean): Iterable<number> {
  for (const ms of dials(log, (reached) => reached === person)) yield ms / 1000;
}

function shareOf(happened: number, times: number, confidence: number): Estimate {
  const interval = wilsonInterval(Math.min(happened, times), times, confidence);
  const value = times === 0 ? 0 : Math.min(1, happened / times);
  return { value, low: interval?.low ?? null, high: interval?.high ?? null };
}

function* waitsOfLeft(log: CallLog): Iterable<number> {
  for (const { medium, outcome, waitMs } of log.calls()) {
    if (medium === LogMedium.Call && outcome === LogOutcome.Left) yield waitMs;
  }
}

function fitOffer(log: CallLog, requested: number, confidence: number): OfferFit {
  const waits = Float64Array.from(waitsOfLeft(log)).sort();
  const clear = Math.abs(waits.length - requested) <= ABOUT_AS_MANY * requested;
  const early = waits[Math.floor(EARLY * waits.length)];
  const afterMs = clear && early !== undefined ? early : OFFERED_AFTER * 1000;
  const rows = log.types.all.map(() => ({ waited: 0, accepted: 0 }));
  for (const { medium, type, queued, waitMs } of log.calls()) {
    if (medium === LogMedium.Callback) rows[type]!.accepted++;
    else if (queued && waitMs >= afterMs) rows[type]!.waited++;
  }
  return {
    after: afterMs / 1000,
    seen: clear ? waits.length : 0,
    byType: rows.map(({ waited, accepted }) => ({
      waited,
      accepted: shareOf(accepted, waited, confidence),
    })),
  };
}
