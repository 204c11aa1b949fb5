/** Which part of a replication a measure looks at. */
import { ACTIVITY_COUNT } from '../model/agent-state.js';
import { MEDIA_COUNT } from '../model/media.js';
import { COUNTER_COUNT } from '../records/counter.js';
import type { ReplicationSums, WorldSums } from '../records/sums.js';
import type { Figure } from './measure.js';

export type WorldKey = 'actual' | 'hold' | 'noCallback';

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

/** The sums of a world. Where callbacks do not exist the three worlds are one. */
export function worldOf(sums: ReplicationSums, world: WorldKey): WorldSums {
  return sums[world] ?? sums.actual;
}

/** A counter in a scope. */
export function counter(scope: Scope, index: number): Figure {
  const { world, media, callers } = scope;
  // Counters by class lie as those by queue do.
  const queue = callers ?? scope.queue;
  return (sums) => {
    const { cells: byQueue, callerCells } = worldOf(sums, world);
    const cells = callers === undefined ? byQueue : callerCells;
    let total = 0;
    const stride = MEDIA_COUNT * COUNTER_COUNT;
    const firstQueue = queue < 0 ? 0 : queue;
    const lastQueue = queue < 0 ? cells.length / stride - 1 : queue;
    for (let q = firstQueue; q <= lastQueue; q++) {
      const firstMedia = media < 0 ? 0 : media;
      const lastMedia = media < 0 ? MEDIA_COUNT - 1 : media;
      for (let m = firstMedia; m <= lastMedia; m++) {
        total += cells[q * stride + m * COUNTER_COUNT + index]!;
      }
    }
    return total;
  };
}

/** A scalar of a world. */
export function scalar(world: WorldKey, index: number): Figure {
  return (sums) => worldOf(sums, world).scalars[index]!;
}

/** Agent time in an activity before the close, ms; team -1: all. */
export function agentTime(
  world: WorldKey,
  team: number,
  activities: readonly number[],
  afterClose = false,
): Figure {
  return (sums) => {
    const { agentMs, agentAfterCloseMs } = worldOf(sums, world);
    const times = afterClose ? agentAfterCloseMs : agentMs;
    let total = 0;
    const first = team < 0 ? 0 : team;
    const last = team < 0 ? times.length / ACTIVITY_COUNT - 1 : team;
    for (let t = first; t <= last; t++) {
      for (const activity of activities) total += times[t * ACTIVITY_COUNT + activity]!;
    }
    return total;
  };
}

/** Sum of figures. */
export function plus(...figures: readonly Figure[]): Figure {
  return (sums) => figures.reduce((total, figure) => total + figure(sums), 0);
}

/** Difference of two figures. */
export function minus(a: Figure, b: Figure): Figure {
  return (sums) => a(sums) - b(sums);
}

/** A figure in another unit. */
export function scaled(figure: Figure, factor: number): Figure {
  return (sums) => figure(sums) * factor;
}

/** The same number in every replication. */
export function fixed(value: number): Figure {
  return () => value;
}
