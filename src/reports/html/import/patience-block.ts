/** How patient callers are: the curve of Kaplan and Meier, the hazard, and what was fitted to them. */
import { drawnPatience } from '../../../fit/drawn-curves.js';
import type { FittedLog } from '../../../fit/fit-log.js';
import type { HazardStep, PatienceFit } from '../../../fit/patience.js';
import type { TypeFit } from '../../../fit/type-fit.js';
import { countText, digits, estimateText, shareText } from '../../../fit/words.js';
import { NOTHING } from '../../numbers.js';
import { curves } from '../charts/curves.js';
import type { Block } from '../context.js';
import { figure } from '../figure.js';
import { type Html, html, name } from '../html.js';
import { wholeSeconds } from '../words.js';
import { curvesOf, familyTable, shareInterval, shareShown } from './curve-figures.js';
import { leftOutText, picturedTypes } from './import-data.js';

export function patienceBlock(fitted: FittedLog): Block {
  const { types, confidence } = fitted;
  const own = picturedTypes(types).filter(({ type }) => type.ownPatience);
  const pooled = types.filter((type) => !type.ownPatience);
  const all = pooled[0];
  const pictures = own.map(({ type, place }) => typeFigures(type, `${place}`, confidence));
  if (all !== undefined) {
    pictures.push(typeFigures({ ...all, name: 'all types' }, 'all', confidence));
  }
  const left = leftOutText(types.length);
  return {
    id: 'patience',
    title: 'How patient they are',
    content: html`<p>Who was answered shows only that their patience was longer: waits are lifetimes of which many are cut off.</p>${pictures}${
      pooled.length === 0
        ? null
        : html`<p class="note">Too few hung up of ${pooled.map((type, k) => html`${k === 0 ? '' : ', '}${name(type.name)}`)}: they have the patience of all types.</p>`
    }${left === null ? null : html`<p class="note">${left}</p>`}`,
  };
}

function typeFigures({ name: title, patience }: TypeFit, place: string, confidence: number): Html {
  const points = drawnPatience(patience, confidence);
  const { waits, chosen, fits } = patience;
  const seen = `${countText(waits.hungUp)} of ${countText(waits.queued)} who queued hung up`;
  if (points.length === 0)
    return html`<p>${name(title)}: ${seen}; there is no curve of so few.</p>`;
  return html`<h3>${name(title)}</h3>${curveFigure(title, place, patience, confidence)}${hazardFigure(title, place, patience)}${familyTable(fits, chosen)}`;
}

function curveFigure(
  title: string,
  place: string,
  patience: PatienceFit,
  confidence: number,
): Html {
  const { waits, chosen, curve, reach } = patience;
  const points = drawnPatience(patience, confidence);
  const seen = `${countText(waits.hungUp)} of ${countText(waits.queued)} who queued hung up`;
  const mean = chosen?.mean.value ?? null;
  const by =
    chosen === null || mean === null
      ? 'too few for a family'
      : `${chosen.family}, mean ${Number.isFinite(mean) ? estimateText(chosen.mean, ' s') : 'without bound'}, at most ${digits(chosen.farthest, 2)} from the curve`;
  return figure({
    id: `patience-${place}`,
    title: `Patience of ${title}`,
    description: 'Who would still wait, measured and fitted; the table below has the figures.',
    finding: html`${name(title)}: ${seen}; ${by}.`,
    what: `The share who would still wait, by Kaplan and Meier with its ${shareText(confidence)} band. Waits reach to ${digits(reach.to, 3)} s; the ${shareText(reach.beyond)} who would wait longer are the family’s word.`,
    draw: (size) =>
      curves(size, {
        ...curvesOf(points, 'waited'),
        end: { time: reach.to, text: 'the waits reach to here' },
      }),
    behind: {
      caption: 'Who would still wait',
      columns: ['Waited', 'Still waiting', 'Measured', 'Fitted'].map((label) => ({ label })),
      rows: curve.map(({ time, atRisk, survival }) => [
        wholeSeconds(time),
        countText(atRisk),
        shareInterval(survival),
        chosen === null ? NOTHING : shareShown(chosen.survival(time)),
      ]),
    },
  });
}

/** How many of those who still wait hang up in a minute. */
function hazardFigure(title: string, place: string, { hazard, chosen }: PatienceFit): Html | null {
  if (hazard.length === 0) return null;
  const fitted = (step: HazardStep): number | null => {
    if (chosen === null) return null;
    const [before, after] = [chosen.survival(step.from), chosen.survival(step.to)];
    return before > 0 && after > 0 ? (60 * Math.log(before / after)) / (step.to - step.from) : null;
  };
  const most = hazard.reduce((a, b) => (b.perMinute.value > a.perMinute.value ? b : a));
  const flat = (step: HazardStep, value: number) => [
    { time: step.from, value },
    { time: step.to, value },
  ];
  return figure({
    id: `hazard-${place}`,
    title: `Hazard of ${title}`,
    description: 'How many hang up in a minute; the table below has the figures.',
    finding: html`${name(title)} hang up the most between ${wholeSeconds(most.from)} and ${wholeSeconds(most.to)}: ${digits(most.perMinute.value, 3)} in a minute of each who waits.`,
    what: 'The rate at which those who still wait hang up, with its band where any did.',
    draw: (size) =>
      curves(size, {
        measured: hazard.flatMap((step) => flat(step, step.perMinute.value)),
        bands: hazard.flatMap(({ from, to, perMinute: { low, high } }) =>
          low === null || high === null ? [] : [[from, to].map((time) => ({ time, low, high }))],
        ),
        fitted: hazard.flatMap((step) => {
          const value = fitted(step);
          return value === null ? [] : flat(step, value);
        }),
        end: null,
        axis: 'waited',
        shown: (value) => digits(value, 3),
      }),
    behind: {
      caption: 'Hang-ups per minute of waiting',
      columns: ['From', 'To', 'Hung up', 'Measured', 'Fitted'].map((label) => ({ label })),
      rows: hazard.map((step) => [
        wholeSeconds(step.from),
        wholeSeconds(step.to),
        countText(step.hungUp),
        estimateText(step.perMinute, '', (x) => digits(x, 3)),
        fitted(step) === null ? NOTHING : digits(fitted(step) ?? 0, 3),
      ]),
    },
  });
}
