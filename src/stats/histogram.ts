/**
 * How often which value occurred: a histogram of signed whole milliseconds.
 *
 * Buckets are exact below 256 ms. Beyond, each octave has 128 of them, so that the middle of a bucket
 * is less than 0.4 % away from every value in it. Negative values mirror positive ones, and zero has a
 * bucket of its own. Values without bound, on either side, are counted and have keys of their own.
 *
 * To merge histograms is to add their counts: whole numbers, so neither order nor grouping matters.
 */

/** Buckets that were hit, ascending by key and so by value. */
export interface SparseHistogram {
  readonly keys: Int32Array;
  readonly counts: Float64Array;
}

/** Keys of values without bound. */
export const LATE_WITHOUT_BOUND = 2147483647;
export const EARLY_WITHOUT_BOUND = -2147483648;

const TWO_TO_16 = 65536;
const TWO_TO_31 = 2147483648;
/** Beyond these two thousand years a value counts as without bound. */
const TOO_LARGE = TWO_TO_31 * TWO_TO_16;

export class Histogram {
  /** How many values were added, those without bound included. */
  count = 0;
  /** How many of them were late, or early, without bound. */
  infiniteLate = 0;
  infiniteEarly = 0;
  /** Counts by key, and by the negative of the key. */
  private above = new Float64Array(1024);
  private below = new Float64Array(0);

  /** `valueMs` is whole, of either sign, or infinite. */
  add(valueMs: number): void {
    if (valueMs >= 0 && valueMs < TOO_LARGE) {
      const key = keyOf(valueMs);
      if (key >= this.above.length) this.above = grown(this.above, key);
      this.above[key]!++;
    } else if (valueMs < 0 && valueMs > -TOO_LARGE) {
      const key = keyOf(-valueMs);
      if (key >= this.below.length) this.below = grown(this.below, key);
      this.below[key]!++;
    } else if (valueMs > 0) {
      this.infiniteLate++;
    } else if (valueMs < 0) {
      this.infiniteEarly++;
    } else {
      throw new RangeError(`a histogram holds numbers, not ${valueMs}`);
    }
    this.count++;
  }

  clear(): void {
    this.count = 0;
    this.infiniteLate = 0;
    this.infiniteEarly = 0;
    this.above.fill(0);
    this.below.fill(0);
  }

  toSparse(): SparseHistogram {
    const keys: number[] = [];
    const counts: number[] = [];
    const take = (key: number, count: number): void => {
      if (count === 0) return;
      keys.push(key);
      counts.push(count);
    };
    take(EARLY_WITHOUT_BOUND, this.infiniteEarly);
    for (let key = this.below.length - 1; key > 0; key--) take(-key, this.below[key]!);
    for (let key = 0; key < this.above.length; key++) take(key, this.above[key]!);
    take(LATE_WITHOUT_BOUND, this.infiniteLate);
    return { keys: Int32Array.from(keys), counts: Float64Array.from(counts) };
  }
}

/** The middle of a bucket, in ms. */
export function bucketValue(key: number): number {
  if (key === LATE_WITHOUT_BOUND) return Number.POSITIVE_INFINITY;
  if (key === EARLY_WITHOUT_BOUND) return Number.NEGATIVE_INFINITY;
  if (key < 0) return -bucketValue(-key);
  if (key < 256) return key;
  const shift = (key >> 7) - 1;
  const width = shift < 31 ? 1 << shift : (1 << (shift - 16)) * TWO_TO_16;
  return (128 + (key & 127)) * width + (width - 1) / 2;
}

/** The bucket of a value that is not negative: its leading eight bits and where they stand. */
function keyOf(valueMs: number): number {
  if (valueMs < TWO_TO_31) {
    const whole = valueMs | 0;
    if (whole < 256) return whole;
    const shift = 24 - Math.clz32(whole);
    return shift * 128 + (whole >> shift);
  }
  const scaled = (valueMs / TWO_TO_16) | 0;
  const shift = 24 - Math.clz32(scaled);
  return (shift + 16) * 128 + (scaled >> shift);
}

function grown(counts: Float64Array<ArrayBuffer>, key: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(key + 1, 2 * counts.length));
  larger.set(counts);
  return larger;
}
