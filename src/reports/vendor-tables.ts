/** Records in the vendor's shape as plain rows: what is nested there is summed up or joined here. */
import { type ColumnOf, instant, number, text } from './flat-table.js';
import type { AgentActivity } from './vendor-activities.js';
import type { QueueTime } from './vendor-queue-times.js';
import type { VendorRecord } from './vendor-records.js';

export const interactionColumns: readonly ColumnOf<VendorRecord>[] = [
  text('guid', ({ guid }) => guid),
  text('conversation_guid', ({ conversationGuid }) => conversationGuid),
  text('role', ({ role }) => role),
  text('medium', ({ medium }) => medium),
  text('direction', ({ direction }) => direction),
  text('status', ({ status }) => status),
  instant('start', ({ start }) => start),
  number('duration_s', ({ duration }) => seconds(duration)),
  text('service_name', ({ serviceName }) => serviceName),
  text('connect_from', ({ connectFrom }) => connectFrom),
  text('connect_to', ({ connectTo }) => connectTo),
  text('outcome', ({ outcome }) => outcome),
  text('call_id', ({ callId }) => callId),
  text(
    'interaction_plan',
    ({ interactionPlanMapping }) => interactionPlanMapping.interactionPlanName,
  ),
  text('queue', ({ interactionPlanMapping }) => interactionPlanMapping.reportingGroup),
  number('queued_s', (record) => sumOf(record, 'External', 'Queue')),
  number('ringing_s', (record) => sumOf(record, 'Agent', 'Ringing')),
  number('connected_s', (record) => sumOf(record, 'Agent', 'Connected')),
  number('agents', (record) => agentsOf(record).length),
  text('agent', (record) => agentsOf(record).at(-1) ?? null),
];

export const queueTimeColumns: readonly ColumnOf<QueueTime>[] = [
  instant('start', ({ start }) => start),
  text('interaction_guid', ({ interactionGuid }) => interactionGuid),
  text('medium', ({ medium }) => medium),
  text('interaction_plan', ({ interactionPlan }) => interactionPlan),
  text('queue', ({ queue }) => queue),
  text('type', ({ type }) => type),
  text('presented_skills', ({ presentedSkills }) => presentedSkills.join('; ')),
  text('category', ({ category }) => category),
  text('reason', ({ reason }) => reason),
  number('duration_s', ({ duration }) => seconds(duration)),
  number('target_s', ({ targets }) => seconds(targets?.targetTimeToAnswer ?? null)),
];

export const activityColumns: readonly ColumnOf<AgentActivity>[] = [
  text('agent_id', ({ agentId }) => agentId),
  text('team', ({ team }) => team),
  text('type', ({ type }) => type),
  instant('start', ({ start }) => start),
  number('duration_s', ({ duration }) => seconds(duration)),
  text('status', ({ status }) => status),
  text('state', ({ state }) => state),
  number('state_number', ({ stateNumber }) => stateNumber),
  text('description', ({ description }) => description),
  text('interaction_guid', ({ interactionGuid }) => interactionGuid),
];

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

/** null: there was none, or one of them was not over at the end. */
function sumOf({ channels }: VendorRecord, role: string, wanted: string): number | null {
  const durations = channels
    .filter(({ party }) => party.role === role)
    .flatMap(({ events }) => events.filter(({ type }) => type === wanted))
    .map(({ duration }) => duration);
  if (durations.length === 0 || durations.includes(null)) return null;
  return durations.reduce<number>((sum, duration) => sum + (duration ?? 0), 0) / 1000;
}

function agentsOf({ channels }: VendorRecord): string[] {
  return channels.flatMap(({ party }) => (party.role === 'Agent' && party.id ? [party.id] : []));
}
