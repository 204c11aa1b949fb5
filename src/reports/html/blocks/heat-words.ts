/** What the tables of colours have in common. */
import type { Tick } from '../charts/axes.js';

export function percent(value: number): string {
  return `${(value * 100).toFixed(0)} %`;
}

export function shownOr(value: number | null, shown: (value: number) => string): string {
  return value === null ? '–' : shown(value);
}

/** So many of the columns have their label that they do not touch. */
export function ticksOf(columns: readonly string[], narrow: boolean): Tick[] {
  const most = narrow ? 5 : 12;
  const every = Math.max(1, Math.ceil(columns.length / most));
  return columns.flatMap((label, k) =>
    k % every === 0 ? [{ value: k + (narrow ? 0.8 : 0.5), label }] : [],
  );
}
