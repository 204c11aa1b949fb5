/** Lines of a text that comes in pieces. */

export const LONGEST_LINE = 1_000_000;
/** So much is shown of a line that is too long. */
const SHOWN = 300;

/** Between JSON objects that are written one after the other, with nothing between them. */
const BETWEEN_OBJECTS = '}{';
export type Separator = '\n' | '\r' | typeof BETWEEN_OBJECTS;

/**
 * What ends the lines of a text, by its beginning. Some old files end them with a carriage return
 * alone; streams of records may be stored as JSON objects without anything between them.
 */
export function separatorOf(text: string): Separator {
  if (text.includes('\n')) return '\n';
  if (text.includes('\r')) return '\r';
  return /^\s*\{/.test(text) && text.includes(BETWEEN_OBJECTS) ? BETWEEN_OBJECTS : '\n';
}

/** All lines of a text. */
export function linesOf(text: string, separator: Separator): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter({
    line: (line) => lines.push(line),
    tooLong: (line) => lines.push(line),
  });
  splitter.separator = separator;
  splitter.push(text);
  splitter.end();
  if (text.endsWith(separator)) lines.push('');
  return lines;
}

export interface LinesTaker {
  line(text: string, line: number): void;
  /** `text`: its beginning. */
  tooLong(text: string, line: number): void;
}

export class LineSplitter {
  /** Lines given so far. */
  lines = 0;
  separator: Separator = '\n';
  private rest = '';
  /** The beginning of a line that is too long and is being passed over. */
  private passing: string | null = null;
  private readonly taker: LinesTaker;

  constructor(taker: LinesTaker) {
    this.taker = taker;
  }

  push(text: string): void {
    const { separator } = this;
    // A brace belongs to the object that it closes, the next one to the object that it opens.
    const own = separator === BETWEEN_OBJECTS ? 1 : 0;
    const whole = this.rest + text;
    let from = 0;
    let end = whole.indexOf(separator);
    while (end >= 0) {
      this.give(whole.slice(from, end + own));
      from = end + 1;
      end = whole.indexOf(separator, from);
    }
    this.rest = from === 0 ? whole : whole.slice(from);
    if (this.rest.length > LONGEST_LINE) {
      this.passing ??= this.rest.slice(0, SHOWN);
      // Its last character may be half of a separator.
      this.rest = this.rest.slice(-1);
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
