/**
 * Settings that differ, a line each, where what is alike takes one line: the same change at several
 * places, and what only one side has below one place.
 */
import type { Comparison } from '../experiments/compare.js';

type Difference = Comparison['changes'][number];

export interface ChangeLine {
  readonly mark: '+' | '-' | '~';
  readonly text: string;
  /** How many settings it stands for. */
  readonly count: number;
}

/** Settings that only one side has are told below such a depth, or one by one where they are fewer. */
const DEPTH = 3;
const FEW = 3;
/** Places that are named of one change. */
const NAMED = 4;

export function foldedChanges(changes: readonly Difference[]): ChangeLine[] {
  const groups = new Map<string, Difference[]>();
  for (const change of changes) {
    const key = groupOf(change);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap(linesOf);
}

/** The same change of the same setting of different things; or what one side has below one place. */
function groupOf({ path, before, after }: Difference): string {
  const parts = path.split('.');
  if (before === null || after === null) {
    return `${before === null ? '+' : '-'} ${parts.slice(0, DEPTH).join('.')}`;
  }
  return JSON.stringify([parts.length, parts[0], parts.slice(2), before, after]);
}

function linesOf(group: readonly Difference[]): ChangeLine[] {
  const [first] = group;
  if (first === undefined) return [];
  const { path, before, after } = first;
  const mark = before === null ? '+' : after === null ? '-' : '~';
  if (mark !== '~') {
    if (group.length < FEW) return group.map(lineOf);
    const place = path.split('.').slice(0, DEPTH).join('.');
    return [{ mark, text: `${place}: ${group.length} settings`, count: group.length }];
  }
  if (group.length === 1) return [lineOf(first)];
  const [root = '', , ...rest] = path.split('.');
  const names = group.map((each) => each.path.split('.')[1] ?? '');
  const named = names.slice(0, NAMED);
  const others = names.length - named.length;
  const all = [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
  const text = `${[root, `{${all}}`, ...rest].join('.')}: ${before} -> ${after}`;
  return [{ mark, text, count: group.length }];
}

function lineOf({ path, before, after }: Difference): ChangeLine {
  if (before === null) return { mark: '+', text: `${path}: ${after}`, count: 1 };
  if (after === null) return { mark: '-', text: `${path}: ${before}`, count: 1 };
  return { mark: '~', text: `${path}: ${before} -> ${after}`, count: 1 };
}

/** As many lines as there may be, and how many settings the rest stands for. */
export function firstLines(
  changes: readonly Difference[],
  most: number,
): { readonly lines: readonly ChangeLine[]; readonly rest: number } {
  const lines = foldedChanges(changes);
  const rest = lines.slice(most).reduce((sum, { count }) => sum + count, 0);
  return { lines: lines.slice(0, most), rest };
}
