/**
 * How long files and functions are.
 */
import ts from 'typescript';
import { HOT_ROOMS, lineOf, nodesOf, type Source } from './sources.js';

const LINES_OF_A_HOT_FUNCTION = 40;
const LINES_OF_A_FUNCTION = 60;
/** A list of definitions of measures reads like a table, and is not better in parts. */
const LINES_OF_A_CATALOGUE = 120;

function linesOf({ text }: Source): number {
  return text.trimEnd().split('\n').length;
}

export function filesLongerThan(lines: number, src: readonly Source[]): string[] {
  return src
    .filter((source) => linesOf(source) > lines)
    .map((source) => `${source.path} has ${linesOf(source)} lines`);
}

export function longFunctions(src: readonly Source[]): string[] {
  return src.flatMap((source) => {
    const most = mostLinesIn(source);
    return [...nodesOf(source.tree)].filter(hasBody).flatMap((node) => {
      const first = lineOf(source, node.getStart());
      const lines = lineOf(source, node.end) - first + 1;
      return lines > most ? [`${source.path}:${first} has ${lines} lines, at most ${most}`] : [];
    });
  });
}

function mostLinesIn({ room }: Source): number {
  if (HOT_ROOMS.includes(room)) return LINES_OF_A_HOT_FUNCTION;
  return room === 'metrics' ? LINES_OF_A_CATALOGUE : LINES_OF_A_FUNCTION;
}

function hasBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}
