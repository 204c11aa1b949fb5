/**
 * One run by short steps: how many waited in which queue, and what the agents did. Too fine to be
 * summed in every run, it is watched when somebody wants to look.
 */
import type { Agent } from '../model/agent.js';
import { ACTIVITY_COUNT, Activity } from '../model/agent-state.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { Interaction } from '../model/interaction.js';
import type { BreakoutReason } from '../model/media.js';
import { MEDIA_COUNT, Media } from '../model/media.js';
import { StepAverages } from '../stats/step-averages.js';
import type { SecondCounts } from './second-counts.js';
import { SilentObserver } from './silent-observer.js';

/** Waits of live calls that queued after the warm-up, by how they ended. */
export interface WaitsByEnd {
  readonly answered: SecondCounts;
  readonly abandoned: SecondCounts;
  /** Left the queue for a callback. */
  readonly toCallback: SecondCounts;
}

export class DaySeries extends SilentObserver {
  readonly steps: number;
  /** When the run was over. */
  endedAt = 0;
  private readonly waitingPlaces: number;
  private readonly averages: StepAverages;
  private readonly waits: WaitsByEnd;
  private readonly warmUpMs: number;

  /** @param waits receives the waits of this run, beside those of others */
  constructor(
    { queues, lengthMs, runOutMs, warmUpMs }: CenterPlan,
    stepMs: number,
    waits: WaitsByEnd,
  ) {
    super();
    this.steps = Math.ceil((lengthMs + runOutMs) / stepMs);
    this.waitingPlaces = queues.length * MEDIA_COUNT;
    this.averages = new StepAverages(this.waitingPlaces + ACTIVITY_COUNT, this.steps, stepMs);
    this.waits = waits;
    this.warmUpMs = warmUpMs;
  }

  /** How many of a media type waited in a queue, on average over a step. */
  waiting(step: number, queue: number, media: Media): number {
    return this.averages.at(step, queue * MEDIA_COUNT + media);
  }

  /** How many agents were at an activity; those who are logged out are not counted. */
  agentsAt(step: number, activity: Activity): number {
    return this.averages.at(step, this.waitingPlaces + activity);
  }

  override joined({ queue, media }: Interaction, now: number): void {
    this.averages.add(queue * MEDIA_COUNT + media, 1, now);
  }

  override left({ queue, media }: Interaction, now: number): void {
    this.averages.add(queue * MEDIA_COUNT + media, -1, now);
  }

  override changed({ activity }: Agent, was: Activity, _since: number, now: number): void {
    if (was !== Activity.LoggedOut) this.averages.add(this.waitingPlaces + was, -1, now);
    if (activity !== Activity.LoggedOut) this.averages.add(this.waitingPlaces + activity, 1, now);
  }

  override answered(call: Interaction, _agent: Agent, now: number): void {
    if (call.media === Media.Phone) this.count(this.waits.answered, call, now);
  }

  override abandoned(call: Interaction, now: number): void {
    this.count(this.waits.abandoned, call, now);
  }

  override brokeOut(
    call: Interaction,
    _why: BreakoutReason,
    toCallback: boolean,
    now: number,
  ): void {
    if (toCallback && call.media === Media.Phone) this.count(this.waits.toCallback, call, now);
  }

  private count(waits: SecondCounts, { enteredAt }: Interaction, now: number): void {
    if (enteredAt >= this.warmUpMs) waits.add(now - enteredAt);
  }

  /** The last of these is at the end. */
  override rolled(now: number): void {
    this.endedAt = now;
  }

  /** To be called when the run is over. */
  finish(): void {
    this.averages.finish(this.endedAt);
  }
}
