/** A queue and the ways out of it, compiled. */
import type { Distribution } from '../engine/distribution.js';
import type { OfferConditions } from './offer-conditions.js';

export const QueueMode = { SkillsBased: 0, LongestWaiting: 1 } as const;
export type QueueMode = (typeof QueueMode)[keyof typeof QueueMode];

export const AgentChoice = { LongestIdle: 0, LongestSinceInbound: 1, Random: 2 } as const;
export type AgentChoice = (typeof AgentChoice)[keyof typeof AgentChoice];

export const EstimateMethod = {
  Vendor: 0,
  QueueLength: 1,
  LastToEnter: 2,
  HeadOfLine: 3,
  OfferedLoad: 4,
} as const;
export type EstimateMethod = (typeof EstimateMethod)[keyof typeof EstimateMethod];

/** By their numbers, as scenarios and measures name them. */
export const estimateMethods = [
  'vendor',
  'queueLength',
  'lastToEnter',
  'headOfLine',
  'offeredLoad',
] as const;

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
  /** Teams that serve the queue, groups yet to open included; null: all. */
  readonly teams: readonly number[] | null;
  /** Groups that open with time, the first at once; null: all teams serve from the start. */
  readonly openings: readonly GroupOpening[] | null;
  /** Each interaction waits for one agent alone; null: for whoever may serve. */
  readonly personal: PersonalPlan | null;
  readonly estimate: EstimatePlan;
  readonly announcements: readonly AnnouncementPlan[];
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

/** A queue in which each interaction waits for one agent. */
export interface PersonalPlan {
  /** The agent's name. */
  readonly name: readonly NamePart[];
  /** Where those go on whose agent is nobody, or does not come again. */
  readonly to: number;
}

/** Text, a data source, or the name of the agent with whom the caller has spoken last. */
export type NamePart =
  | { readonly text: string }
  | { readonly dataSource: number }
  | { readonly lastAgent: true };

export interface GroupOpening {
  /** null: all teams. A team that stands in several groups belongs to the first of them. */
  readonly teams: readonly number[] | null;
  /** How long in the queue it joins in; ascending, 0 for the first. */
  readonly afterMs: number;
}

/** The position of the group that a team serves in; -1: in none. The earliest one counts. */
export function openingOf(openings: readonly GroupOpening[], team: number): number {
  return openings.findIndex(({ teams }) => teams === null || teams.includes(team));
}

export interface EstimatePlan {
  readonly method: EstimateMethod;
  /** Vendor: how many like interactions are averaged, 1 to 5. */
  readonly last: number;
  /** The estimated-wait breakout acts only if this many calls wait already. */
  readonly atLeastWaiting: number;
  /** The time one interaction takes an agent, ms; 0: not given. OfferedLoad measures it, in time. */
  readonly handleTimeMs: number;
  /** Quotes are whole multiples of this, ms, rounded up; 0: as they are estimated. */
  readonly roundToMs: number;
  /** Whether all methods are evaluated and compared with the wait that follows. */
  readonly measure: boolean;
}

/** An announcement in the queue that quotes the estimated wait. */
export interface AnnouncementPlan {
  /** From the queue entry. */
  readonly atMs: number;
  /** 0: once; else again each time so long after. */
  readonly everyMs: number;
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
  /** Beyond the preset: what has to hold for the offer to be made; null: nothing. */
  readonly when: OfferConditions | null;
}
