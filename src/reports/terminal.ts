/**
 * The summary on a terminal: what happened to the calls, what became of the callbacks, the three
 * headlines, and last the verdict and the next command.
 */

import type { Estimate } from '../metrics/measure.js';
import { fitWidth } from './fit-width.js';
import { plural } from './html/words.js';
import { CUT } from './numbers.js';
import type { Summary } from './summary-json.js';
import { campaignTables } from './terminal-campaigns.js';
import { closing } from './terminal-closing.js';
import { costTable } from './terminal-costs.js';
import { estimateTables } from './terminal-estimates.js';
import { fateTable, headlines } from './terminal-headlines.js';
import { overviewTables } from './terminal-overview.js';
import { figureRow, find, type Look, plainTable, type Row } from './terminal-table.js';

export function terminalSummary(summary: Summary, look: Look): string {
  const { paint } = look;
  const prefix = look.queue === null || look.queue === undefined ? '' : `queues.${look.queue}.`;
  const parts = [heading(summary, look, prefix)];
  if (prefix === '') parts.push(...overviewTables(summary, look));
  const live = liveRows(look.serviceLevel, hasCallbacks(summary));
  parts.push(section(summary, look, 'Live calls', live, prefix));
  parts.push(...estimateTables(summary, look, prefix));
  if (hasCallbacks(summary)) {
    const isFirst = summary.measures['callbacks.customerFirst.onLine'] !== undefined;
    const rows = callbackRows(isFirst ? unreachedFirstRows : [unreachedRow]);
    parts.push(section(summary, look, 'Callbacks', rows, prefix));
    parts.push(headlines(summary, look, prefix));
    if (prefix === '' && summary.fates !== null) parts.push(fateTable(summary, look));
  } else parts.push(paint.dim('Nobody was offered a callback: nothing to compare.\n'));
  if (prefix === '') parts.push(...campaignTables(summary, look));
  if (prefix === '') parts.push(...costTable(summary, look));
  const isCut = parts.some((part) => part.includes(CUT));
  parts.push(closing(summary, look, isCut));
  return fitWidth(parts.join('\n'), look.width, 4);
}

function hasCallbacks({ measures }: Summary): boolean {
  return (
    (measures['callbacks.offered']?.mean ?? 0) + (measures['callbacks.created']?.mean ?? 0) > 0
  );
}

function heading(
  { scenario, replications, requested, seed, worlds, incomplete }: Summary,
  { paint }: Look,
  prefix: string,
): string {
  const days = incomplete
    ? `${replications} of ${requested} replications`
    : plural(replications, 'replication');
  const people = worlds.length > 1 ? `, ${worlds.length} worlds with the same callers` : '';
  const part = prefix === '' ? '' : `, queue ${prefix.slice('queues.'.length, -1)}`;
  const note = incomplete
    ? paint.yellow(
        '  INCOMPLETE: stopped before the end; all that follows is of the replications finished\n',
      )
    : '';
  return `${paint.bold(scenario)}${part}  ${paint.dim(`${days}, seed ${seed}${people}`)}\n${note}`;
}

function liveRows(formula: string, compares: boolean): Row[] {
  const twin: Row[] = compares
    ? [['  had there been no callbacks', 'noCallback.serviceLevel']]
    : [];
  return [
    ['offered', 'offered'],
    ['answered', 'answered'],
    ['abandoned', 'abandoned'],
    ['hung up over a quoted wait', 'balked'],
    ['abandoned / offered', 'abandonedRate'],
    ['blocked', 'blocked', 'found no free line'],
    ['persons turned away', 'persons.turnedAway', 'busy, no agents, closed, or their plan ended'],
    ['redials', 'redials', 'made again after a call that was lost'],
    [`service level (${formula})`, 'serviceLevel'],
    ['  below target in', 'badDays.serviceLevel', 'of the replications'],
    ...twin,
    ['average speed of answer', 'asa_s'],
    ['answered later than told', 'promiseError.lateRate'],
    ['occupancy', 'occupancy', '(talk + wrap + ring + dial) / (that + ready)'],
  ];
}

const unreachedRow: Row = [
  '  unreached',
  'callbacks.unreached',
  'agent answered, customer did not: final',
];

/** With the customer first no agent has answered yet. */
const unreachedFirstRows: Row[] = [
  ['  unreached', 'callbacks.unreached', 'not reached, or gone before an agent answered: final'],
  ['    hung up on the line', 'callbacks.customerFirst.abandoned'],
  ['  wait on the line', 'callbacks.customerFirst.wait.mean_s', 'of those then connected'],
];

const callbackRows = (unreached: readonly Row[]): Row[] => [
  ['offered', 'callbacks.offered'],
  ['accepted', 'callbacks.accepted'],
  ['created', 'callbacks.created'],
  ['  completed', 'callbacks.completed'],
  ...unreached,
  ['  expired', 'callbacks.expired', 'given up: their time was over, or their plan had no queue'],
  ['  pending at the end', 'callbacks.pending'],
  ['tried again', 'callbacks.retries', 'dials that reached nobody, followed by another'],
  ['offers not made', 'callbacks.withheld', 'their conditions did not hold'],
  ['refused: no room', 'callbacks.noRoom'],
  ['refused: too late', 'callbacks.tooLate'],
  ['duplicate requests', 'callbacks.duplicates', 'same applet, first one pending'],
  ['redundant', 'callbacks.redundant', 'made to someone already served'],
  ['called back within 30 min', 'callbacks.calledBackWithin30m'],
];

function section(
  summary: Summary,
  look: Look,
  title: string,
  rows: readonly Row[],
  prefix: string,
): string {
  const table = plainTable();
  for (const row of rows) {
    const estimate = find(summary, prefix, row[1]);
    if (estimate === undefined || isIdle(row[1], estimate)) continue;
    table.push(figureRow(look, row, estimate));
  }
  return `${look.paint.bold(title)}\n${table.toString()}\n`;
}

/** Counts that say nothing when they are zero are left out. */
function isIdle(key: string, { mean }: Estimate): boolean {
  const mayBeIdle =
    /duplicates|redundant|^redials$|^blocked$|turnedAway|expired|retries|withheld|noRoom|tooLate/;
  return mean === 0 && mayBeIdle.test(key);
}
