/** R20 to R25: where callbacks are seen, and how their three records hang together. */
import { expect, test } from 'vitest';
import {
  carriesVoiceCall,
  conversationSerial,
  mediaName,
  Output,
  showsCallbacks,
} from '../../src/callback/reporting.js';
import { Media } from '../../src/model/media.js';
import { interactionsNdjson } from '../../src/reports/vendor-records.js';
import { A1, agent, B, C, center } from './center.js';
import { type Told, tell } from './tell.js';

/** A record in the vendor's shape, as far as it is looked at here. */
interface VendorRecord {
  readonly guid: string;
  readonly conversationGuid: string;
  readonly medium: string;
  readonly direction: string;
  readonly role: string;
  readonly callId: string;
  readonly startOffset: number;
  readonly duration: number;
  readonly connectFrom: string;
  readonly connectTo: string;
  readonly outcome: string;
  readonly channels: readonly {
    readonly offset: number;
    readonly duration: number;
    readonly endReason: string;
    readonly party: { readonly id: string; readonly role: string };
    readonly voiceCall?: object;
    readonly events: readonly {
      readonly type: string;
      readonly offset: number;
      readonly duration: number;
    }[];
  }[];
}

function vendorRecords({ plan, records }: Told): VendorRecord[] {
  const text = interactionsNdjson(plan, 0, records);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as VendorRecord);
}

const missedOnce = center({
  agents: [A1, agent('A2', '330s')],
  calls: [{ ...B, rings: ['missed', '5s'] }, C],
});

test('R20 dashboards, Advanced Reporting and the Insights Stats API show queued callbacks', async () => {
  expect(showsCallbacks(Output.Dashboards)).toBe(true);
  expect(showsCallbacks(Output.AdvancedReporting)).toBe(true);
  expect(showsCallbacks(Output.InsightsStats)).toBe(true);
  const told = await tell(missedOnce);
  // The joined table, the interactions and the measures come from the same run.
  expect(told.rows).toHaveLength(1);
  expect(vendorRecords(told).filter(({ role }) => role === 'CB')).toHaveLength(1);
  expect(told.measure('callbacks.created')).toBe(1);
});

test('R21 Real Time and the V0 Stats API do not', () => {
  expect(showsCallbacks(Output.RealTime)).toBe(false);
  expect(showsCallbacks(Output.StatsV0)).toBe(false);
});

test('R22 every count exists for live calls, for callbacks and in total, and the parts add up', async () => {
  expect([mediaName(Media.Phone), mediaName(Media.PhoneCallback)]).toEqual([
    'Phone',
    'PhoneCallback',
  ]);
  const told = await tell(missedOnce);
  const keys = [...told.result.estimates.keys()];
  for (const prefix of ['', 'queues.queue.']) {
    const total = `${prefix}media.total.`;
    const names = keys.filter((key) => key.startsWith(total)).map((key) => key.slice(total.length));
    expect(names).toContain('offered');
    for (const name of names) {
      const [phone, callback, all] = [prefix, `${prefix}media.phoneCallback.`, total].map((at) =>
        told.result.estimates.get(`${at}${name}`),
      );
      expect(phone, `${prefix}${name}`).toBeDefined();
      expect(callback, name).toBeDefined();
      const isCount =
        /^(offered|delayed|answered|abandoned|abandonedShort|breakouts.*|stillQueued)$/.test(name);
      if (isCount) expect(all!.mean, name).toBe(phone!.mean! + callback!.mean!);
    }
  }
  expect(told.measures('offered', 'media.phoneCallback.offered', 'media.total.offered')).toEqual({
    offered: 2,
    'media.phoneCallback.offered': 1,
    'media.total.offered': 3,
  });
});

test('R22 the wait of a callback runs from its age to the agent’s answer, apart from that of calls', async () => {
  const told = await tell(missedOnce);
  expect(told.measures('asa_s', 'media.phoneCallback.asa_s')).toEqual({
    asa_s: 355 - 60,
    'media.phoneCallback.asa_s': 335 - 10,
  });
});

test('R23 the call, the callback and the outbound call are three records that can be joined', async () => {
  const told = await tell(missedOnce);
  const records = vendorRecords(told).filter(({ callId }) => callId === 'B');
  expect(records.map(({ role, medium, direction }) => [role, medium, direction])).toEqual([
    ['IN', 'Phone', 'Inbound'],
    ['CB', 'PhoneCallback', 'Inbound'],
    ['OUT', 'Phone', 'Outbound'],
  ]);
  // Found by number and by time.
  expect(records.map(({ connectFrom }) => connectFrom).slice(0, 2)).toEqual([
    '+441110001',
    '+441110001',
  ]);
  expect(records[2]!.connectTo).toBe('+441110001');
  expect(records.map(({ startOffset, duration }) => [startOffset, startOffset + duration])).toEqual(
    [
      [10_000, 45_000],
      [40_000, 465_000],
      [335_000, 465_000],
    ],
  );
});

test('R24 one conversationGuid, three guids; another call is another conversation', async () => {
  expect(conversationSerial(null, 7)).toBe(7);
  expect(conversationSerial(7, 8)).toBe(7);
  const records = vendorRecords(await tell(missedOnce));
  const conversation = records.filter(({ callId }) => callId === 'B');
  expect(new Set(conversation.map(({ conversationGuid }) => conversationGuid)).size).toBe(1);
  expect(new Set(conversation.map(({ guid }) => guid)).size).toBe(3);
  const other = records.find(({ callId }) => callId === 'C')!;
  expect(other.conversationGuid).not.toBe(conversation[0]!.conversationGuid);
});

test('R24 a ring that nobody answered belongs to the callback; OUT begins at the answer', async () => {
  const records = vendorRecords(await tell(missedOnce));
  const callback = records.find(({ role }) => role === 'CB')!;
  const agents = callback.channels.filter(({ party }) => party.role === 'Agent');
  expect(
    agents.map(({ party, offset, duration, endReason }) => [party.id, offset, duration, endReason]),
  ).toEqual([
    ['A1', 260_000, 20_000, 'NoAnswer'],
    ['A2', 290_000, 5_000, 'Answered'],
  ]);
  const out = records.find(({ role }) => role === 'OUT')!;
  const [leg] = out.channels.filter(({ party }) => party.role === 'Agent');
  expect([leg!.party.id, leg!.offset, leg!.duration]).toEqual(['A2', 0, 130_000]);
});

test('R24 no agent handle time stands on the callback: it belongs to OUT', async () => {
  const records = vendorRecords(await tell(missedOnce));
  const types = (role: string): string[] =>
    records
      .find((record) => record.role === role)!
      .channels.filter(({ party }) => party.role === 'Agent')
      .flatMap(({ events }) => events.map(({ type }) => type));
  expect(types('CB')).toEqual(['Ringing', 'Ringing']);
  expect(types('OUT')).toEqual(['Connected']);
});

test('R24 a callback that no agent answered has no OUT', async () => {
  const rules = { noAnswerDwell: 'stay' };
  const told = await tell(center({ rules, calls: [{ ...B, rings: ['missed'] }] }));
  expect(told.records.map(({ role }) => role)).toEqual(['IN', 'CB']);
  expect(told.record('B', 'CB').outcome).toBe('Pending');
});

test('R25 an agent on Service Cloud Voice takes callbacks by the same rules', async () => {
  expect(carriesVoiceCall(true)).toBe(true);
  expect(carriesVoiceCall(false)).toBe(false);
  const calls = [{ ...B, rings: ['missed', '5s'] }, C];
  const plain = await tell(center({ calls }));
  const voice = await tell(center({ calls, team: { serviceCloudVoice: true } }));
  expect(voice.story).toEqual(plain.story);
  const pairs = (told: Told): number =>
    vendorRecords(told)
      .flatMap(({ channels }) => channels)
      .filter(({ voiceCall }) => voiceCall !== undefined).length;
  expect(pairs(plain)).toBe(0);
  expect(pairs(voice)).toBeGreaterThan(0);
  const out = vendorRecords(voice).find(({ role }) => role === 'OUT')!;
  expect(out.channels.find(({ party }) => party.role === 'Agent')).toHaveProperty('voiceCall');
});
