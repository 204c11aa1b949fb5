/** How many spans of time began in which second, of either sign; beyond a day they count as a day. */
const MOST_S = 86_400;

export class SecondCounts {
  count = 0;
  private readonly above: number[] = [];
  private readonly below: number[] = [];

  add(ms: number): void {
    const second = Math.max(-MOST_S, Math.min(MOST_S, Math.floor(ms / 1000)));
    const side = second < 0 ? this.below : this.above;
    const place = second < 0 ? -1 - second : second;
    while (side.length <= place) side.push(0);
    side[place]!++;
    this.count++;
  }

  /** Counts by bins of so many seconds, the first of which begins at `from_s`. */
  bins(widthS: number): { readonly from_s: number; readonly counts: readonly number[] } {
    const first = -Math.ceil(this.below.length / widthS);
    const counts = new Array<number>(Math.ceil(this.above.length / widthS) - first).fill(0);
    this.above.forEach((n, second) => {
      counts[Math.floor(second / widthS) - first]! += n;
    });
    this.below.forEach((n, place) => {
      counts[Math.floor((-1 - place) / widthS) - first]! += n;
    });
    return { from_s: first * widthS, counts };
  }

  /** The second below which so large a share lies. */
  quantile(share: number): number {
    let rest = share * this.count;
    for (let place = this.below.length - 1; place >= 0; place--) {
      rest -= this.below[place]!;
      if (rest <= 0) return -1 - place;
    }
    for (const [second, n] of this.above.entries()) {
      rest -= n;
      if (rest <= 0) return second;
    }
    return this.above.length;
  }
}
