/**
 * Margins: how much a measure may change before it matters.
 *
 *   margin = number [ "pp" | "%" | "ms" | "s" | "m" | "h" ]
 *
 * Shares are given in percentage points (`0.5pp`, also `0.5%` or 0.005; 0.5 alone is refused, as it is
 * nearly always meant as half a point), durations with their unit,
 * everything else as a plain number. A percentage of anything but a share is one of the base: `5%`.
 */
import type { Measure } from './measure.js';
import {
  inUnit,
  measureNamed,
  noSuchMeasure,
  type ThresholdFault,
  wrongUnit,
} from './thresholds.js';

export interface Margin {
  readonly text: string;
  readonly measure: Measure;
  /** In the measure's unit, or a share of the base where it is relative. */
  readonly size: number;
  readonly relative: boolean;
}

export type MarginResult =
  | { readonly ok: true; readonly margin: Margin }
  | { readonly ok: false; readonly fault: ThresholdFault };

/** A bare number for a share that is more likely one of points. */
const isSuspect = (share: number): boolean => share >= 0.1 && share <= 1;

const form = /^\s*(\d+\.?\d*|\.\d+)\s*(pp|%|[a-z]*)\s*$/i;

export function parseMargin(
  key: string,
  text: string,
  measures: ReadonlyMap<string, Measure>,
): MarginResult {
  const measure = measureNamed(key, measures);
  if (measure === undefined) {
    return { ok: false, fault: noSuchMeasure(key) };
  }
  const match = form.exec(text);
  if (match === null)
    return fault('not-a-margin', text, `"${text}" is not a margin`, exampleFor(measure));
  const [, number = '', unit = ''] = match;
  if (measure.kind === 'maximum') {
    return fault(
      'maximum-without-interval',
      key,
      `"${key}" is a maximum and has no interval to judge`,
      'use a mean, a share or a quantile',
    );
  }
  if (!(Number(number) > 0)) {
    return fault(
      'margin-of-nothing',
      text,
      `a margin of ${text.trim()} allows nothing`,
      exampleFor(measure),
    );
  }
  if (unit === '' && measure.unit === 'share' && isSuspect(Number(number))) {
    const points = Number((Number(number) * 100).toPrecision(6));
    return fault(
      'margin-without-unit',
      text,
      `${number} of a share is ${points} percentage points`,
      `write "${points}pp" if that is meant, or "${number}pp" for ${number} of one point`,
    );
  }
  if (unit === '%' && measure.unit !== 'share') {
    return { ok: true, margin: { text, measure, size: Number(number) / 100, relative: true } };
  }
  const size = inUnit(Number(number), unit === 'pp' ? '%' : unit, measure.unit);
  if (size === null) return fault('wrong-unit', text, ...wrongUnit(number, unit, measure));
  return { ok: true, margin: { text, measure, size, relative: false } };
}

/** The margin in the measure's unit; null where it is a part of a base that there is not. */
export function marginOf({ size, relative }: Margin, base: number | null): number | null {
  if (!relative) return size;
  return base === null ? null : size * Math.abs(base);
}

function exampleFor({ unit }: Measure): string {
  switch (unit) {
    case 'share':
      return 'write percentage points, for example 0.5pp';
    case 's':
    case 'h':
    case 'min':
      return 'write a duration such as 15s, or a part of the base such as 5%';
    default:
      return 'write a number, or a part of the base such as 5%';
  }
}

function fault(code: string, part: string, message: string, remedy: string): MarginResult {
  return { ok: false, fault: { code, part, message, remedy } };
}
