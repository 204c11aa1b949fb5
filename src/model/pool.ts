/**
 * Records that are used again. A slot number names a record in the calendar; `take` gives the record
 * released last, which is the one most likely still in the processor's cache.
 */
export class Pool<Record extends { readonly slot: number }> {
  private readonly all: Record[] = [];
  /** Released records; the first `freeCount` places are in use. */
  private readonly free: Record[] = [];
  private freeCount = 0;
  private readonly make: (slot: number) => Record;
  private readonly reuse: boolean;

  /** `reuse: false` never gives a record twice; only tests that compare want it. */
  constructor(make: (slot: number) => Record, reuse: boolean) {
    this.make = make;
    this.reuse = reuse;
  }

  /** Records ever made. */
  get made(): number {
    return this.all.length;
  }

  take(): Record {
    if (this.freeCount > 0) return this.free[--this.freeCount]!;
    const record = this.make(this.all.length);
    this.all.push(record);
    return record;
  }

  release(record: Record): void {
    if (this.reuse) this.free[this.freeCount++] = record;
  }

  at(slot: number): Record {
    return this.all[slot]!;
  }
}
