/** What happened to a few callers, moment by moment. */
import type { CallbackRow } from '../../../records/callback-row.js';
import { storedRowOf } from '../../csv.js';
import { dialResultText, ringEndText } from '../../result-words.js';
import { storyOf } from '../../story.js';
import { type Lane, lanes, type Span } from '../charts/lanes.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { key } from '../key.js';
import { lateText } from '../words.js';
import { withoutLook } from './close.js';

export function storiesBlock(context: Context): Block {
  const { look } = context.data;
  const content =
    look === null
      ? withoutLook(context)
      : html`<p>Each from when the wait began: ${KEYS}.</p>${chosen(look.callbacks).map(([title, row], k) => story(context, title, row, k))}`;
  return { id: 'stories', title: 'A few callers’ stories', short: 'Stories', content };
}

const KEYS = html`${key('live', 'on the line')}, ${key('free', 'off the line, the callback waits')}, ${key('wrap', 'an agent rings')}, ${key('lost', 'a ring that nobody answers')}, ${key('idle', 'the number is dialled')}, ${key('good', 'they talk')}`;

type Chosen = readonly [title: string, row: CallbackRow];

/** One of each kind, where there is one: of several the first. */
function chosen(rows: readonly CallbackRow[]): Chosen[] {
  const drift = ({ agentAnsweredAt: a, heldAnsweredAt: h }: CallbackRow): number | null =>
    a === null || h === null ? null : a - h;
  const most = (of: (row: CallbackRow) => number | null): CallbackRow | undefined =>
    rows.reduce<CallbackRow | undefined>((best, row) => {
      const value = of(row);
      if (value === null) return best;
      return best === undefined || value > (of(best) ?? Number.NEGATIVE_INFINITY) ? row : best;
    }, undefined);
  const completed = rows.filter(({ state, requeues }) => state === 'Completed' && requeues === 0);
  const meant = completed.reduce<CallbackRow | undefined>((best, row) => {
    const size = (each: CallbackRow): number => Math.abs(drift(each) ?? Number.POSITIVE_INFINITY);
    return best === undefined || size(row) < size(best) ? row : best;
  }, undefined);
  const candidates: [string, CallbackRow | undefined][] = [
    ['As it is meant', meant],
    ['The latest', most(drift)],
    ['The earliest', most((row) => negative(drift(row)))],
    ['Round and round', most(({ requeues }) => (requeues > 0 ? requeues : null))],
    ['Reached nobody', rows.find(({ state }) => state === 'Unreached')],
    ['Pending at the end', rows.find(({ endedAt }) => endedAt === null)],
  ];
  const seen = new Set<CallbackRow>();
  return candidates.flatMap(([title, row]): Chosen[] => {
    if (row === undefined || seen.has(row)) return [];
    seen.add(row);
    return [[title, row]];
  });
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function story(context: Context, title: string, row: CallbackRow, k: number): Html {
  const ends = [row.endedAt, row.heldAnsweredAt, row.lastOfferAt, row.createdAt].filter(
    (value) => value !== null,
  );
  const from = Math.min(row.age0, row.createdAt);
  const to = Math.max(...ends, from + 1000);
  const rows: Lane[] = [
    { name: 'What happened', spans: since(from, happened(row, to)) },
    ...(row.heldAnsweredAt === null
      ? []
      : [{ name: 'Had they held', spans: since(from, held(row)) }]),
  ];
  const { clock } = context;
  const lines = storyOf(storedRowOf(context.summary.seed, row));
  return figure({
    id: `story-${k + 1}`,
    title: `${title}: the course of one callback`,
    description: 'Spans of time along a line; the table below tells them.',
    finding: html`${title}: ${summaryOf(row)}`,
    what: html`Callback <code>${row.replication + 1}-${row.serial}</code>${row.callId === null ? null : html` of call ${name(row.callId)}`}, replication ${row.replication + 1}, taken at ${clock.text(row.createdAt)}${row.queue === null ? null : html`, queue ${name(row.queue)}`}.`,
    draw: (size) => lanes(size, rows, (to - from) / 1000),
    behind: {
      caption: 'What happened, from the start of the run',
      columns: [{ label: 'When' }, { label: 'What', isText: true }],
      rows: lines.map((line) => {
        const [, when = '', what = line] = /^(\S+) {2}(.*)$/.exec(line) ?? [];
        return [when, what];
      }),
    },
  });
}

/** Spans of the run, in ms, as seconds from an instant of it. */
function since(instant: number, spans: readonly Span[]): Span[] {
  return spans.map((span) => ({
    ...span,
    from: (span.from - instant) / 1000,
    to: (span.to - instant) / 1000,
  }));
}

function summaryOf(row: CallbackRow): string {
  const { agentAnsweredAt: a, heldAnsweredAt: h, endedAt, requeues, state, result } = row;
  const parts: string[] = [];
  if (a !== null && h !== null) parts.push(`called back ${lateText((a - h) / 1000)}`);
  else if (a === null) parts.push('no agent ever answered');
  if (requeues > 0) parts.push(`re-queued ${requeues === 1 ? 'once' : `${requeues} times`}`);
  if (endedAt === null) parts.push('pending at the end');
  else if (state === 'Unreached') parts.push(`nobody reached (${dialResultText(result)})`);
  else if (state !== 'Completed') parts.push(`closed as ${state.toLowerCase()}`);
  return `${parts.join(', ')}.`;
}

function happened(row: CallbackRow, end: number): Span[] {
  const spans: Span[] = [];
  const add = (from: number | null, to: number | null, look: string, text: string): void => {
    if (from !== null && to !== null && to > from) spans.push({ from, to, look, text });
  };
  add(row.age0, row.createdAt, 'live', 'waits on the line');
  add(row.createdAt, row.endedAt ?? end, 'free', 'off the line');
  for (const { at, endedAt, end: how, agent } of row.attempts) {
    add(at, endedAt, how === 'answered' ? 'wrap' : 'lost', `${agent} rings: ${ringEndText(how)}`);
  }
  for (const { at, endedAt, result } of row.dialled) {
    const until = endedAt ?? end;
    const isReached = row.customerAnsweredAt !== null && row.customerAnsweredAt >= at;
    add(
      at,
      isReached ? Math.min(until, row.customerAnsweredAt ?? until) : until,
      'idle',
      `dialled: ${dialResultText(result)}`,
    );
  }
  const talk = talkOf(row);
  add(talk, row.endedAt, 'good', 'they talk');
  return spans;
}

function talkOf({ state, customerAnsweredAt: x, agentAnsweredAt: a }: CallbackRow): number | null {
  return state !== 'Completed' || x === null || a === null ? null : Math.max(x, a);
}

function held(row: CallbackRow): Span[] {
  const { age0, heldFirstOfferAt, heldAnsweredAt } = row;
  if (heldAnsweredAt === null) return [];
  const offer = heldFirstOfferAt ?? heldAnsweredAt;
  return [
    { from: age0, to: offer, look: 'live', text: 'waits on the line' },
    { from: offer, to: heldAnsweredAt, look: 'wrap', text: 'an agent rings' },
  ].filter(({ from, to }) => to > from);
}
