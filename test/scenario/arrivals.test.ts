import { describe, expect, test } from 'vitest';
import type { RateProfile } from '../../src/engine/rates.js';
import { brief, loadedFrom, planFrom, scenario } from './reading.js';

const HOUR = 3_600_000;

function withPoisson(poisson: string, parts: Record<string, string> = {}): string {
  return scenario({
    ...parts,
    callers: `callers: [{ name: c, arrivals: { poisson: ${poisson} } }]`,
  });
}

async function profileOf(
  poisson: string,
  parts: Record<string, string> = {},
): Promise<RateProfile> {
  const arrivals = (await planFrom(withPoisson(poisson, parts))).classes[0]?.arrivals;
  if (arrivals?.kind !== 'rates') throw new Error('calls are not drawn');
  return arrivals.profile;
}

/** Pieces with calls: from and to in hours, and calls an hour. */
async function hoursOf(poisson: string, parts: Record<string, string>) {
  const { edges, startPerMs } = await profileOf(poisson, parts);
  return startPerMs.flatMap((rate, k) =>
    rate === 0
      ? []
      : [[(edges[k] ?? 0) / HOUR, (edges[k + 1] ?? 0) / HOUR, Math.round(rate * HOUR)]],
  );
}

test('knots are rates with straight lines between', async () => {
  const profile = await profileOf('{ every: 30m, knots: [0, 60, 30, 30] }', {
    length: 'length: 80m',
  });
  expect(profile).toEqual({
    edges: [0, 0.5 * HOUR, HOUR, 1.5 * HOUR],
    startPerMs: [0, 60, 30].map((count) => count / (0.5 * HOUR)),
    endPerMs: [60, 30, 30].map((count) => count / (0.5 * HOUR)),
  });
});

describe('a weekly pattern', () => {
  // 2026-03-27 is a Friday.
  const friday = { start: 'start: 2026-03-27T08:00[UTC]', length: 'length: 3d' };

  test('has the steps of each local day, and none where the list ends', async () => {
    const week = '{ every: 1h, from: 09:00, week: { fri: [10, 20], default: [5] } }';
    expect(await hoursOf(week, friday)).toEqual([
      [1, 2, 10],
      [2, 3, 20],
      [25, 26, 5],
      [49, 50, 5],
    ]);
  });

  test('has no calls on days that are not listed, where there is no default', async () => {
    const week = '{ every: 12h, week: { sat: [0, 24] } }';
    expect(await hoursOf(week, friday)).toEqual([[28, 40, 2]]);
  });

  test('is cut where the run begins and ends', async () => {
    const week = '{ every: 6h, week: { default: [6, 12, 18, 24] } }';
    expect(await hoursOf(week, { ...friday, length: 'length: 12h' })).toEqual([
      [0, 4, 2],
      [4, 10, 3],
      [10, 12, 4],
    ]);
  });

  // In London the clocks go from 01:00 to 02:00 on 2026-03-29, and from 02:00 to 01:00 on 2026-10-25.
  const everyHalfHour = '{ every: 30m, from: 00:30, week: { sun: [1, 2, 3, 4, 5] } }';

  test('leaves out the steps that the clocks skip', async () => {
    const sunday = { start: 'start: 2026-03-29T00:00[Europe/London]', length: 'length: 1d' };
    expect(await hoursOf(everyHalfHour, sunday)).toEqual([
      [0.5, 1, 2],
      [1, 1.5, 8],
      [1.5, 2, 10],
    ]);
  });

  test('has the steps twice that the clocks repeat', async () => {
    const sunday = { start: 'start: 2026-10-25T00:00[Europe/London]', length: 'length: 1d' };
    expect(await hoursOf(everyHalfHour, sunday)).toEqual([
      [0.5, 1, 2],
      [1, 1.5, 4],
      [1.5, 2, 6],
      [2, 2.5, 4],
      [2.5, 3, 6],
      [3, 3.5, 8],
      [3.5, 4, 10],
    ]);
  });

  test('stands at its local times on the day after', async () => {
    const saturday = { start: 'start: 2026-03-28T12:00[Europe/London]', length: 'length: 2d' };
    expect(await hoursOf('{ every: 1h, from: 09:00, week: { default: [7] } }', saturday)).toEqual([
      [20, 21, 7],
      [44, 45, 7],
    ]);
  });

  test('begins after midnight on a day whose midnight the clocks skip', async () => {
    // In Beirut they go from 00:00 to 01:00 on 2026-03-29.
    const sunday = { start: 'start: 2026-03-28T22:00[Asia/Beirut]', length: 'length: 6h' };
    expect(await hoursOf('{ every: 1h, week: { sun: [1, 2, 3] } }', sunday)).toEqual([
      [2, 3, 2],
      [3, 4, 3],
    ]);
  });

  test('has a year of half hours compiled in less than a second', async () => {
    const begun = performance.now();
    const list = Array.from({ length: 48 }, (_, k) => k).join();
    const { edges } = await profileOf(`{ every: 30m, week: { default: [${list}] } }`, {
      start: 'start: 2026-01-01T00:00[Europe/London]',
      length: 'length: 365d',
    });
    expect(edges.length).toBe(365 * 48 + 1);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('is written out with its first step', async () => {
    const text = withPoisson('{ every: 1h, week: { mon: [1] } }');
    expect((await loadedFrom(text)).resolved.callers[0]?.arrivals).toEqual({
      poisson: { every: '1h', from: '00:00', week: { mon: [1] } },
    });
  });
});

describe('busyness', () => {
  async function busyOf(poisson: string, parts: Record<string, string>) {
    const arrivals = (await planFrom(withPoisson(poisson, parts))).classes[0]?.arrivals;
    if (arrivals?.kind !== 'rates' || arrivals.busyness === null) throw new Error('never busier');
    return { ...arrivals.profile, ...arrivals.busyness };
  }
  const evening = { start: 'start: 2026-03-02T22:30[UTC]', length: 'length: 3h' };

  test('begins anew at midnight: a step over it becomes two', async () => {
    const busy = await busyOf(
      '{ every: 1h, knots: [0, 8, 0, 0], busyness: { step: 0.1 } }',
      evening,
    );
    expect(busy).toMatchObject({
      edges: [0, HOUR, 1.5 * HOUR, 2 * HOUR, 3 * HOUR],
      startPerMs: [0, 8, 4, 0].map((count) => count / HOUR),
      endPerMs: [8, 4, 0, 0].map((count) => count / HOUR),
      days: [0, 0, 1, 1],
      steps: [0, 1, 0, 1],
    });
  });

  test('of days alone needs no steps', async () => {
    const { edges, days, day, step } = await busyOf(
      '{ every: 1h, calls: 9, busyness: { day: 0.1 } }',
      evening,
    );
    expect({ edges, days, step }).toEqual({
      edges: [0, 1.5 * HOUR, 3 * HOUR],
      days: [0, 1],
      step: null,
    });
    expect(day?.mean).toBe(1);
  });

  test('of steps gives each step of a constant rate a factor of its own', async () => {
    const { edges, steps } = await busyOf(
      '{ every: 1h, calls: 9, busyness: { step: 0.1 } }',
      evening,
    );
    expect(edges).toEqual([0, HOUR, 1.5 * HOUR, 2 * HOUR, 3 * HOUR]);
    expect(steps).toEqual([0, 1, 0, 1]);
  });

  test('counts the steps of a week from the first of the day, wherever the run begins', async () => {
    const week = '{ every: 6h, week: { default: [6, 6, 6, 6] }, busyness: { step: 0.1 } }';
    const { days, steps } = await busyOf(week, { ...evening, length: 'length: 8h' });
    expect({ days, steps }).toEqual({ days: [0, 1, 1], steps: [3, 0, 1] });
  });

  test('is written out, with what it shares', async () => {
    const text = withPoisson('{ every: 1h, calls: 9, busyness: { step: 0.1, shared: all } }');
    expect((await loadedFrom(text)).resolved.callers[0]?.arrivals?.poisson?.busyness).toEqual({
      day: 0,
      step: 0.1,
      correlation: 0,
      shared: 'all',
    });
  });

  test('of steps is shared only by classes that go by the same steps', async () => {
    const one = (name: string, every: string): string =>
      `{ name: ${name}, arrivals: { poisson: { every: ${every}, calls: 9, busyness: { step: 0.1, shared: all } } } }`;
    const text = scenario({
      callers: `callers: [${one('a', '1h')}, ${one('b', '60m')}, ${one('c', '30m')}]`,
    });
    expect(await brief(text)).toMatchInlineSnapshot(`
      [
        "callers.c.arrivals.poisson.busyness.shared: shares the busyness of its steps ("all") with "a", whose steps are others; give both the same "every" and "from", or leave "step" or "shared" out",
      ]
    `);
  });
});

test.each([
  ['{ every: 1h }'],
  ['{ every: 1h, calls: 1, knots: [1, 2] }'],
  ['{ every: 1h, knots: [1, 2, 3] }'],
  ['{ every: 1h, knots: [1, -2] }'],
  ['{ every: 1h, calls: 1, from: 08:00 }'],
  ['{ every: 1h, week: {} }'],
  ['{ every: 1h, week: { monday: [1] } }'],
  ['{ every: 1h, from: 300s, week: { mon: [1] } }'],
  ['{ every: 1h, from: 22:00, week: { mon: [1, 2, 3], tue: [1, 2] } }'],
  ['{ every: 3h, from: 22:00, week: { mon: [1] } }'],
  ['{ every: 1h, from: 22, week: { mon: [] } }'],
  ['{ every: 1h, calls: 1, busyness: {} }'],
  ['{ every: 1h, calls: 1, busyness: { day: 0, step: 0 } }'],
  ['{ every: 1h, calls: 1, busyness: { day: 10% } }'],
  ['{ every: 1h, calls: 1, busyness: { day: 0.1, correlation: 0.5 } }'],
  ['{ every: 1s, calls: 1, busyness: { step: 0.1 } }'],
])('a rate of %s is refused', async (poisson) => {
  expect(await brief(withPoisson(poisson, { length: 'length: 10h' }))).toMatchSnapshot();
});

test('a class whose calls are drawn and listed counts as two', async () => {
  const one = (_: unknown, k: number): string =>
    `{ name: c${k}, arrivals: { poisson: { every: 1h, calls: 60 } }, calls: [{ at: 1s }] }`;
  const callers = (count: number): string =>
    scenario({ callers: `callers: [${Array.from({ length: count }, one).join()}]` });
  expect(await brief(callers(250))).toEqual([]);
  expect(await brief(callers(251))).toMatchInlineSnapshot(`
    [
      "callers: 502 classes of callers are more than the 500 that a scenario may have; keep to 500 or fewer",
    ]
  `);
});
