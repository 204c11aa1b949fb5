/**
 * Who is transferred, out of which queue and into which, and what becomes of them there. They exist
 * where anybody can be transferred.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { Media } from '../model/media.js';
import { Counter, Scalar } from '../records/counter.js';
import { count, ratio } from './builders.js';
import type { Measure } from './measure.js';
import { counter, plus, type Scope, scalar, type WorldKey } from './scope.js';

/** Of queue visits in a scope. */
export function transferMeasures(prefix: string, scope: Scope, plan: CenterPlan): Measure[] {
  if (!plan.transfers) return [];
  const { media } = scope;
  const answered = counter({ ...scope, media: Media.Phone }, Counter.Answered);
  const reached = counter({ ...scope, media: Media.PhoneCallback }, Counter.Reached);
  const talks =
    media === Media.Phone
      ? answered
      : media === Media.PhoneCallback
        ? reached
        : plus(answered, reached);
  const out = counter(scope, Counter.TransferredOut);
  const measures = [
    count(`${prefix}transferredOut`, out, 'Talks after which the caller was transferred.'),
    ratio(
      `${prefix}transferredOutRate`,
      'share',
      'lower',
      [out, talks],
      'Talks after which the caller was transferred / talks.',
    ),
  ];
  return media === Media.PhoneCallback ? measures : [...measures, ...transferredIn(prefix, scope)];
}

/** Callbacks are not transferred in: who takes one in the second plan had to enter it as a call. */
function transferredIn(prefix: string, scope: Scope): Measure[] {
  const live = { ...scope, media: Media.Phone };
  const into = counter(live, Counter.TransferredIn);
  const lost = counter(live, Counter.TransferredAbandoned);
  return [
    count(`${prefix}transferredIn`, into, 'Entered the queue after a transfer, once a visit.'),
    ratio(
      `${prefix}transferredInRate`,
      'share',
      'neither',
      [into, counter(live, Counter.Offered)],
      'Live calls that entered the queue after a transfer / live calls offered.',
    ),
    count(
      `${prefix}transferredIn.abandoned`,
      lost,
      'Transferred, and hung up waiting in the queue, no callback standing for the call.',
      'lower',
    ),
    ratio(
      `${prefix}transferredIn.abandonedRate`,
      'share',
      'lower',
      [lost, into],
      'Of those who entered the queue after a transfer, the share who abandoned.',
    ),
  ];
}

/** @param prefix of the world, with its full stop */
export function transferredPersons(prefix: string, world: WorldKey, plan: CenterPlan): Measure[] {
  if (!plan.transfers) return [];
  return [
    count(
      `${prefix}transferred.persons`,
      scalar(world, Scalar.PersonsTransferred),
      'Persons who were transferred at least once.',
    ),
  ];
}
