/**
 * Which groups have somebody idle: one bit a group, so that the idle ones among those who may serve a
 * line are found without looking at the others, and "nobody is idle" costs a look at a word for each
 * 32 groups.
 */
import type { AgentGroup } from './agent-group.js';

const BITS = 32;

export class IdleBoard {
  private readonly groups: AgentGroup[] = [];
  private words = new Int32Array(1);

  /** A group takes the next place. */
  add(group: AgentGroup): void {
    this.groups.push(group);
    if (this.groups.length <= this.words.length * BITS) return;
    const grown = new Int32Array(this.words.length * 2);
    grown.set(this.words);
    this.words = grown;
  }

  set(id: number): void {
    this.words[id >>> 5]! |= 1 << id;
  }

  clear(id: number): void {
    this.words[id >>> 5]! &= ~(1 << id);
  }

  /** The first group after `id` that a mask lets through and in which somebody is idle; null: none. */
  nextIdle(mask: Int32Array, id: number): AgentGroup | null {
    const { words } = this;
    let word = (id + 1) >>> 5;
    // Of the first word only what comes after.
    let kept = -1 << (id + 1);
    for (; word < mask.length; word++) {
      const idle = words[word]! & mask[word]! & kept;
      if (idle !== 0) return this.groups[word * BITS + BITS - 1 - Math.clz32(idle & -idle)]!;
      kept = -1;
    }
    return null;
  }
}

/** A mask that lets these groups through. */
export function maskOf(groups: readonly AgentGroup[]): Int32Array {
  const last = groups.reduce((most, { id }) => Math.max(most, id), 0);
  const mask = new Int32Array((last >>> 5) + 1);
  for (const { id } of groups) mask[id >>> 5]! |= 1 << id;
  return mask;
}
