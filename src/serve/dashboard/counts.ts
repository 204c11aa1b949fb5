/**
 * What has happened so far, by interval of the queue entry, queue and media type: as the program
 * itself counts, so that a day that is over shows the program's figures.
 */
export const Count = {
  Offered: 0,
  Answered: 1,
  Within: 2,
  Abandoned: 3,
  BrokeOut: 4,
  WaitMs: 5,
  Requeued: 6,
  Created: 7,
  Completed: 8,
  Unreached: 9,
  Expired: 10,
  Cancelled: 11,
  LeftOver: 12,
} as const;
export type Count = (typeof Count)[keyof typeof Count];
const COUNTS = 13;
const MEDIA = 2;

/** What is looked at; null: all of them. */
export interface Selection {
  readonly queue: number | null;
  readonly media: number | null;
  /** From the first of the intervals to before the last. */
  readonly intervals: readonly [from: number, end: number] | null;
}

export class Counts {
  readonly intervals: number;
  private readonly queues: number;
  private readonly cells: Float64Array;

  constructor(intervals: number, queues: number) {
    this.intervals = intervals;
    this.queues = queues;
    this.cells = new Float64Array(intervals * queues * MEDIA * COUNTS);
  }

  clear(): void {
    this.cells.fill(0);
  }

  /** The place of an interval, queue and media type. */
  placeOf(interval: number, queue: number, media: number): number {
    const kept = Math.min(interval, this.intervals - 1);
    return ((kept * this.queues + queue) * MEDIA + media) * COUNTS;
  }

  add(place: number, count: Count, by = 1): void {
    this.cells[place + count] = (this.cells[place + count] ?? 0) + by;
  }

  sum(count: Count, { queue, media, intervals }: Selection): number {
    let sum = 0;
    const [from, end] = intervals ?? [0, this.intervals];
    for (let interval = Math.max(0, from); interval < Math.min(end, this.intervals); interval++) {
      for (let q = queue ?? 0; q < (queue === null ? this.queues : queue + 1); q++) {
        for (let m = media ?? 0; m < (media === null ? MEDIA : media + 1); m++) {
          sum += this.cells[this.placeOf(interval, q, m) + count] ?? 0;
        }
      }
    }
    return sum;
  }
}
