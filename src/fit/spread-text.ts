/** Fitted distributions as a scenario says them, and how they were come by. */

import type { Lifetimes } from '../stats/lifetimes.js';
import { type DurationFit, equalParts } from './durations.js';
import type { FamilyFit } from './family-fit.js';
import type { PatienceFit } from './patience.js';
import { countText, digits, estimateText, shareText, spanText } from './words.js';

/** Measured distributions, each a column of a file beside the scenario. */
export class MeasuredColumns {
  static readonly FILE = 'durations.csv';
  static readonly PARTS = 200;
  private readonly columns = new Map<string, readonly number[]>();

  /** The column of what was measured, as a scenario says it. */
  add(name: string, lifetimes: Lifetimes): string {
    const plain = name.replace(/\W+/g, '_');
    let column = `${plain}_s`;
    for (let k = 2; this.columns.has(column); k++) column = `${plain}_${k}_s`;
    this.columns.set(column, equalParts(lifetimes, MeasuredColumns.PARTS));
    return `{ empirical: { file: ${MeasuredColumns.FILE}, column: ${column} } }`;
  }

  /** null: there are none. */
  text(): string | null {
    const columns = [...this.columns.values()];
    if (columns.length === 0) return null;
    const rows = Array.from({ length: MeasuredColumns.PARTS }, (_, k) =>
      columns.map((values) => Math.round(1000 * (values[k] ?? 0)) / 1000).join(','),
    );
    return `${[[...this.columns.keys()].join(','), ...rows].join('\n')}\n`;
  }
}

export function familyText({ family, values, ends }: FamilyFit): string {
  const seconds = (name: string): string => spanText(values[name]!.value);
  const number = (name: string): string => digits(values[name]!.value);
  switch (family) {
    case 'exponential':
      return `{ exponential: { mean: ${seconds('mean')} } }`;
    case 'lognormal':
    case 'gamma':
      return `{ ${family}: { mean: ${seconds('mean')}, cv: ${number('cv')} } }`;
    case 'weibull':
      return `{ weibull: { mean: ${seconds('mean')}, shape: ${number('shape')} } }`;
    case 'logLogistic':
      return `{ logLogistic: { median: ${seconds('median')}, shape: ${number('shape')} } }`;
    case 'hyperexponential': {
      const share = Number(number('probability'));
      const parts = [
        `{ probability: ${share}, mean: ${seconds('short')} }`,
        `{ probability: ${digits(1 - share, 6)}, mean: ${seconds('long')} }`,
      ];
      return `{ hyperexponential: [${parts.join(', ')}] }`;
    }
    case 'hazard': {
      const steps = Object.values(values).map(({ value }, k) => {
        const upTo = ends[k] === undefined ? '' : `upTo: ${spanText(ends[k])}, `;
        return `{ ${upTo}perMinute: ${digits(value)} }`;
      });
      return `{ hazard: [${steps.join(', ')}] }`;
    }
  }
}

/** A duration that was seen to its end; null: nothing was seen. */
export function durationText(
  fit: DurationFit,
  column: string,
  columns: MeasuredColumns,
): string | null {
  if (fit.count === 0) return null;
  if (fit.empirical) return columns.add(column, fit.lifetimes);
  if (fit.best !== null) return familyText(fit.best);
  return fit.mean.value === 0 ? '0s' : spanText(fit.mean.value);
}

export function durationWords(fit: DurationFit, things: string): string {
  const { count, mean, cv, best, empirical, veryShort } = fit;
  const words = [
    `${countText(count)} ${things}: mean ${estimateText(mean, ' s')}, cv ${digits(cv, 3)}`,
  ];
  if (best !== null) {
    const distance = `at most ${digits(best.farthest, 2)} from the measured`;
    words.push(`${best.family} by AIC${next(fit.fits, best)}, ${distance}`);
  }
  if (empirical) words.push('too far, so the values themselves, in 200 equal parts');
  if (veryShort > 0.001 * count) words.push(`${shareText(veryShort / count)} under 10 s stay in`);
  return words.join('; ');
}

export function patienceWords({ waits, chosen, fits, curve, reach }: PatienceFit): string {
  const { queued, hungUp, left } = waits;
  const words = [`${countText(hungUp)} of ${countText(queued)} who queued hung up`];
  if (left > 0) words.push(`${countText(left)} left otherwise, counted as still patient`);
  if (chosen !== null) {
    const { mean } = chosen;
    words.push(mean.value === Infinity ? 'without a mean' : `mean ${estimateText(mean, ' s')}`);
    words.push(`${chosen.family} by AIC${next(fits, chosen)}`);
  }
  const minute = curve.find(({ time }) => time === 60) ?? curve.at(-1);
  if (minute !== undefined) {
    const survival = estimateText(minute.survival, '', (value) => value.toFixed(2));
    words.push(`Kaplan-Meier at ${minute.time} s ${survival}`);
  }
  if (reach.to > 0) {
    const beyond = `the ${shareText(reach.beyond)} who would wait longer are the family's word`;
    words.push(`waits tell of patience up to ${digits(reach.to, 3)} s, ${beyond}`);
  }
  return words.join('; ');
}

/** By how much the next family is worse. */
function next(fits: readonly FamilyFit[], chosen: FamilyFit): string {
  const others = fits.filter((fit) => fit !== chosen).sort((a, b) => a.aic - b.aic);
  const second = others[0];
  if (second === undefined) return '';
  const off = second.aic - chosen.aic;
  const sign = off < 0 ? '-' : '+';
  return ` (next ${second.family} ${sign}${digits(Math.abs(off), 3)})`;
}
