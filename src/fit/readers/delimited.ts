/**
 * Rows of delimited text (RFC 4180, any delimiter), line by line. A parser of files would stop at the
 * first fault; a log has to be read past it, so a row that is broken costs one line and no more.
 */

const QUOTE = '"';
/** A cell in quotation marks may run over so many lines. */
const MOST_LINES = 50;
const MOST_CHARACTERS = 1_000_000;

const DELIMITERS = [',', ';', '\t', '|'];

/** The cells of a row; `open`: a quotation mark is not closed yet, `broken`: it cannot be read. */
export function splitRow(text: string, delimiter: string): string[] | 'open' | 'broken' {
  if (!text.includes(QUOTE)) return text.split(delimiter);
  const cells: string[] = [];
  let from = 0;
  for (;;) {
    if (text[from] === QUOTE) {
      const end = endOfQuoted(text, from + 1);
      if (end < 0) return 'open';
      cells.push(text.slice(from + 1, end).replaceAll('""', QUOTE));
      if (end + 1 === text.length) return cells;
      if (!text.startsWith(delimiter, end + 1)) return 'broken';
      from = end + 1 + delimiter.length;
    } else {
      const end = text.indexOf(delimiter, from);
      // A quotation mark within a cell that does not begin with one is a character like others.
      cells.push(end < 0 ? text.slice(from) : text.slice(from, end));
      if (end < 0) return cells;
      from = end + delimiter.length;
    }
  }
}

/** Where the closing quotation mark is; two of them are one character. */
function endOfQuoted(text: string, from: number): number {
  let at = text.indexOf(QUOTE, from);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at;
}

/** The delimiter under which the first lines have the same number of cells, more than one. */
export function delimiterOf(lines: readonly string[]): string {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 30);
  let best = DELIMITERS[0]!;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of sample) {
      const cells = splitRow(line, delimiter);
      const n = typeof cells === 'string' ? 0 : cells.length;
      if (n > 1) counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    // Among equals the one with more cells: a date and time may have a few commas of its own.
    const score = Math.max(0, ...[...counts].map(([n, times]) => times + n / 1000));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

export interface RowTaker {
  row(cells: string[], line: number, text: string): void;
  broken(line: number, text: string): void;
  /** A further line of a row. */
  continued(line: number): void;
}

/** Makes rows of lines. */
export class RowSplitter {
  private readonly delimiter: string;
  private readonly taker: RowTaker;
  /** The lines of a row that is not complete. */
  private open: string[] = [];
  private openSize = 0;
  private openFrom = 0;

  constructor(delimiter: string, taker: RowTaker) {
    this.delimiter = delimiter;
    this.taker = taker;
  }

  /** Whether the next line goes on with a row. */
  get isOpen(): boolean {
    return this.open.length > 0;
  }

  line(text: string, line: number): void {
    if (this.open.length > 0) return this.further(text);
    const cells = splitRow(text, this.delimiter);
    if (cells === 'open') {
      this.open = [text];
      this.openSize = text.length;
      this.openFrom = line;
    } else if (cells === 'broken') this.taker.broken(line, text);
    else this.taker.row(cells, line, text);
  }

  end(): void {
    while (this.open.length > 0) this.giveUp();
  }

  private further(text: string): void {
    this.open.push(text);
    this.openSize += text.length;
    if (text.includes(QUOTE)) {
      const whole = this.open.join('\n');
      const cells = splitRow(whole, this.delimiter);
      if (cells === 'broken') return this.giveUp();
      if (cells !== 'open') {
        const { openFrom, open } = this;
        this.open = [];
        this.taker.row(cells, openFrom, whole);
        for (let k = 1; k < open.length; k++) this.taker.continued(openFrom + k);
        return;
      }
    }
    if (this.open.length >= MOST_LINES || this.openSize > MOST_CHARACTERS) this.giveUp();
  }

  /** The first line is broken; the others are read again without it. */
  private giveUp(): void {
    const [first = '', ...others] = this.open;
    const from = this.openFrom;
    this.open = [];
    this.taker.broken(from, first);
    others.forEach((text, k) => {
      this.line(text, from + 1 + k);
    });
  }
}
