/** What an import says on a terminal. */
import type { ChalkInstance } from 'chalk';
import type { ImportRecord } from '../fit/import-json.js';
import { NOTHING, secondsText } from './numbers.js';
import { forTerminal } from './terminal-safe.js';
import { plainTable } from './terminal-table.js';

const REASONS_SHOWN = 6;
const TYPES_SHOWN = 12;
const LONGEST_NAME = 40;
const right = (content: string) => ({ content, hAlign: 'right' as const });

/**
 * @param next the command that comes after this one
 * @param fit what was fitted, as text
 */
export function importText(
  record: ImportRecord,
  paint: ChalkInstance,
  next: string,
  fit: string,
): string {
  const { log, kept, lines, rejected, leftOut, gives } = record;
  const parts = [
    `${paint.bold(shown(log.file))}  ${log.format}, ${log.encoding}, times of ${log.zone}`,
    columnsText(record),
    '',
    `${count(lines)} lines = ${count(kept)} ${gives} + ${count(rejected)} rejected + ${count(leftOut)} left out`,
    reasons('rejected', record.rejectedBy, paint),
    unlisted(record),
    reasons('left out', record.leftOutBy, paint),
    reasons('odd, kept', record.oddBy, paint),
    '',
    daysText(record),
    typesTable(record),
    '',
    fit,
    '',
    `next: ${next}`,
  ];
  return `${parts.filter((part) => part !== null).join('\n')}\n`;
}

function columnsText({ log }: ImportRecord): string | null {
  const pairs = Object.entries(log.columns);
  return pairs.length === 0
    ? null
    : pairs.map(([field, from]) => `${field}=${shown(from)}`).join(', ');
}

function reasons(title: string, rows: ImportRecord['oddBy'], paint: ChalkInstance): string | null {
  if (rows.length === 0) return null;
  const table = plainTable();
  for (const { reason, what, count: n, lines } of rows.slice(0, REASONS_SHOWN)) {
    const where = `line ${lines.slice(0, 3).join(', ')}${n > 3 ? ', …' : ''}`;
    table.push([`  ${title}`, right(count(n)), reason, what, paint.dim(where)]);
  }
  const more = rows.length - REASONS_SHOWN;
  return more > 0 ? `${table.toString()}\n  and ${more} more reasons` : table.toString();
}

function unlisted({ rejected, rejectedListed }: ImportRecord): string | null {
  return rejected === rejectedListed
    ? null
    : `  rejected.csv lists the first ${count(rejectedListed)} of the rejected lines`;
}

function daysText({ first, last, days, agents }: ImportRecord): string {
  if (first === null) return 'no calls';
  const changed = days.filter(({ hours }) => hours !== 24);
  const odd = changed.map(({ date, hours }) => `${date} has ${hours} hours`).join(', ');
  const dates = `${days.length} ${days.length === 1 ? 'day' : 'days'}`;
  const people = agents === 0 ? '' : `, ${count(agents)} ${agents === 1 ? 'agent' : 'agents'}`;
  return `${dates}${people}: ${first} to ${last}${odd === '' ? '' : `; ${odd}`}`;
}

function typesTable({ types, gives }: ImportRecord): string | null {
  if (types.length === 0) return null;
  const table = plainTable();
  const heads = ['offered', 'answered', 'abandoned', 'left', 'wait', 'talk', 'handled in'];
  const callbacks = types.some((each) => each.callbacks > 0);
  table.push(['  type', ...[...heads, ...(callbacks ? ['callbacks'] : [])].map(right)]);
  for (const each of types.slice(0, TYPES_SHOWN)) {
    const { type, offered, answered, abandoned, left } = each;
    const share = offered === 0 ? NOTHING : `${((100 * abandoned) / offered).toFixed(1)} %`;
    const isCalls = gives === 'calls';
    const cells = [
      count(offered),
      count(answered),
      share,
      count(left),
      time(isCalls ? each.meanWait_s : null),
      time(each.meanTalk_s),
      time(each.meanHandle_s),
      ...(callbacks ? [count(each.callbacks)] : []),
    ];
    table.push([`  ${shown(type)}`, ...cells.map(right)]);
  }
  const more = types.length - TYPES_SHOWN;
  return more > 0 ? `${table.toString()}\n  and ${more} more types` : table.toString();
}

/** A name out of the log, on one line and not too long. */
function shown(name: string): string {
  const line = forTerminal(name).replace(/[\n\t]/g, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

function time(seconds: number | null): string {
  return seconds === null ? NOTHING : secondsText(seconds);
}

function count(n: number): string {
  return n.toLocaleString('en');
}
