/** How agents answer by the time of day, how long they wrap, and how long they are in No Answer. */
import { describe, expect, test } from 'vitest';
import { habitAt } from '../../src/routing/ring-habit.js';
import { agent, C, center, type Fields } from './center.js';
import { load, tell } from './tell.js';

/** What a team's habit for live calls is at some instants, in seconds: the share answered. */
async function answersAt(
  phone: Fields,
  instants: number[],
  others: Fields = {},
): Promise<number[]> {
  const scenario = center({ team: { answersRing: { phone } }, calls: [C], scenario: others });
  const { plan } = await load(scenario);
  return instants.map((at) => habitAt(plan.agents[0]!.phoneRing, at * 1000).answers);
}

describe('habits by time', () => {
  const byTime = [
    { from: '100s', to: '200s', probability: 0.5 },
    { from: '150s', to: '300s', probability: 0.2 },
  ];

  test('one holds from its beginning up to its end; of two the first that is listed', async () => {
    const at = [0, 99.999, 100, 150, 199.999, 200, 299.999, 300, 3600];
    expect(await answersAt({ probability: 0.9, byTime }, at)).toEqual([
      0.9, 0.9, 0.5, 0.5, 0.5, 0.2, 0.2, 0.9, 0.9,
    ]);
    expect(await answersAt({ probability: 0.9, byTime: byTime.toReversed() }, at)).toEqual([
      0.9, 0.9, 0.5, 0.2, 0.2, 0.2, 0.2, 0.9, 0.9,
    ]);
  });

  test('times of day come again every day, or on the days that are named', async () => {
    const DAY = 86_400;
    const others = { start: '2026-03-02T00:00[UTC]', length: '7d' };
    const noon = [0, 1, 2, 3, 4, 5, 6].map((day) => day * DAY + 12.5 * 3600);
    const lunch = { from: '12:00', to: '14:00', probability: 0.5 };
    expect(await answersAt({ byTime: [lunch] }, noon, others)).toEqual([
      0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
    ]);
    const weekend = { ...lunch, days: ['sat', 'sun'] };
    expect(await answersAt({ byTime: [weekend] }, noon, others)).toEqual([1, 1, 1, 1, 1, 0.5, 0.5]);
  });

  test('what a time does not say is as at all times', async () => {
    const phone = {
      probability: 0.6,
      after: '4s',
      rejects: { probability: 0.3, after: '2s' },
      byTime: [{ from: '0s', to: '100s', probability: 0.1 }],
    };
    const { plan } = await load(center({ team: { answersRing: { phone } }, calls: [C] }));
    const { answers, rejects, answersAfter, rejectsAfter } = habitAt(plan.agents[0]!.phoneRing, 0);
    expect([answers, rejects, answersAfter.mean, rejectsAfter.mean]).toEqual([
      0.1, 0.3, 4000, 2000,
    ]);
  });

  test('a call that is missed at lunch is answered after it', async () => {
    const phone = { after: '5s', byTime: [{ from: '300s', to: '320s', probability: 0 }] };
    const told = await tell(center({ team: { answersRing: { phone } }, calls: [C] }));
    // Rung from 300 to 320 in vain, No Answer to 350, then rung again.
    expect(told.call('C').offers.map(({ at }) => at)).toEqual([300, 350]);
    expect(told.call('C').answeredAt).toBe(355);
  });

  test('an agent’s own habit for one medium leaves the team’s for the other', async () => {
    const own = {
      answersRing: { callback: { byTime: [{ from: '0s', to: '1h', probability: 0.3 }] } },
    };
    const { plan } = await load(center({ agents: [agent('A1', '0s', own)], calls: [C] }));
    expect(plan.agents[0]!.phoneRing.answersAfter.mean).toBe(5000);
    expect(habitAt(plan.agents[0]!.callbackRing, 0).answers).toBe(0.3);
  });
});

describe('the dwell in No Answer', () => {
  const missed = { ...C, rings: ['missed'] };

  test('is the agent’s own, else the team’s, else that of the rules', async () => {
    const back = async (parts: { rules?: Fields; team?: Fields; own?: Fields }) => {
      const { rules = {}, team = {}, own = {} } = parts;
      const told = await tell(
        center({ rules, team, agents: [agent('A1', '300s', own)], calls: [missed] }),
      );
      return told.call('C').offers.map(({ at }) => at);
    };
    expect(await back({})).toEqual([300, 350]);
    expect(await back({ rules: { noAnswerDwell: '10s' } })).toEqual([300, 330]);
    const team = { noAnswerDwell: '60s' };
    expect(await back({ rules: { noAnswerDwell: '10s' }, team })).toEqual([300, 380]);
    expect(await back({ team, own: { noAnswerDwell: '5s' } })).toEqual([300, 325]);
    expect(await back({ team, own: { noAnswerDwell: 'stay' } })).toEqual([300]);
    expect(await back({ team: { noAnswerDwell: 'stay' }, own: { noAnswerDwell: '5s' } })).toEqual([
      300, 325,
    ]);
  });

  test('stay ends with the next change of the roster, whatever that is', async () => {
    const shifts = [{ from: '300s', breaks: [{ at: '400s', for: '50s', as: 'meeting' }] }];
    const own = { name: 'A1', shifts, noAnswerDwell: 'stay' };
    const told = await tell(center({ agents: [own], calls: [missed] }));
    expect(told.actual.agent('A1').slice(0, 4)).toEqual([
      ['IncomingRinging', 300],
      ['NoAnswer', 320],
      ['Meeting', 400],
      ['IncomingRinging', 450],
    ]);
  });
});

describe('wrap-up', () => {
  /** How long A1 wraps after C's call. */
  const wrapOf = async (parts: {
    team?: Fields;
    own?: Fields;
    callers?: Fields;
    call?: Fields;
  }) => {
    const { team = {}, own = {}, callers = {}, call = {} } = parts;
    const told = await tell(
      center({ team, callers, agents: [agent('A1', '300s', own)], calls: [{ ...C, ...call }] }),
    );
    const spells = told.actual.agent('A1');
    const k = spells.findIndex(([activity]) => activity === 'WrapUp');
    return k < 0 ? 0 : spells[k + 1]![1] - spells[k]![1];
  };

  test('a call’s own comes before its class’s, and that before the agent’s and the team’s', async () => {
    expect(await wrapOf({})).toBe(30);
    expect(await wrapOf({ own: { wrap: '40s' } })).toBe(40);
    expect(await wrapOf({ own: { wrap: '40s' }, callers: { wrap: '50s' } })).toBe(50);
    expect(await wrapOf({ callers: { wrap: '50s' }, call: { wrap: '60s' } })).toBe(60);
    expect(await wrapOf({ callers: { wrap: '0s' } })).toBe(0);
  });

  test('ends at the limit, whosever wrap it is', async () => {
    const team = { wrapLimit: '20s' };
    expect(await wrapOf({ team })).toBe(20);
    expect(await wrapOf({ team, callers: { wrap: '50s' } })).toBe(20);
    expect(await wrapOf({ team, call: { wrap: '60s' } })).toBe(20);
    expect(await wrapOf({ team, call: { wrap: '10s' } })).toBe(10);
    expect(await wrapOf({ team, own: { wrapLimit: '25s' } })).toBe(25);
    expect(await wrapOf({ team, own: { wrapLimit: 'none' } })).toBe(30);
  });
});
