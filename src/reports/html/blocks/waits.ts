/** How long callers waited on the line, by how it ended. */
import type { CloseLook } from '../../../experiments/close-look.js';
import { outcomes } from '../charts/outcomes.js';
import type { Block, Context } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html } from '../html.js';
import { listed, plural, shareText, wholeSeconds } from '../words.js';
import { lookedAt, withoutLook } from './close.js';

const WIDTHS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
const MOST_BINS = 80;
/** Beyond it the axis ends; what lies there is counted in the last bin. */
const NEARLY_ALL = 0.995;

export function waitsBlock(context: Context): Block {
  const { look } = context.data;
  return {
    id: 'waits',
    title: 'Waits by outcome',
    short: 'Waits',
    content: look === null ? withoutLook(context) : picture(context, look),
  };
}

type Waits = CloseLook['waits'];

interface End {
  readonly end: keyof Waits;
  readonly name: string;
  readonly who: string;
  readonly look: string;
}

const ENDS: readonly End[] = [
  { end: 'answered', name: 'Answered', who: 'the answered', look: 'live' },
  { end: 'toCallback', name: 'Took a callback', who: 'those who took a callback', look: 'cb' },
  { end: 'abandoned', name: 'Hung up', who: 'those who hung up', look: 'lost' },
];

function picture(context: Context, { waits }: CloseLook): Html {
  const shown = ENDS.filter(({ end }) => waits[end].count > 0);
  if (shown.length === 0) return html`<p>No live call left a queue.</p>`;
  const total = shown.reduce((sum, { end }) => sum + waits[end].count, 0);
  const reach = Math.max(...shown.map(({ end }) => waits[end].quantile(NEARLY_ALL) + 1));
  const width = WIDTHS_S.find((each) => reach / each <= MOST_BINS) ?? 7200;
  const rows = shown.map(({ end, name, who, look }) => {
    const counts = binned(waits[end].bins(width).counts, Math.ceil(reach / width));
    const [half, most] = [0.5, 0.9].map((share) => wholeSeconds(waits[end].quantile(share)));
    const text = `${shareText(waits[end].count, total)} of calls; half within ${half}, 9 of 10 within ${most}`;
    return { end, name, who, look, counts, text };
  });
  const halves = rows.map(({ end, who }, k) => {
    const wait = wholeSeconds(waits[end].quantile(0.5));
    return k === 0 ? `Half of ${who} waited ${wait} or less` : `half of ${who} ${wait}`;
  });
  const finding = `${listed(halves)}.`;
  return figure({
    id: 'waits-by-outcome',
    title: 'Waits on the line, by outcome',
    description: `${finding} The table below has the figures.`,
    finding,
    what: `Live calls by their whole seconds in the queue, in steps of ${wholeSeconds(width)}, of ${lookedAt(context)}; each row has a scale of its own.`,
    draw: (size) => outcomes(size, rows, width),
    behind: {
      caption: `Calls by wait; ${plural(total, 'call')} in all`,
      columns: [{ label: 'From' }, ...rows.map(({ name }) => ({ label: name }))],
      rows: Array.from({ length: Math.ceil(reach / width) }, (_, bin) => [
        wholeSeconds(bin * width),
        ...rows.map(({ counts }) => counts[bin] ?? 0),
      ]),
    },
  });
}

/** The last bin holds all beyond. */
function binned(counts: readonly number[], bins: number): number[] {
  const shown = Array.from({ length: bins }, (_, k) => counts[k] ?? 0);
  const beyond = counts.slice(bins).reduce((sum, count) => sum + count, 0);
  shown[bins - 1] = (shown[bins - 1] ?? 0) + beyond;
  return shown;
}
