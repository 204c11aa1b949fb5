/** What callbacks put off and tried again come to. */
import { CustomerResult } from '../model/caller-plan.js';
import { resultName } from '../records/callback-table.js';
import { Counter, Scalar } from '../records/counter.js';
import { count } from './builders.js';
import type { Measure } from './measure.js';
import { counter, plus, type Scope, scalar } from './scope.js';

/** Keys of the results of a customer leg, in the order of the model. */
export const resultKeys = Object.values(CustomerResult).map((result) => resultName(result) ?? '');

export function policyMeasures(at: string, back: Scope): Measure[] {
  const retried = (result: number) => counter(back, Counter.RetriedBy + result);
  const results = Object.values(CustomerResult).filter((each) => each !== CustomerResult.Person);
  return [
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
