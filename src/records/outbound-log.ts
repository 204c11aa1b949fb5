/** Outbound calls of campaigns as records: media Phone, direction Outbound, a conversation each. */
import type { Agent } from '../model/agent.js';
import { CustomerResult } from '../model/caller-plan.js';
import { type OutboundLeg, OutboundStep } from '../model/campaign.js';
import { resultName } from './callback-row.js';
import { type InteractionRecord, legFrom, type RecordSink } from './interaction-record.js';

export class OutboundLog {
  private readonly sink: RecordSink;
  /** By agent. */
  private readonly open = new Map<number, InteractionRecord>();
  private count = 0;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  recordOf({ id }: Agent): InteractionRecord | null {
    return this.open.get(id) ?? null;
  }

  tell(step: OutboundStep, leg: OutboundLeg, now: number): void {
    if (step === OutboundStep.Dialled) return this.begin(leg, now);
    const record = this.open.get(leg.agent.id)!;
    const note = (type: string, name: string): void => {
      record.events.push({ at: now, type, name, properties: {} });
    };
    const isReached = leg.result === CustomerResult.Person;
    const name = resultName(leg.result) ?? '';
    switch (step) {
      case OutboundStep.Settled:
        return note(isReached ? 'CustomerAnswered' : 'CustomerNotReached', name);
      case OutboundStep.LeftOver:
        record.outcome = 'Pending';
        return note('LeftOver', 'the run ended');
      case OutboundStep.Ended: {
        const agentLeg = record.legs[0]!;
        record.outcome = isReached ? 'Completed' : `Unreached (${name})`;
        record.endedAt = now;
        agentLeg.to = now;
        agentLeg.endReason = 'Ended';
        note('Ended', record.outcome);
        this.open.delete(leg.agent.id);
        return this.sink.ended(record);
      }
    }
  }

  private begin({ agent, campaign, record: n }: OutboundLeg, now: number): void {
    // Below zero, so that none is the serial of a call that came in.
    const serial = -++this.count;
    const connectTo = `${campaign.plan.name} ${n + 1}`;
    const record: InteractionRecord = {
      role: 'OUT',
      serial,
      conversation: serial,
      dial: 1,
      callId: null,
      callerClass: campaign.plan.name,
      media: 'Phone',
      direction: 'Outbound',
      connectFrom: null,
      connectTo,
      startedAt: now,
      endedAt: null,
      outcome: null,
      queue: null,
      events: [{ at: now, type: 'Dialled', name: connectTo, properties: { record: n + 1 } }],
      legs: [legFrom(agent.plan, now, now)],
    };
    this.sink.begun(record);
    this.open.set(agent.id, record);
  }
}
