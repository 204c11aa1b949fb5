/**
 * Interactions in the shape of the vendor's Insights Stats API, one JSON object a line. A look-alike
 * for trying clients on: the tokens of media, event types and reasons that are not public are ours.
 */
import { carriesVoiceCall, Output, Role, showsCallbacks } from '../callback/reporting.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { AgentLeg, InteractionRecord } from '../records/interaction-record.js';
import { conversationGuid, guid } from './guid.js';

/** `interactions.ndjson`: IN, CB and OUT, joined by `conversationGuid`. */
export function interactionsNdjson(
  plan: CenterPlan,
  seed: string,
  replication: number,
  records: readonly InteractionRecord[],
): string {
  return records
    .filter(({ role }) => role !== Role.Callback || showsCallbacks(Output.InsightsStats))
    .map((record) => `${JSON.stringify(vendorRecord(plan, seed, replication, record))}\n`)
    .join('');
}

function vendorRecord(
  plan: CenterPlan,
  seed: string,
  replication: number,
  record: InteractionRecord,
) {
  // A second dial is a second record of the same callback.
  const role = record.dial > 1 ? `${record.role} ${record.dial}` : record.role;
  const id = guid(seed, replication, record.serial, role);
  const startsAt = Date.parse(plan.startsAt);
  const iso = (ms: number): string => new Date(startsAt + ms).toISOString();
  const duration = record.endedAt === null ? null : record.endedAt - record.startedAt;
  return {
    guid: id,
    conversationGuid: conversationGuid(seed, replication, record.conversation),
    medium: record.media,
    mediumManager: 'ringback',
    direction: record.direction,
    status: record.endedAt === null ? 'Started' : 'Ended',
    start: iso(record.startedAt),
    startOffset: record.startedAt,
    duration,
    serviceName: record.callerClass,
    connectFrom: record.connectFrom,
    connectTo: record.connectTo,
    outcome: record.outcome,
    callId: record.callId,
    role: record.role,
    interactionPlanMapping: {
      addressName: record.connectTo,
      mappingName: record.callerClass,
      interactionPlanName: plan.name,
      reportingGroup: record.queue,
    },
    channels: [
      customerChannel(id, record),
      ...record.legs.map((leg, index) => agentChannel(id, record, leg, index)),
    ],
  };
}

function customerChannel(id: string, record: InteractionRecord) {
  const reached = record.role !== Role.Outbound || record.outcome === 'Completed';
  return {
    guid: guid(id, 'customer'),
    offset: 0,
    duration: record.endedAt === null ? null : record.endedAt - record.startedAt,
    endReason: record.outcome,
    integrationType: 'Phone',
    party: {
      id: record.role === Role.Outbound ? record.connectTo : record.connectFrom,
      role: 'External',
      touchpoint: reached ? 'Phone' : null,
    },
    events: record.events.map(({ at, type, name, properties }, index) => ({
      type,
      offset: at - record.startedAt,
      name,
      duration: (record.events[index + 1]?.at ?? record.endedAt ?? at) - at,
      properties,
    })),
  };
}

function agentChannel(id: string, record: InteractionRecord, leg: AgentLeg, index: number) {
  const channel = guid(id, 'agent', index);
  return {
    guid: channel,
    offset: leg.from - record.startedAt,
    duration: leg.to === null ? null : leg.to - leg.from,
    endReason: leg.endReason,
    integrationType: leg.serviceCloudVoice ? 'ServiceCloudVoice' : 'Phone',
    party: { id: leg.agent, role: 'Agent', touchpoint: 'Phone' },
    ...(carriesVoiceCall(leg.serviceCloudVoice)
      ? { voiceCall: { agent: guid(channel, 'voice-call'), conversation: guid(id, 'voice-call') } }
      : {}),
    events: agentEvents(record, leg),
  };
}

function agentEvents(record: InteractionRecord, leg: AgentLeg) {
  const offset = (at: number): number => at - record.startedAt;
  const rungUntil = leg.answeredAt ?? leg.to;
  const events = [];
  if (record.role !== Role.Outbound) {
    events.push({
      type: 'Ringing',
      offset: offset(leg.from),
      name: leg.agent,
      duration: rungUntil === null ? null : rungUntil - leg.from,
      properties: {},
    });
  }
  // No agent handle time stands on a callback: it belongs to the outbound call.
  if (leg.answeredAt !== null && record.role !== Role.Callback) {
    events.push({
      type: 'Connected',
      offset: offset(leg.answeredAt),
      name: leg.agent,
      duration: leg.to === null ? null : leg.to - leg.answeredAt,
      properties: {},
    });
  }
  return events;
}
