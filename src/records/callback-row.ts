/** What a row of a callback says. */
import { CustomerResult } from '../model/caller-plan.js';

/** So many callbacks of a replication have a row: the first. More would fill the memory. */
export const MOST_CALLBACK_ROWS = 200_000;

/**
 * One agent who was rung or, with the customer first, kept. `hungUp` and `notReached` are what the
 * customer did before the agent could answer; who was `ringing` or `kept` at the end was so still.
 */
export interface AttemptRow {
  readonly agent: string;
  readonly at: number;
  /** null: not before the run ended. */
  readonly endedAt: number | null;
  readonly end: 'answered' | 'missed' | 'rejected' | 'hungUp' | 'notReached' | 'ringing' | 'kept';
}

/** One dial of the customer's number; `endedAt` is when its result was known, null: not yet. */
export interface DialRow {
  /** null: no agent had been found for it. */
  readonly agent: string | null;
  readonly at: number;
  endedAt: number | null;
  /** Without an end: where the customer was when the run ended. */
  result: string | null;
}

/** An entry of the callback into a queue; a re-queue is none. */
export interface EntryRow {
  readonly queue: string;
  readonly at: number;
}

/** A time in which the callback was in no queue. */
export interface PutOffRow {
  readonly from: number;
  readonly until: number;
}

/** Instants are ms from the start; null: did not happen. */
export interface CallbackRow {
  readonly replication: number;
  readonly serial: number;
  /** The serial of the call with which its conversation began. */
  readonly callSerial: number;
  readonly person: number;
  readonly attempt: number;
  /** How many transfers led to the call that made it. */
  readonly transfers: number;
  readonly callId: string | null;
  readonly callerClass: string;
  readonly queue: string | null;
  readonly applet: string;
  readonly clid: string | null;
  readonly numberDialled: string | null;
  readonly createdAt: number;
  /** The start of its slot. */
  readonly slotAt: number | null;
  readonly age0: number;
  /** Its first entry into a queue. */
  readonly queuedAt: number | null;
  readonly firstOfferAt: number | null;
  readonly lastOfferAt: number | null;
  readonly agentAnsweredAt: number | null;
  readonly dialledAt: number | null;
  /** Since when the customer was on the line, where they are dialled first. */
  readonly onLineAt: number | null;
  readonly customerAnsweredAt: number | null;
  readonly endedAt: number | null;
  readonly state: string;
  readonly result: string | null;
  readonly requeues: number;
  readonly dials: number;
  readonly redundant: boolean;
  readonly agent: string | null;
  readonly quotedMs: number | null;
  /** When the caller was told to expect an answer. */
  readonly promisedFor: number | null;
  /** By how many it was overtaken; null: it is not compared. */
  readonly overtakenBy: number | null;
  readonly entries: readonly EntryRow[];
  readonly attempts: readonly AttemptRow[];
  readonly dialled: readonly DialRow[];
  readonly putOffs: readonly PutOffRow[];
  /** Spans in which the customer was on hold. */
  readonly holds: readonly PutOffRow[];
  heldFirstOfferAt: number | null;
  heldLastOfferAt: number | null;
  heldAnsweredAt: number | null;
}

const resultNames = Object.entries(CustomerResult).map(
  ([name]) => name.charAt(0).toLowerCase() + name.slice(1),
);

/** The name of a result of the customer leg; null: none yet. */
export function resultName(result: CustomerResult | -1): string | null {
  return result < 0 ? null : (resultNames[result] ?? null);
}
