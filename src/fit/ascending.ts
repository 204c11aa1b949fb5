/**
 * The places of numbers in ascending order, equal ones as they stand. Logs are nearly in order, so what
 * is in order already is not looked at again: time goes with how far numbers are from their places.
 */

/** Shorter stretches are put in order one by one. */
const SHORT = 16;

export function ascending(keys: Float64Array): Uint32Array {
  const count = keys.length;
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k++) order[k] = k;
  for (let from = 0; from < count; from += SHORT) {
    insert(order, keys, from, Math.min(count, from + SHORT));
  }
  const merger = new Merger(order, keys);
  for (let size = SHORT; size < count; size *= 2) {
    for (let from = 0; from + size < count; from += 2 * size) {
      merger.merge(from, from + size, Math.min(count, from + 2 * size));
    }
  }
  return order;
}

function insert(order: Uint32Array, keys: Float64Array, from: number, to: number): void {
  for (let k = from + 1; k < to; k++) {
    const place = order[k]!;
    let at = k;
    for (; at > from && keys[order[at - 1]!]! > keys[place]!; at--) order[at] = order[at - 1]!;
    order[at] = place;
  }
}

class Merger {
  private readonly order: Uint32Array;
  private readonly keys: Float64Array;
  private left = new Uint32Array(SHORT);

  constructor(order: Uint32Array, keys: Float64Array) {
    this.order = order;
    this.keys = keys;
  }

  /** Two neighbouring stretches, each in order. */
  merge(from: number, middle: number, to: number): void {
    const { order, keys } = this;
    const [last, first] = [keys[order[middle - 1]!]!, keys[order[middle]!]!];
    if (last <= first) return;
    // What is before all of the right, and what is after all of the left, stays where it is.
    const begin = this.firstNotBelow(from, middle, (key) => key > first);
    const end = this.firstNotBelow(middle, to, (key) => key >= last);
    if (this.left.length < middle - begin) this.left = new Uint32Array(2 * (middle - begin));
    const { left } = this;
    left.set(order.subarray(begin, middle));
    const lefts = middle - begin;
    let [a, b, at] = [0, middle, begin];
    while (a < lefts) {
      const takesRight = b < end && keys[order[b]!]! < keys[left[a]!]!;
      order[at++] = takesRight ? order[b++]! : left[a++]!;
    }
  }

  private firstNotBelow(from: number, to: number, isThere: (key: number) => boolean): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isThere(this.keys[this.order[middle]!]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
