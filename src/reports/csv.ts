/**
 * Results as CSV: RFC 4180, UTF-8, `\n`, units in the column names, rates 0 to 1, undefined is empty.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
import { mediaName } from '../callback/reporting.js';
import type { ExperimentResult } from '../experiments/conclude.js';
import { intervalFigures } from '../experiments/interval-columns.js';
import type { IntervalTable } from '../experiments/interval-table.js';
import type { CallbackRow } from '../records/callback-row.js';
import { conversationGuid } from './guid.js';

type Cell = string | number | boolean | null;

/**
 * Rows as CSV text; the first may be the header. A result has a row for every callback, and its
 * writing is a part of each run, so that it is done here in a line or two: what csv-stringify makes of
 * the same rows, at a fifth of the time.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  let text = '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\n`;
  return text;
}

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  // Most are words, numbers and instants, with nothing to look at more closely.
  if (/^\w[\w .:;-]*$/.test(cell)) return cell;
  const text = harmless(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Keeps a spreadsheet from running a text; numbers that only look like one stay as they are. One that
 * begins as a text kept so does is marked once more, so that `asWritten` finds each again.
 */
export function harmless(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?[\d. ]+$/.test(text) ? `'${text}` : text;
}

/** The text that `harmless` was given. */
export function asWritten(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

export function summaryCsv(result: ExperimentResult): string {
  const rows: Cell[][] = [['measure', 'unit', 'mean', 'low', 'high', 'n', 'definition']];
  for (const { key, definition } of result.measures) {
    const estimate = result.estimates.get(key);
    if (estimate === undefined) continue;
    const { unit, mean, low, high, n } = estimate;
    rows.push([key, unit, mean, low, high, n, definition]);
  }
  return csvText(rows);
}

/** A row per interval, queue and media type; that of the whole center has neither. */
export function intervalsCsv(intervals: IntervalTable): string {
  const header: Cell[] = ['from_s', 'to_s', 'queue', 'media'];
  for (const { name } of intervalFigures) header.push(name, `${name}_low`, `${name}_high`);
  return csvText([
    header,
    ...intervals
      .rows()
      .map(({ fromMs, toMs, queue, media, figures }) => [
        fromMs / 1000,
        toMs / 1000,
        queue,
        media === null ? null : mediaName(media),
        ...[...figures.values()].flatMap(({ mean, low, high }) => [mean, low, high]),
      ]),
  ]);
}

/** The columns of `callbacks.csv`; instants are seconds from the start. */
export const callbackColumns = [
  'replication',
  'callback',
  'call_id',
  'caller_class',
  'conversation_guid',
  'queue',
  'applet',
  'clid',
  'number_dialled',
  'requested_s',
  'age0_s',
  'queued_s',
  'first_offer_s',
  'last_offer_s',
  'agent_answer_s',
  'customer_answer_s',
  'ended_s',
  'dialled_s',
  'on_line_s',
  'slot_s',
  'state',
  'result',
  'requeues',
  'dials',
  'redundant',
  'agent',
  'wait_quoted_s',
  'promised_s',
  'held_first_offer_s',
  'held_last_offer_s',
  'held_answer_s',
  'drift_s',
  'offer_drift_s',
  'connect_drift_s',
  'attempts',
  'customer_dials',
  'put_off',
  'queue_entries',
  'overtaken_by',
  'holds',
] as const;

export function callbacksHeader(): string {
  return csvText([callbackColumns]);
}

/** Rows of `callbacks.csv`, without the header. */
export function callbackRowsCsv(seed: string, rows: readonly CallbackRow[]): string {
  return rows.length === 0 ? '' : csvText(rows.map((row) => callbackCells(seed, row)));
}

/** A callback as it stands in a row of `callbacks.csv`, by column. */
export function storedRowOf(seed: string, row: CallbackRow): Record<string, string> {
  const cells = callbackCells(seed, row);
  return Object.fromEntries(callbackColumns.map((name, k) => [name, String(cells[k] ?? '')]));
}

/** Stands for the agent of a dial that was made ahead of any. */
const AHEAD = 'ahead';

/** Seconds from the start; open where the end of the run came first. */
function spanText(from: number, to: number | null): string {
  return `${from / 1000}-${to === null ? '' : to / 1000}`;
}

/** When the customer and the agent came to talk: the later of the two answers. */
function talkedAt({ customerAnsweredAt, agentAnsweredAt }: CallbackRow): number | null {
  if (customerAnsweredAt === null || agentAnsweredAt === null) return null;
  return Math.max(customerAnsweredAt, agentAnsweredAt);
}

function callbackCells(seed: string, row: CallbackRow): Cell[] {
  const from = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : seconds(a - b);
  return [
    row.replication + 1,
    `${row.replication + 1}-${row.serial}`,
    row.callId,
    row.callerClass,
    conversationGuid(seed, row.replication, row.callSerial),
    row.queue,
    row.applet,
    row.clid,
    row.numberDialled,
    seconds(row.createdAt),
    seconds(row.age0),
    seconds(row.queuedAt),
    seconds(row.firstOfferAt),
    seconds(row.lastOfferAt),
    seconds(row.agentAnsweredAt),
    seconds(row.customerAnsweredAt),
    seconds(row.endedAt),
    seconds(row.dialledAt),
    seconds(row.onLineAt),
    seconds(row.slotAt),
    row.state,
    row.result,
    row.requeues,
    row.dials,
    row.redundant,
    row.agent,
    seconds(row.quotedMs),
    seconds(row.promisedFor),
    seconds(row.heldFirstOfferAt),
    seconds(row.heldLastOfferAt),
    seconds(row.heldAnsweredAt),
    from(row.agentAnsweredAt, row.heldAnsweredAt),
    from(row.firstOfferAt, row.heldFirstOfferAt),
    from(talkedAt(row), row.heldAnsweredAt),
    row.attempts
      .map(({ agent, at, endedAt, end }) => `${agent} ${spanText(at, endedAt)} ${end}`)
      .join('; '),
    row.dialled
      .map(
        ({ agent, at, endedAt, result }) => `${agent ?? AHEAD} ${spanText(at, endedAt)} ${result}`,
      )
      .join('; '),
    row.putOffs.map(({ from, until }) => spanText(from, until)).join('; '),
    row.entries.map(({ queue, at }) => `${queue} ${at / 1000}`).join('; '),
    row.overtakenBy,
    row.holds.map(({ from, until }) => spanText(from, until)).join('; '),
  ];
}
