/** A day of the center's own time zone, as far as it lies within the run. */
export interface LocalDay {
  /** ms from the start of the run. */
  readonly fromMs: number;
  readonly toMs: number;
  /** `2026-03-29`. */
  readonly date: string;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Whether the run has all of it; where the center has opening hours, all of those. */
  readonly isWhole: boolean;
}

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
