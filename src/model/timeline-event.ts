/**
 * What a timeline says, event by event: a number for each kind, and what its two further numbers are.
 * The program that writes timelines and the page that plays them both take it from here.
 */
import { MEDIA_COUNT, type Media } from './media.js';

export const TimelineKind = {
  /** A call came in: class of callers, 0. */
  Called: 0,
  /** Entered a queue: queue, media type. */
  Entered: 1,
  /** Waits: queue, media type. */
  Joined: 2,
  /** Waits no longer: queue, media type. */
  Left: 3,
  /** An agent's phone rings: agent with media type, 0. */
  Offered: 4,
  /** No answer, back to its queue: agent with media type, 1 if it was rejected. */
  Requeued: 5,
  /** An agent answered: agent with media type, ms waited since the entry, or since the age of a callback began. */
  Answered: 6,
  /** Hung up while it waited: queue, ms waited. */
  Abandoned: 7,
  /** Left the queue through its plan: reason, 1 where the way leads to a callback. */
  BrokeOut: 8,
  /** A callback was created: 0, serial of its call. */
  Created: 9,
  /** The customer is dialled: 0, agent or -1. */
  Dialled: 10,
  /** The customer leg has a result: number of the result, 0. */
  Settled: 11,
  /** A callback was put off: 0, ms until it is due. */
  PutOff: 12,
  /** It is over: number of the state in which a callback ended, media type. */
  Ended: 13,
  Cancelled: 14,
  Expired: 15,
  /** An agent does something else: activity, agent; the serial is that of what is in hand, or 0. */
  AgentChanged: 16,
  /** Goes on as another call after its talk: 0, serial of that call. */
  Transferred: 17,
  /** Still under way when the run ended: 0, media type. */
  LeftOver: 18,
} as const;
export type TimelineKind = (typeof TimelineKind)[keyof typeof TimelineKind];

/** 32-bit words of an event: ms since the block began, kind and first number, serial, second number. */
export const TIMELINE_WORDS = 4;
/** The kind is in the lowest bits of the second word, the first number in the others. */
export const TIMELINE_KIND_BITS = 5;
/** Before a block's events: how many there are, and in two words the instant it begins at, in ms. */
export const TIMELINE_HEAD_WORDS = 3;
const TWO_TO_32 = 4294967296;

/** The instant at which a block begins, of its two words. */
export function blockStart(low: number, high: number): number {
  return high * TWO_TO_32 + (low >>> 0);
}

/** An agent and a media type as one number. */
export function withMedia(agent: number, media: Media): number {
  return agent * MEDIA_COUNT + media;
}

/** The agent and the media type of such a number. */
export function agentAndMedia(number: number): [agent: number, media: Media] {
  return [Math.floor(number / MEDIA_COUNT), (number % MEDIA_COUNT) as Media];
}

/** The two words of an instant. */
export function startWords(ms: number): [low: number, high: number] {
  return [(ms % TWO_TO_32) | 0, Math.floor(ms / TWO_TO_32)];
}
