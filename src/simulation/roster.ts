/**
 * All agents' rosters merged, so that one pending event stands for all of them: a heap of agents by
 * the instant of their next change, then by id.
 */
import type { KeyedDraws } from '../engine/keyed-draws.js';
import type { CenterPlan } from '../model/center-plan.js';
import { AgentRoster } from './agent-roster.js';

export class Roster {
  private readonly heap: AgentRoster[];

  constructor({ agents, midnights }: CenterPlan, draws: KeyedDraws) {
    this.heap = agents
      .map((agent, id) => new AgentRoster(id, agent, midnights, draws))
      .filter(({ at }) => at !== Number.POSITIVE_INFINITY);
    for (let k = (this.heap.length >> 1) - 1; k >= 0; k--) this.sink(k);
  }

  /** Whose roster changes next. */
  get first(): AgentRoster | undefined {
    return this.heap[0];
  }

  /** The first change has taken effect. */
  advance(): void {
    const { heap } = this;
    const first = heap[0]!;
    first.advance();
    if (first.at === Number.POSITIVE_INFINITY) {
      const last = heap.pop()!;
      if (heap.length === 0) return;
      if (last !== first) heap[0] = last;
    }
    this.sink(0);
  }

  private sink(from: number): void {
    const { heap } = this;
    const sinking = heap[from]!;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, sinking)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = sinking;
  }
}

function isBefore(a: AgentRoster, b: AgentRoster): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}
