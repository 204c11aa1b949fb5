/** Random numbers for tests of statistics, which import nothing of the engine. */
import alea from 'seedrandom/lib/alea.js';

export class Generator {
  private readonly next: () => number;

  constructor(seed: string) {
    this.next = alea(seed);
  }

  exponential(mean: number): number {
    return -mean * Math.log1p(-this.next());
  }

  poisson(mean: number): number {
    let count = -1;
    for (let left = mean; left >= 0; left -= this.exponential(1)) count++;
    return count;
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }
}
