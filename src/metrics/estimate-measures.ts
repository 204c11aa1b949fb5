/** How well each way to estimate the wait would have told it, where a queue measures that. */
import type { CenterPlan } from '../model/center-plan.js';
import { estimateMethods } from '../model/queue-plan.js';
import { EstimateSum, estimateSumAt } from '../records/estimate-errors.js';
import { count, ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { placeOf } from './scope.js';

export function estimateMeasures(prefix: string, queue: number, plan: CenterPlan): Measure[] {
  if (plan.queues[queue]?.estimate.measure !== true) return [];
  const at = `${prefix}estimates.`;
  const sum = (method: number, index: number): Figure =>
    placeOf('actual', 'told.estimates', estimateSumAt(queue, method, index));
  return [
    count(
      `${at}asked`,
      sum(0, EstimateSum.Asked),
      'Live calls that found no free agent and waited.',
    ),
    ratio(
      `${at}answeredRate`,
      'share',
      'neither',
      [sum(0, EstimateSum.Answered), sum(0, EstimateSum.Asked)],
      'Of them, those who were answered: only they have a wait to compare an estimate with.',
    ),
    ...estimateMethods.flatMap((name, method) => errors(`${at}${name}.`, (k) => sum(method, k))),
  ];
}

function errors(at: string, sum: (index: number) => Figure): Measure[] {
  const compared = sum(EstimateSum.Compared);
  const mean = (key: string, index: number, definition: string): Measure =>
    ratio(at + key, 's', 'neither', [sum(index), compared], definition);
  return [
    mean(
      'error.mean_s',
      EstimateSum.Error,
      'Wait - estimate at the queue entry, over those answered; above 0 the wait was longer.',
    ),
    mean('error.absolute.mean_s', EstimateSum.AbsoluteError, 'The same without its sign.'),
    {
      kind: 'root',
      key: `${at}error.rootMeanSquare_s`,
      unit: 's',
      better: 'lower',
      definition: 'Root of the mean square of the same.',
      top: sum(EstimateSum.SquaredError),
      bottom: compared,
    },
    count(`${at}compared`, compared, 'Calls answered for whom there was an estimate.'),
    ratio(
      `${at}noneRate`,
      'share',
      'lower',
      [sum(EstimateSum.None), sum(EstimateSum.Asked)],
      'Of the calls that waited, those for whom there was no estimate.',
    ),
  ];
}
