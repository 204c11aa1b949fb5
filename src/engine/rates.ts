export class RateArrivals {
  private step = 0; private at = 0;
  private stepMs; private perMs; private next;
  constructor(stepMs: number, perMs: readonly number[], next: () => number) {this.stepMs=stepMs;this.perMs=perMs;this.next=next;}
  nextAt(): number {
    let e = -Math.log1p(-this.next());
    for (;;) { const rate = this.perMs[this.step]; if (rate === undefined) return Infinity;
      const end = (this.step + 1) * this.stepMs; const can = (end - this.at) * rate;
      if (e < can) { this.at += e / rate; return Math.round(this.at); }
      e -= can; this.at = end; this.step++; }
  }
}
