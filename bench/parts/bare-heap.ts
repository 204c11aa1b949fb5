/**
 * The unit by which the cost of a call is told: one pop and push of a tinyqueue of 16 pooled records,
 * with nothing drawn and nothing done.
 */
import TinyQueue from 'tinyqueue';
import { inOrder, PendingEvent } from '../../src/engine/calendar.js';
import { cpuNs } from './measure.js';

const EVENTS = 4_000_000;
const PENDING = 16;

/** Nanoseconds of one pop and push. */
export function bareHeapNs(events = EVENTS): number {
  const heap = new TinyQueue<PendingEvent>([], inOrder);
  let state = 12345;
  const later = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    return (state >>> 8) & 0xffff;
  };
  for (let k = 0; k < PENDING; k++) {
    const event = new PendingEvent();
    event.at = later();
    event.ticket = k;
    heap.push(event);
  }
  const ns = cpuNs(() => {
    for (let k = 0; k < events; k++) {
      const event = heap.pop()!;
      event.at += later();
      event.ticket = k;
      heap.push(event);
    }
  });
  return ns / events;
}
