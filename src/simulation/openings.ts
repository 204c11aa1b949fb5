/**
 * Groups that open with time, for one interaction.
 *
 * The clock runs from the entry into the queue. Like that of an expiring skill it runs on for a
 * callback that returns to the queue its call was in last (R8), and for whoever comes back to the
 * same queue with no other in between; another queue starts it anew.
 */

import type { Interaction } from '../model/interaction.js';
import { laneAtStage, stageOf } from '../model/lane.js';
import type { GroupOpening } from '../model/queue-plan.js';
import { nextOpeningMs, stageAfter } from '../routing/openings.js';
import { EventKind } from './event-kind.js';
import type { Run } from './run.js';

/** Starts the clock on entering a queue, unless it runs on. To be asked before `queue` is set. */
export function startOpenings(interaction: Interaction, queue: number, now: number): void {
  if (interaction.queue !== queue || interaction.openingsSince < 0) interaction.openingsSince = now;
}

/** The lane of an interaction in its queue now. */
export function laneNow(
  interaction: Interaction,
  openings: readonly GroupOpening[],
  now: number,
): number {
  return laneAtStage(interaction.lane, stageAfter(openings, now - interaction.openingsSince));
}

/** The next group opens in time, if one is still closed. */
export function scheduleOpening(run: Run, interaction: Interaction): void {
  const { openings } = interaction.queueState.plan;
  if (openings === null) return;
  const after = nextOpeningMs(openings, stageOf(interaction.lane));
  if (after === Number.POSITIVE_INFINITY) return;
  interaction.openingTicket = run.calendar.at(
    Math.max(interaction.openingsSince + after, run.now),
    EventKind.GroupOpened,
    interaction.slot,
  );
}
