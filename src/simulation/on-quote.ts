/**
 * A caller is told how long the wait will be, and makes something of it: hangs up at once, or waits
 * with more patience or less. Whom a callback stands for has nothing to make of it.
 */
import { NO_TICKET } from '../engine/calendar.js';
import { Loss } from '../model/call-origin.js';
import { type Interaction, NEVER } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import type { QueueState } from '../model/queue-state.js';
import type { WaitList } from '../model/wait-list.js';
import { asQuoted, estimatedWait, NO_ESTIMATE } from '../routing/estimated-wait.js';
import { hazardTimesAfter, shareWhoBalk } from '../routing/reaction-to-quote.js';
import { giveUp } from './give-up.js';
import { changePatience } from './patience.js';
import type { Run } from './run.js';

/**
 * Quotes the estimated wait of a queue; nothing is said where there is no estimate.
 *
 * @param ahead those who wait there and come before the caller
 * @returns whether the caller is still there
 */
export function quote(
  run: Run,
  call: Interaction,
  queue: QueueState,
  list: WaitList,
  ahead: number,
): boolean {
  const { now } = run;
  const { estimate } = queue.plan;
  const estimatedMs = estimatedWait(estimate.method, queue, list, ahead, now);
  if (estimatedMs === NO_ESTIMATE) return true;
  const quotedMs = asQuoted(estimatedMs, estimate);
  call.quotedMs = quotedMs;
  if (call.promisedFor === NEVER || run.plan.targets.lastQuotePromises) {
    call.promisedFor = now + quotedMs;
  }
  run.observer.quoted(call, queue, now);
  if (call.callbackStands || run.neverHangsUp(call)) return true;
  const { balks, patienceAfterQuote } = run.classOf(call);
  if (balks.length > 0 && balksAt(run, call, shareWhoBalk(balks, quotedMs))) {
    call.patienceTicket = NO_TICKET;
    call.loss = Loss.Abandoned;
    run.observer.balked(call, queue, now);
    giveUp(run, call);
    return false;
  }
  if (patienceAfterQuote.length > 0) {
    changePatience(run, call, hazardTimesAfter(patienceAfterQuote, quotedMs));
  }
  return true;
}

/** One number for the whole call: who has borne a quote bears the same again. */
function balksAt(run: Run, call: Interaction, share: number): boolean {
  if (share === 0) return false;
  return share >= 1 || run.draw(call, Purpose.Balks, 0) < share;
}
