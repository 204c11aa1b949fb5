/** Stretches of time, and how much of one lies in others. */

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Stretches that do not touch each other, ascending, with sums up to each. */
export class Spans {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  /** The length of all before each. */
  private readonly before: number[] = [];

  constructor(spans: readonly Span[]) {
    for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
      const last = this.to.length - 1;
      if (last >= 0 && from <= this.to[last]!) {
        this.to[last] = Math.max(this.to[last]!, to);
        continue;
      }
      this.before.push(last < 0 ? 0 : this.before[last]! + this.to[last]! - this.from[last]!);
      this.from.push(from);
      this.to.push(to);
    }
  }

  /** How much of them lies before an instant. */
  private until(at: number): number {
    const k = this.lastFrom(at);
    return k < 0 ? 0 : this.before[k]! + Math.min(at, this.to[k]!) - this.from[k]!;
  }

  within(from: number, to: number): number {
    return to <= from ? 0 : this.until(to) - this.until(from);
  }

  /** The end of the stretch that an instant is in; null: it is in none. */
  endAt(at: number): number | null {
    const k = this.lastFrom(at);
    return k >= 0 && at < this.to[k]! ? this.to[k]! : null;
  }

  /** The last stretch that has begun. */
  private lastFrom(at: number): number {
    let low = 0;
    let high = this.from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.from[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
