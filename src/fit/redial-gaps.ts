/** Times from one call of a caller to the next, counted: of how many there are only the counts are kept. */

/** Bounds of the bins in which redials are told from the background; s. */
export const BINS = [15, 30, 60, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600] as const;

export class RedialGaps {
  count = 0;
  /** By bin. */
  readonly inBins = BINS.map(() => 0);
  /** By bin: how many there are of each whole second. */
  readonly bySecond = BINS.map(() => new Map<number, number>());

  /** @param ms up to an hour */
  add(ms: number): void {
    const bin = BINS.findIndex((end) => ms / 1000 <= end);
    const second = Math.round(ms / 1000);
    const counts = this.bySecond[bin]!;
    this.count++;
    this.inBins[bin]!++;
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
}
