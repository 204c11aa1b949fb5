/**
 * Opening hours and the window for callbacks, compiled: local times have become spans of the run.
 */
import {
  CallbacksAtClose,
  CarriedPlace,
  type HoursPlan,
  type OpenSpan,
} from '../../model/hours-plan.js';
import type { Clock } from '../clock.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import { neverOpens } from '../faults/hours.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import type { SpansDocument } from '../schema/hours.js';
import { occurrences, type Span } from '../shifts.js';
import { DAY } from '../text/duration.js';

const CALLBACKS = {
  finish: CallbacksAtClose.Finish,
  carryOver: CallbacksAtClose.CarryOver,
  drop: CallbacksAtClose.Drop,
} as const;

const PLACE = {
  keep: CarriedPlace.Keep,
  front: CarriedPlace.Front,
  tail: CarriedPlace.Tail,
} as const;

interface Context {
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly horizonMs: number;
  readonly found: Diagnostics;
}

/** Null where the center is open to the end, nothing is said about its close, and callbacks are made always. */
export function compileHours(
  { opening, closing, rules }: Pick<ResolvedScenario, 'opening' | 'closing' | 'rules'>,
  { clock, lengthMs, horizonMs, found }: Context,
): HoursPlan | null {
  const { callbacks, place, callers } = closing;
  const closes = opening !== 'always' || callbacks !== 'finish' || callers !== 'stay';
  if (!closes && rules.window === 'always') return null;
  const open = closes ? openingOf(opening, clock, lengthMs) : null;
  const window = rules.window === 'always' ? null : spansWithin(rules.window, clock, horizonMs);
  if (open?.length === 0) found.at(['opening'], neverOpens('the center'));
  if (window?.length === 0) found.at(['rules', 'window'], neverOpens('the window for callbacks'));
  return Object.freeze({
    open,
    callbacksAtClose: CALLBACKS[callbacks],
    carriedPlace: PLACE[place],
    clearsCallers: callers === 'cleared',
    window,
    expiresOutsideWindow: rules.outsideWindow === 'expire',
  });
}

/** Whether there are hours in which callbacks wait and are offered nobody. */
export function holdsCallbacks({
  closing,
  rules,
}: Pick<ResolvedScenario, 'closing' | 'rules'>): boolean {
  return closing.callbacks === 'carryOver' || rules.window !== 'always';
}

/** When the center is open within the run; the end of the run closes it too. */
export function openingOf(
  opening: SpansDocument,
  clock: Clock,
  lengthMs: number,
): readonly OpenSpan[] {
  if (opening === 'always') return [{ fromMs: 0, toMs: lengthMs }];
  return spansWithin(opening, clock, lengthMs);
}

/** The same, as if the run went on for another day; null where the center is always open. */
export function uncutOpening(
  opening: SpansDocument,
  clock: Clock,
  lengthMs: number,
): readonly OpenSpan[] | null {
  return opening === 'always' ? null : spansOf(opening, clock, lengthMs + DAY);
}

/**
 * The hours in each of which a slot must lie whole: those of the center, and those in which callbacks
 * are made. What is always open is none of them.
 */
export function slotHoursOf(
  { opening, rules }: Pick<ResolvedScenario, 'opening' | 'rules'>,
  clock: Clock,
  lengthMs: number,
): readonly (readonly OpenSpan[])[] {
  return [opening, rules.window].flatMap((spans) => {
    const hours = uncutOpening(spans, clock, lengthMs);
    return hours === null ? [] : [hours];
  });
}

/** Spans ascending; those that touch or overlap become one. The first may begin before the run. */
export function spansOf(
  spans: readonly Span[],
  clock: Clock,
  untilMs: number,
): readonly OpenSpan[] {
  const result: { fromMs: number; toMs: number }[] = [];
  const all = spans.flatMap((span) => occurrences(span, clock, untilMs));
  for (const { from, to } of all.sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1];
    if (last !== undefined && from <= last.toMs) last.toMs = Math.max(last.toMs, to);
    else result.push({ fromMs: from, toMs: to });
  }
  return result;
}

/** The same, cut to what lies between the start and `untilMs`. */
function spansWithin(spans: readonly Span[], clock: Clock, untilMs: number): readonly OpenSpan[] {
  return spansOf(spans, clock, untilMs).map(({ fromMs, toMs }) => ({
    fromMs: Math.max(0, fromMs),
    toMs: Math.min(toMs, untilMs),
  }));
}
