/**
 * Stretches of time that are counted apart: the intervals of reports, cut where a local day begins
 * within one, so that intervals and days are both sums of them.
 */
interface Counted {
  readonly lengthMs: number;
  readonly intervalMs: number;
  /** Where blocks begin, ascending from 0; null: with the intervals. */
  readonly blockStarts: readonly number[] | null;
}

export function blockCount({ lengthMs, intervalMs, blockStarts }: Counted): number {
  return blockStarts?.length ?? Math.max(1, Math.ceil(lengthMs / intervalMs));
}

/** The block of an instant within the run. */
export function blockAt({ intervalMs, blockStarts }: Counted, now: number): number {
  if (blockStarts === null) return Math.floor(now / intervalMs);
  let low = 0;
  let high = blockStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (blockStarts[middle]! <= now) low = middle;
    else high = middle;
  }
  return low;
}

/** Where the block after that of an instant begins; the end of the run after the last. */
export function nextBlockAt(counted: Counted, now: number): number {
  const { lengthMs, intervalMs, blockStarts } = counted;
  if (blockStarts === null)
    return Math.min(lengthMs, (Math.floor(now / intervalMs) + 1) * intervalMs);
  return blockStarts[blockAt(counted, now) + 1] ?? lengthMs;
}

/** The first block of a stretch that ends at `toMs`, and the one after its last. */
export function blocksOf(
  counted: Counted,
  fromMs: number,
  toMs: number,
): readonly [first: number, end: number] {
  const end = toMs >= counted.lengthMs ? blockCount(counted) : blockAt(counted, toMs);
  return [blockAt(counted, fromMs), end];
}
