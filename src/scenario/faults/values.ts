/**
 * Messages about single values and the shape of a document.
 */
import { type Fault, fault, listed, quoted, shortened } from './fault.js';
import { nearest } from './nearest.js';

export function unknownKey(key: string, known: readonly string[]): Fault {
  if (key === '<<') {
    return fault(
      'merge-key',
      '"<<" does not merge here',
      'write the keys out; an anchor and alias for one value is fine',
    );
  }
  const meant = nearest(key, known);
  return fault(
    'unknown-key',
    `there is no key ${quoted(key)} here`,
    meant === null ? `the keys are ${listed(known)}` : `did you mean "${meant}"?`,
  );
}

export function missingKey(key: string, example: string | undefined): Fault {
  return fault(
    'missing-key',
    `${quoted(key)} is missing`,
    example === undefined ? `add "${key}"` : `add "${key}: ${example}"`,
  );
}

export function noValue(): Fault {
  return fault('no-value', 'has no value', 'write a value, or leave the key out');
}

export function expected(what: string, written: string): Fault {
  return fault('does-not-fit', `${describe(written)} does not fit here`, `write ${what}`);
}

export function describe(written: string): string {
  return /^[[{]/.test(written)
    ? written.startsWith('[')
      ? 'a list'
      : 'a mapping'
    : shortened(written);
}

export function notAShare(written: string): Fault {
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(written.trim());
  const number = percent === null ? Number.NaN : Number(percent[1]) / 100;
  return fault(
    'not-a-share',
    `${shortened(written)} is not a share from 0 to 1`,
    number >= 0 && number <= 1
      ? `write ${Number(number.toFixed(10))}`
      : 'write a number from 0 to 1, such as 0.45',
  );
}

/** A share that is spoken of in percent, as an agreement is. */
export function notAnAgreedShare(written: string): Fault {
  const plain = Number(written);
  return fault(
    'not-an-agreed-share',
    `${shortened(written)} is not a share`,
    plain > 1 && plain <= 100
      ? `write ${plain}% or ${Number((plain / 100).toFixed(10))}`
      : 'write one from 0 to 100 %, such as 80% or 0.8',
  );
}

export function notAWholeNumber(written: string, min: number, max: number): Fault {
  return fault(
    'not-a-whole-number',
    `${shortened(written)} is not a whole number from ${min} to ${max}`,
    `write a whole number from ${min} to ${max}`,
  );
}

export function notANumber(written: string, range: string): Fault {
  return fault('not-a-number', `${shortened(written)} is not ${range}`, `write ${range}`);
}

export function notAFlag(written: string): Fault {
  const yes = /^["']?(yes|on|y|1|true)["']?$/i.test(written);
  const no = /^["']?(no|off|n|0|false)["']?$/i.test(written);
  return fault(
    'not-a-flag',
    `${shortened(written)} is neither true nor false`,
    yes ? 'write true' : no ? 'write false' : 'write true or false',
  );
}

export function notOneOf(written: string, values: readonly string[]): Fault {
  const meant = nearest(written.replace(/^["']|["']$/g, ''), values);
  return fault(
    'not-one-of',
    `${shortened(written)} is not one of ${listed(values)}`,
    meant === null ? `write ${listed(values, 'or')}` : `did you mean "${meant}"?`,
  );
}

export function numberNotQuoted(written: string): Fault {
  return fault(
    'number-not-quoted',
    `${shortened(written)} is read as a number, which loses a leading + or 0`,
    `write it in quotation marks: "${shortened(written)}"`,
  );
}

export function notAText(written: string): Fault {
  return fault(
    'not-a-text',
    `${describe(written)} is not a text`,
    'write a text, in quotation marks if it looks like something else',
  );
}

export function emptyText(): Fault {
  return fault('empty-text', 'is empty', 'write at least one character');
}

export function textTooLong(most: number): Fault {
  return fault('text-too-long', `is longer than ${most} characters`, 'write a shorter text');
}

export function badName(written: string): Fault {
  return fault(
    'bad-name',
    `${quoted(written)} cannot be a name`,
    'write a name without line breaks or control characters, 100 characters at most',
  );
}

export function nameWithDot(written: string): Fault {
  return fault(
    'name-with-dot',
    `${quoted(written)} has a dot, which separates the parts of a path`,
    `write "${shortened(written.replaceAll('.', '-'))}"`,
  );
}

export function nameIsNumber(written: string): Fault {
  return fault(
    'name-is-number',
    `${quoted(written)} could be taken for a position in a list`,
    `write a name with a letter in it, such as "step${shortened(written)}"`,
  );
}

export function emptyList(what: string): Fault {
  return fault('empty-list', 'the list is empty', `write at least one ${what}`);
}

export function emptyMapping(): Fault {
  return fault('empty-mapping', 'there is nothing in it', 'write at least one entry');
}

export function wrongLength(what: string): Fault {
  return fault('wrong-number-of-values', 'has the wrong number of values', `write ${what}`);
}

export function notExactlyOne(
  noun: string,
  given: readonly string[],
  known: readonly string[],
): Fault {
  if (given.length === 0)
    return fault(
      'not-exactly-one',
      `does not say which ${noun} it is`,
      `write one of ${listed(known, 'or')}`,
    );
  return fault(
    'not-exactly-one',
    `says ${listed(given)} at once`,
    `keep one of them: ${noun === 'applet' ? 'an' : 'a'} ${noun} is one thing`,
  );
}

export function probabilitiesOff(sum: number): Fault {
  return fault(
    'probabilities-not-one',
    `the probabilities add up to ${round(sum)}, not to 1`,
    'let them add up to 1',
  );
}

export function sharesAboveOne(sum: number): Fault {
  return fault(
    'shares-above-one',
    `the shares add up to ${round(sum)}, more than 1`,
    'let them add up to 1 or less',
  );
}

function round(value: number): number {
  return Number(value.toPrecision(8));
}

export function notAscending(what: string): Fault {
  return fault('not-ascending', `${what} must ascend`, 'write the smaller values first');
}

export function lastHazardWithoutBound(): Fault {
  return fault(
    'last-step-bound',
    'the last step, and only the last, is without "upTo"',
    'end with a step such as "{ perMinute: 0.5 }", which holds from there on',
  );
}

export function endlessHazard(): Fault {
  return fault(
    'endless-hazard',
    'a last step without hazard never comes to an end',
    'write "perMinute" above 0 in the last step',
  );
}

export function tooMany(what: string, count: number, most: number): Fault {
  return fault(
    'too-many',
    `${count} ${what} are more than the ${most} that a scenario may have`,
    `keep to ${most} or fewer`,
  );
}
