/** Whether the model may be trusted for a day that happened, and what it is off by. */
import type { Trust } from '../../../experiments/replay/calibration.js';
import { NOTHING, valueText } from '../../numbers.js';
import {
  errorText,
  figureRows,
  notesOf,
  verdictText,
  whereText,
  worldText,
  yardstickText,
  yardstickValue,
} from '../../replay-words.js';
import type { ReplayedDay } from '../../replayed-day.js';
import type { Block } from '../context.js';
import { type Content, type Html, html } from '../html.js';
import { table } from '../table.js';
import { spanText } from '../words.js';

const LOOKS: Readonly<Record<Trust, string>> = {
  yes: 'holds',
  withCare: 'inconclusive',
  no: 'fails',
};

/** A verdict, seen first. */
export function trustLine(trust: Trust, text: string): Html {
  return html`<p class="verdict ${LOOKS[trust]}">${text}</p>`;
}

export function calibrationVerdictBlock(day: ReplayedDay): Block {
  const told = [yardstickText(day), whereText(day)].filter((text) => text !== null);
  const content = html`${trustLine(day.trust, verdictText(day))}
<p>${told.join(' ')}</p>
${totals(day)}
<p class="quiet">The day ${worldText(day)}. ${notesOf(day).join('. ')}.</p>`;
  return { id: 'verdict', title: 'Verdict', content };
}

function totals(day: ReplayedDay): Html {
  const hasYardstick = day.yardstick !== null;
  return table({
    caption: 'The whole day',
    columns: [
      { label: 'Figure' },
      { label: 'Happened' },
      { label: 'Replayed' },
      { label: '95 of 100 replays' },
      { label: 'Error' },
      ...(hasYardstick ? [{ label: 'Erlang A by hour' }] : []),
    ],
    keys: figureRows(day).map(({ name }) => name),
    rows: figureRows(day).map(({ name, label, unit, isPart }) => {
      const { observed, predicted, low, high } = day.calibration.total[name];
      const yardstick = yardstickValue(day, name);
      return [
        `${isPart ? '– ' : ''}${label}`,
        figureOf(observed, valueText(observed, unit)),
        figureOf(predicted, valueText(predicted, unit)),
        low === null || high === null || low === high
          ? ''
          : spanText(valueText(low, unit), valueText(high, unit)),
        errorText(observed, predicted, unit),
        ...(hasYardstick ? [yardstick === null ? '' : valueText(yardstick, unit)] : []),
      ];
    }),
  });
}

export function figureOf(value: number | null, text: string): Content {
  return value === null ? NOTHING : html`<data value="${value}">${text}</data>`;
}
