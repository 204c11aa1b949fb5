/** By how many callbacks were overtaken: what their timing drift does not show one by one. */
import { Counter } from '../records/counter.js';
import { ratio } from './builders.js';
import type { Measure } from './measure.js';
import { counter } from './scope.js';

export function overtakingMeasures(prefix: string, queue: number): Measure[] {
  const at = `${prefix}callbacks.drift.`;
  const of = (index: number) => counter({ world: 'actual', queue, media: 1 }, index);
  return [
    ratio(
      `${at}overtakenBy.mean`,
      'count',
      'lower',
      [of(Counter.OvertakenBy), of(Counter.AgeCompared)],
      'Younger interactions of the same queue and priority that agents who could have served the call were offered before its callback; a mean over callbacks answered.',
    ),
    ratio(
      `${at}overtakenRate`,
      'share',
      'lower',
      [of(Counter.Overtaken), of(Counter.AgeCompared)],
      'Share of the callbacks answered that were overtaken by at least one.',
    ),
  ];
}
