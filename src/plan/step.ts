/**
 * What an applet does to an interaction, and where it goes on.
 *
 * An applet never touches the calendar, the queues or the agents: it changes what it is there to
 * change about the interaction and leaves the rest in a `Step`, which the simulation carries out. The
 * record is reused, since applets are walked on the hot path.
 */

import type { Distribution } from '../engine/distribution.js';
import { END } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import type { Purpose } from '../model/purpose.js';
import type { SkillProfiles } from '../model/skill-profile.js';

export const StepKind = {
  /** Go on with the applet `next` after `pauseMs`. */
  GoOn: 0,
  /** Enter the queue `queue`. */
  EnterQueue: 1,
  /** Ask for a callback here, then go on with `next`. */
  RequestCallback: 2,
  /** Quote the wait of the queue `queue`, then go on with `next`. */
  Quote: 3,
  /** Go on with `next` where what the applet checks holds, else with `otherwise`. */
  Check: 4,
} as const;
export type StepKind = (typeof StepKind)[keyof typeof StepKind];

export class Step {
  kind: StepKind = StepKind.GoOn;
  next = END;
  pauseMs = 0;
  queue = -1;

  goOn(next: number, pauseMs: number): void {
    this.kind = StepKind.GoOn;
    this.next = next;
    this.pauseMs = pauseMs;
  }

  enterQueue(queue: number): void {
    this.kind = StepKind.EnterQueue;
    this.queue = queue;
  }

  quote(queue: number, next: number): void {
    this.kind = StepKind.Quote;
    this.queue = queue;
    this.next = next;
  }

  check(): void {
    this.kind = StepKind.Check;
  }

  requestCallback(next: number): void {
    this.kind = StepKind.RequestCallback;
    this.next = next;
  }
}

/** What an applet may look at. */
export interface Surroundings {
  readonly now: number;
  readonly profiles: SkillProfiles;
  /** How many data sources there are. */
  readonly dataSourceCount: number;
  /** One uniform number that belongs to the interaction's call. */
  draw(interaction: Interaction, purpose: Purpose, index: number): number;
  /** A duration that belongs to it; nothing is drawn where it is a constant. */
  sample(duration: Distribution, interaction: Interaction, purpose: Purpose, index: number): number;
  /** A number of the caller's own, other than the CLID, as text. */
  otherNumberOf(interaction: Interaction): string;
}

/** Writes a data source of an interaction. */
export function writeData(
  interaction: Interaction,
  dataSource: number,
  value: string,
  dataSourceCount: number,
): void {
  interaction.data ??= new Array<string | null>(dataSourceCount).fill(null);
  interaction.data[dataSource] = value;
}
