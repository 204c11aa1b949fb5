/**
 * A measure is a definition first: a key, a unit, what is counted, and how it is worked out from the
 * sums of replications. Help, documents, column headings and thresholds are made from it.
 */
import type { ReplicationSums } from '../records/sums.js';
import type { Figure } from './figure.js';
import type { Items } from './items.js';

export const UNITS = [
  'count',
  'share',
  's',
  's2',
  'h',
  'min',
  'agents',
  'interactions',
  'money',
] as const;
export type Unit = (typeof UNITS)[number];

/** Whether more is better, less is, or neither. */
export type Better = 'higher' | 'lower' | 'neither';

interface Definition {
  readonly key: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly definition: string;
  /**
   * The key of what it is counted against in the configuration's own world without callbacks: more of
   * it is better only beside a configuration in which that is the same.
   */
  readonly against?: string;
  /** Items that have no value, and all items: a mean over the rest may say little. */
  readonly censored?: readonly [censored: Figure, all: Figure];
}

export type { Figure };

/** Whether something holds of a replication; null: it has no answer. */
export type Answer = ((sums: ReplicationSums) => boolean | null) & {
  /** 1: it holds; 0: it does not; no number: there is no answer. */
  readonly figure?: Figure;
};

export type Measure =
  /** A plain mean over replications. */
  | (Definition & { readonly kind: 'mean'; readonly of: Figure })
  /** A ratio of sums over replications. */
  | (Definition & { readonly kind: 'ratio'; readonly top: Figure; readonly bottom: Figure })
  /** The square root of such a ratio, as of a mean square; its interval is that of the ratio. */
  | (Definition & { readonly kind: 'root'; readonly top: Figure; readonly bottom: Figure })
  /** A difference of two such ratios on the same replications. */
  | (Definition & {
      readonly kind: 'difference';
      readonly top: Figure;
      readonly bottom: Figure;
      readonly minusTop: Figure;
      readonly minusBottom: Figure;
    })
  /** A quantile of durations, ms in the histogram, seconds in the figure. */
  | (Definition & {
      readonly kind: 'quantile';
      readonly p: number;
      readonly histogram: Items;
    })
  /** How many replications something holds of; null: it has no answer, and is left out. */
  | (Definition & {
      readonly kind: 'proportion';
      readonly holds: Answer;
    })
  /** The largest over all replications: no interval, no threshold. */
  | (Definition & { readonly kind: 'maximum'; readonly of: Figure });

/** What a measure came to. */
export interface Estimate {
  readonly unit: Unit;
  /** null: nothing to divide by, or beyond the end of the day. */
  readonly mean: number | null;
  /** The 95 % interval; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Replications that it rests on. */
  readonly n: number;
}
