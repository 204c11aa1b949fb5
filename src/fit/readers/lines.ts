/** Lines of a text that comes in pieces. */
import { isOfObjects, ObjectSplitter } from './json-objects.js';
import { LineGiver, type LinesTaker, LONGEST_LINE, type Splitter } from './line-takers.js';

/**
 * What gives the lines of a text, by its beginning. Some old files end them with a carriage return
 * alone; of JSON that is not written as an object a line, each object stands for a line.
 */
export function splitterFor(text: string, taker: LinesTaker): Splitter {
  if (isOfObjects(text)) return new ObjectSplitter(taker);
  return new LineSplitter(taker, !text.includes('\n') && text.includes('\r') ? '\r' : '\n');
}

/** All lines of a beginning of a text; `ended`: it is all of it, else its last line is left out. */
export function linesOf(text: string, ended: boolean): string[] {
  const lines: string[] = [];
  const splitter = splitterFor(text, {
    line: (line) => lines.push(line),
    tooLong: (line) => lines.push(line),
  });
  splitter.push(text);
  const whole = lines.length;
  splitter.end();
  if (!ended) lines.length = whole;
  return lines;
}

class LineSplitter implements Splitter {
  private readonly separator: '\n' | '\r';
  private rest = '';
  private readonly giver: LineGiver;

  constructor(taker: LinesTaker, separator: '\n' | '\r') {
    this.giver = new LineGiver(taker);
    this.separator = separator;
  }

  get lines(): number {
    return this.giver.lines;
  }

  push(text: string): void {
    const { separator } = this;
    const whole = this.rest + text;
    let from = 0;
    let end = whole.indexOf(separator);
    while (end >= 0) {
      this.give(whole.slice(from, end));
      from = end + 1;
      end = whole.indexOf(separator, from);
    }
    this.rest = from === 0 ? whole : whole.slice(from);
    if (this.rest.length > LONGEST_LINE) {
      this.giver.passOver(this.rest);
      this.rest = '';
    }
  }

  end(): void {
    if (this.rest !== '' || this.giver.isPassing) this.give(this.rest);
    this.rest = '';
  }

  private give(text: string): void {
    const isReturned = text.charCodeAt(text.length - 1) === 13;
    this.giver.give(isReturned ? text.slice(0, -1) : text);
  }
}
