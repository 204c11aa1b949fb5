/**
 * Agents who are alike to routing: same team, same skills at the same levels. The idle ones stand
 * in the order in which work is offered to them, so finding an agent looks at the head of a few
 * groups, never at every agent.
 */
import { invariant } from '../engine/invariant.js';
import type { Agent } from './agent.js';
import type { IdleBoard } from './idle-board.js';
import type { WaitList } from './wait-list.js';

export class AgentGroup {
  readonly id: number;
  readonly team: number;
  readonly levels: readonly number[];
  /** The lists that members may serve, in the order in which they came into being. */
  readonly lists: WaitList[] = [];
  first: Agent | null = null;
  last: Agent | null = null;
  idleCount = 0;
  loggedIn = 0;
  /** Of those logged in. */
  onBreak = 0;

  private readonly board: IdleBoard;

  constructor(id: number, team: number, levels: readonly number[], board: IdleBoard) {
    this.id = id;
    this.board = board;
    board.add(this);
    this.team = team;
    this.levels = levels;
  }

  /** Puts an agent among the idle, by `idleKey`, then id. O(1) where keys only grow. */
  becomeIdle(agent: Agent): void {
    invariant(!agent.idle, 'an agent becomes idle once');
    let before = this.last;
    while (before !== null && comesAfter(before, agent)) before = before.earlier;
    const after = before === null ? this.first : before.later;
    agent.earlier = before;
    agent.later = after;
    if (before === null) this.first = agent;
    else before.later = agent;
    if (after === null) this.last = agent;
    else after.earlier = agent;
    agent.idle = true;
    if (this.idleCount++ === 0) this.board.set(this.id);
  }

  leaveIdle(agent: Agent): void {
    if (!agent.idle) return;
    if (agent.earlier === null) this.first = agent.later;
    else agent.earlier.later = agent.later;
    if (agent.later === null) this.last = agent.earlier;
    else agent.later.earlier = agent.earlier;
    agent.earlier = null;
    agent.later = null;
    agent.idle = false;
    if (--this.idleCount === 0) this.board.clear(this.id);
  }
}

function comesAfter(a: Agent, b: Agent): boolean {
  return a.idleKey > b.idleKey || (a.idleKey === b.idleKey && a.id > b.id);
}
