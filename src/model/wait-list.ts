/**
 * The interactions that wait in one lane of a queue, in one priority class, for the same skills: an
 * indexed heap, so that joining and leaving from anywhere cost O(log n), however many wait and
 * however old a callback is that comes back; the first is at hand.
 */
import { invariant } from '../engine/invariant.js';
import type { Agent } from './agent.js';
import type { AgentGroup } from './agent-group.js';
import { maskOf } from './idle-board.js';
import type { Interaction } from './interaction.js';
import type { SkillProfile } from './skill-profile.js';

/** How many recent waits an estimate can look back on. */
export const REMEMBERED_WAITS = 5;

/** Whether `a` goes before `b`: least slack, then oldest, then first come. */
export function goesBefore(a: Interaction, b: Interaction): boolean {
  if (a.due !== b.due) return a.due < b.due;
  if (a.routedSince !== b.routedSince) return a.routedSince < b.routedSince;
  return a.sequence < b.sequence;
}

/** What a list is for, and who may serve it. */
interface WaitListPlan {
  readonly id: number;
  readonly queue: number;
  /** Which of the queue's lines it is; see `lane.ts`. */
  readonly lane: number;
  /**
   * How many of those who may serve it must stay idle when one of them does; 0: none; Infinity: the
   * line is held back and offered nobody.
   */
  readonly reserve: number;
  readonly priority: number;
  readonly profile: SkillProfile;
  /** Longest-waiting mode: score of a millisecond of age; 0 in skills-based mode. */
  readonly weight: number;
  /** Who may serve it, best first; groups of one tier are equally good. */
  readonly tiers: readonly (readonly AgentGroup[])[];
  /** Who may serve it now or once more groups of the queue have opened. */
  readonly everyone: readonly AgentGroup[];
  /** The one agent who may serve it; null: the groups. */
  readonly agent: Agent | null;
}

export class WaitList implements WaitListPlan {
  readonly id: number;
  readonly queue: number;
  readonly lane: number;
  /** Changes when the line is held back or let go. */
  reserve: number;
  readonly priority: number;
  readonly profile: SkillProfile;
  readonly weight: number;
  readonly tiers: readonly (readonly AgentGroup[])[];
  readonly everyone: readonly AgentGroup[];
  readonly agent: Agent | null;
  /** The groups of each tier, as masks of the board of idle groups. */
  readonly masks: readonly Int32Array[];
  /** The only group that may serve it; null: several, or none. */
  readonly onlyGroup: AgentGroup | null;
  /** Waits of the interactions last answered from here, the newest at `waits[answered - 1]`. */
  readonly waits = new Float64Array(REMEMBERED_WAITS);
  answered = 0;
  private readonly heap: Interaction[] = [];

  constructor(plan: WaitListPlan) {
    this.id = plan.id;
    this.queue = plan.queue;
    this.lane = plan.lane;
    this.reserve = plan.reserve;
    this.priority = plan.priority;
    this.profile = plan.profile;
    this.weight = plan.weight;
    this.tiers = plan.tiers;
    this.everyone = plan.everyone;
    this.agent = plan.agent;
    const { tiers } = plan;
    this.masks = tiers.map(maskOf);
    this.onlyGroup = tiers.length === 1 && tiers[0]!.length === 1 ? tiers[0]![0]! : null;
  }

  /** Whether nobody in it is offered to anyone. */
  get isHeld(): boolean {
    return this.reserve === Number.POSITIVE_INFINITY;
  }

  get size(): number {
    return this.heap.length;
  }

  get first(): Interaction | undefined {
    return this.heap[0];
  }

  /** The k-th record in no meaningful order, for rare sweeps over all who wait. */
  at(index: number): Interaction | undefined {
    return this.heap[index];
  }

  /**
   * The first whom `agent` did not miss last. Walks the heap from the top and turns back at whoever
   * can be taken: at most two steps for each who was missed, however many wait.
   */
  firstNotMissedBy(agent: Agent): Interaction | null {
    return this.notMissedBelow(0, agent, null);
  }

  private notMissedBelow(
    index: number,
    agent: Agent,
    best: Interaction | null,
  ): Interaction | null {
    const candidate = this.heap[index];
    if (candidate === undefined) return best;
    if (best !== null && !goesBefore(candidate, best)) return best;
    if (candidate.lastAgent !== agent) return candidate;
    const left = this.notMissedBelow(2 * index + 1, agent, best);
    return this.notMissedBelow(2 * index + 2, agent, left);
  }

  /**
   * How many come before `interaction`, which need not wait here. Whoever stands below one who comes
   * after it comes after it, too, so that only those before it, and next to them, are looked at.
   */
  countBefore(interaction: Interaction, index = 0): number {
    const one = this.heap[index];
    if (one === undefined || !goesBefore(one, interaction)) return 0;
    const left = this.countBefore(interaction, 2 * index + 1);
    return 1 + left + this.countBefore(interaction, 2 * index + 2);
  }

  join(interaction: Interaction): void {
    invariant(interaction.heapIndex < 0, 'an interaction waits in one list at a time');
    this.heap.push(interaction);
    this.rise(this.heap.length - 1, interaction);
  }

  leave(interaction: Interaction): void {
    const index = interaction.heapIndex;
    invariant(this.heap[index] === interaction, 'who leaves a list was waiting in it');
    interaction.heapIndex = -1;
    const last = this.heap.pop()!;
    if (last === interaction) return;
    if (index > 0 && goesBefore(last, this.heap[(index - 1) >> 1]!)) this.rise(index, last);
    else this.sink(index, last);
  }

  /** Remembers a wait for the estimates. */
  remember(waitMs: number): void {
    this.waits[this.answered++ % REMEMBERED_WAITS] = waitMs;
  }

  private rise(start: number, interaction: Interaction): void {
    const { heap } = this;
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent]!;
      if (!goesBefore(interaction, above)) break;
      heap[index] = above;
      above.heapIndex = index;
      index = parent;
    }
    heap[index] = interaction;
    interaction.heapIndex = index;
  }

  private sink(start: number, interaction: Interaction): void {
    const { heap } = this;
    const half = heap.length >> 1;
    let index = start;
    while (index < half) {
      let child = 2 * index + 1;
      if (child + 1 < heap.length && goesBefore(heap[child + 1]!, heap[child]!)) child++;
      const below = heap[child]!;
      if (!goesBefore(below, interaction)) break;
      heap[index] = below;
      below.heapIndex = index;
      index = child;
    }
    heap[index] = interaction;
    interaction.heapIndex = index;
  }
}
