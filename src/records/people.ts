/**
 * The fate of every person of a replication in one world: two bytes each.
 */

const COUNTED = 1;
const TOOK = 2;
const REACHED = 4;
const PENDING = 8;
const UNREACHED = 16;
const ABANDONED = 32;
const TURNED_AWAY = 64;
const QUEUED = 128;
// What does not bear on the fate.
const FIRST_CALL_QUEUED = 256;
const REDIALLED = 512;
const GAVE_UP_AT_ONCE = 1024;
const TRANSFERRED = 2048;
const OF_FATE = 255;

/** What became of a person in the end: the first that applies, in this order. */
export const Fate = {
  /** Talked with an agent, live or by callback. */
  Reached: 0,
  /** A callback pending, or still waiting, at the end. */
  Pending: 1,
  /** The callback was closed without them. */
  Unreached: 2,
  Abandoned: 3,
  /** Busy, no agents, the plan ended the call, or left before any queue. */
  TurnedAway: 4,
} as const;
export type Fate = (typeof Fate)[keyof typeof Fate];
export const fateNames = ['reached', 'pending', 'unreached', 'abandoned', 'turnedAway'] as const;
export const FATE_COUNT = fateNames.length;

const fateOfBits = Uint8Array.from({ length: 256 }, (_, bits) => {
  if (bits & REACHED) return Fate.Reached;
  if (bits & PENDING) return Fate.Pending;
  if (bits & UNREACHED) return Fate.Unreached;
  return bits & ABANDONED ? Fate.Abandoned : Fate.TurnedAway;
});

export class People {
  private bits = new Uint16Array(1024);
  /** Persons met so far. */
  count = 0;

  clear(): void {
    this.bits.fill(0, 0, this.count);
    this.count = 0;
  }

  /** A person enters; `counted` is false during the warm-up. Persons come in order. */
  enter(person: number, counted: boolean): void {
    if (person >= this.bits.length) {
      const grown = new Uint16Array(this.bits.length * 2);
      grown.set(this.bits);
      this.bits = grown;
    }
    this.bits[person] = counted ? COUNTED : 0;
    this.count = person + 1;
  }

  took(person: number): void {
    this.bits[person]! |= TOOK;
  }
  queued(person: number, byFirstCall: boolean): void {
    this.bits[person]! |= byFirstCall ? QUEUED | FIRST_CALL_QUEUED : QUEUED;
  }
  redialled(person: number): void {
    this.bits[person]! |= REDIALLED;
  }
  gaveUpAtOnce(person: number): void {
    this.bits[person]! |= GAVE_UP_AT_ONCE;
  }
  transferred(person: number): void {
    this.bits[person]! |= TRANSFERRED;
  }
  reached(person: number): void {
    this.bits[person]! |= REACHED;
  }
  pending(person: number): void {
    this.bits[person]! |= PENDING;
  }
  unreached(person: number): void {
    this.bits[person]! |= UNREACHED;
  }
  abandoned(person: number): void {
    this.bits[person]! |= ABANDONED;
  }
  turnedAway(person: number): void {
    this.bits[person]! |= TURNED_AWAY;
  }

  isCounted(person: number): boolean {
    return (this.bits[person]! & COUNTED) !== 0;
  }
  hasTaken(person: number): boolean {
    return (this.bits[person]! & TOOK) !== 0;
  }
  hasQueued(person: number): boolean {
    return (this.bits[person]! & QUEUED) !== 0;
  }
  hasQueuedFirst(person: number): boolean {
    return (this.bits[person]! & FIRST_CALL_QUEUED) !== 0;
  }
  hasRedialled(person: number): boolean {
    return (this.bits[person]! & REDIALLED) !== 0;
  }
  hasGivenUpAtOnce(person: number): boolean {
    return (this.bits[person]! & GAVE_UP_AT_ONCE) !== 0;
  }
  wasTransferred(person: number): boolean {
    return (this.bits[person]! & TRANSFERRED) !== 0;
  }
  fateOf(person: number): Fate {
    return fateOfBits[this.bits[person]! & OF_FATE] as Fate;
  }
}
