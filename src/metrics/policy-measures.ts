/** What callbacks put off and tried again come to. */
import { CustomerResult } from '../model/caller-plan.js';
import { resultName } from '../records/callback-row.js';
import { Counter, Scalar } from '../records/counter.js';
import { count } from './builders.js';
import type { Measure } from './measure.js';
import { counter, plus, type Scope, scalar } from './scope.js';

/** Keys of the results of a customer leg, in the order of the model. */
export const resultKeys = Object.values(CustomerResult).map((result) => resultName(result) ?? '');

export function policyMeasures(at: string, call: Scope, back: Scope): Measure[] {
  const retried = (result: number) => counter(back, Counter.RetriedBy + result);
  const results = Object.values(CustomerResult).filter(mayBeRetried);
  return [
    ...refusals(at, call),
    count(
      `${at}retries`,
      plus(...results.map(retried)),
      'Dials that reached nobody and after which the callback was put off to be tried again.',
    ),
    ...results.map((result) =>
      count(
        `${at}retries.${resultKeys[result]}`,
        retried(result),
        `Retries: ${resultKeys[result]}.`,
      ),
    ),
    ...(back.queue < 0 ? inAll(at) : []),
  ];
}

/** With the customer first, where these two come from, nothing is tried again. */
function mayBeRetried(result: CustomerResult): boolean {
  const { Person, HungUpWaiting, PromptRefused } = CustomerResult;
  return result !== Person && result !== HungUpWaiting && result !== PromptRefused;
}

function refusals(at: string, call: Scope): Measure[] {
  return [
    count(
      `${at}withheld`,
      counter(call, Counter.OffersWithheld),
      'Offers that fell due and were not made, as their conditions did not hold.',
    ),
    count(
      `${at}noRoom`,
      counter(call, Counter.CallbackNoRoom),
      'Requests by calls that had queued, refused as too many callbacks were pending.',
    ),
    count(
      `${at}tooLate`,
      counter(call, Counter.CallbackTooLate),
      'Requests by calls that had queued, refused as the day was about to end.',
    ),
  ];
}

function inAll(at: string): Measure[] {
  return [
    count(
      `${at}delayed`,
      scalar('actual', Scalar.Delayed),
      'Callbacks that were put off at their creation.',
    ),
    count(
      `${at}pending.putOff`,
      scalar('actual', Scalar.PutOffAtEnd),
      'Of those pending when the run ended, the ones that were put off.',
    ),
  ];
}
