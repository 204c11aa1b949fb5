/** Callback timing drift and its parts. */
import { DRIFT_COUNT, Drift } from '../records/drift.js';
import { itemsOf } from './items.js';
import type { Figure, Measure } from './measure.js';
import { pairedPlaces, plus, scaled } from './scope.js';

/** @param scope index of the queue; the number of queues for the total */
export function driftMeasures(prefix: string, scope: number, toleranceMs: number): Measure[] {
  const at = `${prefix}callbacks.drift.`;
  const sum = (index: number): Figure => pairedPlaces('drift.sums', [scope * DRIFT_COUNT + index]);
  const total = (...indices: readonly number[]): Figure =>
    plus(...indices.map((index) => sum(index)));
  const { LateUnbounded, EarlyUnbounded, Undefined } = Drift;
  const without = [LateUnbounded, EarlyUnbounded, Undefined];
  const censored = [total(...without), total(...without, Drift.Pairs)] as const;
  const mean = (key: string, top: number, bottom: number, definition: string): Measure => ({
    kind: 'ratio',
    key: at + key,
    unit: 's',
    better: 'neither',
    definition,
    top: scaled(sum(top), 0.001),
    bottom: sum(bottom),
    censored,
  });
  const count = (key: string, index: number, definition: string): Measure => ({
    kind: 'mean',
    key: at + key,
    unit: 'count',
    better: 'neither',
    definition,
    of: sum(index),
  });
  const valued = total(Drift.Early, Drift.OnTime, Drift.Late);
  const share = (key: string, index: number, definition: string): Measure => ({
    kind: 'ratio',
    key: at + key,
    unit: 'share',
    better: key === 'onTimeRate' ? 'higher' : 'lower',
    definition,
    top: sum(index),
    bottom: valued,
  });
  const tolerance = `${toleranceMs / 1000} s`;
  return [
    mean(
      'mean_s',
      Drift.SumMs,
      Drift.Pairs,
      'Agent’s answer to the callback - agent’s answer to the held call; complete pairs only.',
    ),
    mean('absolute.mean_s', Drift.AbsoluteMs, Drift.Pairs, 'Mean of the drift without its sign.'),
    count('pairs', Drift.Pairs, 'Callbacks and held calls that were both answered.'),
    ...quantiles(at, 'drift', scope, 'Drift'),
    share('earlyRate', Drift.Early, `More than ${tolerance} before the held call’s answer.`),
    share('onTimeRate', Drift.OnTime, `Within ${tolerance} of the held call’s answer.`),
    share('lateRate', Drift.Late, `More than ${tolerance} after the held call’s answer.`),
    mean(
      'offer.mean_s',
      Drift.OfferSumMs,
      Drift.OfferPairs,
      'First offer of the callback - first offer of the held call.',
    ),
    count('offer.pairs', Drift.OfferPairs, 'Pairs behind the offer drift.'),
    ...quantiles(`${at}offer.`, 'offer', scope, 'Offer drift'),
    mean(
      'connect.mean_s',
      Drift.ConnectSumMs,
      Drift.ConnectPairs,
      'Customer’s answer - agent’s answer to the held call, over those reached.',
    ),
    count('connect.pairs', Drift.ConnectPairs, 'Pairs behind the connect drift.'),
    ...quantiles(`${at}connect.`, 'connect', scope, 'Connect drift'),
    ...connectParts.map(([key, index, definition]) =>
      mean(
        `connect.${key}.mean_s`,
        index,
        Drift.ConnectPairs,
        `Part of the connect drift: ${definition}.`,
      ),
    ),
    count(
      'lateUnbounded',
      Drift.LateUnbounded,
      'Callbacks still pending at the end whose held call was answered: late without bound.',
    ),
    count(
      'earlyUnbounded',
      Drift.EarlyUnbounded,
      'Callbacks made whose held call was never answered: early without bound.',
    ),
    count(
      'undefined',
      Drift.Undefined,
      'Callbacks pending whose held call was not answered either.',
    ),
    count(
      'withoutTwin',
      Drift.WithoutTwin,
      'Callbacks whose call is not made in the hold world, or finds no free line; not compared.',
    ),
  ];
}

/** What the connect drift is made of: the parts add up to it. */
const connectParts = [
  ['queueing', Drift.QueueingMs, 'first offers'],
  ['requeues', Drift.RequeuesMs, 'from first to last offers'],
  ['ring', Drift.RingMs, 'last rings'],
  ['retries', Drift.RetriesMs, 'from the first answer by an agent to the last'],
  ['dial', Drift.DialMs, 'from the last dial to the customer’s answer'],
] as const;

function quantiles(
  at: string,
  kind: 'drift' | 'offer' | 'connect',
  scope: number,
  name: string,
): Measure[] {
  return [0.05, 0.5, 0.95].map((p) => ({
    kind: 'quantile',
    key: `${at}p${String(Math.round(p * 100)).padStart(1, '0')}_s`,
    unit: 's',
    better: 'neither',
    definition: `${name}: ${Math.round(p * 100)} % are at most this.`,
    p,
    histogram: itemsOf({ world: null, list: `drift.${kind}` }, (k) => k === scope),
  }));
}
