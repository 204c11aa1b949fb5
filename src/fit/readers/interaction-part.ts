/** An interaction of the Insights shape, with its events as instants. */
import { type Json, numberOf, objectOf, textOf } from './json-lines.js';
import { parseTime } from './time-text.js';

export interface PartEvent {
  readonly type: string;
  readonly name: string;
  readonly at: number;
  readonly properties: Json;
}

/** An agent who was connected. */
export interface Connected {
  readonly agent: string | null;
  readonly at: number;
  readonly until: number | null;
}

/** One record: a call, a callback, or the outbound call of a callback. */
export interface Part {
  readonly id: string;
  readonly conversation: string;
  readonly service: string;
  readonly queue: string | null;
  readonly from: string | null;
  readonly outcome: string | null;
  readonly start: number;
  readonly end: number | null;
  /** What happened to the customer. */
  readonly events: readonly PartEvent[];
  readonly connected: readonly Connected[];
}

/** The part that an object tells, or what is wrong with it. */
export function partOf(object: Json): Part | string {
  const id = textOf(object['guid']);
  const conversation = textOf(object['conversationGuid']);
  if (id === null || conversation === null) return 'no guid or conversationGuid';
  const written = textOf(object['start']);
  const start = written === null ? null : (parseTime(written, 'ymd')?.ms ?? null);
  if (start === null) return `start: ${written ?? ''}`;
  const plan = objectOf(object['interactionPlanMapping']) ?? {};
  const channels = Array.isArray(object['channels']) ? object['channels'].map(objectOf) : [];
  const duration = numberOf(object['duration']);
  const events: PartEvent[] = [];
  const connected: Connected[] = [];
  for (const channel of channels) {
    if (channel === null) return 'a channel that is no object';
    const party = objectOf(channel['party']) ?? {};
    const own = eventsOf(channel, start);
    if (own === null) return 'an event without a type or offset';
    if (party['role'] !== 'Agent') events.push(...own.map(({ event }) => event));
    else {
      for (const { event, duration: ms } of own) {
        if (event.type !== 'Connected') continue;
        const until = ms === null ? null : event.at + ms;
        connected.push({ agent: textOf(party['id']), at: event.at, until });
      }
    }
  }
  return {
    id,
    conversation,
    service: textOf(object['serviceName']) ?? textOf(plan['reportingGroup']) ?? '',
    queue: textOf(plan['reportingGroup']),
    from: textOf(object['connectFrom']),
    outcome: textOf(object['outcome']),
    start,
    end: duration === null ? null : start + duration,
    events,
    connected,
  };
}

function eventsOf(channel: Json, start: number) {
  const events = Array.isArray(channel['events']) ? channel['events'] : [];
  const read: { event: PartEvent; duration: number | null }[] = [];
  for (const each of events) {
    const event = objectOf(each);
    const type = textOf(event?.['type']);
    const offset = numberOf(event?.['offset']);
    if (event === null || type === null || offset === null) return null;
    read.push({
      event: {
        type,
        name: textOf(event['name']) ?? '',
        at: start + offset,
        properties: objectOf(event['properties']) ?? {},
      },
      duration: numberOf(event['duration']),
    });
  }
  return read;
}

/** How long the customer was held between two instants. */
export function heldBetween(events: readonly PartEvent[], from: number, until: number): number {
  let held = 0;
  let since: number | null = null;
  for (const { type, at } of events) {
    if (type === 'HoldBegan') since ??= at;
    if (type !== 'HoldEnded' || since === null) continue;
    held += Math.max(0, Math.min(at, until) - Math.max(since, from));
    since = null;
  }
  // A talk may end on hold.
  return since === null ? held : held + Math.max(0, until - Math.max(since, from));
}
