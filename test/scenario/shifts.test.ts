import { describe, expect, test } from 'vitest';
import { Presence } from '../../src/model/agent-plan.js';
import { planFrom, scenario } from './reading.js';

const HOUR = 3_600_000;
const WORD = Object.keys(Presence).map((name) =>
  name === 'LoggedOut' ? 'out' : name.toLowerCase(),
);

/** What each agent is rostered to do: `0h ready, 4h break, …`. */
async function rosters(team: string, parts: Record<string, string> = {}): Promise<string[]> {
  const plan = await planFrom(scenario({ teams: `teams: [{ name: t, ${team} }]`, ...parts }));
  return plan.agents.map(({ presence }) =>
    presence.map(({ at, presence: state }) => `${at / HOUR}h ${WORD[state]}`).join(', '),
  );
}

describe('shifts', () => {
  test('without shifts everybody works from start to end', async () => {
    expect(await rosters('agents: 2')).toEqual(['0h ready', '0h ready']);
  });

  test('a shift that began before the run is under way at its start', async () => {
    expect(await rosters('shifts: [{ from: 06:00, to: 12:00 }]')).toEqual(['0h ready, 4h out']);
  });

  test('an end after the run is kept, for the simulation to decide', async () => {
    expect(await rosters('shifts: [{ from: 09:00, to: 19:00 }]')).toEqual(['1h ready, 11h out']);
  });

  test("a shift over midnight ends on the next day, and yesterday's reaches into the run", async () => {
    const parts = {
      start: 'start: 2026-03-02T00:00[UTC]',
      length: 'length: 24h',
      closing: 'closing: { runOut: 0s }',
    };
    expect(await rosters('shifts: [{ from: 22:00, to: 06:00 }]', parts)).toEqual([
      '0h ready, 6h out, 22h ready',
    ]);
  });

  test('days are those on which a shift begins', async () => {
    // The second of March 2026 is a Monday.
    const parts = { start: 'start: 2026-03-02T00:00[UTC]', length: 'length: 4d' };
    expect(await rosters('shifts: [{ from: 22:00, to: 02:00, days: [mon, wed] }]', parts)).toEqual([
      '22h ready, 26h out, 70h ready, 74h out',
    ]);
  });

  test('from without to goes on to the end, from its first day on', async () => {
    expect(await rosters('shifts: [{ from: 09:30 }]', { length: 'length: 3d' })).toEqual([
      '1.5h ready',
    ]);
    expect(await rosters('shifts: [{ from: 07:30 }]', { length: 'length: 3d' })).toEqual([
      '0h ready',
    ]);
    expect(await rosters('shifts: [{ from: 300s }]')).toEqual([`${300 / 3600}h ready`]);
  });

  test('24:00 is the end of the day', async () => {
    const parts = {
      start: 'start: 2026-03-02T00:00[UTC]',
      length: 'length: 24h',
      closing: 'closing: { runOut: 1h }',
    };
    expect(await rosters('shifts: [{ from: 12:00, to: 24:00 }]', parts)).toEqual([
      '12h ready, 24h out',
    ]);
  });

  test('overlapping shifts are one, and shifts that touch leave no gap', async () => {
    expect(
      await rosters('shifts: [{ from: 1h, to: 4h }, { from: 2h, to: 3h }, { from: 4h, to: 5h }]'),
    ).toEqual(['1h ready, 5h out']);
  });

  test('a numbered shift takes the agents in order, passing over those at work', async () => {
    expect(
      await rosters(
        'agents: 3, shifts: [{ from: 0h, to: 2h, agents: 2 }, { from: 1h, to: 3h, agents: 1 }, { from: 3h, to: 4h, agents: 2 }]',
      ),
    ).toEqual([
      '0h ready, 2h out, 3h ready, 4h out',
      '0h ready, 2h out, 3h ready, 4h out',
      '1h ready, 3h out',
    ]);
  });

  test('an agent with shifts of their own does not count among those of the team', async () => {
    expect(
      await rosters(
        'agents: [{ name: a, shifts: [{ from: 5h }] }, { name: b }], shifts: [{ from: 1h, agents: 1 }]',
      ),
    ).toEqual(['5h ready', '1h ready']);
  });
});

describe('breaks', () => {
  test('a break is within its shift', async () => {
    expect(
      await rosters('shifts: [{ from: 08:00, to: 16:00, breaks: [{ at: 12:00, for: 30m }] }]'),
    ).toEqual(['0h ready, 4h break, 4.5h ready, 8h out']);
  });

  test('staggered breaks begin one after the other', async () => {
    expect(
      await rosters(
        'agents: 4, shifts: [{ from: 08:00, to: 16:00, breaks: [{ at: 12:00, for: 30m, staggered: 2h }] }]',
      ),
    ).toEqual([
      '0h ready, 4h break, 4.5h ready, 8h out',
      '0h ready, 4.5h break, 5h ready, 8h out',
      '0h ready, 5h break, 5.5h ready, 8h out',
      '0h ready, 5.5h break, 6h ready, 8h out',
    ]);
  });

  test('breaks that overlap are one, and a break ends with its shift', async () => {
    expect(
      await rosters(
        'shifts: [{ from: 0s, to: 4h, breaks: [{ at: 1h, for: 1h }, { at: 1.5h, for: 1h }, { at: 3.5h, for: 2h }] }]',
      ),
    ).toEqual(['0h ready, 1h break, 2.5h ready, 3.5h break, 4h out']);
  });

  test('a break is of one of several kinds', async () => {
    expect(
      await rosters(
        'shifts: [{ from: 0s, to: 8h, breaks: [{ at: 1h, for: 1h, as: meeting }, { at: 3h, for: 1h, as: lunch }, { at: 3.5h, for: 1h, as: training }] }]',
      ),
    ).toEqual(['0h ready, 1h meeting, 2h ready, 3h lunch, 4h training, 4.5h ready, 8h out']);
  });

  test('a break of a shift over midnight may be after midnight', async () => {
    const parts = { start: 'start: 2026-03-02T20:00[UTC]', length: 'length: 12h' };
    expect(
      await rosters(
        'shifts: [{ from: 22:00, to: 06:00, breaks: [{ at: 01:00, for: 1h }] }]',
        parts,
      ),
    ).toEqual(['2h ready, 5h break, 6h ready, 10h out']);
  });

  test('a shift without end has its break every day', async () => {
    expect(
      await rosters('shifts: [{ from: 08:00, breaks: [{ at: 12:00, for: 1h }] }]', {
        length: 'length: 30h',
        closing: 'closing: { runOut: 0s }',
      }),
    ).toEqual(['0h ready, 4h break, 5h ready, 28h break, 29h ready']);
  });

  test('a break that was over before the run is not taken', async () => {
    expect(
      await rosters(
        'shifts: [{ from: 05:00, to: 16:00, breaks: [{ at: 06:00, for: 1h }, { at: 07:30, for: 1h }] }]',
      ),
    ).toEqual(['0h break, 0.5h ready, 8h out']);
  });
});

describe('the clocks', () => {
  test('the start is an instant of its zone', async () => {
    const at = async (start: string) =>
      (await planFrom(scenario({ start: `start: ${start}` }))).startsAt;
    expect(await at('2026-03-02T08:00[Europe/London]')).toBe('2026-03-02T08:00:00.000Z');
    expect(await at('2026-07-01T08:00[Europe/London]')).toBe('2026-07-01T07:00:00.000Z');
    expect(await at('2026-07-01T08:00:30[America/New_York]')).toBe('2026-07-01T12:00:30.000Z');
    expect(await at('2026-07-01T08:00[Asia/Kolkata]')).toBe('2026-07-01T02:30:00.000Z');
  });

  test('a day on which the clocks go forward is an hour shorter', async () => {
    const parts = { start: 'start: 2026-03-28T08:00[Europe/London]', length: 'length: 2d' };
    expect(await rosters('shifts: [{ from: 08:00, to: 16:00, days: [sat, sun] }]', parts)).toEqual([
      '0h ready, 8h out, 23h ready, 31h out',
    ]);
  });

  test('a day on which the clocks go back is an hour longer', async () => {
    const parts = {
      start: 'start: 2026-10-24T22:00[Europe/London]',
      length: 'length: 1d',
      closing: 'closing: { runOut: 0s }',
    };
    expect(await rosters('shifts: [{ from: 22:00, to: 06:00 }]', parts)).toEqual([
      '0h ready, 9h out',
    ]);
  });

  test('a time that the clocks skip is taken as much later, and of two the first is meant', async () => {
    const parts = {
      start: 'start: 2026-03-29T00:00[Europe/London]',
      length: 'length: 10h',
      closing: 'closing: { runOut: 0s }',
    };
    expect(await rosters('shifts: [{ from: 01:30, to: 06:00 }]', parts)).toEqual([
      '1.5h ready, 5h out',
    ]);
    const autumn = { ...parts, start: 'start: 2026-10-25T00:00[Europe/London]' };
    expect(await rosters('shifts: [{ from: 01:30, to: 06:00 }]', autumn)).toEqual([
      '1.5h ready, 7h out',
    ]);
  });
});
