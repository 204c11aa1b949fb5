/** A week by weekday and time of day, in colours, with all its figures in the table. */
import { clockText } from '../../../fit/words.js';
import { NOTHING } from '../../numbers.js';
import { heatmap } from '../charts/heatmap.js';
import { figure, type Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';

export interface Week {
  readonly id: string;
  readonly title: string;
  readonly finding: Content;
  readonly what: string;
  readonly caption: string;
  /** The length of a step, in ms. */
  readonly every: number;
  readonly days: readonly { readonly weekday: number; readonly steps: readonly number[] }[];
  readonly shown: (value: number) => string;
}

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS_APART = [1, 2, 3, 4, 6, 12];

export function weekFigure({ id, title, finding, what, caption, every, days, shown }: Week): Html {
  const isThere = (steps: readonly number[]): boolean => steps.some((value) => value > 0);
  const some = days.filter(({ steps }) => isThere(steps));
  if (some.length === 0) return html`<p>${finding}</p>`;
  const from = Math.min(...some.map(({ steps }) => steps.findIndex((value) => value > 0)));
  const to = Math.max(...some.map(({ steps }) => steps.findLastIndex((value) => value > 0))) + 1;
  const times = Array.from({ length: to - from }, (_, k) => clockText((from + k) * every));
  const rows = days.map(({ weekday, steps }) => ({
    name: NAMES[weekday] ?? '',
    values: steps.slice(from, to),
    shown,
  }));
  return figure({
    id,
    title,
    description: 'A row a weekday, a cell a step of the day; the table below has the figures.',
    finding,
    what,
    draw: (size) =>
      heatmap(size, {
        rows,
        columns: times,
        ticks: ticksOf(from, to, every, size),
        isEachOfItsOwn: false,
      }),
    behind: {
      caption,
      columns: [{ label: 'From' }, ...rows.map((row) => ({ label: row.name }))],
      rows: times.map((time, k) => [
        time,
        ...rows.map(({ values }) => (values[k] === undefined ? NOTHING : shown(values[k]))),
      ]),
    },
  });
}

/** At full hours, no more than there is room for. */
function ticksOf(from: number, to: number, every: number, { narrow }: Size) {
  const most = narrow ? 5 : 12;
  const hours = ((to - from) * every) / 3_600_000;
  const step = (HOURS_APART.find((each) => hours / each <= most) ?? 12) * 3_600_000;
  const first = Math.ceil((from * every) / step) * step;
  const count = Math.floor((to * every - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const time = first + k * step;
    return { value: time / every - from, label: clockText(time) };
  });
}
