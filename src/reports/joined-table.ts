/**
 * The joined report table (R23): a row per callback, with the call that asked for it and the outbound
 * calls that were made for it. Durations are seconds; what did not happen is empty.
 */
import type { InteractionRecord } from '../records/interaction-record.js';
import { boolean, type ColumnOf, instant, number, text } from './flat-table.js';
import { conversationGuid, interactionGuid } from './guid.js';
import { instantText, type MadeBy } from './vendor-records.js';

export interface JoinedRecords {
  readonly inbound: InteractionRecord;
  readonly callback: InteractionRecord;
  /** A dial each, in their order. */
  readonly outbound: readonly InteractionRecord[];
}

export interface JoinedRow extends JoinedRecords, MadeBy {}

export const joinedColumns: readonly ColumnOf<JoinedRow>[] = [
  number('replication', ({ replication }) => replication + 1),
  text('conversation_guid', ({ plan, replication, callback }) =>
    conversationGuid(plan.seed, replication, callback.conversation),
  ),
  text('inbound_guid', (row) => guidOf(row, row.inbound)),
  text('callback_guid', (row) => guidOf(row, row.callback)),
  text('outbound_guid', (row) => guidOf(row, row.outbound.at(-1))),
  text('call_id', ({ callback }) => callback.callId),
  text('caller_class', ({ callback }) => callback.callerClass),
  text('queue', ({ callback }) => callback.queue),
  text('connect_from', ({ inbound }) => inbound.connectFrom),
  text('number_dialled', ({ outbound }) => outbound.at(-1)?.connectTo ?? null),
  instant('inbound_start', (row) => at(row, row.inbound.startedAt)),
  number('inbound_s', ({ inbound }) => secondsOf(inbound)),
  text('inbound_outcome', ({ inbound }) => inbound.outcome),
  instant('callback_start', (row) => at(row, row.callback.startedAt)),
  number('callback_s', ({ callback }) => secondsOf(callback)),
  text('state', ({ callback }) => callback.outcome),
  instant('first_offer', (row) => at(row, row.callback.legs[0]?.from)),
  number('offers', ({ callback }) => callback.legs.length),
  number('requeues', ({ callback }) => countOf(callback, 'Requeued')),
  instant('agent_answer', (row) => at(row, instantOf([row.callback], 'AgentAnswered'))),
  number('dials', ({ outbound }) => outbound.length),
  instant('outbound_start', (row) => at(row, row.outbound.at(-1)?.startedAt)),
  number('outbound_s', ({ outbound }) => secondsOf(outbound.at(-1))),
  instant('customer_answer', (row) => at(row, instantOf(row.outbound, 'CustomerAnswered'))),
  text('outbound_outcome', ({ outbound }) => outbound.at(-1)?.outcome ?? null),
  text('agent', ({ outbound, callback }) => agentOf(outbound.at(-1)) ?? agentOf(callback)),
  boolean(
    'service_cloud_voice',
    ({ outbound }) => outbound.at(-1)?.legs.at(-1)?.serviceCloudVoice ?? null,
  ),
];

function guidOf({ plan, replication }: MadeBy, record: InteractionRecord | undefined) {
  return record === undefined ? null : interactionGuid(plan.seed, replication, record);
}

function at({ plan }: MadeBy, ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : instantText(plan, ms);
}

function secondsOf(record: InteractionRecord | undefined): number | null {
  if (record === undefined || record.endedAt === null) return null;
  return (record.endedAt - record.startedAt) / 1000;
}

function countOf({ events }: InteractionRecord, wanted: string): number {
  return events.filter(({ type }) => type === wanted).length;
}

/** The last time something happened in any of the records. */
function instantOf(records: readonly InteractionRecord[], wanted: string): number | null {
  const times = records.flatMap(({ events }) =>
    events.filter(({ type }) => type === wanted).map((event) => event.at),
  );
  return times.at(-1) ?? null;
}

function agentOf(record: InteractionRecord | undefined): string | null {
  return record?.legs.at(-1)?.agent ?? null;
}
