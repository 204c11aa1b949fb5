/** The page of all days of a log: whether the model may be trusted for the center. */
import type { Compared } from '../../experiments/replay/calibration.js';
import { trustOf } from '../../experiments/replay/calibration.js';
import type { Unit } from '../../metrics/measure.js';
import { differenceText, NOTHING, valueText } from '../numbers.js';
import { figureRows, percentText } from '../replay-words.js';
import type { ReplayedDay } from '../replayed-day.js';
import { allDaysOf, allDaysSentences, allDaysVerdict } from '../replayed-days.js';
import { axisValue } from './blocks/calibration-intervals.js';
import { figureOf, trustLine } from './blocks/calibration-verdict.js';
import { assumptionsBlock, figureMeanings, legend } from './blocks/calibration-words.js';
import { beside } from './charts/beside.js';
import { quoted } from './command-text.js';
import type { Block } from './context.js';
import { figure, type Size } from './figure.js';
import { type Html, html, name } from './html.js';
import { pageText } from './page.js';
import { footOf } from './replay-page.js';
import { table } from './table.js';
import { plural, spanText } from './words.js';

/**
 * One HTML file; the same replays give the same bytes.
 *
 * @param days at least one
 * @param command that gives the same figures, word by word
 */
export function replayDaysPage(days: readonly ReplayedDay[], command: readonly string[]): string {
  const [first] = days as [ReplayedDay];
  return pageText({
    title: `${first.log}, ${plural(days.length, 'day')} · ringback`,
    head: headOf(days, first),
    blocks: [
      verdictBlock(days),
      picturesBlock(days),
      daysBlock(days),
      assumptionsBlock(first, false),
      {
        id: 'definitions',
        title: 'What each figure means',
        short: 'Definitions',
        content: figureMeanings(
          figureRows(first).map(({ name: key, label }) => [key, label] as const),
        ),
      },
      {
        id: 'again',
        title: 'Do it again',
        content: html`<pre><code id="command">${command.map(quoted).join(' ')}</code></pre>`,
      },
    ],
    foot: footOf(),
  });
}

function headOf(days: readonly ReplayedDay[], { log, zone, seed, calibration }: ReplayedDay): Html {
  return html`<p class="kicker">Replay of all days</p>
<h1>${name(log)}</h1>
<p class="standfirst">Every day of the log again, beside what happened: whether the model may be trusted for this center.</p>
<p class="meta">${days
    .map(({ date }) => date)
    .filter((_, k) => k === 0 || k === days.length - 1)
    .join(
      ' to ',
    )} · ${plural(days.length, 'day')} · times of ${zone} · ${plural(calibration.replications, 'replication')} of each · seed ${seed}</p>`;
}

function verdictBlock(days: readonly ReplayedDay[]): Block {
  const trust = trustOf(allDaysOf(days).byDay.replayed);
  const content = html`${trustLine(trust, allDaysVerdict(days))}
<p>${allDaysSentences(days).join(' ')}</p>`;
  return { id: 'verdict', title: 'Verdict', content };
}

function picturesBlock(days: readonly ReplayedDay[]): Block {
  const content = html`<p>Were the model true, about one day in twenty would lie outside its band.</p>
${picture(days, 'hungUpShare', 'Hung up, of those offered', 'share')}
${picture(days, 'meanWait', 'Mean wait, all', 's')}
${picture(days, 'serviceLevel', `Handled within ${(days[0]?.answerWithinMs ?? 0) / 1000} s`, 'share')}`;
  return { id: 'by-day', title: 'Day by day', short: 'By day', content };
}

type Drawn = 'hungUpShare' | 'meanWait' | 'serviceLevel';

function picture(days: readonly ReplayedDay[], key: Drawn, title: string, unit: Unit): Html {
  const compared = days.map(({ calibration }) => calibration.total[key]);
  const hasOther = key !== 'serviceLevel' && days.every(({ yardstick }) => yardstick !== null);
  const outside = compared.filter(({ isOutside }) => isOutside).length;
  return figure({
    id: `days-${key}`,
    title: `${title}, by day`,
    description: 'What happened beside the replays; the table below has the figures.',
    finding: `${title}: ${outside} of ${plural(days.length, 'day')} ${outside === 1 ? 'lies' : 'lie'} outside of 95 of 100 replays.`,
    what: html`A step a day. ${legend(true, hasOther)}`,
    draw: (size) =>
      beside(
        size,
        days.map((day) => ({
          ...day.calibration.total[key],
          other: hasOther ? erlangOf(day, key) : null,
        })),
        { ticks: ticksOf(days, size), shown: (value) => axisValue(value, unit) },
      ),
    behind: {
      caption: `${title}, by day`,
      columns: [
        ...['Day', 'Calls', 'Happened', 'Replayed', '95 of 100 replays'],
        ...(hasOther ? ['Erlang A'] : []),
      ].map((label) => ({ label })),
      rows: days.map((day) => [
        day.date,
        day.calls.toLocaleString('en'),
        ...cellsOf(day.calibration.total[key], unit),
        ...(hasOther ? [valueText(erlangOf(day, key), unit)] : []),
      ]),
    },
  });
}

function erlangOf({ yardstick, calls }: ReplayedDay, key: Drawn): number | null {
  if (yardstick === null) return null;
  return key === 'hungUpShare' ? yardstick.hungUp / calls : yardstick.meanWait;
}

function cellsOf({ observed, predicted, low, high }: Compared, unit: Unit) {
  return [
    figureOf(observed, valueText(observed, unit)),
    figureOf(predicted, valueText(predicted, unit)),
    low === null || high === null || low === high
      ? ''
      : spanText(valueText(low, unit), valueText(high, unit)),
  ];
}

/** Days whose names have room, by month and day. */
function ticksOf(days: readonly ReplayedDay[], { narrow }: Size) {
  const step = Math.ceil(days.length / (narrow ? 5 : 14));
  return days.flatMap(({ date }, k) =>
    k % step === 0 ? [{ value: k + 0.5, label: date.slice(5) }] : [],
  );
}

function daysBlock(days: readonly ReplayedDay[]): Block {
  const content = table({
    caption: 'All days',
    columns: [
      { label: 'Day' },
      { label: 'Offered' },
      { label: 'Hung up' },
      { label: 'Replayed' },
      { label: 'Error' },
      { label: 'Erlang A' },
      { label: 'Mean wait' },
      { label: 'Replayed' },
      { label: 'Error' },
      { label: 'Erlang A' },
      { label: 'To be trusted', isText: true },
    ],
    rows: days.map(({ date, calls, calibration, errors, yardstick, trust }) => {
      const { hungUpShare, meanWait } = calibration.total;
      return [
        date,
        calls.toLocaleString('en'),
        valueText(hungUpShare.observed, 'share'),
        valueText(hungUpShare.predicted, 'share'),
        differenceText(errors.hungUpShare, 'share'),
        yardstick === null ? NOTHING : valueText(yardstick.hungUp / calls, 'share'),
        valueText(meanWait.observed, 's'),
        valueText(meanWait.predicted, 's'),
        percentText(errors.meanWait),
        yardstick === null ? NOTHING : valueText(yardstick.meanWait, 's'),
        trustMark[trust],
      ];
    }),
  });
  return { id: 'days', title: 'All days', short: 'Days', content };
}

const trustMark = {
  yes: html`<span class="mark good">✓ yes</span>`,
  withCare: html`<span class="mark open">? with care</span>`,
  no: html`<span class="mark bad">✕ no</span>`,
} as const;
