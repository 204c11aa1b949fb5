/**
 * How long files and functions are.
 */
import ts from 'typescript';
import { HOT_ROOMS, lineOf, nodesOf, type Source } from './sources.js';

const LINES_OF_A_HOT_FUNCTION = 40;
const LINES_OF_A_FUNCTION = 60;

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
    const most = HOT_ROOMS.includes(source.room) ? LINES_OF_A_HOT_FUNCTION : LINES_OF_A_FUNCTION;
    return [...nodesOf(source.tree)].filter(hasBody).flatMap((node) => {
      const first = lineOf(source, node.getStart());
      const lines = lineOf(source, node.end) - first + 1;
      return lines > most ? [`${source.path}:${first} has ${lines} lines, at most ${most}`] : [];
    });
  });
}

function hasBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}
