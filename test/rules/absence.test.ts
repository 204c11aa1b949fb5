/** Lateness, sickness and time away from the desk: worked by hand, and against what they come to. */
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/experiments/run-scenario.js';
import type { Agent } from '../../src/model/agent.js';
import { Presence } from '../../src/model/agent-plan.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { B, C, center, type Fields } from './center.js';
import { load, type Told, tell } from './tell.js';

const HOUR = 3_600_000;
const names = Object.keys(Presence);
const secondsOf = (told: Told, key: string): number => Math.round(told.measure(key)! * 3600);

/** What the roster wanted of each agent in a run: `A1 Ready 300`. */
class RosterWatch extends SilentObserver {
  readonly lines: string[] = [];

  override rostered(agent: Agent, _was: Presence, now: number): void {
    this.lines.push(`${agent.plan.name} ${names[agent.rostered]} ${now / 1000}`);
  }
}

function rosterIn(plan: CenterPlan, replication = 0, world: World = World.Actual): string[] {
  const observer = new RosterWatch();
  simulate({ plan, replication, world, takers: new Takers(), observer });
  return observer.lines;
}

/** A team without callers to speak of, from Monday midnight on. */
function team(fields: Fields, days: number, others: Fields = {}): Fields {
  return {
    name: 'roster',
    start: '2026-03-02T00:00[UTC]',
    length: `${days}d`,
    closing: { runOut: '0s' },
    worlds: ['actual'],
    teams: [{ name: 'team', ...fields }],
    callers: [{ name: 'few', arrivals: { poisson: { every: '1h', calls: 0 } } }],
    plans: { main: { queue: { acd: {} } } },
    ...others,
  };
}

describe('lateness', () => {
  const late = { lateness: { probability: 1, by: '40s' } };

  test('who comes late is logged out until then, and the time is counted', async () => {
    const told = await tell(center({ team: late, calls: [C] }));
    expect(told.call('C').offers).toEqual([{ at: 340, to: 'A1' }]);
    expect(secondsOf(told, 'rostered.late_h')).toBe(40);
    expect(secondsOf(told, 'rostered_h')).toBe(3300);
    expect(secondsOf(told, 'staffed_h')).toBe(3260);
  });

  test('a break that falls into the time missed is missed with it', async () => {
    const shift = { from: '300s', to: '900s', breaks: [{ at: '320s', for: '60s', as: 'meeting' }] };
    const plan = (
      await load(center({ team: late, agents: [{ name: 'A1', shifts: [shift] }], calls: [C] }))
    ).plan;
    expect(rosterIn(plan)).toEqual([
      'A1 Late 300',
      'A1 Meeting 340',
      'A1 Ready 380',
      'A1 LoggedOut 900',
    ]);
  });

  test('who is later than the shift is long does not come', async () => {
    const told = await tell(
      center({
        team: late,
        agents: [{ name: 'A1', shifts: [{ from: '300s', to: '330s' }] }],
        calls: [C],
      }),
    );
    expect(told.actual.agent('A1')).toEqual([]);
    expect(secondsOf(told, 'rostered.late_h')).toBe(30);
    expect(told.measure('shrinkage')).toBe(1);
  });

  test('nobody is late for a shift that was under way when the run began', async () => {
    const shifts = [{ from: '22:00', to: '06:00' }];
    const { plan } = await load(team({ ...late, shifts }, 1));
    expect(rosterIn(plan)).toEqual([
      'team 1 Ready 0',
      `team 1 LoggedOut ${6 * 3600}`,
      `team 1 Late ${22 * 3600}`,
      `team 1 Ready ${22 * 3600 + 40}`,
    ]);
  });

  test('an agent’s own lateness, sickness and time away come before the team’s', async () => {
    const agents = [
      { name: 'A1', shifts: [{ from: '300s' }] },
      { name: 'A2', shifts: [{ from: '300s' }], lateness: 'none' },
      { name: 'A3', shifts: [{ from: '300s' }], sickness: 1 },
    ];
    const { plan } = await load(center({ team: late, agents, calls: [C] }));
    expect(rosterIn(plan)).toEqual(['A1 Late 300', 'A2 Ready 300', 'A3 Sick 300', 'A1 Ready 340']);
  });

  test('the share of late shifts and the mean delay are those that were asked for', async () => {
    const shifts = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ];
    const { plan } = await load(
      team(
        {
          agents: 50,
          shifts,
          lateness: { probability: 0.3, by: { exponential: { mean: '10m' } } },
        },
        40,
      ),
    );
    const lines = rosterIn(plan);
    const begun = 50 * 40 * 2;
    const lates = lines.filter((line) => line.includes('Late')).length;
    expect(Math.abs(lates - 0.3 * begun) / Math.sqrt(begun * 0.3 * 0.7)).toBeLessThan(3.5);
    const first = new Map<string, number>();
    let total = 0;
    for (const line of lines) {
      const [, number = '', what, at = ''] = line.split(' ');
      if (what === 'Late') first.set(number, Number(at));
      else if (first.has(number)) {
        total += Number(at) - first.get(number)!;
        first.delete(number);
      }
    }
    expect(Math.abs(total / lates - 600) / (600 / Math.sqrt(lates))).toBeLessThan(3.5);
  });
});

describe('sickness', () => {
  test('a day of sickness is all shifts that begin on it, past midnight too', async () => {
    const shifts = [
      { from: '08:00', to: '10:00' },
      { from: '22:00', to: '02:00' },
    ];
    const { plan } = await load(team({ agents: 40, shifts, sickness: 0.5 }, 3));
    const days = new Map<string, Set<string>>();
    for (const line of rosterIn(plan)) {
      const [, number = '', what = '', at = ''] = line.split(' ');
      if (what === 'LoggedOut' || Number(at) === 0) continue;
      const key = `${number} on day ${Math.floor(Number(at) / 86_400)}`;
      days.set(key, (days.get(key) ?? new Set()).add(what));
    }
    expect(days.size).toBe(120);
    // Sick in the morning and in the night, or at work in both.
    expect([...days.values()].filter((whats) => whats.size !== 1)).toEqual([]);
    expect(new Set([...days.values()].flatMap((whats) => [...whats]))).toEqual(
      new Set(['Sick', 'Ready']),
    );
  });

  test('n agents, each sick with probability p, are n(1 - p) in the mean', async () => {
    const shifts = [{ from: '08:00', to: '16:00' }];
    const scenario = team({ agents: 20, shifts, sickness: 0.1 }, 20, { replications: 50 });
    const result = await runScenario(await load(scenario));
    const staffed = result.estimates.get('staffed_h')!.mean! / (20 * 8);
    const standardError = Math.sqrt((20 * 0.1 * 0.9) / (20 * 50));
    expect(Math.abs(staffed - 20 * 0.9) / standardError).toBeLessThan(3.5);
    const sick = result.estimates.get('rostered.sick_h')!.mean!;
    expect(sick + result.estimates.get('staffed_h')!.mean!).toBeCloseTo(20 * 20 * 8, 6);
  });

  test('who is there all the time is sick by days of 24 hours', async () => {
    const { plan } = await load(team({ agents: 100, sickness: 0.5 }, 4));
    const at = new Set(rosterIn(plan).map((line) => Number(line.split(' ').at(-1)) / 86_400));
    expect([...at].sort()).toEqual([0, 1, 2, 3]);
  });

  test('with everybody sick nobody is logged in, and the queue says so', async () => {
    const told = await tell(
      center({
        team: { sickness: 1 },
        calls: [C],
        applets: {
          queue: { acd: {}, breakouts: { noAgents: { to: 'thanks' } } },
        },
      }),
    );
    expect(told.call('C').exits).toEqual([
      { at: 60, how: 'Breakout', reason: 'NoAgents', after: 0 },
    ]);
  });
});

describe('time away from the desk', () => {
  const shrinkage = { share: 0.2, spell: '10m' };

  test('its share comes out, from the first minute of a shift on', async () => {
    const shifts = [{ from: '08:00', to: '10:00' }];
    const scenario = team({ agents: 50, shifts, shrinkage }, 4, {
      replications: 100,
      interval: '30m',
    });
    const result = await runScenario(await load(scenario));
    const away = result.estimates.get('agents.away.mean')!;
    const expected = (50 * 0.2 * 2) / 24;
    const standardError = (away.high! - away.low!) / 2 / 1.984;
    expect(Math.abs(away.mean! - expected) / standardError).toBeLessThan(3.5);
    expect(standardError / expected).toBeLessThan(0.01);
  });

  test('spells away and spells present are exponential with their means', async () => {
    const { plan } = await load(team({ agents: 20, shrinkage }, 1));
    const last = new Map<string, number>();
    const spells: Record<string, number[]> = { Away: [], Ready: [] };
    for (const line of rosterIn(plan)) {
      const [, number = '', what = '', at = ''] = line.split(' ');
      const since = last.get(number);
      // The first is what is left of a spell, which without memory is like a whole one.
      if (since !== undefined) spells[what === 'Away' ? 'Ready' : 'Away']!.push(Number(at) - since);
      last.set(number, Number(at));
    }
    for (const [what, mean] of [
      ['Away', 600],
      ['Ready', 2400],
    ] as const) {
      const lengths = spells[what]!;
      expect(lengths.length).toBeGreaterThan(500);
      const average = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
      expect(Math.abs(average - mean) / (mean / Math.sqrt(lengths.length))).toBeLessThan(3.5);
      const squares = lengths.reduce((sum, each) => sum + each * each, 0) / lengths.length;
      // E[X^2] = 2 mean^2, and its variance 20 mean^4.
      expect(
        Math.abs(squares - 2 * mean ** 2) /
          ((Math.sqrt(20) * mean ** 2) / Math.sqrt(lengths.length)),
      ).toBeLessThan(3.5);
    }
  });

  test('a planned break comes before a spell away, and a spell may be of any kind, unpaid', async () => {
    const shifts = [
      { from: '08:00', to: '18:00', breaks: [{ at: '12:00', for: '1h', as: 'lunch' }] },
    ];
    const scenario = team(
      { agents: 30, shifts, shrinkage: { ...shrinkage, as: 'training', paid: false } },
      1,
    );
    const result = await runScenario({ ...(await load(scenario)), replications: 1 });
    const of = (key: string): number => result.estimates.get(key)!.mean!;
    expect(of('rostered.lunch_h')).toBeCloseTo(30, 9);
    expect(of('rostered.training_h')).toBeGreaterThan(30);
    expect(of('rostered.unpaid_h')).toBeCloseTo(30 + of('rostered.training_h'), 9);
    expect(of('agents.state.ExtendedAway_h')).toBeGreaterThan(0.95 * of('rostered.training_h'));
  });

  test('a contact in hand is finished before the spell begins', async () => {
    const scenario = center({
      team: { shrinkage: { share: 0.5, spell: '1m' } },
      agents: [{ name: 'A1' }],
      calls: Array.from({ length: 10 }, (_, k) => ({ id: `C${k}`, at: `${k * 300}s` })),
    });
    const { plan } = await load(scenario);
    const told = await tell(scenario);
    const calledAway = rosterIn(plan)
      .filter((line) => line.includes('Away'))
      .map((line) => Number(line.split(' ')[2]));
    const spells = told.actual.agent('A1');
    let during = 0;
    for (const [k, [activity, at]] of spells.entries()) {
      if (activity !== 'IncomingTalking') continue;
      expect(spells[k + 1]![0]).toBe('WrapUp');
      expect(spells[k + 1]![1]).toBeCloseTo(at + 120, 6);
      expect(spells[k + 2]![1]).toBeCloseTo(at + 150, 6);
      if (calledAway.some((away) => away > at && away < at + 150)) during++;
    }
    expect(during).toBeGreaterThan(3);
  });
});

describe('the roster of a replication', () => {
  const absent = {
    sickness: 0.1,
    lateness: { probability: 0.5, by: { uniform: ['0s', '20m'] } },
    shrinkage: { share: 0.2, spell: '5m' },
  };
  const busy = (agents: number, calls: number): Fields =>
    team({ agents, shifts: [{ from: '08:00', to: '16:00' }], ...absent }, 2, {
      worlds: ['actual', 'hold', 'noCallback'],
      callers: [{ name: 'callers', arrivals: { poisson: { every: '1h', calls } } }],
      plans: {
        main: {
          queue: { acd: {}, breakouts: { voluntary: { after: '10s', to: 'callback' } } },
          callback: { callback: {} },
        },
      },
    });

  test('is the same in all worlds, and another in another replication', async () => {
    const { plan } = await load(busy(10, 60));
    const actual = rosterIn(plan);
    expect(actual.length).toBeGreaterThan(500);
    expect(rosterIn(plan, 0, World.Hold)).toEqual(actual);
    expect(rosterIn(plan, 0, World.NoCallback)).toEqual(actual);
    expect(rosterIn(plan, 1)).not.toEqual(actual);
  });

  test('does not change with the callers, nor for those there when others join', async () => {
    const few = rosterIn((await load(busy(10, 60))).plan);
    expect(rosterIn((await load(busy(10, 20))).plan)).toEqual(few);
    const more = rosterIn((await load(busy(12, 60))).plan);
    expect(more.filter((line) => !/^team 1[12] /.test(line))).toEqual(few);
  });

  test('an agent’s sick days stay the same when shrinkage and lateness are taken out', async () => {
    const sickIn = (lines: string[]): string[] => lines.filter((line) => line.includes('Sick'));
    const shifts = [{ from: '08:00', to: '16:00' }];
    const all = rosterIn((await load(team({ agents: 30, shifts, ...absent }, 5))).plan);
    const one = rosterIn((await load(team({ agents: 30, shifts, sickness: 0.1 }, 5))).plan);
    expect(sickIn(all).length).toBeGreaterThan(5);
    expect(sickIn(all)).toEqual(sickIn(one));
  });

  test('a run in which only the roster is random is random', async () => {
    const told = await tell(center({ team: { sickness: 0.5 }, calls: [B, C] }));
    expect(told.result.deterministic).toBe(false);
  });

  test('a year of it takes no more memory than a day', async () => {
    const { plan } = await load(
      team({ agents: 2, shifts: [{ from: '08:00', to: '16:00' }], ...absent }, 365),
    );
    const changes = rosterIn(plan).length;
    expect(changes).toBeGreaterThan(2 * 365 * 10);
    // What is planned is shared by those who follow it; what is random is never written down.
    expect(new Set(plan.agents.map(({ presence }) => presence)).size).toBe(1);
    expect(plan.agents[0]!.presence).toHaveLength(2 * 365);
    expect(plan.lengthMs).toBe(365 * 24 * HOUR);
  });
});
