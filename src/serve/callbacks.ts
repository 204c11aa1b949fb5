/**
 * Callbacks with the call that asked for each and the outbound calls made for it (R23), found by
 * number, identifier, time and state.
 */
import { envelope } from './envelope.js';
import { QueryReader, rowsIn, windowOf } from './query.js';
import { json, type Reply } from './reply.js';
import type { Request } from './request.js';

type Row = Readonly<Record<string, string | number | boolean | null>>;

const GUIDS = ['conversation_guid', 'inbound_guid', 'callback_guid', 'outbound_guid'];
const NUMBERS = ['connect_from', 'number_dialled'];

/** `GET /callbacks` */
export function callbacks({ query, open }: Request): Reply {
  const recording = open('joined');
  const reader = new QueryReader(query);
  const paging = reader.paging();
  const number = reader.text('number');
  const guid = reader.text('guid')?.toLowerCase() ?? null;
  const state = reader.text('state')?.toLowerCase() ?? null;
  // Without a time, all that there are are looked through.
  const positions = ['start', 'end', 'include'].some((name) => reader.text(name) !== null)
    ? rowsIn(recording, windowOf(reader, recording))
    : Array.from({ length: recording.count }, (_, k) => k);
  reader.end();
  const isWanted = (row: Row): boolean =>
    (number === null || NUMBERS.some((key) => row[key] === number)) &&
    (guid === null || GUIDS.some((key) => row[key] === guid)) &&
    (state === null || String(row['state']).toLowerCase().startsWith(state));
  const isSearch = number !== null || guid !== null || state !== null;
  const found = isSearch
    ? [...positions].filter((position) => isWanted(JSON.parse(recording.json(position)) as Row))
    : positions;
  return json(envelope(recording, found, paging));
}
