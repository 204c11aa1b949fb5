/** Calls that are not first contacts: what brought them about, and what came of them. */
import { Scalar } from '../records/counter.js';
import { count, ratio } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { scalar, type WorldKey } from './scope.js';

/** @param prefix of the world, with its full stop */
export function callMeasures(prefix: string, world: WorldKey): Measure[] {
  const of = (index: number): Figure => scalar(world, index);
  const first = of(Scalar.FirstContacts);
  return [
    count(`${prefix}blocked`, of(Scalar.Blocked), 'Calls that found no free line.', 'lower'),
    ratio(
      `${prefix}blockedRate`,
      'share',
      'lower',
      [of(Scalar.Blocked), of(Scalar.Calls)],
      'Calls that found no free line / calls.',
    ),
    count(`${prefix}redials`, of(Scalar.Redials), 'Calls made again after one that was lost.'),
    count(
      `${prefix}redials.persons`,
      of(Scalar.PersonsRedialled),
      'Persons who redialled at least once.',
    ),
    count(
      `${prefix}redials.reached`,
      of(Scalar.ReachedByRedial),
      'Persons who first talked with an agent by a redial, or by a callback taken in one.',
      'higher',
    ),
    ...(world === 'actual' ? ringBacks() : []),
    ratio(
      `${prefix}callsPerPerson`,
      'count',
      'lower',
      [of(Scalar.Calls), first],
      'Calls / persons.',
    ),
  ];
}

/** Where there are no callbacks nobody can miss one. */
function ringBacks(): Measure[] {
  return [
    count(
      'ringBacks',
      scalar('actual', Scalar.RingBacks),
      'Calls of customers who missed their callback.',
    ),
    count(
      'ringBacks.reached',
      scalar('actual', Scalar.ReachedByRingBack),
      'Persons who first talked with an agent by a ring-back, or by a callback taken in one.',
      'higher',
    ),
  ];
}
