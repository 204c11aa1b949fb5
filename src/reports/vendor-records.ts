/**
 * Interactions in the shape of the vendor's Insights Stats API, one JSON object a line. A look-alike
 * for trying clients on: the tokens of media, event types and reasons that are not public are ours.
 */
import { carriesVoiceCall, Output, Role, showsCallbacks } from '../callback/reporting.js';
import type { CenterPlan } from '../model/center-plan.js';
import type { AgentLeg, InteractionRecord } from '../records/interaction-record.js';
import { conversationGuid, guid, interactionGuid } from './guid.js';

/** The vendor's own is another: nobody takes our records for real ones. */
export const MEDIUM_MANAGER = 'ringback';

/** `interactions.ndjson`: IN, CB and OUT, joined by `conversationGuid`. */
export function interactionsNdjson(
  plan: CenterPlan,
  replication: number,
  records: readonly InteractionRecord[],
): string {
  const made = { plan, replication };
  return records
    .filter(showsInInsights)
    .map((record) => `${JSON.stringify(vendorRecord(made, record))}\n`)
    .join('');
}

export function showsInInsights({ role }: InteractionRecord): boolean {
  return role !== Role.Callback || showsCallbacks(Output.InsightsStats);
}

/** Of which run a record is. */
export interface MadeBy {
  readonly plan: CenterPlan;
  /** Counted from 0. */
  readonly replication: number;
}

/** The processing status of something that has a duration, or has none yet. */
export function statusOf(duration: number | null): 'Completed' | 'Ongoing' {
  return duration === null ? 'Ongoing' : 'Completed';
}

const origins = new WeakMap<CenterPlan, number>();

/** The start of a run, ms since 1970. */
function originOf(plan: CenterPlan): number {
  const known = origins.get(plan);
  if (known !== undefined) return known;
  const origin = Date.parse(plan.startsAt);
  origins.set(plan, origin);
  return origin;
}

/** An instant of a run as ISO 8601 UTC. */
export function instantText(plan: CenterPlan, ms: number): string {
  return new Date(originOf(plan) + ms).toISOString();
}

export type VendorRecord = ReturnType<typeof vendorRecord>;

export function vendorRecord({ plan, replication }: MadeBy, record: InteractionRecord) {
  const { seed } = plan;
  const id = interactionGuid(seed, replication, record);
  const duration = record.endedAt === null ? null : record.endedAt - record.startedAt;
  return {
    guid: id,
    conversationGuid: conversationGuid(seed, replication, record.conversation),
    medium: record.media,
    mediumManager: MEDIUM_MANAGER,
    direction: record.direction,
    status: statusOf(duration),
    start: instantText(plan, record.startedAt),
    startOffset: record.startedAt,
    duration,
    serviceName: record.callerClass,
    connectFrom: record.connectFrom,
    connectTo: record.connectTo,
    categorizedAt: null,
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
      customerChannel(id, plan, record),
      ...record.legs.map((leg, index) => agentChannel(id, record, leg, index)),
    ],
  };
}

function customerChannel(id: string, { name }: CenterPlan, record: InteractionRecord) {
  return {
    guid: guid(id, 'customer'),
    offset: 0,
    duration: record.endedAt === null ? null : record.endedAt - record.startedAt,
    endReason: record.outcome,
    integrationType: null,
    party: {
      id: null,
      role: 'External',
      touchpoint: record.role === Role.Outbound ? record.connectTo : record.connectFrom,
    },
    events: record.events.map((event, index) => ({
      type: event.type === 'QueueEntered' ? 'Queue' : event.type,
      offset: event.at - record.startedAt,
      name: event.name,
      duration: durationOf(record, index),
      properties:
        event.type === 'QueueEntered'
          ? { interactionPlan: name, ...event.properties }
          : event.properties,
    })),
  };
}

/** What takes an interaction out of its queue. */
const QUEUE_ENDS = new Set([
  ...['AgentAnswered', 'Abandoned', 'Breakout', 'Cancelled', 'Expired', 'PutOff', 'Ended'],
]);

/** Until the next event; of an entry into a queue, until the queue is left. */
function durationOf({ events, endedAt }: InteractionRecord, index: number): number | null {
  const event = events[index];
  if (event === undefined) return null;
  if (event.type !== 'QueueEntered')
    return (events[index + 1]?.at ?? endedAt ?? event.at) - event.at;
  const left = events.find(({ type }, k) => k > index && QUEUE_ENDS.has(type));
  return left === undefined ? null : left.at - event.at;
}

function agentChannel(id: string, record: InteractionRecord, leg: AgentLeg, index: number) {
  const channel = guid(id, 'agent', index);
  return {
    guid: channel,
    offset: leg.from - record.startedAt,
    duration: leg.to === null ? null : leg.to - leg.from,
    endReason: leg.endReason,
    integrationType: leg.serviceCloudVoice ? 'ServiceCloudVoice' : null,
    party: { id: leg.agent, role: 'Agent', touchpoint: null },
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
