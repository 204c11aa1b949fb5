/** What takes the lines of a log, and what gives them. */

export const LONGEST_LINE = 1_000_000;
/** So much is shown of a line that is too long. */
export const SHOWN = 300;

export interface LinesTaker {
  line(text: string, line: number): void;
  /** `text`: its beginning. */
  tooLong(text: string, line: number): void;
}

/** Gives the lines of a text that comes in pieces. */
export interface Splitter {
  /** Lines given so far. */
  readonly lines: number;
  push(text: string): void;
  /** After the last piece. */
  end(): void;
}
