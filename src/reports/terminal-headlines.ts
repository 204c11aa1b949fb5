/** The three headlines and the table of fates on a terminal. */
import type { Estimate } from '../metrics/measure.js';
import { fateNames } from '../records/people.js';
import { NOTHING, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import { find, type Look, plainTable, table } from './terminal-table.js';

export function headlines(summary: Summary, look: Look, prefix: string): string {
  const { paint } = look;
  const lines: string[] = [];
  const get = (key: string): Estimate | undefined => find(summary, prefix, key);
  const text = (key: string): string => {
    const estimate = get(key);
    return estimate === undefined ? NOTHING : valueText(estimate.mean, estimate.unit);
  };
  if (prefix === '' && get('abandonmentAvoided') !== undefined) {
    lines.push(
      paint.bold('Abandonment avoided') +
        paint.dim('  persons a replication, paired with the same persons without callbacks'),
      table(
        look,
        [
          ['avoided', 'abandonmentAvoided'],
          ['reached gained', 'reachedGained'],
          [
            'who pays: abandoned of the others',
            'whoPays.abandonedRate',
            'those who took no callback, with - without',
          ],
          ['who pays: wait of the others', 'whoPays.wait.mean_s'],
        ],
        get,
      ),
      paint.dim(
        `    = saved ${text('abandonmentAvoided.saved')} - backfired ${text('abandonmentAvoided.backfired')} + relieved ${text('abandonmentAvoided.relieved')} - harmed ${text('abandonmentAvoided.harmed')}`,
      ),
      '',
    );
  }
  if (get('callbacks.drift.mean_s') !== undefined) {
    lines.push(
      paint.bold('Callback timing drift') +
        paint.dim('  agent’s answer to the callback - to the same call had it held; + is late'),
      table(
        look,
        [
          ['mean', 'callbacks.drift.mean_s'],
          ['median', 'callbacks.drift.p50_s'],
          ['19 of 20 at most', 'callbacks.drift.p95_s'],
          ['first offer', 'callbacks.drift.offer.mean_s'],
          ['customer’s answer', 'callbacks.drift.connect.mean_s'],
          ['late without bound', 'callbacks.drift.lateUnbounded', 'pending at the end'],
        ],
        get,
      ),
      paint.dim(
        `    customer’s answer = queueing ${text('callbacks.drift.connect.queueing.mean_s')} + re-queues ${text('callbacks.drift.connect.requeues.mean_s')} + ring ${text('callbacks.drift.connect.ring.mean_s')} + dial ${text('callbacks.drift.connect.dial.mean_s')}`,
      ),
      '',
    );
  }
  lines.push(
    paint.bold('Re-queues') +
      paint.dim('  an agent did not answer, the callback went back with its age'),
    table(
      look,
      [
        ['in all', 'callbacks.requeues'],
        ['per callback answered', 'callbacks.requeues.mean'],
        ['callbacks with at least one', 'callbacks.requeues.share'],
        ['most of one callback', 'callbacks.requeues.max'],
      ],
      get,
    ),
    '',
  );
  return lines.join('\n');
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
