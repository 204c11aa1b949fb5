/**
 * What must balance, with its figures. A run that does not balance is stopped as a fault of the
 * program; here the sums of all replications are shown so that everybody can add them up.
 */

import type { CenterPlan } from '../../model/center-plan.js';
import { BREAKOUT_REASON_COUNT, MEDIA_COUNT, Media } from '../../model/media.js';
import { COUNTER_COUNT, Counter, Scalar } from '../../records/counter.js';
import { FateSum } from '../../records/fates.js';
import type { ReplicationSums } from '../../records/sums.js';

export interface Balance {
  /** What it is about; a queue and a media type, or callbacks, or persons. */
  readonly of: string;
  readonly media: Media | null;
  readonly whole: Part;
  readonly parts: readonly Part[];
  readonly holds: boolean;
}

export interface Part {
  readonly name: string;
  readonly value: number;
}

export function balancesOf(
  { queues }: CenterPlan,
  sums: readonly ReplicationSums[],
): readonly Balance[] {
  return [
    ...queues.flatMap(({ name }, queue) => [
      ofQueue(name, queue, Media.Phone, sums),
      ofQueue(name, queue, Media.PhoneCallback, sums),
    ]),
    ofCallbacks(sums),
    ...ofPersons(sums),
  ].filter(({ whole }) => whole.value > 0);
}

function ofQueue(
  name: string,
  queue: number,
  media: Media,
  sums: readonly ReplicationSums[],
): Balance {
  const first = (queue * MEDIA_COUNT + media) * COUNTER_COUNT;
  const total = (counter: number, places = 1): number => {
    let value = 0;
    for (const { actual } of sums) {
      for (let k = 0; k < places; k++) value += actual.cells[first + counter + k]!;
    }
    return value;
  };
  const closed =
    total(Counter.CancelledInQueue) +
    total(Counter.ExpiredInQueue) +
    total(Counter.UnreachedUnanswered);
  return balanced(name, media, { name: 'offered', value: total(Counter.Offered) }, [
    { name: 'answered', value: total(Counter.Answered) },
    { name: 'abandoned', value: total(Counter.Abandoned) },
    { name: 'broke out', value: total(Counter.BrokeOut, BREAKOUT_REASON_COUNT) },
    { name: 'closed in the queue', value: closed },
    { name: 'still queued', value: total(Counter.StillQueued) },
  ]);
}

function ofCallbacks(sums: readonly ReplicationSums[]): Balance {
  const total = (scalar: number): number =>
    sums.reduce((sum, { actual }) => sum + actual.scalars[scalar]!, 0);
  return balanced('callbacks', null, { name: 'created', value: total(Scalar.CreatedInAll) }, [
    { name: 'completed', value: total(Scalar.CompletedInAll) },
    { name: 'unreached', value: total(Scalar.UnreachedInAll) },
    { name: 'expired', value: total(Scalar.ExpiredInAll) },
    { name: 'cancelled', value: total(Scalar.CancelledInAll) },
    { name: 'pending', value: total(Scalar.PendingInAll) },
  ]);
}

/** Every person has one fate in each world. */
function ofPersons(sums: readonly ReplicationSums[]): Balance[] {
  const tables = sums.flatMap(({ fates }) => fates ?? []);
  if (tables.length === 0) return [];
  const persons = tables.reduce((sum, table) => sum + table.sums[FateSum.Persons]!, 0);
  const whole = { name: 'persons', value: persons };
  const names = ['reached', 'pending', 'unreached', 'abandoned', 'turned away'];
  const fate = (k: number, world: 'with' | 'without'): number => {
    let value = 0;
    for (const { counts } of tables) {
      for (let other = 0; other < names.length; other++) {
        const cell = world === 'with' ? other * names.length + k : k * names.length + other;
        value += counts[cell]!;
      }
    }
    return value;
  };
  return (['with', 'without'] as const).map((world) =>
    balanced(
      `persons, ${world} callbacks`,
      null,
      whole,
      names.map((name, k) => ({ name, value: fate(k, world) })),
    ),
  );
}

function balanced(of: string, media: Media | null, whole: Part, parts: readonly Part[]): Balance {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  return { of, media, whole, parts, holds: sum === whole.value };
}
