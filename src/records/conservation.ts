/**
 * What must balance at the end of every run. The counters are kept apart, so these checks can fail:
 * if one does, the program is wrong and says so instead of giving a result.
 */
import { Fault } from '../engine/invariant.js';
import { PRESENCE_COUNT, Presence } from '../model/agent-plan.js';
import { ACTIVITY_COUNT, Activity } from '../model/agent-state.js';
import { CUSTOMER_RESULT_COUNT } from '../model/caller-plan.js';
import { BREAKOUT_REASON_COUNT, MEDIA_COUNT, Media } from '../model/media.js';
import { COUNTER_COUNT, Counter, Scalar } from './counter.js';
import { HandlePart } from './handling.js';
import { plannedMs, ROSTER_PLACES } from './roster-time.js';
import type { WorldSums } from './sums.js';
import type { Totals } from './totals.js';
import { TRUNK_COUNT, Trunk } from './trunk-counts.js';

/** Throws a `Fault` that names the law, the queue and both sides. */
export function checkConservation(totals: Totals, endedAt: number): void {
  const { plan } = totals;
  let created = 0;
  let closedInQueues = 0;
  let answered = 0;
  for (const [queue, { name }] of plan.queues.entries()) {
    for (let media = 0; media < MEDIA_COUNT; media++) {
      const sum = summed(totals, queue, media);
      const brokeOut = sumFrom(sum, Counter.BrokeOut, BREAKOUT_REASON_COUNT);
      mustEqual(
        `queue ${name}: offered = answered + abandoned + broke out + cancelled + expired + closed by the customer leg + still queued`,
        sum[Counter.Offered]!,
        sum[Counter.Answered]! +
          sum[Counter.Abandoned]! +
          brokeOut +
          sum[Counter.CancelledInQueue]! +
          sum[Counter.ExpiredInQueue]! +
          sum[Counter.UnreachedUnanswered]! +
          sum[Counter.StillQueued]!,
      );
      mustEqual(
        `queue ${name}: unreached is the sum of its reasons`,
        sum[Counter.Unreached]!,
        sumFrom(sum, Counter.UnreachedBy, CUSTOMER_RESULT_COUNT),
      );
      mustEqual(
        `queue ${name}: on the line = connected + hung up + still on the line`,
        sum[Counter.OnLine]!,
        sum[Counter.OnLineConnected]! + sum[Counter.OnLineAbandoned]! + sum[Counter.StillOnLine]!,
      );
      checkTransfersOf(name, sum);
      if (media === Media.Phone) {
        mustNotExceed(
          `queue ${name}: balked of abandoned`,
          totals.told.balkedIn(queue),
          sum[Counter.Abandoned]!,
        );
      }
      checkOvertaking(name, sum);
      created += sum[Counter.Created]!;
      if (media === Media.PhoneCallback) {
        answered += sum[Counter.Answered]! + sum[Counter.UnreachedUnanswered]!;
      }
      closedInQueues +=
        sum[Counter.Completed]! +
        sum[Counter.Unreached]! +
        sum[Counter.Expired]! +
        sum[Counter.Cancelled]! +
        sum[Counter.Pending]!;
    }
  }
  mustEqual('callbacks in queues: created = closed + pending', created, closedInQueues);
  checkCalls(totals);
  checkTransfers(totals);
  checkTrunks(totals);
  checkCallbacks(totals);
  checkAnswers(totals, answered);
  checkAgents(totals, endedAt);
}

function checkOvertaking(name: string, sum: Float64Array): void {
  const { AgeCompared, Overtaken, OvertakenBy, FirstOffered } = Counter;
  const law = `queue ${name}: overtaken`;
  mustNotExceed(`${law} of compared`, sum[Overtaken]!, sum[AgeCompared]!);
  mustNotExceed(`${law} of by how many`, sum[Overtaken]!, sum[OvertakenBy]!);
  mustNotExceed(`queue ${name}: compared of answered`, sum[AgeCompared]!, sum[FirstOffered]!);
}

function checkCalls({ scalars }: Totals): void {
  mustEqual(
    'calls = first contacts + second calls + redials + ring-backs',
    scalars[Scalar.Calls]!,
    scalars[Scalar.FirstContacts]! +
      scalars[Scalar.SecondCalls]! +
      scalars[Scalar.Redials]! +
      scalars[Scalar.RingBacks]!,
  );
}

const COUNTED_BY_CLASS = [
  Counter.Offered,
  Counter.Delayed,
  Counter.Answered,
  Counter.AnsweredWithin,
  Counter.Abandoned,
  Counter.AbandonedWithin,
  Counter.AbandonedDelayed,
  Counter.WaitAnsweredMs,
  Counter.WaitAbandonedMs,
  Counter.WaitBrokeOutMs,
  Counter.WaitDelayedMs,
  Counter.TransferredOut,
  Counter.TransferredIn,
  Counter.TransferredAbandoned,
];

/** What is counted of live calls by class of callers adds up to what is counted by queue. */
export function checkCallers({ cells, callerCells }: WorldSums): void {
  if (callerCells.length === 0) return;
  for (const index of COUNTED_BY_CLASS) {
    mustEqual(
      'the sum over classes of callers is that over queues',
      ofLiveCalls(callerCells, index),
      ofLiveCalls(cells, index),
    );
  }
}

function checkTransfersOf(queue: string, sum: Float64Array): void {
  mustNotExceed(
    `queue ${queue}: transferred out of answered`,
    sum[Counter.TransferredOut]!,
    sum[Counter.Answered]!,
  );
  mustNotExceed(
    `queue ${queue}: abandoned after a transfer of transferred in`,
    sum[Counter.TransferredAbandoned]!,
    sum[Counter.TransferredIn]!,
  );
}

function checkTransfers({ scalars }: Totals): void {
  mustEqual(
    'transfers = calls that went on and ended + those under way',
    scalars[Scalar.TransfersInAll]!,
    scalars[Scalar.TransfersEnded]! + scalars[Scalar.TransfersAtEnd]!,
  );
}

function checkTrunks({ plan, trunks: { sums } }: Totals): void {
  for (const [trunks, { name }] of plan.trunks.entries()) {
    const at = trunks * TRUNK_COUNT;
    mustEqual(
      `trunks ${name}: lines taken = freed + still in use`,
      sums[at + Trunk.Taken]!,
      sums[at + Trunk.Freed]! + sums[at + Trunk.LeftOver]!,
    );
  }
}

/** A counter of live calls, summed over queues or classes. */
function ofLiveCalls(cells: Float64Array, index: number): number {
  let total = 0;
  const first = Media.Phone * COUNTER_COUNT + index;
  for (let k = first; k < cells.length; k += MEDIA_COUNT * COUNTER_COUNT) total += cells[k]!;
  return total;
}

function checkCallbacks({ scalars }: Totals): void {
  mustEqual(
    'callbacks: created = completed + unreached + expired + cancelled + pending',
    scalars[Scalar.CreatedInAll]!,
    scalars[Scalar.CompletedInAll]! +
      scalars[Scalar.UnreachedInAll]! +
      scalars[Scalar.ExpiredInAll]! +
      scalars[Scalar.CancelledInAll]! +
      scalars[Scalar.PendingInAll]!,
  );
}

/** Whatever follows an agent's answer, or a customer leg without one: the end, or another try. */
function checkAnswers({ scalars }: Totals, answered: number): void {
  mustEqual(
    'callbacks: answered or not reached = completed + unreached + put off after a dial + in hand',
    answered,
    scalars[Scalar.CompletedInAll]! +
      scalars[Scalar.UnreachedInAll]! +
      scalars[Scalar.RetriedInAll]! +
      scalars[Scalar.ServedAtEnd]!,
  );
}

function checkAgents(totals: Totals, endedAt: number): void {
  const { agentTime, plan, scalars } = totals;
  const agentMs = agentTime.ms;
  let inStates = 0;
  for (let k = 0; k < agentMs.length; k++) {
    if (k % ACTIVITY_COUNT !== Activity.LoggedOut) inStates += agentMs[k]!;
  }
  mustEqual("agents' time in states = time logged in", inStates, scalars[Scalar.LoggedInMs]!);
  let rostered = 0;
  for (let team = 0; team < plan.teams.length; team++) {
    for (let presence = Presence.LoggedOut + 1; presence < PRESENCE_COUNT; presence++) {
      rostered += agentTime.roster.ms[team * ROSTER_PLACES + presence]!;
    }
  }
  const planned = plannedMs(plan, plan.warmUpMs, Math.min(plan.lengthMs, endedAt));
  mustEqual('rostered = at work + in breaks + absent', rostered, planned);
  checkHandling(totals);
}

/** What contacts took and what agents gave; not while a contact that was answered is under way. */
function checkHandling(totals: Totals): void {
  if (totals.agentTime.handling.busy > 0) return;
  for (const [law, part, activities] of handled) {
    let given = 0;
    const { ms } = totals.agentTime;
    for (let k = 0; k < ms.length; k++) {
      if (activities.includes((k % ACTIVITY_COUNT) as Activity)) given += ms[k]!;
    }
    let taken = 0;
    const { cells } = totals;
    for (let k = Counter.HandleMs + part; k < cells.length; k += COUNTER_COUNT) taken += cells[k]!;
    // What follows an outbound call is wrap-up too, and no contact's.
    if (part === HandlePart.Wrap && totals.plan.campaigns.length > 0) continue;
    mustEqual(`contacts' ${law} = agents' ${law}`, taken, given);
  }
}

const handled: readonly [law: string, part: number, activities: readonly Activity[]][] = [
  ['talk', HandlePart.Talk, [Activity.IncomingTalking, Activity.CallbackTalking]],
  ['hold', HandlePart.Hold, [Activity.IncomingHolding, Activity.CallbackHolding]],
  ['wrap', HandlePart.Wrap, [Activity.WrapUp]],
];

function summed(totals: Totals, queue: number, media: number): Float64Array {
  const sum = new Float64Array(COUNTER_COUNT);
  for (let interval = 0; interval < totals.intervals + 2; interval++) {
    const cell = totals.cellOf(interval, queue, media as 0 | 1);
    for (let k = 0; k < COUNTER_COUNT; k++) sum[k]! += totals.cells[cell + k]!;
  }
  return sum;
}

function sumFrom(sum: Float64Array, first: number, count: number): number {
  let total = 0;
  for (let k = 0; k < count; k++) total += sum[first + k]!;
  return total;
}

function mustEqual(law: string, left: number, right: number): void {
  if (left !== right) throw new Fault(`${law} (${left} is not ${right})`);
}

function mustNotExceed(law: string, part: number, whole: number): void {
  if (part > whole) throw new Fault(`${law} (${part} is more than ${whole})`);
}
