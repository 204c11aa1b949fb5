/**
 * Puts the records of a callback together as they end: the call that asked for it, the callback, and
 * the outbound calls that were made for it (R23).
 */
import { Role } from '../callback/reporting.js';
import type { InteractionRecord, RecordSink } from '../records/interaction-record.js';
import type { JoinedRecords } from '../reports/joined-table.js';

interface Pending {
  inbound: InteractionRecord | null;
  callback: InteractionRecord | null;
  readonly outbound: InteractionRecord[];
}

export class JoinedCallbacks implements RecordSink {
  /** By the serial of the callback. */
  private readonly pending = new Map<number, Pending>();
  private readonly onBegun: (callback: InteractionRecord) => void;
  private readonly onJoined: (joined: JoinedRecords) => void;

  constructor(
    onBegun: (callback: InteractionRecord) => void,
    onJoined: (joined: JoinedRecords) => void,
  ) {
    this.onBegun = onBegun;
    this.onJoined = onJoined;
  }

  begun(record: InteractionRecord): void {
    if (record.role === Role.Callback) this.onBegun(record);
  }

  /** A record that is over; at the end of the run, one that is not. */
  ended(record: InteractionRecord): void {
    switch (record.role) {
      case Role.Inbound:
        for (const serial of callbacksOf(record)) {
          const parts = this.partsOf(serial);
          parts.inbound = record;
          this.join(serial, parts);
        }
        return;
      case Role.Outbound:
        // That of a campaign is made for no callback.
        if (record.serial > 0) this.partsOf(record.serial).outbound.push(record);
        return;
      case Role.Callback: {
        const parts = this.partsOf(record.serial);
        parts.callback = record;
        return this.join(record.serial, parts);
      }
    }
  }

  private partsOf(serial: number): Pending {
    const known = this.pending.get(serial);
    if (known !== undefined) return known;
    const parts: Pending = { inbound: null, callback: null, outbound: [] };
    this.pending.set(serial, parts);
    return parts;
  }

  private join(serial: number, { inbound, callback, outbound }: Pending): void {
    if (inbound === null || callback === null) return;
    this.pending.delete(serial);
    this.onJoined({ inbound, callback, outbound });
  }
}

function callbacksOf({ events }: InteractionRecord): number[] {
  return events.flatMap(({ type, properties }) =>
    type === 'CallbackCreated' ? [Number(properties['callback'])] : [],
  );
}
