/** Holds within the talk, and what a contact takes of an agent's time. */
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { callbackRowsCsv, callbacksHeader } from '../../src/reports/csv.js';
import { type StoredRow, storyOf } from '../../src/reports/story.js';
import { B, C, center, type Fields } from './center.js';
import { load, tell } from './tell.js';

const held = { ...C, hold: { after: '30s', for: '20s' } };

test('a hold comes on top of the talk, which goes on after it', async () => {
  const told = await tell(center({ calls: [held] }));
  expect(told.actual.agent('A1')).toEqual([
    ['IncomingRinging', 300],
    ['IncomingTalking', 305],
    ['IncomingHolding', 335],
    ['IncomingTalking', 355],
    ['WrapUp', 445],
    ['Ready', 475],
  ]);
  expect(told.measures('aht_s', 'aht.talk_s', 'aht.hold_s', 'aht.wrap_s')).toEqual({
    aht_s: 170,
    'aht.talk_s': 120,
    'aht.hold_s': 20,
    'aht.wrap_s': 30,
  });
  // The hold is time in Busy Incoming, and busy time: 5 + 120 + 20 + 30 of an hour less 300 s.
  expect(told.measure('agents.state.BusyIncoming_h')! * 3600).toBeCloseTo(145, 9);
  expect(told.measure('occupancy')).toBeCloseTo(175 / 3300, 12);
  expect(told.measure('agents.holding.mean')).toBeCloseTo(20 / 3600, 12);
});

test('a hold told to begin when the talk is over does not begin', async () => {
  const told = await tell(center({ calls: [{ ...held, hold: { after: '120s', for: '20s' } }] }));
  expect(told.actual.agent('A1').map(([activity]) => activity)).not.toContain('IncomingHolding');
});

test('a callback is held as the call it stands for would have been', async () => {
  const told = await tell(center({ calls: [{ ...B, hold: { after: '30s', for: '20s' } }] }));
  expect(told.actual.agent('A1').slice(1)).toEqual([
    ['CallbackDialling', 305],
    ['CallbackTalking', 315],
    ['CallbackHolding', 345],
    ['CallbackTalking', 365],
    ['WrapUp', 455],
    ['Ready', 485],
  ]);
  expect(told.hold.agent('A1').slice(1)).toEqual([
    ['IncomingTalking', 305],
    ['IncomingHolding', 335],
    ['IncomingTalking', 355],
    ['WrapUp', 445],
    ['Ready', 475],
  ]);
  expect(told.measure('callbacks.drift.mean_s')).toBe(0);
  expect(
    told.measures(
      'media.phoneCallback.aht_s',
      'media.phoneCallback.aht.dial_s',
      'media.phoneCallback.aht.talk_s',
      'media.phoneCallback.aht.hold_s',
      'media.phoneCallback.aht.voicemail_s',
    ),
  ).toEqual({
    'media.phoneCallback.aht_s': 180,
    'media.phoneCallback.aht.dial_s': 10,
    'media.phoneCallback.aht.talk_s': 120,
    'media.phoneCallback.aht.hold_s': 20,
    'media.phoneCallback.aht.voicemail_s': 0,
  });
});

test('a hold is in the record of the talk and in the story of a callback', async () => {
  const hold = { after: '30s', for: '20s' };
  const told = await tell(center({ calls: [{ ...B, hold }, held] }));
  const holds = (id: string, role: 'IN' | 'OUT') =>
    told.record(id, role).events.flatMap(({ at, type }) => (/^Hold/.test(type) ? [type, at] : []));
  expect(holds('B', 'OUT')).toEqual(['HoldBegan', 345_000, 'HoldEnded', 365_000]);
  // A1 wraps to 485 and answers C at 490.
  expect(holds('C', 'IN')).toEqual(['HoldBegan', 520_000, 'HoldEnded', 540_000]);
  const text = callbacksHeader() + callbackRowsCsv('1', told.rows);
  const [row] = parse(text, { columns: true }) as StoredRow[];
  expect(row!['holds']).toBe('345-365');
  expect(storyOf(row!)).toContain('0:05:45.000  A1 puts the customer on hold');
  expect(storyOf(row!)).toContain('0:06:05.000  A1 comes back');
});

test('several holds divide one talk, and none of it is lost', async () => {
  const hold = { probability: 1, for: '20s', times: 3 };
  const told = await tell(center({ callers: { hold }, calls: [C] }));
  const spells = told.actual.agent('A1');
  const holds = spells.flatMap(([activity, from], k) =>
    activity === 'IncomingHolding' ? [[from, spells[k + 1]![1]] as const] : [],
  );
  expect(holds).toHaveLength(3);
  for (const [from, to] of holds) expect(to - from).toBeCloseTo(20, 9);
  expect(spells.find(([activity]) => activity === 'WrapUp')).toEqual(['WrapUp', 305 + 120 + 60]);
});

test('one who was already served is not put on hold', async () => {
  const told = await tell(
    center({
      callers: { hold: { probability: 1, for: '20s' } },
      calls: [
        { ...B, again: [{ at: '60s', patience: 'never' }] },
        { id: 'X', at: '0s', clid: '+44999', talk: '0s' },
      ],
      agents: [{ name: 'A1', shifts: [{ from: '50s' }] }],
      applets: { queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } } },
    }),
  );
  const course = told.actual.courses.find(({ redundant }) => redundant);
  if (course !== undefined) expect(course.ends[0]!.at - course.resultAt!).toBe(30);
});

test('the share of talks with a hold, its place and its length are those asked for', async () => {
  const scenario = busy({ probability: 0.3, for: { exponential: { mean: '40s' } } });
  const result = await runScenario({ ...(await load(scenario)), replications: 10 });
  const hold = result.estimates.get('aht.hold_s')!;
  const standardError = (hold.high! - hold.low!) / 2 / 2.262;
  expect(Math.abs(hold.mean! - 0.3 * 40) / standardError).toBeLessThan(3.5);
});

test('M/M/8 with hold: occupancy is calls × (talk + hold + wrap) / agents', async () => {
  const scenario = busy({ probability: 0.3, for: { exponential: { mean: '40s' } }, times: 2 });
  const result = await runScenario({ ...(await load(scenario)), replications: 20 });
  const expected = ((100 / 3600) * (180 + 0.3 * 2 * 40 + 20)) / 8;
  const occupancy = result.estimates.get('occupancy')!;
  const standardError = (occupancy.high! - occupancy.low!) / 2 / 2.093;
  expect(Math.abs(occupancy.mean! - expected) / standardError).toBeLessThan(3.5);
  expect(standardError / expected).toBeLessThan(0.02);
  const of = (key: string): number => result.estimates.get(key)!.mean!;
  expect(of('aht_s')).toBeCloseTo(of('aht.talk_s') + of('aht.hold_s') + of('aht.wrap_s'), 9);
});

/** Eight agents for 100 calls an hour, over a day, in one world. */
function busy(hold: Fields): Fields {
  return {
    name: 'busy',
    length: '24h',
    warmUp: '2h',
    worlds: ['actual'],
    teams: [{ name: 'team', agents: 8, wrap: { exponential: { mean: '20s' } } }],
    callers: [
      {
        name: 'callers',
        arrivals: { poisson: { every: '1h', calls: 100 } },
        talk: { exponential: { mean: '3m' } },
        hold,
      },
    ],
    plans: { main: { queue: { acd: {} } } },
  };
}
