/** How an agent answers a ring at an instant. */
import type { RingHabit } from '../model/agent-plan.js';

export function habitAt(habit: RingHabit, now: number): RingHabit {
  const { byTime } = habit;
  if (byTime === null) return habit;
  const { from, habits } = byTime;
  // The last that began at or before now.
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= now) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? habit : habits[low - 1]!;
}
