/**
 * When a caller gives up. Patience runs from the first queue entry of a call and is not started anew
 * by another queue.
 */
import { conditionedAbove } from '../engine/distributions/mixtures.js';
import type { Interaction } from '../model/interaction.js';
import { NEVER } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import type { Run } from './run.js';

/** The instant at which the caller hangs up if still waiting; Infinity: never. Drawn once. */
export function givesUpAt(run: Run, call: Interaction): number {
  if (call.givesUpAt === NEVER) call.givesUpAt = call.firstEnteredAt + patienceMs(run, call);
  return Math.max(call.givesUpAt, run.now);
}

function patienceMs(run: Run, call: Interaction): number {
  if (run.neverHangsUp(call)) return Number.POSITIVE_INFINITY;
  const { script } = call;
  if (script === null) return drawnPatienceMs(run, call);
  const hangsUpFirst = hangsUpBeforeCallback(call);
  if (script.patienceMs !== null) return Math.min(script.patienceMs, hangsUpFirst);
  return Math.min(drawnPatienceMs(run, call), hangsUpFirst);
}

function drawnPatienceMs(run: Run, call: Interaction): number {
  const { patience } = run.classOf(call);
  if (patience === null) return Number.POSITIVE_INFINITY;
  const atLeast = call.script?.patienceAtLeastMs ?? null;
  if (atLeast === null) return run.sample(patience, call, Purpose.Patience, 0);
  return run.sample(conditionedAbove(patience, atLeast), call, Purpose.Patience, 0);
}

/** A scripted hang-up that comes before the scripted callback is a hang-up in the queue. */
function hangsUpBeforeCallback({ script }: Interaction): number {
  if (script === null || script.hangsUpAfterMs === null) return Number.POSITIVE_INFINITY;
  const takesAt = script.takesCallbackAfterMs ?? Number.POSITIVE_INFINITY;
  return script.hangsUpAfterMs < takesAt ? script.hangsUpAfterMs : Number.POSITIVE_INFINITY;
}
