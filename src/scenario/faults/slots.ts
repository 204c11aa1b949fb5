/**
 * Messages about slots of callbacks.
 */
import { type Fault, fault, quoted } from './fault.js';

export function noWeight(): Fault {
  return fault(
    'slots-without-weight',
    'no slot has a weight above 0',
    'write one, or "first" or "uniform"',
  );
}

export function noSlots(length: string): Fault {
  return fault(
    'no-slots',
    `no whole slot begins within the run, which is ${length} long`,
    'write a "from" and a "to" that are further apart than "every", and within the run',
  );
}

export function slotWithoutSchedule(): Fault {
  return fault(
    'slot-without-schedule',
    'chooses a slot, but no callback applet has a schedule',
    'give the callback applet a "schedule", or leave "slot" out',
  );
}

export function noSuchSlot(slot: string): Fault {
  return fault(
    'no-such-slot',
    `no slot of a callback applet begins at ${quoted(slot)} within the run`,
    'write the time at which one begins',
  );
}

export function noOpenSlots(): Fault {
  return fault(
    'no-open-slots',
    'no whole slot lies within the opening hours of the center and "rules.window"',
    'let "from" and "to" lie within them, or write a shorter "every"',
  );
}

export function slotWhileClosed(slot: string): Fault {
  return fault(
    'slot-while-closed',
    `the slot at ${quoted(slot)} does not lie within the opening hours of the center and "rules.window"`,
    'choose one that does, or open longer',
  );
}

export function leftOutNote(applet: string, out: number, all: number): string {
  return `${applet}: ${out} of ${all} slots do not lie within the opening hours and "rules.window", and are not offered; change "slots" if they are meant to be`;
}
