/**
 * What `cases.json` holds: centers whose figures are known without simulating them, by formula, by a
 * Markov chain solved numerically or, where `reference95` is given, by another simulator.
 *
 * Expected figures stand under the keys of the program's own measures, in their units. Figures that
 * the catalogue lacks have keys of `figures.ts`.
 */
import type { Spread } from '../../src/scenario/schema/distribution.js';
import cases from './cases.json' with { type: 'json' };

export interface TheoryCase {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Which of the figures known are not compared, and why. */
  readonly leftOut?: string;
  readonly center: CenterFacts;
  readonly design: Design;
  readonly runs: readonly TheoryRun[];
  /** Half widths of the 95 % intervals of what is expected; without it, that is exact. */
  readonly reference95?: Readonly<Record<string, number>>;
}

/** How long it is simulated, and how often; chosen before the first run and not tuned since. */
export interface Design {
  readonly warmUp: string;
  readonly length: string;
  readonly replications: number;
}

export interface TheoryRun {
  readonly answerWithin: string;
  readonly expected: Readonly<Record<string, number>>;
}

export interface CenterFacts {
  readonly teams: readonly TeamFacts[];
  readonly callers: readonly CallerFacts[];
  readonly talk: Spread;
  /** Places in the queue, those being rung included; who finds them taken is turned away. */
  readonly capacity?: number;
  /** Telephone lines; who finds none free is blocked. */
  readonly lines?: number;
  readonly callback?: CallbackFacts;
  /** Whether the estimates of the wait are compared with the waits; the vendor's looks one back. */
  readonly measuresEstimates?: boolean;
  /** When those who wait are told the estimate, from the queue entry; without it, never. */
  readonly tellsWaitAt?: string;
  /** Length of the periods that are looked at one by one. */
  readonly periods?: string;
}

export interface TeamFacts {
  readonly name: string;
  readonly agents: number;
  readonly skills?: Readonly<Record<string, number>>;
  readonly from?: string;
  readonly until?: string;
}

/** A class of callers, with a queue of its own. One of the three rates is given. */
export interface CallerFacts {
  readonly name: string;
  readonly callsPerMinute?: number;
  readonly callsPerHour?: readonly number[];
  readonly sinusoid?: Sinusoid;
  /** How far days are busier than that, as the scenario says it. */
  readonly busyness?: { readonly day: number };
  readonly patience?: Spread;
  /** What callers make of the wait that they are told. */
  readonly balks?: readonly { readonly quotedOver: string; readonly share: number }[];
  readonly patienceAfterQuote?: readonly { readonly hazardTimes: number }[];
  readonly priority?: string;
  readonly needs?: string;
  /** Whoever is blocked tries again after this, as often as it takes. */
  readonly redialsAfter?: Spread;
}

/** perMinute * (1 + amplitude * sin(2 pi t / cycleMinutes)) */
export interface Sinusoid {
  readonly perMinute: number;
  readonly amplitude: number;
  readonly cycleMinutes: number;
}

/** Callbacks that are offered to everyone who has to wait, at once. */
export interface CallbackFacts {
  readonly accepts: number;
  /** Offered only to those who find at least so many waiting. */
  readonly fromWaiting?: number;
  /** How long an agent's phone rings; without it, not at all. */
  readonly ring?: Spread;
  /** Share of the rings that the agent does not take. */
  readonly missed?: number;
  /** How long a missed ring lasts; without it, as long as any other. */
  readonly timeout?: string;
  /** How long the agent is away after a missed ring; without it, not at all. */
  readonly away?: Spread;
  /** Whether a missed callback goes to the end of the line instead of keeping its place. */
  readonly tail?: boolean;
  /** Whether callbacks wait until no live call waits. */
  readonly liveFirst?: boolean;
  /** How many agents stay idle when one is given a callback. */
  readonly reserve?: number;
  /** How long it takes until the customer answers or not; without it, no time. */
  readonly dial?: Spread;
  /** Share of the customers who do not answer. */
  readonly unreached?: number;
}

export const theoryCases = cases as unknown as readonly TheoryCase[];

export function theoryCase(id: string): TheoryCase {
  const found = theoryCases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no theory case ${id}`);
  return found;
}
