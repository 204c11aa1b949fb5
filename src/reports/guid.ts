/** Identifiers of records: made of the seed and the place in the run, so that they repeat. */
import { hash } from 'node:crypto';

/** A GUID that is the same for the same parts. */
export function guid(...parts: readonly (string | number)[]): string {
  const hex = hash('sha256', parts.join('|'), 'hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** What joins the inbound call, its callback and the outbound call. */
export function conversationGuid(seed: string, replication: number, callSerial: number): string {
  return guid(seed, replication, callSerial, 'conversation');
}

/** The identifier of a record of an interaction; each dial of a callback has an OUT of its own. */
export function interactionGuid(
  seed: string,
  replication: number,
  { serial, role, dial }: { readonly serial: number; readonly role: string; readonly dial: number },
): string {
  return guid(seed, replication, serial, dial > 1 ? `${role} ${dial}` : role);
}
