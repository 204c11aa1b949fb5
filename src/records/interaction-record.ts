/** An interaction as it is written down. */
import type { Role } from '../callback/reporting.js';

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
