/**
 * The texts of a scenario: names, telephone numbers, references.
 */
import type { LateFault } from '../faults/fault.js';
import * as values from '../faults/values.js';
import { leaf } from './leaves.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 4000;

/** Any text; a number is refused, since it would lose its leading zeros and plus signs. */
export function text(longest = LONGEST_TEXT) {
  return leaf<string>(['text'], (value) => wrongText(value, longest), { type: 'string' });
}

/** A text that is there. */
export function filledText() {
  const check = (value: unknown): LateFault | null =>
    wrongText(value, LONGEST_TEXT) ?? (value === '' ? () => values.emptyText() : null);
  return leaf<string>(['text'], check, { type: 'string', minLength: 1 });
}

/** A number, or a text of a number with its unit. */
export function amount() {
  const check = (value: unknown): LateFault | null => {
    if (typeof value === 'number') return null;
    if (typeof value === 'string' && value.length <= 40 && /^\s*[\d.]/.test(value)) return null;
    return (written) =>
      values.expected('a number with its unit, such as "0.5pp" or "15s"', written);
  };
  return leaf<string | number>(['text', 'number'], check, { type: ['number', 'string'] });
}

/** A name that only people read. */
export function name() {
  return leaf<string>(['text'], wrongName, {
    type: 'string',
    minLength: 1,
    maxLength: LONGEST_NAME,
  });
}

/** A name that is part of a key or a path, so it has no dot and is not taken for a position. */
export function keyName() {
  const check = (value: unknown): LateFault | null =>
    wrongName(value) ??
    (String(value).includes('.') ? () => values.nameWithDot(String(value)) : null) ??
    (/^\d+$/.test(String(value)) ? () => values.nameIsNumber(String(value)) : null);
  const pattern = '^(?!\\d+$)[^.]+$';
  return leaf<string>(['text'], check, {
    type: 'string',
    minLength: 1,
    maxLength: LONGEST_NAME,
    pattern,
  });
}

/** Text or whole number. */
export function seedText() {
  const check = (value: unknown): LateFault | null => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return null;
    if (typeof value === 'string')
      return value === '' ? () => values.emptyText() : wrongText(value, 200);
    return (written) => values.notANumber(written, 'a whole number or a text');
  };
  return leaf<string | number>(['text', 'number'], check, { type: ['integer', 'string'] });
}

function wrongText(value: unknown, longest: number): LateFault | null {
  if (typeof value === 'number') return (written) => values.numberNotQuoted(written);
  if (typeof value !== 'string') return (written) => values.notAText(written);
  return value.length > longest ? () => values.textTooLong(longest) : null;
}

function wrongName(value: unknown): LateFault | null {
  const wrong = wrongText(value, LONGEST_NAME);
  if (wrong !== null) return wrong;
  if (value === '') return () => values.emptyText();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
  const strange = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(String(value));
  return strange || String(value).trim() !== value ? () => values.badName(String(value)) : null;
}
