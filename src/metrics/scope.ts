/** Which part of a replication a measure looks at. */
import { ACTIVITY_COUNT } from '../model/agent-state.js';
import { MEDIA_COUNT } from '../model/media.js';
import { COUNTER_COUNT } from '../records/counter.js';
import {
  type Figure,
  figureAs,
  type PairSection,
  type WorldKey,
  type WorldSection,
} from './figure.js';

export type { WorldKey };

/** A queue (or all), a media type (or both), a world. */
export interface Scope {
  readonly world: WorldKey;
  /** Index; -1: all queues. */
  readonly queue: number;
  /** Index; -1: both. */
  readonly media: number;
  /** Index of a class of callers, whose queues are not told apart; left out: all. */
  readonly callers?: number;
}

/** A counter in a scope. */
export function counter(scope: Scope, index: number): Figure {
  const { world, media, callers } = scope;
  // Counters by class lie as those by queue do.
  const queue = callers ?? scope.queue;
  const types = media < 0 ? Array.from({ length: MEDIA_COUNT }, (_, type) => type) : [media];
  const counters = types.map((type) => type * COUNTER_COUNT + index);
  const array = callers === undefined ? 'cells' : 'callerCells';
  return placesOfEach(world, array, queue, MEDIA_COUNT * COUNTER_COUNT, counters);
}

/** A scalar of a world. */
export function scalar(world: WorldKey, index: number): Figure {
  return placeOf(world, 'scalars', index);
}

/** Agent time in an activity before the close, ms; team -1: all. */
export function agentTime(
  world: WorldKey,
  team: number,
  activities: readonly number[],
  afterClose = false,
): Figure {
  const array = afterClose ? 'agentAfterCloseMs' : 'agentMs';
  return placesOfEach(world, array, team, ACTIVITY_COUNT, activities);
}

/** One place of an array of a world; 0 where the array is not there. */
export function placeOf(world: WorldKey, array: WorldSection, place: number): Figure {
  return figureAs({ kind: 'places', section: { world, array }, at: () => [place] });
}

/**
 * Places of an array of a world that has so many for each of something, as a queue or a team.
 *
 * @param which of them; -1: all
 */
export function placesOfEach(
  world: WorldKey,
  array: WorldSection,
  which: number,
  stride: number,
  places: readonly number[],
): Figure {
  const at = (length: number): number[] => {
    const all = which < 0 ? Array.from({ length: length / stride }, (_, k) => k) : [which];
    return all.flatMap((k) => places.map((place) => k * stride + place));
  };
  return figureAs({ kind: 'places', section: { world, array }, at });
}

/** The sum of places of what the worlds of a replication are paired to; 0 where they are not. */
export function pairedPlaces(array: PairSection, places: readonly number[]): Figure {
  return figureAs({ kind: 'places', section: { world: null, array }, at: () => places });
}

/** Sum of figures. */
export function plus(...parts: readonly Figure[]): Figure {
  return figureAs({ kind: 'sum', parts });
}

/** Difference of two figures. */
export function minus(of: Figure, less: Figure): Figure {
  return figureAs({ kind: 'difference', of, less });
}

/** A figure in another unit. */
export function scaled(of: Figure, factor: number): Figure {
  return figureAs({ kind: 'product', of, factor });
}

/** A figure for each of so many. */
export function over(of: Figure, divisor: number): Figure {
  return figureAs({ kind: 'quotient', of, divisor });
}

/** The same number in every replication. */
export function fixed(value: number): Figure {
  return figureAs({ kind: 'fixed', value });
}

/** What two figures come to. */
export function together(
  first: Figure,
  second: Figure,
  come: (first: number, second: number) => number,
): Figure {
  return figureAs({ kind: 'pair', first, second, come });
}
