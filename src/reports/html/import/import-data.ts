/** What the page of an import is made from. */
import type { FittedLog } from '../../../fit/fit-log.js';
import type { ImportRecord } from '../../../fit/import-json.js';
import type { FittedIntervals } from '../../../fit/intervals/fit-intervals.js';

export interface ImportData {
  readonly record: ImportRecord;
  readonly fitted: FittedLog | FittedIntervals;
}

/** Of so many types there are pictures; those of more calls come first. */
export const MOST_PICTURES = 8;

/** The types that have pictures, each with its place from 1 on. */
export function picturedTypes<T extends { readonly calls: number }>(
  types: readonly T[],
): { readonly type: T; readonly place: number }[] {
  return types
    .map((type, k) => ({ type, place: k + 1 }))
    .sort((a, b) => b.type.calls - a.type.calls || a.place - b.place)
    .slice(0, MOST_PICTURES);
}

/** "Pictures of 8 of 12 types: those of the most calls." null: all are there. */
export function leftOutText(types: number): string | null {
  if (types <= MOST_PICTURES) return null;
  return `There are pictures of ${MOST_PICTURES} of ${types} types: those of the most calls. fit.json has all.`;
}
