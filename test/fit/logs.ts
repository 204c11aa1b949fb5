/** Logs with a known truth, for tests of what is estimated from them. */
import type { Distribution } from '../../src/engine/distribution.js';
import { CallLog } from '../../src/fit/call-log.js';
import { LogMedium, LogOutcome, type LogRow } from '../../src/fit/log-row.js';

export const plainRow: LogRow = {
  line: 2,
  id: null,
  medium: LogMedium.Call,
  type: 'sales',
  customer: null,
  at: 0,
  headStartMs: 0,
  waitMs: 0,
  queued: true,
  outcome: LogOutcome.Answered,
  agent: null,
  talkMs: null,
  holdMs: null,
  wrapMs: null,
  reached: null,
  dialMs: null,
  of: null,
};

export function logOf(rows: readonly Partial<LogRow>[]): CallLog {
  const log = new CallLog();
  for (const [k, row] of rows.entries()) log.add({ ...plainRow, line: k + 2, ...row });
  return log;
}

/**
 * Calls that would wait for an agent as long as `offered` says and hang up when `patience` is over;
 * waits are rounded to whole multiples of `tick` ms.
 */
export function censoredLog(
  count: number,
  patience: Distribution,
  offered: Distribution,
  uniform: () => number,
  tick = 1,
): CallLog {
  const rows = Array.from({ length: count }, () => {
    const [willing, needed] = [patience.at(uniform()), offered.at(uniform())];
    const waitMs = Math.round(Math.min(willing, needed) / tick) * tick;
    return { waitMs, outcome: willing < needed ? LogOutcome.Abandoned : LogOutcome.Answered };
  });
  return logOf(rows);
}
