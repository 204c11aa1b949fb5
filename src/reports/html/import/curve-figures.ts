/** Distributions: what was measured, what was fitted, how far apart they are. */
import type { DrawnPoint } from '../../../fit/drawn-curves.js';
import type { DurationFit } from '../../../fit/durations.js';
import type { Estimate, FamilyFit } from '../../../fit/family-fit.js';
import { countText, digits, estimateText } from '../../../fit/words.js';
import { NOTHING, secondsText, valueText } from '../../numbers.js';
import { type Curves, curves } from '../charts/curves.js';
import { figure } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { table } from '../table.js';

export const shareShown = (value: number): string => `${Math.round(100 * value)} %`;

/** "94 % (92 to 95)". */
export function shareInterval(share: Estimate): string {
  return estimateText(share, ' %', (value) => String(Math.round(100 * value)));
}

/** The curves of points, with an interval all along. */
export function curvesOf(points: readonly DrawnPoint[], axis: string): Omit<Curves, 'end'> {
  return {
    measured: points.map(({ time, measured }) => ({ time, value: measured })),
    bands: [points],
    fitted: points.flatMap(({ time, fitted }) =>
      fitted === null ? [] : [{ time, value: fitted }],
    ),
    axis,
    shown: shareShown,
  };
}

export interface Durations {
  readonly id: string;
  /** "Talk of support". */
  readonly title: Content;
  readonly plain: string;
  readonly fit: DurationFit;
  readonly points: readonly DrawnPoint[];
  /** Stands before the finding; null: nothing. */
  readonly remark: string | null;
}

/** null: there is nothing to draw. */
export function durationFigure(of: Durations): Html | null {
  const { id, title, plain, fit, points, remark } = of;
  if (points.length === 0) return null;
  const { count, mean, cv, best, empirical, quantiles, fits } = fit;
  const by =
    best === null
      ? 'nothing is fitted to so few'
      : `${best.family} is at most ${digits(best.farthest, 2)} from the measured${empirical ? ', too far: the scenario has the values themselves' : ''}`;
  const picture = figure({
    id,
    title: plain,
    description: 'The share that is shorter, measured and fitted; the table below has quantiles.',
    finding: html`${title}: ${remark}mean ${estimateText(mean, ' s')}, cv ${digits(cv, 3)}; ${by}.`,
    what: `The share of ${countText(count)} that is shorter, with its 95 % band, up to the longest hundredth.`,
    draw: (size) => curves(size, { ...curvesOf(points, 'lasted'), end: null }),
    behind: {
      caption: 'Quantiles, measured and fitted',
      columns: ['Share below', 'Measured', 'Fitted'].map((label) => ({ label })),
      rows: quantiles.map(({ share, measured, fitted }) => [
        shareShown(share),
        secondsText(measured),
        fitted === null ? NOTHING : secondsText(fitted),
      ]),
    },
  });
  return html`${picture}${familyTable(fits, best)}`;
}

/** All families that were tried; none where nothing was. */
export function familyTable(fits: readonly FamilyFit[], chosen: FamilyFit | null): Html | null {
  if (fits.length === 0) return null;
  const least = Math.min(...fits.map(({ aic }) => aic));
  const time = (value: number): string =>
    Number.isFinite(value) ? valueText(value, 's') : 'without bound';
  const inner = table({
    caption: 'Families by Akaike’s criterion, and the largest distance from the measured',
    columns: ['Family', 'AIC above the least', 'Farthest', 'Mean', ''].map((label, k) => ({
      label,
      isText: k === 4,
    })),
    rows: [...fits]
      .sort((a, b) => a.aic - b.aic)
      .map((fit) => [
        fit.family,
        Number.isFinite(fit.aic) ? digits(fit.aic - least, 3) : NOTHING,
        digits(fit.farthest, 2),
        time(fit.mean.value),
        fit === chosen ? 'chosen' : '',
      ]),
  });
  return html`<details><summary>The families that were tried</summary>${inner}</details>`;
}
