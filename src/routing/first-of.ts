/** The first of a list, of whom something holds. */
import type { Interaction } from '../model/interaction.js';
import { goesBefore, type WaitList } from '../model/wait-list.js';

/** Goes down the heap only below those it does not hold of, who are few. */
export function firstOf(
  list: WaitList,
  holds: (interaction: Interaction) => boolean,
  index = 0,
): Interaction | null {
  const here = list.at(index);
  if (here === undefined || holds(here)) return here ?? null;
  const left = firstOf(list, holds, 2 * index + 1);
  const right = firstOf(list, holds, 2 * index + 2);
  if (left === null || right === null) return left ?? right;
  return goesBefore(left, right) ? left : right;
}
