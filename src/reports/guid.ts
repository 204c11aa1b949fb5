/** Identifiers of records: made of the seed and the place in the run, so that they repeat. */
import { createHash } from 'node:crypto';

/** A GUID that is the same for the same parts. */
export function guid(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('|')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16) + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** What joins the inbound call, its callback and the outbound call. */
export function conversationGuid(seed: string, replication: number, callSerial: number): string {
  return guid(seed, replication, callSerial, 'conversation');
}
