/**
 * Slots of callbacks: with every default written out, checked, and compiled.
 */
import type { OpenSpan } from '../model/hours-plan.js';
import { type SchedulePlan, SlotChoice, SlotPlace } from '../model/schedule.js';
import type { Draft } from './check/draft.js';
import type { Clock } from './clock.js';
import type { Diagnostics } from './faults/diagnostics.js';
import * as faults from './faults/slots.js';
import { tooMany } from './faults/values.js';
import { furtherCalls, type ToldCall } from './further-calls.js';
import type { Path } from './path.js';
import type { ResolvedScenario } from './resolve/resolve.js';
import type { AppletDocument } from './schema/plans.js';
import { momentAfter, occurrences } from './shifts.js';
import { durationMs } from './text/duration.js';

type ScheduleDocument = NonNullable<NonNullable<AppletDocument['callback']>['schedule']>;
export type ResolvedSchedule = ReturnType<typeof resolveSchedule>;

export function resolveSchedule(document: ScheduleDocument) {
  if (document === 'none') return 'none' as const;
  return {
    share: document.share ?? 1,
    slots: document.slots,
    capacity: document.capacity ?? ('unlimited' as const),
    notBefore: document.notBefore ?? '0s',
    choose: document.choose ?? ('first' as const),
    place: document.place ?? ('tail' as const),
    whenFull: document.whenFull ?? ('immediate' as const),
  };
}

const PLACE = { tail: SlotPlace.Tail, keep: SlotPlace.Keep, front: SlotPlace.Front } as const;

/** Hours within which a slot lies whole, each list of spans for itself. */
export type SlotHours = readonly (readonly OpenSpan[])[];

interface SlotContext {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly slotHours: SlotHours;
}

export function compileSchedule(
  schedule: ResolvedSchedule,
  context: SlotContext,
): SchedulePlan | null {
  if (schedule === 'none') return null;
  const { share, slots, capacity, notBefore, choose, place, whenFull } = schedule;
  const choices = { first: SlotChoice.First, uniform: SlotChoice.Uniform } as const;
  return Object.freeze({
    share,
    starts: startsOf(slots, context),
    slotMs: durationMs(slots.every),
    capacity: capacity === 'unlimited' ? Infinity : capacity,
    notBeforeMs: durationMs(notBefore),
    choice: typeof choose === 'string' ? choices[choose] : SlotChoice.Weighted,
    weights: typeof choose === 'string' ? [] : choose,
    place: PLACE[place],
    refusesWhenFull: whenFull === 'refuse',
  });
}

/** Whole slots that begin within the run and lie within its hours, ascending. */
function startsOf(
  slots: Exclude<ResolvedSchedule, 'none'>['slots'],
  { clock, lengthMs, slotHours }: SlotContext,
): readonly number[] {
  const every = durationMs(slots.every);
  const starts = new Set<number>();
  for (const { from, to } of occurrences(slots, clock, lengthMs)) {
    for (let start = from; start + every <= to && start < lengthMs; start += every) {
      if (start >= 0 && isOpenFor(slotHours, start, start + every)) starts.add(start);
    }
  }
  return Object.freeze([...starts].sort((a, b) => a - b));
}

function isOpenFor(hours: SlotHours, from: number, to: number): boolean {
  return hours.every((spans) => spans.some(({ fromMs, toMs }) => fromMs <= from && to <= toMs));
}

const MOST_SLOTS = 100_000;

/** What can be said of slots before the zone of the run is known. */
export function checkSchedules(draft: Draft, found: Diagnostics): void {
  const length = draft.length === undefined ? 0 : durationMs(draft.length);
  let schedules = 0;
  for (const [plan, applets] of Object.entries(draft.plans)) {
    for (const [key, { callback }] of Object.entries(applets)) {
      const { schedule = 'none' } = callback ?? {};
      if (schedule === 'none') continue;
      schedules++;
      const path = ['plans', plan, key, 'callback', 'schedule'];
      const slots = Math.ceil(length / durationMs(schedule.slots.every));
      if (slots > MOST_SLOTS)
        found.at([...path, 'slots', 'every'], tooMany('slots', slots, MOST_SLOTS));
      const { choose } = schedule;
      if (Array.isArray(choose) && choose.every((weight) => weight === 0)) {
        found.at([...path, 'choose'], faults.noWeight());
      }
    }
  }
  if (schedules > 0) return;
  forEachCall(draft.callers, ({ slot }, path) => {
    if (slot !== undefined) found.at([...path, 'slot'], faults.slotWithoutSchedule(), 'key');
  });
}

/** Whether every schedule has slots within the run, and every slot that is chosen is one of them. */
export function checkSlots(
  { plans, callers, length }: ResolvedScenario,
  context: SlotContext,
  found: Diagnostics,
): void {
  const known = new Set<number>();
  const closed = new Set<number>();
  let schedules = 0;
  for (const [plan, applets] of Object.entries(plans)) {
    for (const [key, { callback }] of Object.entries(applets)) {
      const schedule = callback?.schedule ?? 'none';
      const compiled = compileSchedule(schedule, context);
      if (schedule === 'none' || compiled === null) continue;
      schedules++;
      for (const start of compiled.starts) known.add(start);
      const whenever = startsOf(schedule.slots, { ...context, slotHours: [] });
      for (const start of whenever) closed.add(start);
      if (compiled.starts.length > 0) continue;
      const why = whenever.length === 0 ? faults.noSlots(length) : faults.noOpenSlots();
      found.at(['plans', plan, key, 'callback', 'schedule', 'slots'], why, 'key');
    }
  }
  if (schedules === 0) return;
  forEachCall(callers, ({ slot, at }, path) => {
    const start = slot === undefined ? 0 : momentAfter(slot, at ?? '0s', context.clock);
    if (slot === undefined || known.has(start)) return;
    const fault = closed.has(start) ? faults.slotWhileClosed(slot) : faults.noSuchSlot(slot);
    found.at([...path, 'slot'], fault);
  });
}

/** Slots that are not offered, as they do not lie within the hours of the center or of callbacks. */
export function slotsLeftOut({ plans }: ResolvedScenario, context: SlotContext): string[] {
  const notes: string[] = [];
  for (const [plan, applets] of Object.entries(plans)) {
    for (const [key, { callback }] of Object.entries(applets)) {
      const { schedule = 'none' } = callback ?? {};
      if (schedule === 'none') continue;
      const all = startsOf(schedule.slots, { ...context, slotHours: [] }).length;
      const out = all - startsOf(schedule.slots, context).length;
      if (out > 0) notes.push(faults.leftOutNote(`${plan}.${key}`, out, all));
    }
  }
  return notes;
}

type Callers = readonly { readonly calls?: readonly ToldCall[] | undefined }[];

function forEachCall(callers: Callers, visit: (call: ToldCall, path: Path) => void): void {
  const walk = (call: ToldCall, path: Path): void => {
    visit(call, path);
    for (const further of furtherCalls(call)) walk(further.call, [...path, ...further.path]);
  };
  for (const [i, { calls }] of callers.entries()) {
    for (const [j, call] of (calls ?? []).entries()) walk(call, ['callers', i, 'calls', j]);
  }
}
