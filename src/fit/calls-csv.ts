/** The calls of a log as the calls file of a scenario, one row a call; what was observed beside it. */
import { LogOutcome, type LogRow } from './log-row.js';
import { withoutControls } from './readers/checked-sink.js';
import { isoText } from './readers/time-text.js';
import type { Zone } from './zone.js';

const COLUMNS = [
  'at',
  'id',
  'type',
  'head_start_s',
  'talk_s',
  'patience_s',
  'patience_at_least_s',
  'log_outcome',
  'log_queued',
  'log_wait_s',
  'log_agent',
  'log_hold_s',
  'log_wrap_s',
] as const;

export const callsHeader = `${COLUMNS.join(',')}\n`;

/** As `log_outcome` has it. */
export const outcomeNames = ['answered', 'abandoned', 'left'] as const;

/** The row of a call. Who did not hang up was patient for at least as long as the wait. */
export function callLine(row: LogRow, zone: Zone): string {
  const { headStartMs, waitMs, outcome } = row;
  const hungUp = outcome === LogOutcome.Abandoned;
  const wait = secondsText(waitMs);
  const cells = [
    localText(row.at, zone),
    cellText(withoutControls(row.id ?? '')),
    cellText(row.type),
    headStartMs === 0 ? '' : secondsText(headStartMs),
    secondsText(row.talkMs),
    hungUp ? wait : '',
    hungUp || waitMs === 0 ? '' : wait,
    outcomeNames[outcome],
    row.queued ? '1' : '0',
    wait,
    cellText(row.agent ?? ''),
    secondsText(row.holdMs),
    secondsText(row.wrapMs),
  ];
  return `${cells.join(',')}\n`;
}

/**
 * The local time of an instant. The second hour of the night on which the clocks are set back is told
 * by its offset, as its local times are those of the first.
 */
export function localText(at: number, zone: Zone): string {
  const local = zone.localOf(at);
  const text = isoText(local);
  return zone.instantOf(local, null) === at ? text : `${text}${offsetText(local - at)}`;
}

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Shorter than `String` of a fraction, and exact. */
function secondsText(ms: number | null): string {
  return ms === null ? '' : String(ms / 1000);
}

/** A text as a cell of CSV; names that a spreadsheet would run have been made harmless before. */
export function cellText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d. ]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
