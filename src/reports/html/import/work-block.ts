/** What a call takes of an agent: talk, hold, work after it. */
import { drawnDurations, drawnLifetimes } from '../../../fit/drawn-curves.js';
import type { FittedLog } from '../../../fit/fit-log.js';
import type { TypeFit } from '../../../fit/type-fit.js';
import { countText, digits, shareText } from '../../../fit/words.js';
import { secondsText } from '../../numbers.js';
import { curves } from '../charts/curves.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { curvesOf, durationFigure, shareInterval } from './curve-figures.js';
import { leftOutText, picturedTypes } from './import-data.js';

export function workBlock(fitted: FittedLog): Block {
  const { types, confidence } = fitted;
  const pictures = picturedTypes(types).map(({ type, place }) =>
    typeFigures(type, place, confidence),
  );
  const left = leftOutText(types.length);
  return {
    id: 'work',
    title: 'Talk and work after it',
    content: html`${pictures}${wrapFigure(fitted)}${left === null ? null : html`<p class="note">${left}</p>`}`,
  };
}

function typeFigures(type: TypeFit, place: number, confidence: number): Html {
  const { talk, ownTalk, hold, wrap } = type;
  const parts = [
    { what: 'Talk', fit: talk, remark: ownTalk ? null : 'too few of this type, so of all; ' },
    {
      what: 'Hold',
      fit: hold?.length ?? null,
      remark: hold === null ? null : `${shareText(hold.share.value)} of talks have one; `,
    },
    { what: 'Wrap', fit: wrap, remark: null },
  ];
  const drawn = parts.map(({ what, fit, remark }) =>
    fit === null || fit.count === 0
      ? null
      : durationFigure({
          id: `${what.toLowerCase()}-${place}`,
          title: html`${what} of ${name(type.name)}`,
          plain: `${what} of ${type.name}`,
          fit,
          points: drawnDurations(fit, confidence),
          remark,
        }),
  );
  const head = html`<h3>${name(type.name)}</h3>`;
  if (talk.count > 0) return html`${head}${drawn}`;
  return html`${head}<p>How long talks take is not in the log.</p>${drawn}`;
}

/** Work after calls where the log does not have it, told from gaps. */
function wrapFigure({ people: { wrap, wrapLogged }, confidence }: FittedLog): Html | null {
  if (wrap === null) {
    return wrapLogged
      ? null
      : html`<p>Work after calls is not in the log, and cannot be told from gaps between calls.</p>`;
  }
  const points = drawnLifetimes(wrap.lifetimes, confidence);
  if (points.length === 0) return null;
  const shown = points.filter((_, k) => k % 10 === 0);
  return figure({
    id: 'wrap-from-gaps',
    title: 'Work after calls, told from gaps',
    description: 'The share of gaps that is shorter; the table below has the figures.',
    finding: `Work after calls, told from gaps: mean ${digits(wrap.mean, 3)} s, median ${digits(wrap.median, 3)} s.`,
    what: `From the end of a service while a caller waits to the next service of that agent: ${countText(wrap.seen)} gaps, ${countText(wrap.ended)} of them seen to their end. The scenario has the measured values.`,
    draw: (size) => curves(size, { ...curvesOf(points, 'lasted'), end: null }),
    behind: {
      caption: 'The share of gaps that is shorter',
      columns: ['Length', 'Shorter'].map((label) => ({ label })),
      rows: shown.map(({ time, measured, low, high }) => [
        secondsText(time),
        shareInterval({ value: measured, low, high }),
      ]),
    },
  });
}
