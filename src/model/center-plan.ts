/**
 * What a run needs to know of a center, compiled and frozen: every name has become a number (an
 * index into one of the lists below), every duration a distribution or whole milliseconds, every
 * instant milliseconds from the start of the run. Names are kept only so that reports can turn the
 * numbers back.
 */
import type { Distribution } from '../engine/distribution.js';
import type { AppletPlan } from './applets.js';
import type { RuleSettings } from './rule-settings.js';

export interface CenterPlan {
  readonly name: string;
  readonly seed: string;
  /** The start of the run as ISO 8601 UTC, for records only. */
  readonly startsAt: string;
  /** Nobody new calls from here on. */
  readonly lengthMs: number;
  /** Before it nothing is counted, but everything runs. */
  readonly warmUpMs: number;
  readonly intervalMs: number;
  /** How long after `lengthMs` the agents rostered then work on while something waits. */
  readonly runOutMs: number;
  /** A run is stopped, and says so, after this many events. */
  readonly maxEvents: number;
  readonly targets: Targets;
  readonly rules: RuleSettings;
  readonly skills: readonly string[];
  readonly dataSources: readonly string[];
  readonly teams: readonly string[];
  readonly agents: readonly AgentPlan[];
  readonly classes: readonly CallerClassPlan[];
  readonly applets: readonly AppletPlan[];
  readonly queues: readonly QueuePlan[];
}

export interface Targets {
  readonly answerWithinMs: number;
  readonly shortAbandonMs: number;
  /** Which formula the bare key `serviceLevel` uses. */
  readonly serviceLevel: ServiceLevelFormula;
  /** A callback within this of the held call's answer is on time. */
  readonly driftToleranceMs: number;
}

export type ServiceLevelFormula =
  | 'vcc'
  | 'vcc-no-breakouts'
  | 'answered'
  | 'offered'
  | 'ignore-abandons'
  | 'positive'
  | 'no-short'
  | 'removed'
  | 'blended'
  | 'customer';

/** What an agent is rostered to do from an instant on. */
export const Presence = { LoggedOut: 0, Ready: 1, Break: 2 } as const;
export type Presence = (typeof Presence)[keyof typeof Presence];

export interface PresenceChange {
  readonly at: number;
  readonly presence: Presence;
}

/** How an agent reacts to a ring; the rest of the probability is a ring missed. */
export interface RingHabit {
  readonly answers: number;
  readonly answersAfter: Distribution;
  readonly rejects: number;
  readonly rejectsAfter: Distribution;
}

export interface AgentPlan {
  readonly name: string;
  readonly team: number;
  /** Level by skill index; 0: does not have it. A higher level is better. */
  readonly levels: readonly number[];
  /** Ascending in `at`; an agent starts LoggedOut. */
  readonly presence: readonly PresenceChange[];
  readonly phoneRing: RingHabit;
  readonly callbackRing: RingHabit;
  readonly wrap: Distribution;
  /** R25: uses Vonage for Service Cloud Voice. */
  readonly serviceCloudVoice: boolean;
}

export const QueueMode = { SkillsBased: 0, LongestWaiting: 1 } as const;
export type QueueMode = (typeof QueueMode)[keyof typeof QueueMode];

export const AgentChoice = { LongestIdle: 0, LongestSinceInbound: 1, Random: 2 } as const;
export type AgentChoice = (typeof AgentChoice)[keyof typeof AgentChoice];

export const EstimateMethod = { Vendor: 0, QueueLength: 1 } as const;
export type EstimateMethod = (typeof EstimateMethod)[keyof typeof EstimateMethod];

export interface QueuePlan {
  readonly name: string;
  readonly applet: number;
  readonly mode: QueueMode;
  readonly noAnswerTimeout: Distribution;
  readonly agentChoice: AgentChoice;
  /** Order by least slack before age (skills-based mode). */
  readonly agreementRouting: boolean;
  /** Longest-waiting mode: score a minute of age. */
  readonly agePerMinute: number;
  /** Teams that serve the queue; null: all. */
  readonly teams: readonly number[] | null;
  readonly estimate: EstimatePlan;
  readonly voluntary: readonly VoluntaryBreakout[];
  readonly noAgents: { readonly to: number; readonly toCallback: boolean } | null;
  readonly queueLength: {
    /** Breaks out when this many already wait (ringing included). */
    readonly max: number;
    readonly to: number;
    readonly toCallback: boolean;
  } | null;
  readonly queueDuration: {
    readonly afterMs: number;
    readonly to: number;
    readonly toCallback: boolean;
    /** Whether it acts on callbacks too. */
    readonly callbacks: boolean;
  } | null;
  readonly estimatedWait: {
    readonly overMs: number;
    readonly to: number;
    readonly toCallback: boolean;
  } | null;
}

export interface EstimatePlan {
  readonly method: EstimateMethod;
  /** Vendor: how many like interactions are averaged, 1 to 5. */
  readonly last: number;
  /** Vendor: no estimate below this many waiting. */
  readonly atLeastWaiting: number;
  /** QueueLength: (waiting ahead + 1) x this / agents logged in, ms. */
  readonly handleTimeMs: number;
}

export interface VoluntaryBreakout {
  readonly afterMs: number;
  /** 0: offered once; else again this long after each refusal. */
  readonly repeatEveryMs: number;
  readonly to: number;
  /** Whether the way leads to a Callback applet: does not happen outside the actual world. */
  readonly toCallback: boolean;
  /** Share who press the key; -1: the caller class's taste for callbacks decides. */
  readonly share: number;
  /** Whether the offer quotes the estimated wait first. */
  readonly quotes: boolean;
}

export const CustomerResult = {
  Person: 0,
  NoAnswer: 1,
  Engaged: 2,
  Voicemail: 3,
  Unobtainable: 4,
  Changed: 5,
  Rejected: 6,
  Failed: 7,
  AgentGaveUp: 8,
  StillOnLine: 9,
} as const;
export type CustomerResult = (typeof CustomerResult)[keyof typeof CustomerResult];

export interface CustomerAnswer {
  readonly result: CustomerResult;
  readonly probability: number;
  /** Dial to result, ms. */
  readonly after: Distribution;
}

/** Acceptance by the wait that was quoted; the last step holds for everything above it. */
export interface AcceptanceStep {
  /** Quoted waits up to and including this; Infinity for the last. */
  readonly upToMs: number;
  readonly probability: number;
}

export interface CallerClassPlan {
  readonly name: string;
  /** The number they dial. */
  readonly dials: string;
  readonly entry: number;
  readonly arrivals: ArrivalsPlan;
  /** Share of callers who withhold their CLID. */
  readonly withheldRate: number;
  /** null: waits for ever. */
  readonly patience: Distribution | null;
  readonly talk: Distribution;
  /** One step if it does not depend on the quote. With no quote the last step holds. */
  readonly acceptance: readonly AcceptanceStep[];
  /** Probabilities add up to 1. */
  readonly answers: readonly CustomerAnswer[];
  /** Dial to result, by result, also of those that are not drawn: a script may ask for any. */
  readonly settlesAfter: readonly Distribution[];
  readonly voicemailMessage: Distribution;
  readonly callsAgain: {
    readonly probability: number;
    readonly after: Distribution;
    /** The applet that a second call enters. */
    readonly entry: number;
  } | null;
  /** Age credited at every queue entry, ms. */
  readonly headStartMs: number;
  /** 0 highest … 4 lowest; 2 normal. */
  readonly priority: number;
  /** Time on the line after the callback was taken; null: until the plan ends the call. */
  readonly leavesLineAfter: Distribution | null;
}

export type ArrivalsPlan =
  | {
      readonly kind: 'rates';
      /** Calls a ms, one entry a step of `stepMs`, from the start. */
      readonly stepMs: number;
      readonly perMs: readonly number[];
    }
  | { readonly kind: 'scripted'; readonly calls: readonly ScriptedCall[] };

/** How a scripted ring ends. */
export const RingEnd = { Answered: 0, Missed: 1, Rejected: 2 } as const;
export type RingEnd = (typeof RingEnd)[keyof typeof RingEnd];

export interface ScriptedRing {
  readonly end: RingEnd;
  readonly afterMs: number;
}

/**
 * One call told exactly. What is `null` is drawn from the class or defaulted.
 */
export interface ScriptedCall {
  readonly id: string;
  /** From the start of the run, ms. */
  readonly at: number;
  /** null: a number of the caller's own. */
  readonly clid: string | null;
  readonly withheld: boolean;
  /** The applet it enters; null: the class's. */
  readonly entry: number | null;
  /** From the queue entry, or from the call where there is no queue. */
  readonly takesCallbackAfterMs: number | null;
  /**
   * Whether voluntary offers are answered by the class's taste for callbacks when no
   * `takesCallbackAfter` is given: true for calls of a file, and for listed calls of a class that
   * states `acceptsCallback`; a listed call of any other class does just what it says.
   */
  readonly drawsAcceptance: boolean;
  /** Which Callback applet's breakout is taken; null: the first that leads to one. */
  readonly takesCallbackVia: number | null;
  readonly hangsUpAfterMs: number | null;
  readonly talkMs: number | null;
  /** Infinity: never. */
  readonly patienceMs: number | null;
  /** null: not scripted. `patience at least`: patience is drawn given that it exceeds this. */
  readonly patienceAtLeastMs: number | null;
  readonly phoneRings: readonly ScriptedRing[];
  readonly callbackRings: readonly ScriptedRing[];
  readonly customer: {
    readonly result: CustomerResult;
    readonly afterMs: number | null;
    readonly messageMs: number | null;
  } | null;
  readonly wrapMs: number | null;
  readonly headStartMs: number | null;
  readonly priority: number | null;
  /** Required skills, mandatory, on top of what the plan tags. */
  readonly needs: readonly number[];
  /** Keys pressed in menus, in order. */
  readonly presses: readonly string[];
  /** Number given where an applet asks for one; null: drawn; '': gives none. */
  readonly gives: string | null;
  readonly data: readonly { readonly dataSource: number; readonly value: string }[];
  /** Second calls while a callback is pending; in the actual world only. */
  readonly again: readonly ScriptedCall[];
}
