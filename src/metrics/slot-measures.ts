/** What callbacks at an agreed time come to; of scenarios that have slots, and of no others. */
import { AppletKind } from '../model/applets.js';
import type { CenterPlan } from '../model/center-plan.js';
import { Counter, Scalar } from '../records/counter.js';
import { hasSlots } from '../records/slot-counts.js';
import { count, ratio } from './builders.js';
import { itemsOf } from './items.js';
import type { Measure } from './measure.js';
import { counter, fixed, minus, scalar, scaled } from './scope.js';

const MS = 0.001;

/** @param queue index; -1: all queues */
export function slotMeasures(prefix: string, queue: number, plan: CenterPlan): Measure[] {
  if (!hasSlots(plan)) return [];
  const of = (index: number) => counter({ world: 'actual', queue, media: 1 }, index);
  const at = `${prefix}callbacks.slots.`;
  return [
    ...(queue < 0 ? bookings(at, plan) : []),
    count(
      `${prefix}callbacks.noSlot`,
      counter({ world: 'actual', queue, media: 0 }, Counter.CallbackNoSlot),
      'Requests that led to no callback as no slot was open.',
    ),
    count(`${at}answered`, of(Counter.SlotAnswered), 'Callbacks in a slot that an agent answered.'),
    ratio(
      `${at}drift.mean_s`,
      's',
      'lower',
      [scaled(of(Counter.SlotDriftMs), MS), of(Counter.SlotAnswered)],
      'Agent’s answer - start of the slot, over callbacks in a slot that an agent answered.',
    ),
    ...[0.5, 0.95].map((p) => quantile(at, p, queue)),
    ratio(
      `${at}keptRate`,
      'share',
      'higher',
      [of(Counter.SlotKept), of(Counter.SlotAnswered)],
      'Share of them that an agent answered before the slot was over.',
    ),
  ];
}

function bookings(at: string, plan: CenterPlan): Measure[] {
  const booked = minus(scalar('actual', Scalar.SlotsBooked), scalar('actual', Scalar.SlotsLeft));
  const places = placesOf(plan);
  return [
    count(`${at}booked`, booked, 'Callbacks that had a slot when it began.'),
    count(
      `${at}full`,
      scalar('actual', Scalar.SlotsFull),
      'Callers who wanted a slot when none was open.',
      'lower',
    ),
    ...(places === Number.POSITIVE_INFINITY
      ? []
      : [
          ratio(
            `${at}fill`,
            'share',
            'neither',
            [booked, fixed(places)],
            'Booked / places of all slots that begin after the warm-up.',
          ),
        ]),
  ];
}

/** Places of all slots together; Infinity where one holds any number. */
function placesOf({ applets, warmUpMs }: CenterPlan): number {
  let places = 0;
  for (const applet of applets) {
    if (applet.kind !== AppletKind.Callback || applet.schedule === null) continue;
    const { starts, capacity } = applet.schedule;
    places += starts.filter((start) => start >= warmUpMs).length * capacity;
  }
  return places;
}

function quantile(at: string, p: number, queue: number): Measure {
  return {
    kind: 'quantile',
    key: `${at}drift.p${Math.round(p * 100)}_s`,
    unit: 's',
    better: 'lower',
    definition: `Slot drift: ${Math.round(p * 100)} % are at most this.`,
    p,
    histogram: itemsOf({ world: 'actual', list: 'slotDrift' }, (q) => queue < 0 || q === queue),
  };
}
