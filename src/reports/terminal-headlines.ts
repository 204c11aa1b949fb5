/** The three headlines and the table of fates on a terminal. */
import type { Estimate } from '../metrics/measure.js';
import { fateNames } from '../records/people.js';
import { NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import { find, type Look, plainTable, type Row, table } from './terminal-table.js';

const avoidedRows: readonly Row[] = [
  ['avoided', 'abandonmentAvoided'],
  ['reached gained', 'reachedGained'],
  ['turned away more', 'turnedAwayGained', 'lost without an abandonment'],
  [
    'who pays: abandoned of the others',
    'whoPays.abandonedRate',
    'those who took no callback, with - without',
  ],
  ['who pays: wait of the others', 'whoPays.wait.mean_s'],
];

const driftRows: readonly Row[] = [
  ['mean', 'callbacks.drift.mean_s'],
  ['median', 'callbacks.drift.p50_s'],
  ['19 of 20 at most', 'callbacks.drift.p95_s'],
  ['first offer', 'callbacks.drift.offer.mean_s'],
  ['customer’s answer', 'callbacks.drift.connect.mean_s'],
  ['late without bound', 'callbacks.drift.lateUnbounded', 'pending at the end'],
];

const requeueRows: readonly Row[] = [
  ['in all', 'callbacks.requeues'],
  ['per callback answered', 'callbacks.requeues.mean'],
  ['callbacks with at least one', 'callbacks.requeues.share'],
  ['most of one callback', 'callbacks.requeues.max'],
];

/** Abandonment avoided, drift and re-queues; of a queue, what is known per queue. */
export function headlines(summary: Summary, look: Look, prefix: string): string {
  const get = (key: string): Estimate | undefined => find(summary, prefix, key);
  const text = (key: string): string => {
    const estimate = get(key);
    return estimate === undefined ? NOTHING : valueText(estimate.mean, estimate.unit);
  };
  const parts: string[] = [];
  const show = (title: string, what: string, rows: readonly Row[], sum: string): void => {
    const { paint } = look;
    parts.push(`${paint.bold(title)}${paint.dim(`  ${what}`)}`, table(look, rows, get));
    if (sum !== '') parts.push(paint.dim(`    ${sum}`));
    parts.push('');
  };
  if (prefix === '' && get('abandonmentAvoided') !== undefined) {
    const of = (part: string): string => `${part} ${text(`abandonmentAvoided.${part}`)}`;
    const what = 'persons a replication, paired with the same persons without callbacks';
    const sum = `= ${of('saved')} - ${of('backfired')} + ${of('relieved')} - ${of('harmed')}`;
    const turnsAway = (get('turnedAwayGained')?.mean ?? 0) !== 0;
    const rows = avoidedRows.filter(([, key]) => key !== 'turnedAwayGained' || turnsAway);
    show('Abandonment avoided', what, rows, sum);
  }
  const drift = get('callbacks.drift.mean_s');
  if (drift !== undefined) {
    const of = (part: string): string =>
      `${part} ${text(`callbacks.drift.connect.${part}.mean_s`)}`;
    const tried = get('callbacks.drift.connect.retries.mean_s')?.mean ?? 0;
    const retries = tried === 0 ? '' : `${of('retries')} + `;
    const what = 'agent’s answer to the callback - to the same call had it held; + is late';
    const sum =
      drift.mean === null
        ? ''
        : `customer’s answer = ${of('queueing')} + ${of('requeues')} + ${of('ring')} + ${retries}${of('dial')}`;
    show('Callback timing drift', what, driftRows, sum);
  }
  const what = 'an agent did not answer, the callback went back with its age';
  show('Re-queues', what, requeueRows, '');
  return parts.join('\n');
}

export function fateTable({ fates }: Summary, { paint }: Look): string {
  const shown = plainTable();
  shown.push([
    '',
    ...fateNames.map((name) => ({ content: paint.dim(name), hAlign: 'right' as const })),
  ]);
  for (const before of fateNames) {
    const row = fates?.[before] ?? {};
    if (fateNames.every((after) => (row[after] ?? 0) === 0)) continue;
    shown.push([
      `  ${before}`,
      ...fateNames.map((after) => ({
        content: (row[after] ?? 0) === 0 ? paint.dim('·') : valueText(row[after] ?? null, 'count'),
        hAlign: 'right' as const,
      })),
    ]);
  }
  return `${paint.bold('Fates')}${paint.dim('  rows: without callbacks; columns: with them; mean persons a replication')}\n${shown.toString()}\n`;
}
