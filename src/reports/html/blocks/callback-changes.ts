/** What callbacks would have changed on a replayed day. */
import type { Estimate } from '../../../metrics/measure.js';
import { conclusionOf } from '../../conclusion.js';
import { differenceText } from '../../numbers.js';
import { changeRows, shownAs } from '../../replay-words.js';
import type { ReplayedDay } from '../../replayed-day.js';
import type { Summary } from '../../summary-json.js';
import { type ForestRow, forest } from '../charts/forest.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { Figures } from '../figures.js';
import { html, keyCode } from '../html.js';
import { spanText } from '../words.js';

interface Change {
  readonly key: string;
  readonly label: string;
  readonly better: 'more' | 'less';
}

const CHANGES: readonly Change[] = [
  { key: 'abandonmentAvoided', label: 'Abandonment avoided', better: 'more' },
  { key: 'reachedGained', label: 'Reached gained', better: 'more' },
  { key: 'whoPays.wait.mean_s', label: 'Wait of those who took none', better: 'less' },
  { key: 'whoPays.abandonedRate', label: 'Abandonment of those who took none', better: 'less' },
  { key: 'callbacks.drift.mean_s', label: 'Called back later than held', better: 'less' },
];

export function callbackChangesBlock(
  { offer, trust, callbacks }: ReplayedDay,
  summary: Summary,
): Block {
  const figures = new Figures(summary);
  const known = CHANGES.flatMap((change) => {
    const estimate = figures.get(change.key);
    return estimate === undefined || estimate.mean === null ? [] : [rowOf(change, estimate)];
  });
  const rows = changeRows.filter(([, key]) => figures.has(key));
  const doubt =
    trust === 'yes'
      ? null
      : html`<p class="notice">The model is not near enough to this day, so what follows is to be taken with ${trust === 'no' ? 'much ' : ''}doubt.</p>`;
  const content = html`${doubt}<p>${callbacks === 0 ? 'The same callers in three worlds: without callbacks, with them, and as if those who take one had held.' : 'The log has callbacks: the world with them is the one that happened, that without them is the one that did not.'} ${offer.words.charAt(0).toUpperCase()}${offer.words.slice(1)}.</p>
${figure({
  id: 'changes',
  title: 'What callbacks would have changed',
  description: 'Differences with their intervals about zero; the table below has the figures.',
  finding: conclusionOf(summary) ?? 'No callback was made, so there is nothing to compare.',
  what: 'With callbacks less without, with the 95 % interval of each. Every row has its own scale; the upright line is no change. ▲ better, ▼ worse, ○ not told apart from none.',
  draw: (size) => forest(size, known),
  isOpen: true,
  behind: {
    caption: `${summary.replications} replications`,
    columns: [
      { label: 'Figure' },
      { label: 'Mean' },
      { label: '95 %' },
      { label: 'Key', isText: true },
    ],
    keys: rows.map(([, key]) => key),
    rows: rows.map(([label, key]) => {
      const isSigned = isDifference(key, figures.get(key));
      return [
        label.replace(/^ +/, '– '),
        isSigned ? figures.showSigned(key) : figures.show(key),
        isSigned ? figures.signedInterval(key) : figures.interval(key),
        keyCode(key),
      ];
    }),
  },
})}
<p class="quiet">Intervals hold the draws of the simulation, not doubt about the shares and distributions that are drawn from.</p>`;
  return {
    id: 'callbacks',
    title: 'What callbacks would have changed',
    short: 'Callbacks',
    content,
  };
}

/** Whether a figure is written with its sign. */
function isDifference(key: string, estimate: Estimate | undefined): boolean {
  return estimate !== undefined && shownAs(key, estimate)(1).startsWith('+');
}

function rowOf({ label, better }: Change, { mean, low, high, unit }: Estimate): ForestRow {
  const range =
    low === null || high === null || low === high
      ? ''
      : ` (${spanText(differenceText(low, unit), differenceText(high, unit))})`;
  return {
    ...{ name: label, difference: mean, low, high, margin: null },
    text: `${differenceText(mean, unit)}${range}`,
    look: lookOf(better, low, high),
  };
}

function lookOf(
  better: Change['better'],
  low: number | null,
  high: number | null,
): ForestRow['look'] {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'same';
  return low > 0 === (better === 'more') ? 'good' : 'bad';
}
