/**
 * Thresholds: `KEY OP VALUE`, judged on the confidence bound.
 *
 *   threshold = key op value
 *   op        = "<" | "<=" | ">" | ">="
 *   value     = number [ "%" | "ms" | "s" | "m" | "h" ]
 *
 * A key is that of any measure; its unit suffix (`_s`, `_h`, `_min`) may be left out. Durations are
 * written with their unit, as everywhere; shares as 0.8 or 80 %.
 */
import { type Bounds, boundsOf, CONFIDENCE, finite } from './evaluate.js';
import type { Measure, Unit } from './measure.js';
import { type Replications, sampleOf } from './sample.js';

export type Operator = '<' | '<=' | '>' | '>=';

export interface Threshold {
  readonly text: string;
  readonly measure: Measure;
  readonly operator: Operator;
  /** In the measure's unit. */
  readonly limit: number;
}

/** What is wrong with a threshold, and what would be right. */
export interface ThresholdFault {
  /** A name that stays as it is when the words change. */
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** The part of the text that is wrong. */
  readonly part: string;
  /** The key that matches no measure, for a look at the nearest one. */
  readonly unknownKey?: string;
}

export type ThresholdResult =
  | { readonly ok: true; readonly threshold: Threshold }
  | { readonly ok: false; readonly fault: ThresholdFault };

const form =
  /^\s*(\S+?)\s*(<=|>=|<|>)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%|[a-z]*)\s*$/i;
const suffixes = ['', '_s', '_h', '_min', '_s2'];

export function noSuchMeasure(key: string): ThresholdFault {
  return {
    code: 'unknown-measure',
    message: `there is no measure "${key}"`,
    remedy: 'the keys are those of summary.json',
    part: key,
    unknownKey: key,
  };
}

export function parseThreshold(
  text: string,
  measures: ReadonlyMap<string, Measure>,
): ThresholdResult {
  const match = form.exec(text);
  if (match === null) {
    return fault(
      'not-a-threshold',
      text,
      `"${text}" is not a threshold`,
      'write KEY < VALUE, for example "callbacks.drift.p95 < 2m"',
    );
  }
  const [, key = '', operator = '', number = '', unit = ''] = match;
  const measure = measureNamed(key, measures);
  if (measure === undefined) {
    return { ok: false, fault: noSuchMeasure(key) };
  }
  if (measure.kind === 'maximum') {
    return fault(
      'maximum-without-interval',
      key,
      `"${key}" is a maximum and has no interval to judge`,
      'use a mean, a share or a quantile',
    );
  }
  const limit = inUnit(Number(number), unit, measure.unit);
  if (limit === null)
    return fault('wrong-unit', number + unit, ...wrongUnit(number, unit, measure));
  return { ok: true, threshold: { text, measure, operator: operator as Operator, limit } };
}

/** The measure of a key whose unit may be left out. */
export function measureNamed(
  key: string,
  measures: ReadonlyMap<string, Measure>,
): Measure | undefined {
  return suffixes.map((suffix) => measures.get(key + suffix)).find((found) => found);
}

function fault(code: string, part: string, message: string, remedy: string): ThresholdResult {
  return { ok: false, fault: { code, message, remedy, part } };
}

/** What is wrong with a value of this unit, and what would be right. */
export function wrongUnit(
  number: string,
  unit: string,
  { key, unit: of }: Measure,
): [message: string, remedy: string] {
  if (of === 's' || of === 'h' || of === 'min') {
    if (unit === '') {
      return [
        `${number} has no unit`,
        `write "${number}s" for seconds or "${number}m" for minutes`,
      ];
    }
    return [`"${unit}" is not a unit of time`, 'write ms, s, m or h'];
  }
  if (of === 'share' && unit === '') {
    return [
      `${number} is more than the whole`,
      `it is a share: write ${Number(number) / 100} or ${number}%`,
    ];
  }
  const plain = of === 'share' ? 'a share: write 0.8 or 80%' : 'a plain number';
  return [`"${unit}" does not fit "${key}"`, `it is ${plain}`];
}

const secondsIn: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600 };
const secondsOf: Partial<Record<Unit, number>> = { s: 1, min: 60, h: 3600 };

/** A value in the measure's unit; null if the units do not fit. */
export function inUnit(value: number, unit: string, of: Unit): number | null {
  const perUnit = secondsOf[of];
  if (perUnit !== undefined) {
    const seconds = secondsIn[unit];
    if (seconds !== undefined) return (value * seconds) / perUnit;
    // Zero is zero in every unit.
    return value === 0 && unit === '' ? 0 : null;
  }
  if (unit === '%') return of === 'share' ? value / 100 : null;
  // 80 is meant as 80 %: taken as 8000 % it would hold, or fail, whatever happens.
  if (of === 'share' && Math.abs(value) > 1) return null;
  return unit === '' ? value : null;
}

export type Judgement = 'holds' | 'fails' | 'inconclusive';

export interface Verdict {
  readonly threshold: string;
  readonly key: string;
  readonly limit: number;
  readonly value: number | null;
  readonly judgement: Judgement;
  /** Why it is inconclusive, and what would help. */
  readonly reason: string | null;
}

/**
 * Judges a threshold: it holds if the one-sided 95 % bound is inside, fails if the bound at 5 % over
 * the number of thresholds is outside, else it is inconclusive.
 *
 * @param confidence of the bound by which it holds
 */
export function judge(
  { text, measure, operator, limit }: Threshold,
  replications: Replications,
  deterministic: boolean,
  thresholdCount: number,
  confidence = CONFIDENCE,
): Verdict {
  // Both bounds of a two-sided interval at 2c - 1 are one-sided bounds at c.
  const at = (level: number): Bounds =>
    boundsOf(measure, replications, deterministic, 2 * level - 1);
  const once = at(confidence);
  const all = at(1 - (1 - CONFIDENCE) / thresholdCount);
  const base = { threshold: text, key: measure.key, limit, value: finite(once.mean) };
  if (once.mean === null) {
    return {
      ...base,
      judgement: 'inconclusive',
      reason: 'there was nothing to measure',
    };
  }
  const censored = censoredShare(measure, replications);
  if (censored > 0.01) {
    return {
      ...base,
      judgement: 'inconclusive',
      reason: `${(censored * 100).toFixed(1)} % of the callbacks have no complete pair; use a quantile, or a longer closing.runOut`,
    };
  }
  // A bound may be without end, as a quantile of callbacks that are never made is.
  if (once.low === null || once.high === null || all.low === null || all.high === null) {
    return {
      ...base,
      judgement: 'inconclusive',
      reason:
        replications.length < 2
          ? 'one replication has no interval; run more with --reps'
          : 'every replication gave the same value, so there is no interval to judge by; more replications will not help',
    };
  }
  const upper = operator === '<' || operator === '<=';
  const inside = upper
    ? satisfies(once.high, operator, limit)
    : satisfies(once.low, operator, limit);
  if (inside) return { ...base, judgement: 'holds', reason: null };
  const outside = upper
    ? !satisfies(all.low, operator, limit)
    : !satisfies(all.high, operator, limit);
  if (outside) return { ...base, judgement: 'fails', reason: null };
  return {
    ...base,
    judgement: 'inconclusive',
    reason: 'the interval contains the limit; run more replications with --reps',
  };
}

export function satisfies(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** Share of items that have no value; 0 where every item has one. */
function censoredShare({ censored }: Measure, replications: Replications): number {
  if (censored === undefined) return 0;
  const sample = sampleOf(replications);
  const [without, all] = censored.map((figure) => {
    let sum = 0;
    const values = sample.values(figure);
    for (let k = 0; k < values.length; k++) sum += values[k]!;
    return sum;
  });
  return without === 0 ? 0 : without! / all!;
}
