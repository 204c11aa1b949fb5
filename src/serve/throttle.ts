/** So many requests at once from an address, and so many a second after that. */
const BURST = 200;
const PER_SECOND = 100;
/** Addresses that are remembered. */
const MOST_ADDRESSES = 10_000;

interface Bucket {
  tokens: number;
  /** ms of a clock that only runs forward. */
  at: number;
}

export class Throttle {
  private readonly buckets = new Map<string, Bucket>();

  /** Whether a request may pass. */
  admits(address: string, now: number): boolean {
    const known = this.buckets.get(address);
    const bucket = known ?? { tokens: BURST, at: now };
    if (known === undefined) this.remember(address, bucket);
    bucket.tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) * PER_SECOND) / 1000);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  private remember(address: string, bucket: Bucket): void {
    const [oldest] = this.buckets.keys();
    if (this.buckets.size >= MOST_ADDRESSES && oldest !== undefined) this.buckets.delete(oldest);
    this.buckets.set(address, bucket);
  }
}
