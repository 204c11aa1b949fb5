/**
 * Callbacks at an agreed time, a setting beyond the preset: who wants a slot, which one is booked, and
 * how the callback stands that waits for it.
 */
import { chooseSlot, NO_SLOT, slotAt } from '../callback/slot.js';
import type { AppletKind, AppletPlan } from '../model/applets.js';
import { FRONT, type Interaction, NEVER } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { type SlotBook, SlotChoice, SlotPlace } from '../model/schedule.js';
import type { Run } from './run.js';

type CallbackApplet = Extract<AppletPlan, { kind: typeof AppletKind.Callback }>;

/** No slot was booked: the callback is made as soon as it can be. */
export const AT_ONCE = -1;
/** A slot was wanted, none is open, and there is no callback without one. */
export const REFUSED = -2;

/** Books a slot for a callback about to be created; its number, `AT_ONCE` or `REFUSED`. */
export function bookSlot(run: Run, call: Interaction, { schedule }: CallbackApplet): number {
  if (schedule === null) return AT_ONCE;
  const told = call.script?.slotAtMs ?? null;
  if (told === null && !wantsSlot(run, call, schedule.share)) return AT_ONCE;
  call.slotWanted = true;
  const book = run.slotBooks[call.applet]!;
  const slot = told === null ? chosenSlot(run, call, book) : toldSlot(run, book, told);
  if (slot === NO_SLOT) return schedule.refusesWhenFull ? REFUSED : AT_ONCE;
  book.taken[slot]!++;
  return slot;
}

/** A call that is told exactly does what it says; one replayed from a file leaves this to chance. */
function wantsSlot(run: Run, call: Interaction, share: number): boolean {
  if (call.script !== null && !call.script.drawsAcceptance) return false;
  return share >= 1 || run.draw(call, Purpose.Slot, 0) < share;
}

function chosenSlot(run: Run, call: Interaction, book: SlotBook): number {
  const { choice, notBeforeMs } = book.plan;
  const uniform = choice === SlotChoice.First ? 0 : run.draw(call, Purpose.Slot, 1);
  return chooseSlot(book, run.now + notBeforeMs, uniform);
}

function toldSlot(run: Run, book: SlotBook, at: number): number {
  return at < run.now ? NO_SLOT : slotAt(book, at);
}

/** The callback stands for its slot from now on: that is when its waiting time begins. */
export function standInSlot(run: Run, callback: Interaction, slot: number): void {
  const { plan } = run.slotBooks[callback.madeBy]!;
  const start = plan.starts[slot]!;
  callback.slotAt = start;
  callback.age0 = start;
  // What was quoted was the wait of a callback made at once; expiring skills and groups that open
  // count from the slot, as hours may lie between.
  callback.promisedFor = NEVER;
  callback.skillClockAt = NEVER;
  callback.openingsSince = NEVER;
  if (plan.place === SlotPlace.Keep) return;
  callback.routedSince = plan.place === SlotPlace.Front ? FRONT : start;
  // Among those of one slot the one that was booked first goes first.
  callback.sequence = run.center.nextSequence();
}

/** A callback that is over before its slot has begun leaves it to another. */
export function leaveSlot(run: Run, callback: Interaction): void {
  const book = run.slotBooks[callback.madeBy]!;
  book.taken[book.firstFrom(callback.slotAt)]!--;
}
