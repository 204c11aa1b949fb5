/** Classes of callers, compiled: when they call, how long they wait, what a callback finds. */
import type { Distribution } from '../engine/distribution.js';
import type { RateProfile } from '../engine/rates.js';
import type { BusynessPlan } from './busyness.js';
import type { ScriptedCall } from './scripted-call.js';

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
  /** Dialled first, on the line, and hung up before an agent answered. */
  HungUpWaiting: 10,
  /** Dialled first, and did not want to be connected. */
  PromptRefused: 11,
} as const;
export type CustomerResult = (typeof CustomerResult)[keyof typeof CustomerResult];

export const CUSTOMER_RESULT_COUNT = 12;

export interface CustomerAnswer {
  readonly result: CustomerResult;
  readonly probability: number;
  /** Dial to result, ms. */
  readonly after: Distribution;
}

/** A share who accept a callback, under conditions; the first row whose conditions hold decides. */
export interface AcceptanceRow {
  /** A wait was quoted that is longer than this, or not longer; null: whatever was quoted. */
  readonly quotedOverMs: number | null;
  readonly quotedUpToMs: number | null;
  /** The time in the queue is longer than this. */
  readonly waitedOverMs: number | null;
  /** What is left of the caller's patience is shorter than this. */
  readonly patienceUnderMs: number | null;
  /** It is shorter than the wait that was quoted. */
  readonly patienceUnderQuote: boolean;
  readonly probability: number;
}

/** Who hangs up at once over a quoted wait; the longest first. */
export interface BalkStep {
  readonly overMs: number;
  readonly share: number;
}

/** How patience changes with a quoted wait; the shortest first. */
export interface PatienceStep {
  /** Quoted waits below this; Infinity: all. */
  readonly underMs: number;
  /** From the quote on, of the hazard of giving up. */
  readonly hazardTimes: number;
}

/** Holds within a talk. */
export interface HoldPlan {
  /** How many talks have any. */
  readonly probability: number;
  /** How many such a talk has. */
  readonly times: number;
  readonly length: Distribution;
}

export interface CallerClassPlan {
  readonly name: string;
  /** Which of the center's `callers` it is: drawn and told calls of one class share it. */
  readonly declaredAs: number;
  /** The number they dial. */
  readonly dials: string;
  readonly entry: number;
  readonly arrivals: ArrivalsPlan;
  /** The lines they come in on; -1: there are always enough. */
  readonly trunks: number;
  /** Share of callers who withhold their CLID. */
  readonly withheldRate: number;
  /** Work after a conversation with them; null: the agent's own. */
  readonly wrap: Distribution | null;
  /** null: nobody is put on hold. */
  readonly hold: HoldPlan | null;
  /** null: waits for ever. */
  readonly patience: Distribution | null;
  readonly balks: readonly BalkStep[];
  readonly patienceAfterQuote: readonly PatienceStep[];
  readonly talk: Distribution;
  /** The last row has no conditions. */
  readonly acceptance: readonly AcceptanceRow[];
  /** Whether any row looks at the patience that is left. */
  readonly acceptsByPatience: boolean;
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
  /** Who tries again after a call that was lost; null: nobody. */
  readonly redials: RedialPlan | null;
  /** Who rings in after a callback that did not reach them; null: nobody. */
  readonly ringsBack: RingBackPlan | null;
  /** Who is transferred after a talk; empty: nobody. */
  readonly transfers: readonly TransferPlan[];
  /** Age credited at every queue entry, ms. */
  readonly headStartMs: number;
  /** 0 highest … 4 lowest; 2 normal. */
  readonly priority: number;
  /** Time on the line after the callback was taken; null: until the plan ends the call. */
  readonly leavesLineAfter: Distribution | null;
}

/** A share of the callers who are transferred to another plan after a talk. */
export interface TransferPlan {
  readonly share: number;
  /** The queue out of which they were answered; -1: any. */
  readonly from: number;
  /** The applet that they enter. */
  readonly entry: number;
  readonly talk: Distribution;
  /** null: waits for ever. */
  readonly patience: Distribution | null;
}

export interface RedialPlan {
  /** By how often the person has redialled before; the last one holds for all that follow. */
  readonly probabilities: readonly number[];
  readonly after: Distribution;
  /** Whether being blocked, or turned away, leads to a redial as abandoning does. */
  readonly blocked: boolean;
  readonly turnedAway: boolean;
  /** The applet that a redial enters; null: that of the first call. */
  readonly entry: number | null;
}

export interface RingBackPlan {
  /** How likely, by the result of the customer leg. */
  readonly likely: readonly number[];
  /** From the end of the callback. */
  readonly after: Distribution;
  /** The applet that they enter; null: that of the first call. */
  readonly entry: number | null;
}

export type ArrivalsPlan =
  | {
      readonly kind: 'rates';
      readonly profile: RateProfile;
      /** null: every day is as forecast. */
      readonly busyness: BusynessPlan | null;
    }
  | { readonly kind: 'scripted'; readonly calls: readonly ScriptedCall[] };
