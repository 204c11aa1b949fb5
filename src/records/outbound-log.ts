/** Outbound calls of campaigns as records: media Phone, direction Outbound, a conversation each. */
import { CustomerResult } from '../model/caller-plan.js';
import { type OutboundLeg, OutboundStep } from '../model/campaign.js';
import { resultName } from './callback-table.js';
import type { InteractionRecord } from './interaction-record.js';

export class OutboundLog {
  private readonly records: InteractionRecord[];
  /** By agent. */
  private readonly open = new Map<number, InteractionRecord>();
  private count = 0;

  constructor(records: InteractionRecord[]) {
    this.records = records;
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
        return note('Ended', record.outcome);
      }
    }
  }

  private begin({ agent, campaign, record: n }: OutboundLeg, now: number): void {
    const { name, serviceCloudVoice } = agent.plan;
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
      legs: [
        { agent: name, serviceCloudVoice, from: now, to: null, answeredAt: now, endReason: null },
      ],
    };
    this.records.push(record);
    this.open.set(agent.id, record);
  }
}
