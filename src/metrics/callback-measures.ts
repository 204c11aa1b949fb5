/** What becomes of callbacks. */
import { CustomerResult } from '../model/caller-plan.js';
import { Counter, Scalar } from '../records/counter.js';
import { count } from './builders.js';
import { callbackShares, callbackTimes } from './callback-shares.js';
import { customerFirstMeasures } from './customer-first-measures.js';
import type { Figure, Measure } from './measure.js';
import { policyMeasures, resultKeys } from './policy-measures.js';
import { counter, plus, type Scope, scalar, scaled } from './scope.js';

const MS = 0.001;

export function callbackMeasures(
  prefix: string,
  queue: number,
  { customerFirst }: { readonly customerFirst: unknown },
): Measure[] {
  const call: Scope = { world: 'actual', queue, media: 0 };
  const back: Scope = { world: 'actual', queue, media: 1 };
  const at = `${prefix}callbacks.`;
  return [
    ...counts(at, call, back),
    ...callbackShares(at, call, back),
    ...callbackTimes(at, call, back),
    ...(customerFirst !== null ? customerFirstMeasures(`${at}customerFirst.`, back) : []),
    ...policyMeasures(at, call, back),
  ];
}

function counts(at: string, call: Scope, back: Scope): Measure[] {
  const calls = (index: number): Figure => counter(call, index);
  const backs = (index: number): Figure => counter(back, index);
  // In total also those that never entered a queue.
  const withUnqueued = (index: number, ...unqueued: number[]): Figure =>
    back.queue < 0
      ? plus(backs(index), ...unqueued.map((of) => scalar('actual', of)))
      : backs(index);
  const { ExpiredUnqueued, CancelledUnqueued, PendingUnqueued } = Scalar;
  const created = withUnqueued(
    Counter.Created,
    ExpiredUnqueued,
    CancelledUnqueued,
    PendingUnqueued,
  );
  const expired = withUnqueued(Counter.Expired, ExpiredUnqueued);
  const cancelled = withUnqueued(Counter.Cancelled, CancelledUnqueued);
  const pending = withUnqueued(Counter.Pending, PendingUnqueued);
  return [
    count(`${at}offered`, calls(Counter.CallbackOffered), 'Offers of a callback heard.'),
    count(`${at}accepted`, calls(Counter.CallbackAccepted), 'Offers accepted.'),
    count(`${at}declined`, calls(Counter.CallbackDeclined), 'Offers declined.'),
    count(`${at}created`, created, 'Callbacks created (R1).'),
    count(
      `${at}duplicates`,
      calls(Counter.CallbackDuplicate),
      'Requests through the same applet while a callback was pending (R18).',
    ),
    count(
      `${at}noNumber`,
      calls(Counter.CallbackNoNumber),
      'Requests without a number to dial (R6).',
    ),
    count(`${at}completed`, backs(Counter.Completed), 'Callbacks whose talk has ended.'),
    count(
      `${at}unreached`,
      backs(Counter.Unreached),
      'Callbacks that reached nobody: an agent had answered, or the customer was dialled first; final (R15).',
    ),
    ...resultKeys.flatMap((key, result) =>
      result === CustomerResult.Person
        ? []
        : count(`${at}unreached.${key}`, backs(Counter.UnreachedBy + result), `Unreached: ${key}.`),
    ),
    count(`${at}pending`, pending, 'Callbacks not complete when the run ended.'),
    count(
      `${at}pendingAtClose`,
      backs(Counter.PendingAtClose),
      'Callbacks waiting in queues at the close of the day; of several days, the sum.',
    ),
    count(
      `${at}carriedOver`,
      backs(Counter.CarriedOver),
      'Callbacks waiting when the agents go home after a close of the center; each night counts.',
    ),
    count(
      `${at}expired`,
      expired,
      'Callbacks that ended before an agent answered: dropped, out of time, or without a queue.',
    ),
    count(`${at}cancelled`, cancelled, 'Callbacks cancelled by a live answer (R17).'),
    count(
      `${at}redundant`,
      backs(Counter.Redundant),
      'Callbacks made to someone already served; within completed and unreached.',
    ),
    count(
      `${at}dials`,
      backs(Counter.Dials),
      'Customer dials: one a callback that came so far, and one a retry.',
    ),
    {
      kind: 'mean',
      key: `${at}holdSpared_min`,
      unit: 'min',
      better: 'higher',
      definition:
        'Time off the line before the first offer, of all callbacks that an agent answered.',
      of: scaled(backs(Counter.HoldSparedMs), MS / 60),
    },
    count(`${at}requeues`, backs(Counter.Requeues), 'Returns to the queue by R14.'),
    count(
      `${at}requeues.rejected`,
      backs(Counter.AgentRejected),
      'Returns to the queue because an agent rejected the ring.',
    ),
    ...(back.queue < 0 ? inAll(at, backs) : []),
  ];
}

function inAll(at: string, backs: (index: number) => Figure): Measure[] {
  return [
    {
      kind: 'maximum',
      key: `${at}requeues.max`,
      unit: 'count',
      better: 'lower',
      definition: 'Most returns to the queue of one callback, over all replications.',
      of: scalar('actual', Scalar.RequeuesMax),
    },
    {
      kind: 'mean',
      key: `${at}unreachedAgentTime_h`,
      unit: 'h',
      better: 'lower',
      definition: 'Agent time on callbacks that reached nobody: last ring, dial and message.',
      of: scaled(backs(Counter.UnreachedAgentMs), MS / 3600),
    },
  ];
}
