/**
 * Items that come in replications, summed up so that any quantile of them has its interval. For each
 * bucket there are three sums over replications, so no replication is kept. They are of whole
 * numbers: the same whatever the order and the groups in which replications come.
 */
import { EARLY_WITHOUT_BOUND, LATE_WITHOUT_BOUND } from './histogram.js';

/** The sums at the end of a bucket, over all replications. */
export interface UpTo {
  readonly key: number;
  /** Items in the bucket and before it. */
  readonly items: number;
  /** Squares of the items up to here of each replication. */
  readonly squares: number;
  /** Items up to here of each replication times all items that it has. */
  readonly products: number;
}

/** What a bucket adds to the three sums. */
const SUMS = 3;

export class ItemSums {
  /** Replications, those without items included. */
  replications = 0;
  /** Replications that have items. */
  withItems = 0;
  items = 0;
  /** Squares of the items of each replication. */
  squares = 0;
  /** By bucket; the first is that of `first`. */
  private sums = new Float64Array(SUMS * 512);
  private first = 0;
  private readonly early = new Float64Array(SUMS);
  private readonly late = new Float64Array(SUMS);

  /** A replication's histogram: the buckets from `from` to before `end`, ascending by key. */
  add(keys: Int32Array, counts: Float64Array, from: number, end: number): void {
    this.replications++;
    if (from === end) return;
    let total = 0;
    for (let k = from; k < end; k++) total += counts[k]!;
    this.withItems++;
    this.items += total;
    this.squares += total * total;
    let [low, high] = [from, end];
    let before = 0;
    if (keys[low] === EARLY_WITHOUT_BOUND) {
      before = put(this.early, 0, counts[low++]!, before, total);
    }
    if (keys[high - 1] === LATE_WITHOUT_BOUND) high--;
    if (high > low) this.reach(keys[low]!, keys[high - 1]!);
    const { sums, first } = this;
    for (let k = low; k < high; k++) {
      before = put(sums, (keys[k]! - first) * SUMS, counts[k]!, before, total);
    }
    if (high < end) put(this.late, 0, counts[high]!, before, total);
  }

  /** The buckets that have items, in ascending order. */
  *buckets(): Generator<UpTo, void> {
    const { sums, first } = this;
    let [items, squares, products] = [0, 0, 0];
    const upTo = (of: Float64Array, at: number, key: number): UpTo => {
      items += of[at]!;
      squares += of[at + 1]!;
      products += of[at + 2]!;
      return { key, items, squares, products };
    };
    if (this.early[0] !== 0) yield upTo(this.early, 0, EARLY_WITHOUT_BOUND);
    for (let at = 0; at < sums.length; at += SUMS) {
      if (sums[at] !== 0) yield upTo(sums, at, first + at / SUMS);
    }
    if (this.late[0] !== 0) yield upTo(this.late, 0, LATE_WITHOUT_BOUND);
  }

  /** Makes room for keys from `least` to `most`. */
  private reach(least: number, most: number): void {
    const length = this.sums.length / SUMS;
    if (least >= this.first && most < this.first + length) return;
    const first = least < this.first ? least - 256 : this.first;
    const end = Math.max(this.first + length, most + 256);
    const larger = new Float64Array((end - first) * SUMS);
    larger.set(this.sums, (this.first - first) * SUMS);
    this.sums = larger;
    this.first = first;
  }
}

/** Adds a bucket of a replication that has `before` items up to there; how many it has with it. */
function put(sums: Float64Array, at: number, count: number, before: number, total: number): number {
  sums[at]! += count;
  sums[at + 1]! += count * (2 * before + count);
  sums[at + 2]! += count * total;
  return before + count;
}
