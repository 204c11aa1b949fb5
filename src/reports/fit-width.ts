/** Lines for a terminal of a given width. */
import { stripVTControlCharacters } from 'node:util';

/** Columns of a line that a second column of its own must at least leave before it. */
const LABEL_MIN = 12;

/**
 * Lines without blanks at their end, none wider than `width` where a blank allows it; what is moved
 * to a line of its own stands `deeper` than its beginning. Colours take no room.
 */
export function fitWidth(text: string, width: number | undefined, deeper: number): string {
  return text
    .split('\n')
    .map((line) => fitLine(line.trimEnd(), width ?? Number.POSITIVE_INFINITY, deeper))
    .join('\n');
}

function fitLine(line: string, width: number, deeper: number): string {
  const plain = stripVTControlCharacters(line);
  if (plain.length <= width) return line;
  const leading = plain.length - plain.trimStart().length;
  const indent = ' '.repeat(Math.max(4, leading + deeper));
  const lines: string[] = [];
  let [rest, from] = [line, leading];
  for (;;) {
    const at = breakOf(rest, from, width, width - indent.length);
    if (at === null) return [...lines, rest].join('\n');
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at).trimStart();
    from = indent.length;
  }
}

/** A figure and its unit stay together. */
const UNIT = /^ (?:%|ms|s|min|h|points)(?![\w-])/;

/**
 * Where to break: before the last column if that then fits, else at the last blank that fits, or at
 * the first one after a word that is too long; null: nowhere.
 */
function breakOf(line: string, from: number, width: number, widthAfter: number): number | null {
  if (stripVTControlCharacters(line).length <= width) return null;
  let column: number | null = null;
  let blank: number | null = null;
  for (let at = 0, seen = 0; at < line.length && (seen <= width || blank === null); at++) {
    if (line[at] === '\x1b') {
      at = line.indexOf('m', at);
      continue;
    }
    if (line[at] === ' ' && seen >= from && !isBeforeUnit(line, at)) {
      blank = at;
      if (line[at + 1] === ' ' && seen >= LABEL_MIN && seen <= width) column = at;
    }
    seen++;
  }
  if (column === null) return blank;
  const after = stripVTControlCharacters(line.slice(column)).trimStart();
  return after.length <= widthAfter ? column : blank;
}

function isBeforeUnit(line: string, at: number): boolean {
  return /\d/.test(line[at - 1] ?? '') && UNIT.test(line.slice(at, at + 8));
}
