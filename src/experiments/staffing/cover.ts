/**
 * Shifts that cover what is needed in each interval.
 *
 * First the shift that covers most for its hours, again and again, and what is then not needed is
 * taken away; after that two at a time are taken out and made good anew, as long as hours are saved.
 * That comes near the fewest hours; it is not proven to reach them.
 */

/** A shift that may be worked. */
export interface Coverage {
  /** The part of each interval in which an agent who follows it is at work. */
  readonly share: readonly number[];
  readonly hours: number;
}

const NOTHING = 1e-9;
/** Pairs that are taken out at most. */
const MOST_REPAIRS = 1000;

/** @returns how many agents follow each shift, at most `max` each */
export function coverWith(
  shifts: readonly Coverage[],
  needed: readonly number[],
  max: number,
): number[] {
  let best = new Cover(
    shifts,
    max,
    needed,
    shifts.map(() => 0),
  );
  best.repair();
  let repairs = 0;
  for (let improved = true; improved && repairs < MOST_REPAIRS; ) {
    improved = false;
    for (const [a, b] of pairsOf(best.counts)) {
      if (++repairs > MOST_REPAIRS) break;
      const other = best.without(a, b);
      other.repair();
      if (!other.betters(best)) continue;
      best = other;
      improved = true;
      break;
    }
  }
  return best.counts;
}

/** Two shifts that somebody follows, or one that two do; then single ones. */
function* pairsOf(counts: readonly number[]): Generator<readonly [number, number | null]> {
  const used = [...counts.keys()].filter((k) => (counts[k] ?? 0) > 0);
  for (const a of used) yield [a, null];
  for (const a of used) {
    for (const b of used) {
      if (b > a || (b === a && (counts[a] ?? 0) > 1)) yield [a, b];
    }
  }
}

class Cover {
  readonly counts: number[];
  private readonly shifts: readonly Coverage[];
  private readonly max: number;
  /** What is needed and not there; negative where there is more. */
  private readonly missing: number[];

  constructor(
    shifts: readonly Coverage[],
    max: number,
    missing: readonly number[],
    counts: readonly number[],
  ) {
    this.shifts = shifts;
    this.max = max;
    this.missing = [...missing];
    this.counts = [...counts];
  }

  without(a: number, b: number | null): Cover {
    const other = new Cover(this.shifts, this.max, this.missing, this.counts);
    other.move(a, -1);
    if (b !== null) other.move(b, -1);
    return other;
  }

  /** Covers what is missing as far as it can be, and takes away what is not needed. */
  repair(): void {
    for (let next = this.mostCovering(); next !== null; next = this.mostCovering()) {
      this.move(next, 1);
    }
    const byHours = [...this.shifts.keys()].sort((a, b) => this.hoursOf(b) - this.hoursOf(a));
    for (const shift of byHours) {
      while ((this.counts[shift] ?? 0) > 0 && this.canGo(shift)) this.move(shift, -1);
    }
  }

  /** Whether no more is missing than in another, for fewer hours. */
  betters(other: Cover): boolean {
    return (
      this.uncovered() <= other.uncovered() + NOTHING && this.hours() < other.hours() - NOTHING
    );
  }

  private move(shift: number, by: 1 | -1): void {
    this.counts[shift] = (this.counts[shift] ?? 0) + by;
    const share = this.shifts[shift]?.share ?? [];
    for (let i = 0; i < share.length; i++) {
      this.missing[i] = (this.missing[i] ?? 0) - by * (share[i] ?? 0);
    }
  }

  private mostCovering(): number | null {
    let best: number | null = null;
    let most = NOTHING;
    for (const [k, { share, hours }] of this.shifts.entries()) {
      if ((this.counts[k] ?? 0) >= this.max || hours <= 0) continue;
      let covered = 0;
      for (let i = 0; i < share.length; i++) {
        covered += Math.min(share[i] ?? 0, Math.max(0, this.missing[i] ?? 0));
      }
      if (covered / hours > most * (1 + NOTHING)) {
        best = k;
        most = covered / hours;
      }
    }
    return best;
  }

  /** Whether nothing that is covered now would be missing without one of them. */
  private canGo(shift: number): boolean {
    const share = this.shifts[shift]?.share ?? [];
    return share.every((part, i) => part === 0 || (this.missing[i] ?? 0) + part <= NOTHING);
  }

  private hoursOf(shift: number): number {
    return this.shifts[shift]?.hours ?? 0;
  }

  private hours(): number {
    return this.counts.reduce((sum, count, k) => sum + count * this.hoursOf(k), 0);
  }

  private uncovered(): number {
    return this.missing.reduce((sum, each) => sum + Math.max(0, each), 0);
  }
}
