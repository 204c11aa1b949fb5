/**
 * The choices that the vendor's page leaves open, each a setting with a default. The defaults
 * together are the preset `vcc`.
 */
import type { Distribution } from '../engine/distribution.js';
import type { Priority } from './media.js';

export const BusyCallbackAt = { Offer: 0, Answer: 1 } as const;
export type BusyCallbackAt = (typeof BusyCallbackAt)[keyof typeof BusyCallbackAt];

export const AgeBasis = { LastQueue: 0, FirstQueue: 1, CallStart: 2, Request: 3 } as const;
export type AgeBasis = (typeof AgeBasis)[keyof typeof AgeBasis];

export const RequeuePosition = { KeepAge: 0, Tail: 1 } as const;
export type RequeuePosition = (typeof RequeuePosition)[keyof typeof RequeuePosition];

export const DuplicateKey = { Clid: 0, DialNumber: 1, Either: 2, None: 3 } as const;
export type DuplicateKey = (typeof DuplicateKey)[keyof typeof DuplicateKey];

export const WithheldClid = { NoCallback: 0, DialFails: 1 } as const;
export type WithheldClid = (typeof WithheldClid)[keyof typeof WithheldClid];

export const PlaceOnLine = { Keep: 0, Front: 1 } as const;
export type PlaceOnLine = (typeof PlaceOnLine)[keyof typeof PlaceOnLine];

/** Beyond the preset: the customer is dialled before an agent's phone rings. */
export interface CustomerFirst {
  /** Customers of a queue who may be dialled or on the line while no agent is found for them. */
  readonly ahead: number;
  /** Whether the phone of the agent rings once the customer is on the line. */
  readonly agentRings: boolean;
  /** What the customer hears and may refuse; null: nothing. */
  readonly prompt: { readonly takes: Distribution; readonly accepts: number } | null;
  /** How long the customer waits on the line; null: for ever. */
  readonly patience: Distribution | null;
  /** Where the callback of a customer on the line waits. */
  readonly place: PlaceOnLine;
}

/** Where a callback returns to that is tried again. */
export const RetryPlace = { Keep: 0, Tail: 1, Front: 2 } as const;
export type RetryPlace = (typeof RetryPlace)[keyof typeof RetryPlace];

/** What follows a result of the customer leg that reached nobody. */
export interface RetryPlan {
  /** How often it is tried again after this result. */
  readonly times: number;
  /** From the end of the attempt to the return to the queue. */
  readonly after: Distribution;
  readonly place: RetryPlace;
}

/** Settings beyond the preset, all off in it. */
export interface PolicySettings {
  /** From a callback's creation to its entry into the queue; null: at once. */
  readonly initialDelay: Distribution | null;
  /** By result of the customer leg; null: no dial is followed by another (R15). */
  readonly retries: readonly (RetryPlan | null)[] | null;
  /** How often one callback is tried again at most; Infinity: as often as its results allow. */
  readonly retriesInAllMax: number;
  /** A callback that waits so long after its creation is over; Infinity: never. */
  readonly expiresAfterMs: number;
  /** No callback is created so long before the end of the day; 0: always. */
  readonly noNewBeforeMs: number;
  /** A callback that is not complete excludes others for the number, whatever their applet. */
  readonly onePending: boolean;
}

export interface RuleSettings extends PolicySettings {
  /** R4: when the agent's state becomes Busy Callback. */
  readonly busyCallbackAt: BusyCallbackAt;
  /** R6: an empty number to dial means the CLID. */
  readonly fallbackToClid: boolean;
  /** R6: what becomes of a request from a withheld CLID that names no other number. */
  readonly withheldClid: WithheldClid;
  /** R7: which instant age is counted from; `Request` is about callbacks only. */
  readonly ageBasis: AgeBasis;
  /** R12: whether a callback initial applet makes the age start anew. */
  readonly resetAge: boolean;
  /** R14: where a callback goes whose agent did not answer. */
  readonly requeuePosition: RequeuePosition;
  /** R14: whether the agent who missed a callback is passed over while others could take it. */
  readonly avoidSameAgent: boolean;
  /** R15: how long it takes to know that a number is engaged, in ms. */
  readonly engagedAfterMs: number;
  /** R15: whether an agent wraps after a callback that reached nobody. */
  readonly wrapAfterUnreached: boolean;
  /** R17: whether a live answer cancels the caller's queued callback. */
  readonly liveAnswerCancels: boolean;
  /** R17: talk with a caller who was already served. */
  readonly redundantTalk: Distribution;
  /** R18: what makes a second request the same as the first. */
  readonly duplicateKey: DuplicateKey;
  /** The priority in which callbacks queue; null: that of their call (R8). */
  readonly callbackPriority: Priority | null;
  /** How many suitable agents must stay idle when one of them is given a callback. */
  readonly reserveAgents: number;
  /** Whether callbacks wait in lines of their own, as something holds them back as a whole. */
  readonly callbacksApart: boolean;
  /** R3 turned round; null: agent first. */
  readonly customerFirst: CustomerFirst | null;
}
