/**
 * What is wrong with a value and what would be right, before anyone knows where the value stands.
 *
 * Every message of the scenario reader is one function that returns a fault; the functions live in
 * the files beside this one, so the wording is found in one place and can be read as a list.
 */

export interface Fault {
  /** A name that stays as it is when the words change; `ringback explain` tells more by it. */
  readonly code: string;
  /** Lower case, no full stop, no blame. */
  readonly problem: string;
  /** What to write instead. */
  readonly remedy: string;
}

/** A fault that shows the value as the file has it: `0900`, not the 900 that YAML makes of it. */
export type LateFault = (written: string) => Fault;

export function fault(code: string, problem: string, remedy: string): Fault {
  return { code, problem, remedy };
}

const LONGEST_QUOTE = 60;

/** The text without anything that could move a terminal's cursor or run over many lines. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·');
}

/** A name or value of the user's, in quotation marks. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

export function shortened(text: string): string {
  const clean = printable(text);
  return clean.length > LONGEST_QUOTE ? `${clean.slice(0, LONGEST_QUOTE)}…` : clean;
}

/** `a, b and c`, cut off where the list becomes unreadable. */
export function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  const shown = names.length > 24 ? [...names.slice(0, 23), `${names.length - 23} more`] : names;
  const words = shown.map(shortened);
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
