/**
 * A measure as what each replication adds to it: all that is needed to pair it with another
 * configuration, or to keep it for a later one. A stored series says itself how it is put together,
 * so it can still be read when the program counts more than it did.
 */

import type { ReplicationSums } from '../records/sums.js';
import { figureOf, type Term } from '../stats/confidence.js';
import type { SparseHistogram } from '../stats/histogram.js';
import { quantileEstimate } from '../stats/quantile.js';
import { finite, largestOf } from './evaluate.js';
import type { Better, Measure, Unit } from './measure.js';

interface Head {
  readonly key: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly definition: string;
  /** As of the measure; absent: it is counted against nothing, or was kept without it. */
  readonly against?: string;
}

export type Series = Head &
  (
    | {
        /** Signed ratios of sums over replications, of which the figure is the total. */
        readonly kind: 'terms';
        readonly terms: readonly Term[];
      }
    | {
        readonly kind: 'quantile';
        readonly p: number;
        /** In ms. */
        readonly histograms: readonly SparseHistogram[];
      }
    | { readonly kind: 'maximum'; readonly values: readonly number[] }
  );

export function seriesOf(measure: Measure, sums: readonly ReplicationSums[]): Series {
  const { key, unit, better, definition, against } = measure;
  const head = {
    ...{ key, unit, better, definition },
    ...(against === undefined ? {} : { against }),
  };
  switch (measure.kind) {
    case 'quantile':
      return { ...head, kind: 'quantile', p: measure.p, histograms: sums.map(measure.histogram) };
    case 'maximum':
      return { ...head, kind: 'maximum', values: sums.map(measure.of) };
    case 'mean': {
      const ones = sums.map(() => 1);
      return { ...head, kind: 'terms', terms: [term(1, sums.map(measure.of), ones)] };
    }
    case 'proportion': {
      const answers = sums.map(measure.holds);
      const happened = answers.map((answer) => (answer === true ? 1 : 0));
      const asked = answers.map((answer) => (answer === null ? 0 : 1));
      return { ...head, kind: 'terms', terms: [term(1, happened, asked)] };
    }
    case 'ratio':
    case 'root': {
      const [ratio] = [term(1, sums.map(measure.top), sums.map(measure.bottom))];
      return { ...head, kind: 'terms', terms: [{ ...ratio, root: measure.kind === 'root' }] };
    }
    case 'difference':
      return {
        ...head,
        kind: 'terms',
        terms: [
          term(1, sums.map(measure.top), sums.map(measure.bottom)),
          term(-1, sums.map(measure.minusTop), sums.map(measure.minusBottom)),
        ],
      };
  }
}

function term(sign: 1 | -1, numerators: readonly number[], denominators: readonly number[]): Term {
  return { sign, numerators, denominators };
}

/** Replications that a series has. */
export function lengthOf(series: Series): number {
  switch (series.kind) {
    case 'terms':
      return series.terms[0]?.numerators.length ?? 0;
    case 'quantile':
      return series.histograms.length;
    case 'maximum':
      return series.values.length;
  }
}

/** Its first replications. */
export function firstOf(series: Series, count: number): Series {
  if (lengthOf(series) <= count) return series;
  switch (series.kind) {
    case 'terms':
      return {
        ...series,
        terms: series.terms.map((each) => ({
          ...each,
          numerators: each.numerators.slice(0, count),
          denominators: each.denominators.slice(0, count),
        })),
      };
    case 'quantile':
      return { ...series, histograms: series.histograms.slice(0, count) };
    case 'maximum':
      return { ...series, values: series.values.slice(0, count) };
  }
}

/** The figure, in the measure's unit; null: nothing to divide by, or without bound. */
export function figureOfSeries(series: Series): number | null {
  switch (series.kind) {
    case 'terms':
      return finite(figureOf(series.terms));
    case 'quantile': {
      const ms = finite(quantileEstimate(series.histograms, series.p));
      return ms === null ? null : ms / 1000;
    }
    case 'maximum':
      return series.values.length === 0 ? null : largestOf(series.values);
  }
}

/** Whether two series are alike in every replication, to the last digit. */
export function areAlike(a: Series, b: Series): boolean {
  if (a.kind === 'terms' && b.kind === 'terms') {
    return (
      a.terms.length === b.terms.length &&
      a.terms.every((each, k) => {
        const other = b.terms[k]!;
        return (
          each.sign === other.sign &&
          sameNumbers(each.numerators, other.numerators) &&
          sameNumbers(each.denominators, other.denominators)
        );
      })
    );
  }
  if (a.kind === 'quantile' && b.kind === 'quantile') {
    return (
      a.histograms.length === b.histograms.length &&
      a.histograms.every(({ keys, counts }, k) => {
        const other = b.histograms[k]!;
        return sameNumbers(keys, other.keys) && sameNumbers(counts, other.counts);
      })
    );
  }
  return a.kind === 'maximum' && b.kind === 'maximum' && sameNumbers(a.values, b.values);
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
