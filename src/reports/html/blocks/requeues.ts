/** How often callbacks went round again. */
import { valueText } from '../../numbers.js';
import { bars } from '../charts/bars.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html } from '../html.js';
import { meanText, plural, shareText } from '../words.js';

export function requeuesBlock(context: Context): Block {
  return { id: 'requeues', title: 'Re-queues', content: picture(context) };
}

function picture({ data, figures, summary }: Context): Html {
  const { requeues } = data;
  const total = requeues.reduce((sum, count) => sum + count, 0);
  if (total === 0) return html`<p>No callback was answered by an agent.</p>`;
  const last = requeues.findLastIndex((count) => count > 0);
  const shown = requeues.slice(0, Math.max(last + 1, 2));
  const nameOf = (k: number): string =>
    k === 0
      ? 'Answered at the first ring'
      : `${k === requeues.length - 1 ? `${k} or more` : k} ${k === 1 ? 're-queue' : 're-queues'}`;
  const rows = shown.map((count, k) => ({
    name: nameOf(k),
    value: count,
    look: k === 0 ? 'cb' : 'wrap',
    text: `${shareText(count, total)} · ${meanText(count / summary.replications)}`,
  }));
  const finding = html`${figures.show('callbacks.requeues.share')} of callbacks go back to the queue at least once because an agent does not answer; the most that one went round is ${figures.show('callbacks.requeues.max')}.`;
  const delay = figures.mean('callbacks.drift.connect.requeues.mean_s');
  return figure({
    id: 'requeues-histogram',
    title: 'Callbacks by their number of re-queues',
    description: 'Bars by the number of re-queues; the table below has the figures.',
    finding,
    what: `Callbacks that an agent answered, by how often an agent had not: share, and mean of a replication; ${plural(total, 'callback')} in all replications.`,
    draw: (size) => bars(size, rows),
    note: html`Agents spend ${figures.show('callbacks.requeues.ringing.mean_s')} a callback ringing in vain${delay === null ? null : html`; re-queues make callbacks ${valueText(Math.abs(delay), 's')} ${delay < 0 ? 'earlier' : 'later'} on average`}.`,
    behind: {
      caption: 'Answered callbacks by re-queues, all replications',
      columns: [{ label: 'Re-queues' }, { label: 'Callbacks' }, { label: 'Share' }],
      rows: shown.map((count, k) => [nameOf(k), count, shareText(count, total)]),
    },
  });
}
