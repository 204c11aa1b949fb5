/** An interaction as it is written down. */
import type { Role } from '../callback/reporting.js';
import type { AgentPlan } from '../model/agent-plan.js';

/** Something that happened; `at` is ms from the start. */
export interface LoggedEvent {
  readonly at: number;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** An agent's part in an interaction. */
export interface AgentLeg {
  readonly agent: string;
  readonly serviceCloudVoice: boolean;
  readonly from: number;
  to: number | null;
  answeredAt: number | null;
  endReason: string | null;
}

export interface InteractionRecord {
  readonly role: Role;
  readonly serial: number;
  /** OUT: which dial of its callback it is, from 1; else 0. */
  readonly dial: number;
  readonly conversation: number;
  readonly callId: string | null;
  readonly callerClass: string;
  readonly media: 'Phone' | 'PhoneCallback';
  readonly direction: 'Inbound' | 'Outbound';
  connectFrom: string | null;
  connectTo: string | null;
  readonly startedAt: number;
  endedAt: number | null;
  outcome: string | null;
  queue: string | null;
  readonly events: LoggedEvent[];
  readonly legs: AgentLeg[];
}

/** An agent's part that begins now. */
export function legFrom(
  { name, serviceCloudVoice }: AgentPlan,
  from: number,
  answeredAt: number | null,
): AgentLeg {
  return { agent: name, serviceCloudVoice, from, to: null, answeredAt, endReason: null };
}

/** Takes records in the order in which they begin, and again when they are over. */
export interface RecordSink {
  begun(record: InteractionRecord): void;
  /** Nothing in it changes any more. Not called for what is under way when the run ends. */
  ended(record: InteractionRecord): void;
}

/** Keeps them all: meant for a day, not for a million calls. */
export class RecordList implements RecordSink {
  readonly records: InteractionRecord[] = [];

  begun(record: InteractionRecord): void {
    this.records.push(record);
  }

  ended(): void {}
}
