/** Lines of a text that comes in pieces. */

export const LONGEST_LINE = 1_000_000;
/** So much is shown of a line that is too long. */
const SHOWN = 300;

export interface LinesTaker {
  line(text: string, line: number): void;
  /** `text`: its beginning. */
  tooLong(text: string, line: number): void;
}

export class LineSplitter {
  /** Lines given so far. */
  lines = 0;
  private rest = '';
  /** The beginning of a line that is too long and is being passed over. */
  private passing: string | null = null;
  private separator = '\n';
  private readonly taker: LinesTaker;

  constructor(taker: LinesTaker) {
    this.taker = taker;
  }

  /** Some files of old end their lines with a carriage return alone. */
  set returnsAlone(alone: boolean) {
    this.separator = alone ? '\r' : '\n';
  }

  push(text: string): void {
    const { separator } = this;
    let from = 0;
    let end = text.indexOf(separator);
    if (end >= 0 && this.rest !== '') {
      this.give(this.rest + text.slice(0, end));
      this.rest = '';
      from = end + 1;
      end = text.indexOf(separator, from);
    }
    while (end >= 0) {
      this.give(text.slice(from, end));
      from = end + 1;
      end = text.indexOf(separator, from);
    }
    this.rest += text.slice(from);
    if (this.rest.length > LONGEST_LINE) {
      this.passing ??= this.rest.slice(0, SHOWN);
      this.rest = '';
    }
  }

  end(): void {
    if (this.rest !== '' || this.passing !== null) this.give(this.rest);
    this.rest = '';
  }

  private give(text: string): void {
    this.lines++;
    if (this.passing !== null || text.length > LONGEST_LINE) {
      const shown = this.passing ?? text.slice(0, SHOWN);
      this.passing = null;
      return this.taker.tooLong(shown, this.lines);
    }
    const isReturned = text.charCodeAt(text.length - 1) === 13;
    this.taker.line(isReturned ? text.slice(0, -1) : text, this.lines);
  }
}
