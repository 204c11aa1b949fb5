/** The interactions of one conversation: the call, its callback, the outbound call (R24). */
import { HttpError } from './http-error.js';
import { QueryReader } from './query.js';
import { json, type Reply } from './reply.js';
import type { Request } from './request.js';

/** `?serial=`: that of any of them. */
export function conversation({ query, open }: Request): Reply {
  const reader = new QueryReader(query);
  const serial = reader.wholeNumber('serial', Number.MAX_SAFE_INTEGER);
  reader.require('serial', serial);
  reader.end();
  const recording = open('interactions');
  const positions = recording.conversationOf(serial ?? 0);
  if (positions.length === 0) throw new HttpError(404, 'there is no such interaction');
  return json(`{"items":[${positions.map((position) => recording.json(position)).join(',')}]}\n`);
}
