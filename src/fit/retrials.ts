/**
 * Who calls again after hanging up, where the log tells callers apart. Some would have called again
 * anyway: that share is seen from those who were answered, and what those who hung up do beyond it
 * counts as redials.
 */
import { normalQuantile } from '../engine/distributions/standard-normal.js';
import { wilsonInterval } from '../stats/proportion.js';
import type { CallLog } from './call-log.js';
import type { DurationFit } from './durations.js';
import type { Estimate } from './family-fit.js';
import { LogMedium, LogOutcome } from './log-row.js';
import { timesToRedial } from './redial-times.js';
import {
  AFTER_NONE,
  codeOf,
  codesOf,
  followed,
  HORIZON,
  MOST_IN_A_ROW,
  type RowCounts,
} from './retrial-tally.js';

export interface RetrialFit {
  readonly horizonMs: number;
  readonly all: RedialFit;
  /** By the type of the lost call; null: too few were lost, so as of all. */
  readonly byType: readonly (RedialFit | null)[];
  /** From the end of the lost call to the redial, less what the background makes of it. */
  readonly after: DurationFit;
  /** Live calls in the order of their entry: what part of each is no redial. */
  readonly firstCalls: FirstCalls;
}

export interface FirstCalls {
  /** By what was before a call, how much of it is no redial. */
  readonly parts: Float64Array;
  /** Live calls in the order of their entry. */
  readonly before: Uint16Array;
}

export interface RedialFit {
  /** Hang-ups of callers whom the log tells apart, with a whole horizon of log after them. */
  readonly lost: number;
  readonly answered: number;
  /** The share of those answered who call again within the horizon. */
  readonly background: number;
  /** Redials after the first call of a person that was lost, the second in a row, and so on. */
  readonly rows: readonly RedialShare[];
}

export interface RedialShare {
  readonly lost: number;
  readonly calledAgain: number;
  /** Beyond what those do who were answered. */
  readonly share: Estimate;
}

/** Of fewer hang-ups nothing is made. */
const ENOUGH = 50;

/** null: the log does not tell callers apart, or too few of them hung up. */
export function fitRetrials(log: CallLog, confidence: number): RetrialFit | null {
  const { tally, before } = followed(log);
  const all = redialFit(tally.all, confidence);
  if (all === null || tally.gaps.count === 0) return null;
  const byType = tally.byType.map((counts) => redialFit(counts, confidence));
  return {
    ...{ horizonMs: HORIZON, all, byType },
    after: timesToRedial(tally, confidence),
    firstCalls: firstCalls(log, before, (type) => byType[type] ?? all),
  };
}

function redialFit({ calls, again }: RowCounts, confidence: number): RedialFit | null {
  const lost = calls.subarray(1).reduce((sum, each) => sum + each, 0);
  if (lost < ENOUGH) return null;
  const answered = calls[0]!;
  const background = answered === 0 ? 0 : again[0]! / answered;
  const beyond = (share: number): number => Math.max(0, (share - background) / (1 - background));
  // How well the background itself is known counts, too.
  const z = normalQuantile((1 + confidence) / 2);
  const noise = answered === 0 ? 0 : z * Math.sqrt((background * (1 - background)) / answered);
  const rows: RedialShare[] = [];
  for (let row = 1; row <= MOST_IN_A_ROW; row++) {
    const seen = wilsonInterval(again[row]!, calls[row]!, confidence);
    if (seen === null || (row > 1 && calls[row]! < ENOUGH)) break;
    const value = beyond(again[row]! / calls[row]!);
    const [low, high] = [beyond(seen.low - noise), beyond(seen.high + noise)];
    rows.push({ lost: calls[row]!, calledAgain: again[row]!, share: { value, low, high } });
  }
  return { lost, answered, background, rows };
}

/** Of the calls after so many lost in a row, the part that would not have come anyway. */
function partOfRedials({ rows }: RedialFit, lostInARow: number): number {
  const row = rows[Math.min(lostInARow, rows.length) - 1];
  return row === undefined || row.calledAgain === 0
    ? 0
    : Math.min(1, row.share.value / (row.calledAgain / row.lost));
}

/**
 * What part of each call is no redial. Callers who are not told apart are taken to redial as the others
 * do, and of each of their types as many calls are redials as its lost ones make.
 */
function firstCalls(
  log: CallLog,
  before: Uint16Array,
  fitOf: (type: number) => RedialFit,
): FirstCalls {
  const unknown = log.types.all.map(() => ({ calls: 0, lost: 0 }));
  for (const { medium, type, outcome, customer } of log.calls()) {
    if (medium !== LogMedium.Call || customer !== null) continue;
    unknown[type]!.calls++;
    if (outcome === LogOutcome.Abandoned) unknown[type]!.lost++;
  }
  const parts = new Float64Array(codesOf(unknown.length));
  parts[AFTER_NONE] = 1;
  for (const [type, { calls, lost }] of unknown.entries()) {
    const fit = fitOf(type);
    const redials = calls === 0 ? 0 : (redialsPerLost(fit) * lost) / calls;
    parts[codeOf({ type, lost: 0 })] = Math.max(0, 1 - redials);
    for (let row = 1; row <= MOST_IN_A_ROW; row++) {
      parts[codeOf({ type, lost: row })] = 1 - partOfRedials(fit, row);
    }
  }
  return { parts, before };
}

function redialsPerLost({ rows }: RedialFit): number {
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  return lost === 0 ? 0 : rows.reduce((sum, row) => sum + row.share.value * row.lost, 0) / lost;
}
