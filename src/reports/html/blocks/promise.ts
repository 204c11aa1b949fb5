/** When callbacks are made, against when they were to be made. */

import type { CallbackRow } from '../../../records/callback-row.js';
import { secondsText } from '../../numbers.js';
import { type Pair, scatter } from '../charts/scatter.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { quantileOf } from '../quantile-of.js';
import { plural, shareText } from '../words.js';
import { lookedAt, withoutLook } from './close.js';

export function promiseBlock(context: Context): Block {
  const { look } = context.data;
  const content =
    look === null
      ? withoutLook(context)
      : html`${held(context, look.callbacks)}${quoted(context, look.callbacks)}`;
  return { id: 'promise', title: 'Promise against actual', short: 'Promise', content };
}

function secondsFrom(row: CallbackRow, at: number): number {
  return (at - row.createdAt) / 1000;
}

/** A queued callback promises the caller their place: the answer they would have had by holding. */
function held(context: Context, rows: readonly CallbackRow[]): Html {
  const pairs = rows.flatMap((row): Pair[] =>
    row.agentAnsweredAt === null || row.heldAnsweredAt === null
      ? []
      : [{ x: secondsFrom(row, row.heldAnsweredAt), y: secondsFrom(row, row.agentAnsweredAt) }],
  );
  if (pairs.length === 0) {
    return html`<p>No callback can be compared with its call: the world in which callers hold was not run, or none was made.</p>`;
  }
  const { driftToleranceMs } = context.data.result.plan.targets;
  const within = pairs.filter(({ x, y }) => Math.abs(y - x) * 1000 <= driftToleranceMs).length;
  const finding = `${shareText(within, pairs.length)} of callbacks are made within ${secondsText(driftToleranceMs / 1000)} of the moment at which holding would have been answered.`;
  return pairsPicture(context, {
    id: 'promise-held',
    title: 'The place that is kept: agent’s answer to the callback against that to the held call',
    finding,
    what: `Each square stands for callbacks of ${lookedAt(context)}: across, the time from the request until an agent would have answered the call had it held; up, until an agent answers the callback. On the line both are the same.`,
    pairs,
    xName: 'from the request, had they held',
    yName: 'from the request to the callback',
  });
}

function quoted(context: Context, rows: readonly CallbackRow[]): Content {
  const pairs = rows.flatMap((row): Pair[] =>
    row.promisedFor === null || row.customerAnsweredAt === null
      ? []
      : [{ x: secondsFrom(row, row.promisedFor), y: secondsFrom(row, row.customerAnsweredAt) }],
  );
  if (pairs.length === 0) {
    return html`<p class="quiet">No wait is quoted to those who take a callback here, so there is no spoken promise to compare with.</p>`;
  }
  const late = pairs.filter(({ x, y }) => y > x).length;
  const errors = pairs.map(({ x, y }) => y - x).sort((a, b) => a - b);
  const finding = `${shareText(late, pairs.length)} of callbacks come later than the wait that was quoted; half of the errors are at most ${secondsText(quantileOf(errors, 0.5))}.`;
  return pairsPicture(context, {
    id: 'promise-quoted',
    title: 'The wait that was quoted, and the one that followed',
    finding,
    what: `Callbacks of ${lookedAt(context)}: across, the wait that was quoted; up, the time until the customer answers, both from the request.`,
    pairs,
    xName: 'from the request, as quoted',
    yName: 'from the request to the customer’s answer',
  });
}

interface Pairs {
  readonly id: string;
  readonly title: string;
  readonly finding: string;
  readonly what: string;
  readonly pairs: readonly Pair[];
  readonly xName: string;
  readonly yName: string;
}

function pairsPicture(_context: Context, picture: Pairs): Html {
  const { id, title, finding, what, pairs, xName, yName } = picture;
  return figure({
    id,
    title,
    description: `${finding} The table below has the figures.`,
    finding,
    what,
    draw: (size) => scatter(size, { pairs, xName, yName }),
    behind: {
      caption: `${plural(pairs.length, 'callback')}, by the time that was promised`,
      columns: [
        'Promised',
        'Callbacks',
        'Actual, 1 of 20 at most',
        'half at most',
        '19 of 20 at most',
      ].map((label) => ({ label })),
      rows: byPromise(pairs),
    },
  });
}

const WIDTHS_S = [10, 30, 60, 120, 300, 600, 1800, 3600, 14_400, 86_400];
const MOST_ROWS = 20;

/** The actual times of those who were promised about the same. */
function byPromise(pairs: readonly Pair[]): string[][] {
  const promised = pairs.map(({ x }) => x);
  const [least, most] = [
    promised.reduce((a, b) => Math.min(a, b)),
    promised.reduce((a, b) => Math.max(a, b)),
  ];
  const width = WIDTHS_S.find((each) => (most - least) / each <= MOST_ROWS) ?? 604_800;
  const groups = new Map<number, number[]>();
  for (const { x, y } of pairs) {
    const group = Math.floor(x / width);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [y]);
    else known.push(y);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([group, actual]) => {
      const sorted = actual.sort((a, b) => a - b);
      const at = (share: number): string => secondsText(quantileOf(sorted, share));
      const span = `${secondsText(group * width)} to ${secondsText((group + 1) * width)}`;
      return [span, String(actual.length), at(0.05), at(0.5), at(0.95)];
    });
}
