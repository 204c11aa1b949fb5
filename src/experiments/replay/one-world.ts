/** A day in one world, time and again, and what became of its calls each time. */
import type { Agent } from '../../model/agent.js';
import type { CenterPlan } from '../../model/center-plan.js';
import { type Interaction, Phase } from '../../model/interaction.js';
import { type BreakoutReason, Media } from '../../model/media.js';
import { SilentObserver } from '../../records/silent-observer.js';
import { simulate } from '../../simulation/simulate.js';
import { Takers, type World, type WorldName, worldNames } from '../../simulation/world.js';
import { breathe } from '../runner.js';
import { DayTally } from './day-tally.js';

class CallEnds extends SilentObserver {
  private readonly tally: DayTally;

  constructor(tally: DayTally) {
    super();
    this.tally = tally;
  }

  override answered(call: Interaction, _agent: Agent, now: number): void {
    // A call that was transferred has been answered before.
    if (call.media === Media.Phone && call.transfers === 0) {
      this.tally.add(call.enteredAt, now - call.enteredAt, 'answered');
    }
  }

  override abandoned(call: Interaction, now: number): void {
    if (call.transfers === 0) this.tally.add(call.enteredAt, now - call.enteredAt, 'hungUp');
  }

  override brokeOut(call: Interaction, _why: BreakoutReason, _to: boolean, now: number): void {
    if (call.media === Media.Phone && call.transfers === 0) {
      this.tally.add(call.enteredAt, now - call.enteredAt, 'left');
    }
  }

  override leftOver(call: Interaction, now: number): void {
    const waits = call.phase === Phase.Waiting || call.phase === Phase.Ringing;
    if (waits && call.media === Media.Phone && call.transfers === 0) {
      this.tally.add(call.enteredAt, now - call.enteredAt, 'left');
    }
  }
}

export interface OneWorldOptions {
  readonly replications: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** A tally for each replication; fewer where it was stopped. */
export async function runOneWorld(
  plan: CenterPlan,
  world: Exclude<WorldName, 'hold'>,
  { replications, signal, onProgress }: OneWorldOptions,
): Promise<DayTally[]> {
  const tallies: DayTally[] = [];
  const takers = new Takers();
  for (let replication = 0; replication < replications && !signal?.aborted; replication++) {
    const tally = new DayTally(plan.lengthMs, plan.intervalMs, plan.targets.answerWithinMs);
    takers.clear();
    const observer = new CallEnds(tally);
    const number = worldNames.indexOf(world) as World;
    simulate({ plan, replication, world: number, takers, observer });
    tallies.push(tally);
    onProgress?.(replication + 1);
    await breathe();
  }
  return tallies;
}
