/**
 * Sums of whole numbers without rounding: two doubles each, so that it matters neither in which
 * order nor in which groups they are added. Squares of milliseconds over many replications go beyond
 * the 53 bits of one double.
 */
const LIMB = 2 ** 48;

export class ExactSums {
  /** Multiples of 2^48, and what is left. */
  readonly high: Float64Array;
  readonly low: Float64Array;

  constructor(length: number) {
    this.high = new Float64Array(length);
    this.low = new Float64Array(length);
  }

  /** @param value whole, of either sign; beyond 2^53 whatever double it is */
  add(at: number, value: number): void {
    const multiple = Math.floor(value / LIMB);
    this.put(at, multiple, value - multiple * LIMB);
  }

  addAll({ high, low }: { readonly high: Float64Array; readonly low: Float64Array }): void {
    for (let k = 0; k < high.length; k++) this.put(k, high[k]!, low[k]!);
  }

  /** The nearest double. */
  at(k: number): number {
    return this.high[k]! * LIMB + this.low[k]!;
  }

  private put(at: number, high: number, low: number): void {
    const sum = this.low[at]! + low;
    const carries = sum >= LIMB;
    this.low[at] = carries ? sum - LIMB : sum;
    this.high[at]! += carries ? high + 1 : high;
  }
}
