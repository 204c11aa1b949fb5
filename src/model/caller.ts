/**
 * The person, and the number they call from.
 */

import type { Agent } from './agent.js';
import type { Interaction } from './interaction.js';
import type { ScriptedCall } from './scripted-call.js';

/**
 * A telephone number. It is busy from the start of any leg on it to that leg's end (R15), and it
 * knows the callbacks that stand for it (R18).
 */
export class PhoneNumber {
  /** The number as text; null: the number of a random caller, spelled out only in records. */
  text: string | null = null;
  /** Legs on it now: calls in, dials, talks. */
  legs = 0;
  /** Callbacks not complete, requested by calls from this number. */
  readonly requestedFrom: Interaction[] = [];
  /** Callbacks not complete, to be dialled to this number. */
  readonly dialledTo: Interaction[] = [];
}

/** A person, from the first call until nothing of theirs is under way. */
export class Caller {
  /** Pool slot. */
  readonly slot: number;
  /** Position among all first contacts of the replication: the same in every world. */
  person = 0;
  classIndex = 0;
  /** The n-th caller of the class, from 0. */
  n = 0;
  /** When the first contact began. */
  arrivedAt = 0;
  readonly ownNumber = new PhoneNumber();
  /** `ownNumber`, or the shared record of a number that the scenario names. */
  number: PhoneNumber = this.ownNumber;
  withheld = false;
  /** Another number that they gave. */
  readonly otherNumber = new PhoneNumber();
  /** What they do, told exactly; null: drawn. */
  script: ScriptedCall | null = null;
  /** Callbacks of theirs that are not complete. */
  readonly callbacks: Interaction[] = [];
  /** What still refers to this person: interactions under way, calls yet to come. */
  holds = 0;
  /** Calls made so far. */
  attempts = 0;
  /** How many of them were redials, and whether another is to come. */
  redials = 0;
  redialComes = false;
  /** How many of them were made after a callback that did not reach them. */
  ringBacks = 0;
  /** How many of the second calls that the script tells have been made. */
  again = 0;
  /** The attempt in which a request for a callback was refused; -1: none. */
  refusedIn = -1;
  /** Whether they have talked with an agent. */
  talked = false;
  /** Whether they have, and were not transferred since. */
  served = false;
  /** With whom they have spoken last. */
  lastAgent: Agent | null = null;
  /** When they first entered a queue; -1: not yet. */
  firstQueuedAt = -1;

  constructor(slot: number) {
    this.slot = slot;
  }

  /** A new person in this record. What the last one left on its numbers has ended with them. */
  reset(person: number, classIndex: number, n: number, now: number): void {
    this.person = person;
    this.classIndex = classIndex;
    this.n = n;
    this.arrivedAt = now;
    this.number = this.ownNumber;
    this.withheld = false;
    this.otherNumber.text = null;
    this.script = null;
    this.holds = 0;
    this.attempts = 0;
    this.redials = 0;
    this.redialComes = false;
    this.ringBacks = 0;
    this.again = 0;
    this.refusedIn = -1;
    this.talked = false;
    this.served = false;
    this.lastAgent = null;
    this.firstQueuedAt = -1;
  }
}
