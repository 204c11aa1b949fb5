/**
 * The single values of a scenario: durations, shares, names and so on.
 *
 * A leaf checks its value itself and says in our words what is wrong. Zod's part is the shape
 * around the leaves, and the JSON Schema that is made from it for editors.
 */
import * as z from 'zod';
import { parseStart } from '../clock.js';
import type { Fault, LateFault } from '../faults/fault.js';
import { nearest } from '../faults/nearest.js';
import * as time from '../faults/time.js';
import * as values from '../faults/values.js';
import { DURATION_PATTERN, parseDuration } from '../text/duration.js';
import { parseMoment } from '../text/time-of-day.js';

export type Kind = 'text' | 'number' | 'flag' | 'list' | 'mapping' | 'nothing' | 'missing';

export function kindOf(value: unknown): Kind {
  if (value === undefined) return 'missing';
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'flag';
  return typeof value === 'object' ? 'mapping' : 'number';
}

/** What a custom issue carries, so that the explanation can be made where the place is known. */
export interface FaultParams {
  readonly late: LateFault;
  /** The value is of another kind altogether, so another branch of a union may be meant. */
  readonly mismatch: boolean;
  /** Of several alternatives none of which fits, this one explains the fault of a single value. */
  readonly explains: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** A value that is checked by `check`, which gets it whatever its kind. */
export function leaf<T>(
  kinds: readonly Kind[],
  check: (value: unknown) => LateFault | null,
  json: Json,
  explains = true,
) {
  const schema = z.unknown().superRefine((value, context) => {
    const late = check(value);
    if (late === null) return;
    const params: FaultParams = { late, mismatch: !kinds.includes(kindOf(value)), explains };
    context.addIssue({ code: 'custom', message: '', params: { ...params }, continue: false });
  });
  return schema.meta(json) as unknown as z.ZodType<T>;
}

/** A duration, or one of the words given (`never`, `stay`). */
export function anyDuration(...words: string[]) {
  return duration(words, () => true);
}

function duration(words: readonly string[], fits: (ms: number) => boolean) {
  const check = (value: unknown): LateFault | null => {
    if (typeof value === 'number') return (written) => time.durationWithoutUnit(written);
    if (typeof value !== 'string') return values.expected.bind(null, durationOr(words));
    if (words.includes(value)) return null;
    const parsed = parseDuration(value);
    if (typeof parsed !== 'number') return () => withWords(parsed, value, words);
    return fits(parsed) ? null : () => withWords(time.zeroDuration(), value, words);
  };
  const shape = { type: 'string', pattern: DURATION_PATTERN, examples: ['90s', '3m30s'] };
  return leaf<string>(
    ['text'],
    check,
    words.length === 0 ? shape : { anyOf: [{ enum: words }, shape] },
  );
}

function durationOr(words: readonly string[]): string {
  return ['a duration such as "90s"', ...words.map((word) => `"${word}"`)].join(' or ');
}

function withWords(fault: Fault, written: string, words: readonly string[]): Fault {
  if (words.length === 0) return fault;
  const meant = nearest(written, words);
  if (meant !== null) return { ...fault, remedy: `did you mean "${meant}"?` };
  return { ...fault, remedy: `${fault.remedy}; or write ${words.join(' or ')}` };
}

/** A duration longer than nothing, or one of the words given. */
export function positiveDuration(...words: string[]) {
  return duration(words, (ms) => ms > 0);
}

/** A time of day, or a time from the start. */
export function moment() {
  const check = (value: unknown): LateFault | null => {
    if (typeof value !== 'string') return (written) => time.notAMoment(written);
    const parsed = parseMoment(value);
    return 'problem' in parsed ? () => parsed : null;
  };
  return leaf<string>(['text'], check, { type: 'string', examples: ['08:00', '300s'] });
}

export function start() {
  const check = (value: unknown): LateFault | null => {
    if (typeof value !== 'string') return (written) => time.notAStart(written);
    const parsed = parseStart(value);
    return 'problem' in parsed ? () => parsed : null;
  };
  return leaf<string>(['text'], check, {
    type: 'string',
    examples: ['2026-03-02T08:00[Europe/London]'],
  });
}

/** A number from 0 to 1. */
export function share() {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'number' && value >= 0 && value <= 1
      ? null
      : (written) => values.notAShare(written);
  return leaf<number>(['number'], check, { type: 'number', minimum: 0, maximum: 1 });
}

export function whole(min: number, max: number) {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? null
      : (written) => values.notAWholeNumber(written, min, max);
  return leaf<number>(['number'], check, { type: 'integer', minimum: min, maximum: max });
}

/** Of numbers that are not counted. */
const LARGEST = 1e9;

/** A number above 0. */
export function positiveNumber() {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'number' && value > 0 && value <= LARGEST
      ? null
      : (written) => values.notANumber(written, withinLargest(value, 'a number above 0'));
  return leaf<number>(['number'], check, { type: 'number', exclusiveMinimum: 0 });
}

/** A number of 0 or more. */
export function amount() {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'number' && value >= 0 && value <= LARGEST
      ? null
      : (written) => values.notANumber(written, withinLargest(value, 'a number of 0 or more'));
  return leaf<number>(['number'], check, { type: 'number', minimum: 0 });
}

/** What is told of a number: one that is too large is told the bound. */
function withinLargest(value: unknown, otherwise: string): string {
  return Number(value) > LARGEST ? `a number up to ${LARGEST}` : otherwise;
}

export function flag() {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'boolean' ? null : (written) => values.notAFlag(written);
  return leaf<boolean>(['flag'], check, { type: 'boolean' });
}

export function oneOf<const T extends readonly string[]>(...choices: T) {
  const check = (value: unknown): LateFault | null =>
    typeof value === 'string' && choices.includes(value)
      ? null
      : (written) => values.notOneOf(written, choices);
  return leaf<T[number]>(['text'], check, { type: 'string', enum: [...choices] }, false);
}
