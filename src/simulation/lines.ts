/**
 * The telephone lines of the center. A call that comes in holds one of its group from its arrival to
 * its end, whatever happens in between; the customer leg of a callback from the dial to its end.
 */
import type { Interaction } from '../model/interaction.js';
import type { Run } from './run.js';

/** Takes a line of a group; false if none is free. */
export function takeLine(run: Run, interaction: Interaction, trunks: number): boolean {
  const group = run.center.trunks[trunks]!;
  if (group.isFull) {
    run.observer.noLine(interaction, trunks, run.now);
    return false;
  }
  group.inUse++;
  interaction.trunks = trunks;
  run.observer.lineTaken(interaction, run.now);
  return true;
}

/** Whether a callback may be dialled as far as lines go; takes the line that it needs. */
export function takeLineForDial(run: Run, callback: Interaction): boolean {
  const { trunks } = callback.callerClass;
  if (trunks < 0 || !run.center.trunks[trunks]!.plan.outbound) return true;
  return takeLine(run, callback, trunks);
}

/** Lets go of the line that an interaction holds. */
export function freeLine(run: Run, interaction: Interaction): void {
  run.center.trunks[interaction.trunks]!.inUse--;
  run.observer.lineFreed(interaction, run.now);
  interaction.trunks = -1;
}
