/**
 * The API in the shape of the vendor's Insights Stats API (R20): a look-alike for trying clients on.
 * docs/api.md tells apart what public pages say of it and what is ours.
 */
import { envelope } from './envelope.js';
import { HttpError } from './http-error.js';
import { QueryReader, rowsIn, windowOf } from './query.js';
import type { Recording } from './recording.js';
import { json, type Reply, VENDOR_TYPE } from './reply.js';
import type { Request } from './request.js';

const OUR_VERSION = '3';

/** @throws HttpError where the version that is asked for is not ours, in the vendor's words */
export function mustAskForOurVersion(accept: string | undefined): void {
  // Whoever looks at it with a browser cannot set the header.
  if (accept?.includes('text/html')) return;
  const [, version] = /application\/vnd\.newvoicemedia\.v(\d+)\+json/i.exec(accept ?? '') ?? [];
  if (version === undefined) throw new HttpError(400, 'Invalid Accept header!');
  if (version !== OUR_VERSION) {
    throw new HttpError(400, `Invalid api-version! Valid values: ${OUR_VERSION}`);
  }
}

function answer(body: string): Reply {
  return json(body, 200, VENDOR_TYPE);
}

/** `GET /stats/interactions` */
export function interactions({ query, open }: Request): Reply {
  const recording = open('interactions');
  const reader = new QueryReader(query);
  const paging = reader.paging();
  const conversation = reader.text('conversationGuid')?.toLowerCase() ?? null;
  const rows = rowsIn(recording, windowOf(reader, recording));
  const wanted =
    conversation === null
      ? rows
      : only(rows, (row) => recording.conversationAt(row) === conversation);
  return answer(envelope(recording, wanted, paging));
}

/** `GET /stats/interactions/{guid}` */
export function interaction({ open }: Request, guid: string): Reply {
  const recording = open('interactions');
  const position = recording.find(guid.toLowerCase());
  if (position === null) throw new HttpError(404, 'there is no interaction with this guid');
  return answer(`${recording.json(position)}\n`);
}

const queueTypes = ['All', 'ACD', 'Virtual'] as const;

/** `GET /stats/queue-times` */
export function queueTimes({ query, open }: Request): Reply {
  const recording = open('queue-times');
  const reader = new QueryReader(query);
  const paging = reader.paging();
  const type = reader.choice('queueType', queueTypes) ?? 'ACD';
  const queues = reader.text('queues')?.split(',') ?? null;
  const names = queues === null ? null : new Set(queues.map((name) => name.trim()));
  const rows = only(
    rowsIn(recording, windowOf(reader, recording)),
    (row) =>
      (type === 'All' || recording.kindAt(row) === type) &&
      (names === null || names.has(recording.nameAt(row))),
  );
  return answer(envelope(recording, rows, paging));
}

const activityTypes = ['Presence', 'Workload', 'Interaction'] as const;
export type ActivityType = (typeof activityTypes)[number];

/** `GET /stats/agent-activities`, and those of one type alone */
export function agentActivities({ query, open }: Request, fixed: ActivityType | null): Reply {
  const recording = open('agent-activities');
  const reader = new QueryReader(query);
  const paging = reader.paging();
  const type = fixed ?? reader.choice('type', activityTypes);
  const agent = reader.text('agentId');
  const rows = only(
    rowsIn(recording, windowOf(reader, recording)),
    (row) =>
      (type === null || recording.kindAt(row) === type) &&
      (agent === null || recording.nameAt(row) === agent),
  );
  return answer(envelope(recording, rows, paging));
}

function* only(rows: Iterable<number>, isWanted: (row: number) => boolean): Generator<number> {
  for (const row of rows) if (isWanted(row)) yield row;
}

/** The rows that were under way at an instant. */
export function* underWay({ spool }: Recording, at: number): Generator<number> {
  const past = spool.firstFrom(at + 1);
  for (let k = 0; k < past; k++) if (!(spool.end(k) <= at)) yield k;
}
