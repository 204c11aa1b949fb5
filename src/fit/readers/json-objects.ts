/**
 * The objects of a JSON text that is not written as one a line: an array, objects over many lines, or
 * objects one after the other. Each is given as if it were a line; what stands between them and is
 * no comma or bracket is given, too, so that nothing is lost.
 */
import { LineGiver, type LinesTaker, LONGEST_LINE, type Splitter } from './line-takers.js';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Whether a text begins as one whose objects have to be looked for. */
export function isOfObjects(text: string): boolean {
  if (/^\s*\[\s*(?:\{|$)/.test(text)) return true;
  if (!/^\s*\{/.test(text)) return false;
  const [first = ''] = text.trimStart().split('\n', 1);
  return first.trim() === '{' || first.includes('}{');
}

export class ObjectSplitter implements Splitter {
  private rest = '';
  /** How far `rest` has been looked at. */
  private looked = 0;
  private depth = 0;
  private inText = false;
  private readonly giver: LineGiver;

  constructor(taker: LinesTaker) {
    this.giver = new LineGiver(taker);
  }

  /** Objects given so far. */
  get lines(): number {
    return this.giver.lines;
  }

  push(text: string): void {
    this.rest += text;
    const { rest } = this;
    let from = 0;
    let at = this.looked;
    while (at < rest.length) {
      const code = rest.charCodeAt(at);
      if (this.inText) {
        // A character that is marked may come with the next piece.
        if (code === BACKSLASH) at++;
        else if (code === QUOTE) this.inText = false;
      } else if (code === QUOTE && this.depth > 0) this.inText = true;
      else if (code === OPEN) {
        if (this.depth++ === 0) from = this.giveBetween(rest, from, at);
      } else if (code === CLOSE && this.depth > 0) {
        if (--this.depth === 0) {
          this.giver.give(rest.slice(from, at + 1));
          from = at + 1;
        }
      }
      at++;
    }
    this.rest = rest.slice(from);
    this.looked = at - from;
    if (this.rest.length > LONGEST_LINE) this.passOver();
  }

  end(): void {
    this.giveBetween(this.rest, 0, this.rest.length);
    this.rest = '';
  }

  private passOver(): void {
    this.giver.passOver(this.rest);
    this.looked = Math.max(0, this.looked - this.rest.length);
    this.rest = '';
  }

  /** Gives what is between two objects, if that is anything; tells where it ends. */
  private giveBetween(text: string, from: number, to: number): number {
    const between = text.slice(from, to);
    if (this.giver.isPassing || /[^\s,[\]]/.test(between)) this.giver.give(between.trim());
    return to;
  }
}
