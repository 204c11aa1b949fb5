/** What takes the lines of a log, and what gives them. */

export const LONGEST_LINE = 1_000_000;
/** So much is shown of a line that is too long. */
const SHOWN = 300;

export interface LinesTaker {
  line(text: string, line: number): void;
  /** `text`: its beginning. */
  tooLong(text: string, line: number): void;
}

/** Counts lines, and passes over those that are too long. */
export class LineGiver {
  /** Lines given so far. */
  lines = 0;
  /** The beginning of a line that is too long and is being passed over. */
  private passing: string | null = null;
  private readonly taker: LinesTaker;

  constructor(taker: LinesTaker) {
    this.taker = taker;
  }

  get isPassing(): boolean {
    return this.passing !== null;
  }

  /** What there is of a line so far is too long. */
  passOver(begun: string): void {
    this.passing ??= begun.slice(0, SHOWN);
  }

  /** The end of a line, which is all of it unless its beginning was passed over. */
  give(text: string): void {
    this.lines++;
    if (text.length > LONGEST_LINE) this.passOver(text);
    const shown = this.passing;
    this.passing = null;
    if (shown === null) this.taker.line(text, this.lines);
    else this.taker.tooLong(shown, this.lines);
  }
}

/** Gives the lines of a text that comes in pieces. */
export interface Splitter {
  /** Lines given so far. */
  readonly lines: number;
  push(text: string): void;
  /** After the last piece. */
  end(): void;
}
