/**
 * Thresholds as they are written: `KEY OP VALUE`.
 *
 *   threshold = key op value
 *   op        = "<" | "<=" | ">" | ">="
 *   value     = number [ "%" | "ms" | "s" | "m" | "h" ]
 *
 * A key is that of any measure; its unit suffix (`_s`, `_h`, `_min`) may be left out. Durations are
 * written with their unit, as everywhere; shares as 0.8 or 80 %.
 */
import type { Measure, Unit } from './measure.js';

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
/** What the key of a measure may end in, and be written without. */
export const UNIT_SUFFIXES = ['', '_s', '_h', '_min', '_s2'];

export function noSuchMeasure(key: string): ThresholdFault {
  return {
    code: 'unknown-measure',
    message: `there is no measure "${key}"`,
    remedy: 'the keys are those of summary.json; docs/measures.md lists them',
    part: key,
    unknownKey: key,
  };
}

/** What is wrong with a text whatever the measures are; null: it has the form of a threshold. */
export function faultOfForm(text: string): ThresholdFault | null {
  return form.test(text) ? null : notAThreshold(text);
}

function notAThreshold(text: string): ThresholdFault {
  return {
    code: 'not-a-threshold',
    message: `"${text}" is not a threshold`,
    remedy: 'write KEY < VALUE, for example "callbacks.drift.p95 < 2m"',
    part: text,
  };
}

export function parseThreshold(
  text: string,
  measures: ReadonlyMap<string, Measure>,
): ThresholdResult {
  const match = form.exec(text);
  if (match === null) return { ok: false, fault: notAThreshold(text) };
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
  return UNIT_SUFFIXES.map((suffix) => measures.get(key + suffix)).find((found) => found);
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
  // Only shares have a bound that a plain number can break.
  if (unit === '') {
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

/** Whether a value is on the right side. */
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
