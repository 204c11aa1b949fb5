/**
 * Messages about slots of callbacks.
 */
import { type Fault, fault, quoted } from './fault.js';

export function noWeight(): Fault {
  return fault('no slot has a weight above 0', 'write one, or "first" or "uniform"');
}

export function noSlots(length: string): Fault {
  return fault(
    `no whole slot begins within the run, which is ${length} long`,
    'write a "from" and a "to" that are further apart than "every", and within the run',
  );
}

export function slotWithoutSchedule(): Fault {
  return fault(
    'chooses a slot, but no callback applet has a schedule',
    'give the callback applet a "schedule", or leave "slot" out',
  );
}

export function noSuchSlot(slot: string): Fault {
  return fault(
    `no slot of a callback applet begins at ${quoted(slot)} within the run`,
    'write the time at which one begins',
  );
}
