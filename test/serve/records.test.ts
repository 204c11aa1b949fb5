import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type PreparedScenario, prepareScenario } from '../../src/experiments/prepare.js';
import { type KeptResult, runScenario } from '../../src/experiments/run-scenario.js';
import { vendorStates } from '../../src/model/agent-state.js';
import type { AgentActivity } from '../../src/reports/vendor-activities.js';
import type { QueueTime } from '../../src/reports/vendor-queue-times.js';
import type { VendorRecord } from '../../src/reports/vendor-records.js';
import { type RecordedTable, record } from '../../src/serve/record.js';
import type { Recording } from '../../src/serve/recording.js';
import { Recordings } from '../../src/serve/recordings.js';
import type { ServedResult } from '../../src/serve/served.js';
import { Spool, TooManyRows } from '../../src/serve/spool.js';
import { NotYetMade } from '../../src/serve/workshop.js';

interface Run {
  readonly scenario: PreparedScenario;
  readonly result: KeptResult;
}

async function run(path: string): Promise<Run> {
  const prepared = await prepareScenario(path, { set: ['replications=1'] });
  if (!prepared.ok) throw new Error(`${path} cannot be run`);
  return { scenario: prepared.scenario, result: await runScenario(prepared.scenario) };
}

function rowsOf<Row>({ scenario, result }: Run, table: RecordedTable): Row[] {
  const recording = record({ scenario, sums: result.sums }, 0, table);
  const rows = [...recording.rows()].map((text) => JSON.parse(text) as Row);
  recording.spool.close();
  return rows;
}

const SCENARIOS = [
  'quickstart',
  'silent-agents',
  'retries',
  'customer-first',
  'second-line',
  'own-adviser',
  'overflow-groups',
  'agreements',
  'campaign',
  'slots',
  'quoted-waits',
  'week',
  'week-of-a-team',
].map((name) => `scenarios/${name}.yaml`);

describe.each(SCENARIOS)('the records of %s', (path) => {
  let ran: Run | null = null;
  const once = async (): Promise<Run> => {
    ran ??= await run(path);
    return ran;
  };
  const mean = ({ result }: Run, key: string): number => result.estimates.get(key)?.mean ?? 0;

  test('R22 visits to queues are as many as were counted, by media type and by how they ended', async () => {
    const all = await once();
    const visits = rowsOf<QueueTime>(all, 'queue-times').filter(({ type }) => type === 'ACD');
    for (const { name } of all.scenario.plan.queues) {
      for (const [medium, media] of [
        ['Phone', ''],
        ['PhoneCallback', 'media.phoneCallback.'],
      ] as const) {
        const own = visits.filter((visit) => visit.queue === name && visit.medium === medium);
        const ended = (category: string | null): number =>
          own.filter((visit) => visit.category === category).length;
        const counted = (key: string): number => mean(all, `queues.${name}.${media}${key}`);
        expect(own.length, `${name} ${medium}`).toBe(counted('offered'));
        expect(ended('Answered'), `${name} ${medium}`).toBe(counted('answered'));
        expect(ended(null), `${name} ${medium}`).toBe(counted('stillQueued'));
        if (medium === 'Phone') {
          expect(ended('Abandoned'), name).toBe(counted('abandoned'));
          expect(ended('Breakout'), name).toBe(counted('breakouts'));
        }
      }
    }
    expect(visits.length).toBeGreaterThan(0);
  });

  test('R4 an agent’s presence and state have no gap, and last as long as was counted', async () => {
    const all = await once();
    const { plan } = all.scenario;
    const activities = rowsOf<AgentActivity>(all, 'agent-activities');
    const origin = Date.parse(plan.startsAt);
    const within = (from: number, to: number): number =>
      Math.max(0, Math.min(to, plan.lengthMs) - Math.max(from, plan.warmUpMs));
    const ms = new Map<string, number>();
    for (const { name } of plan.agents) {
      for (const type of ['Presence', 'Workload']) {
        const own = activities.filter((each) => each.agentId === name && each.type === type);
        let at = 0;
        for (const [k, { start, duration, state }] of own.entries()) {
          expect(Date.parse(start) - origin).toBe(at);
          expect(duration === null).toBe(k === own.length - 1);
          const end = duration === null ? plan.lengthMs : at + duration;
          if (type === 'Workload') ms.set(state, (ms.get(state) ?? 0) + within(at, end));
          at = end;
        }
      }
    }
    for (const { name } of vendorStates) {
      expect((ms.get(name) ?? 0) / 3_600_000, name).toBeCloseTo(
        mean(all, `agents.state.${name}_h`),
        6,
      );
    }
  });

  test('R24 a part in an interaction is one of a record that there is, and lies within it', async () => {
    const all = await once();
    const byGuid = new Map(
      rowsOf<VendorRecord>(all, 'interactions').map((each) => [each.guid, each]),
    );
    const wrong: string[] = [];
    for (const part of rowsOf<AgentActivity>(all, 'agent-activities')) {
      if (part.type !== 'Interaction') continue;
      const of = byGuid.get(part.interactionGuid ?? '');
      const told = `${part.state} ${part.agentId} ${part.start} ${of?.medium} ${of?.direction}`;
      if (of === undefined) {
        wrong.push(told);
        continue;
      }
      const isRing = part.state === 'Ringing' || part.state === 'Unexpected';
      const isCallback = /Callback/.test(part.description ?? '');
      // A ring is the callback's, all else is of the outbound call.
      if (isCallback && (of.medium === 'PhoneCallback') !== isRing) wrong.push(told);
      if (/Incoming/.test(part.description ?? '') && of.direction !== 'Inbound') wrong.push(told);
      // Who is kept while the customer is dialled first has no part in the outbound call yet.
      const isKept = part.state === 'Dialling' && isCallback;
      const hasPart = of.channels.some(({ party }) => party.id === part.agentId);
      if (!isKept && !hasPart) wrong.push(told);
      const from = Date.parse(part.start);
      const startsLate = from < Date.parse(of.start);
      const endsLate =
        !['Wrap', 'Unexpected'].includes(part.state) &&
        part.duration !== null &&
        of.duration !== null &&
        from + part.duration > Date.parse(of.start) + of.duration;
      if (startsLate || endsLate) wrong.push(told);
    }
    expect(wrong).toEqual([]);
  });

  test('R23 R24 every callback is joined with its call and its outbound calls', async () => {
    const all = await once();
    const records = rowsOf<VendorRecord>(all, 'interactions');
    expect(new Set(records.map(({ guid }) => guid)).size).toBe(records.length);
    const byGuid = new Map(records.map((each) => [each.guid, each]));
    const joined = rowsOf<Record<string, string | number | null>>(all, 'joined');
    expect(joined.length).toBe(records.filter(({ role }) => role === 'CB').length);
    for (const row of joined) {
      const parts = ['inbound_guid', 'callback_guid', 'outbound_guid'].map((key) =>
        byGuid.get(String(row[key])),
      );
      expect(parts.slice(0, 2).map((part) => part?.role)).toEqual(['IN', 'CB']);
      for (const part of parts) {
        if (part !== undefined) expect(part.conversationGuid).toBe(row['conversation_guid']);
      }
      const outs = records.filter(
        (each) =>
          each.role === 'OUT' &&
          each.conversationGuid === row['conversation_guid'] &&
          each.callId === row['call_id'],
      );
      expect(outs.length).toBeGreaterThanOrEqual(Number(row['dials']));
    }
  });
});

/** A recording, however long it takes to make it. */
async function opened(
  recordings: Recordings,
  served: ServedResult,
  replication: number,
  table: RecordedTable = 'joined',
): Promise<Recording> {
  for (;;) {
    try {
      return recordings.get(served, replication, table);
    } catch (error) {
      if (!(error instanceof NotYetMade)) throw error;
      await error.made;
    }
  }
}

describe('what cannot be recorded', () => {
  test('a replication that comes out otherwise than it did is told as a conflict', async () => {
    const { scenario, result } = await run('scenarios/scripted.yaml');
    const sums = result.sums.map((each) => ({ ...each, fingerprints: { actual: 'other' } }));
    const stored = { scenario, sums, requested: 1 };
    const served = { id: 's', label: 's', stored } as unknown as ServedResult;
    await expect(opened(new Recordings(), served, 0, 'interactions')).rejects.toMatchObject({
      status: 409,
    });
  });

  test('more rows than are kept', () => {
    const spool = new Spool(2);
    spool.begin(0);
    spool.begin(0);
    expect(() => spool.begin(0)).toThrow(TooManyRows);
    spool.close();
  });

  test('those asked for last are kept, and made once', async () => {
    const { scenario, result } = await run('scenarios/scripted.yaml');
    const sums = Array.from({ length: 40 }, () => result.sums[0]!);
    // Every one of them is the first again: the scenario is scripted, so all are alike.
    const stored = { scenario, sums, requested: 40 };
    const served = { id: 's', label: 's', stored } as unknown as ServedResult;
    const recordings = new Recordings();
    const [first, same] = await Promise.all([0, 0].map((k) => opened(recordings, served, k)));
    expect(same).toBe(first);
    const close = vi.spyOn(first!.spool, 'close');
    for (let k = 1; k < 16; k++) await opened(recordings, served, k);
    expect(recordings.get(served, 0, 'joined')).toBe(first);
    for (let k = 16; k < 32; k++) await opened(recordings, served, k);
    expect(close).toHaveBeenCalledOnce();
    expect(await opened(recordings, served, 0)).not.toBe(first);
    recordings.close();
  });
});

describe('rows in a private file', () => {
  test('stand in the order of their beginnings, whatever order they end in', () => {
    const spool = new Spool();
    const starts = [0, 0, 0, 5, 9, 9];
    const ties = [2, 1, 1, 0, 7, 3];
    const rows = starts.map((start, k) => spool.begin(start, ties[k]));
    for (const row of [...rows].reverse()) spool.write(row, row === 3 ? null : 20, `row ${row}`);
    spool.seal();
    const positions = starts.map((_, k) => k);
    expect(positions.map((k) => spool.text(k))).toEqual(
      [1, 2, 0, 3, 5, 4].map((row) => `row ${row}`),
    );
    expect(positions.map((k) => spool.end(k))).toEqual([20, 20, 20, Number.NaN, 20, 20]);
    expect([-1, 0, 1, 5, 6, 9, 10].map((at) => spool.firstFrom(at))).toEqual([0, 0, 3, 3, 4, 4, 6]);
    spool.close();
  });

  test('keep every character, and texts longer than what is written at once', () => {
    const spool = new Spool();
    const texts = ['', 'ü€😀\u202e\u0000', 'x'.repeat(3_000_000), '\ud800', 'é'.repeat(700_000)];
    for (const text of texts) spool.write(spool.begin(0), 0, text);
    for (let k = 0; k < 5000; k++) spool.write(spool.begin(k), k, `${k} ${'y'.repeat(500)}`);
    spool.seal();
    // A half of a character is none.
    const kept = texts.map((text) => text.replace('\ud800', '\ufffd'));
    expect(texts.map((_, k) => spool.text(k))).toEqual(kept);
    expect(spool.text(5004)).toBe(`4999 ${'y'.repeat(500)}`);
    expect(spool.bytes).toBeGreaterThan(6_000_000);
    spool.close();
  });

  test('leave no file that anybody could find', () => {
    const home = mkdtempSync(join(tmpdir(), 'ringback-test-'));
    vi.stubEnv('TMPDIR', home);
    const spool = new Spool();
    spool.write(spool.begin(0), 1, 'private');
    spool.seal();
    if (process.platform !== 'win32') expect(readdirSync(home)).toEqual([]);
    expect(spool.text(0)).toBe('private');
    spool.close();
    expect(readdirSync(home)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });
});
