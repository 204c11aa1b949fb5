/**
 * A text that came from outside and the places in it.
 */

/** A place to point at. Line 0 means the file as a whole. */
export interface Position {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** How much of the line is meant; at least 1. */
  readonly length: number;
  /** The line itself. */
  readonly source: string;
}

export class SourceText {
  readonly file: string;
  readonly text: string;
  private starts: number[] | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The place of `from` to `to`; what runs over the end of the first line is left out. */
  position(from: number, to: number): Position {
    const starts = this.lineStarts();
    const line = lineOf(starts, from);
    const start = starts[line] ?? 0;
    const next = starts[line + 1];
    const source = this.text.slice(start, next === undefined ? undefined : next - 1).trimEnd();
    const column = Math.min(from - start, source.length);
    const length = Math.max(1, Math.min(to - from, source.length - column));
    return { file: this.file, line: line + 1, column: column + 1, length, source };
  }

  private lineStarts(): number[] {
    if (this.starts !== null) return this.starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) {
      starts.push(at + 1);
    }
    this.starts = starts;
    return starts;
  }
}

export function wholeFile(file: string): Position {
  return { file, line: 0, column: 0, length: 1, source: '' };
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
