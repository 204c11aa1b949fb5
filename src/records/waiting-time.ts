/**
 * How many wait, integrated over time by queue and media type, in the same way as agents' time.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { MEDIA_COUNT, Media } from '../model/media.js';
import { COUNTER_COUNT, Counter } from './counter.js';

export class WaitingTime {
  /** Most that waited at once in one queue, of one media type, since the warm-up was over. */
  longest = 0;
  private readonly now: Float64Array;
  private readonly area: Float64Array;

  constructor({ queues }: CenterPlan) {
    this.now = new Float64Array(queues.length * MEDIA_COUNT);
    this.area = new Float64Array(queues.length * MEDIA_COUNT);
  }

  clear(): void {
    this.now.fill(0);
    this.area.fill(0);
    this.longest = 0;
  }

  joined(queue: number, media: Media, instant: number): void {
    const place = queue * MEDIA_COUNT + media;
    const waiting = ++this.now[place]!;
    this.area[place]! -= instant;
    if (waiting > this.longest) this.longest = waiting;
  }

  left(queue: number, media: Media, instant: number): void {
    const place = queue * MEDIA_COUNT + media;
    this.now[place]!--;
    this.area[place]! += instant;
  }

  /** Closes the sums of an interval into its cells, the first of which is at `first`. */
  roll(cells: Float64Array, first: number, instant: number): void {
    const { now, area } = this;
    for (let place = 0; place < now.length; place++) {
      const at = first + place * COUNTER_COUNT + Counter.WaitingMs;
      cells[at]! += area[place]! + now[place]! * instant;
      area[place] = -now[place]! * instant;
    }
  }

  /** The warm-up is over: of what came before, only who waits now counts among the most. */
  forgetLongest(): void {
    this.longest = this.now.reduce((most, waiting) => Math.max(most, waiting), 0);
  }

  /** Callbacks waiting in a queue now. */
  callbacksIn(queue: number): number {
    return this.now[queue * MEDIA_COUNT + Media.PhoneCallback]!;
  }
}
