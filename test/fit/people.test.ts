import { describe, expect, test } from 'vitest';
import { agentDays, isAbsence, quietestHour } from '../../src/fit/agent-days.js';
import { busyWhileWaiting } from '../../src/fit/busy-while-waiting.js';
import { LocalDays, localDays } from '../../src/fit/local-days.js';
import { LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import { teamsOf } from '../../src/fit/presence.js';
import { blocksOf, wholeAgents, wholeTeams } from '../../src/fit/shift-blocks.js';
import { servedIn, skillsOf } from '../../src/fit/skills.js';
import { Spans } from '../../src/fit/spans.js';
import { WrapGaps } from '../../src/fit/wrap.js';
import { logOf } from './logs.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.parse('2026-03-02T12:00Z');

async function days(): Promise<LocalDays> {
  const found = await localDays(NOON, NOON, 'UTC');
  if (!(found instanceof LocalDays)) throw new Error(found.problem);
  return found;
}

/** Answered at once, so many minutes after noon. */
function served(agent: string, minute: number, minutes: number, type = 'sales'): Partial<LogRow> {
  const times = { at: NOON + minute * MINUTE, talkMs: minutes * MINUTE, queued: false };
  return { ...times, agent, type, outcome: LogOutcome.Answered };
}

function hungUp(minute: number, minutes: number, type = 'sales'): Partial<LogRow> {
  const times = { at: NOON + minute * MINUTE, waitMs: minutes * MINUTE };
  return { ...times, type, outcome: LogOutcome.Abandoned };
}

describe('when an agent is there', () => {
  test('from the first call to the last, but for half an hour in which others took all', async () => {
    const alone = logOf([served('Ann', 0, 5), served('Ann', 30, 5), served('Ann', 66, 5)]);
    const [quiet] = agentDays(alone, await days(), 0, [[0]]);
    expect(quiet!.spans).toHaveLength(1);
    const others = Array.from({ length: 3 }, (_, k) => served('Bob', 40 + k, 1));
    const log = logOf(
      [...alone.calls()].map((_, k) => served('Ann', [0, 30, 66][k]!, 5)).concat(others),
    );
    const [day] = agentDays(log, await days(), 0, [[0], [0]]);
    expect(day!.gaps.map((gap) => isAbsence(gap))).toEqual([false, true]);
    expect(
      day!.spans.map(({ from, to }) => [(from - NOON) / MINUTE, (to - NOON) / MINUTE]),
    ).toEqual([
      [0, 30],
      [66, 71],
    ]);
  });

  test('not while callers of theirs wait for over five minutes', async () => {
    const log = logOf([
      served('Ann', 0, 5),
      served('Bob', 0, 5, 'help'),
      hungUp(4, 6.5),
      served('Ann', 15, 5),
      served('Bob', 15, 5, 'help'),
    ]);
    const [ann, bob] = agentDays(log, await days(), 0, [[0], [1]]);
    expect(ann!.gaps[0]).toMatchObject({ waited: 5.5 * MINUTE, waitedFirst: 5.5 * MINUTE });
    expect(ann!.spans).toHaveLength(2);
    expect(bob!.gaps[0]).toMatchObject({ waited: 0, waitedFirst: null });
    expect(bob!.spans).toHaveLength(1);
  });

  test('and services that overlap are one', async () => {
    const log = logOf([served('Ann', 0, 10), served('Ann', 5, 1), served('Ann', 12, 1)]);
    const [day] = agentDays(log, await days(), 0, [[0]]);
    expect(day!.gaps[0]).toBeNull();
    expect(day!.gaps[1]).toMatchObject({ from: NOON + 10 * MINUTE, to: NOON + 12 * MINUTE });
  });

  test('a day of the center begins in the quietest hour of the night', async () => {
    const rows = [0, 1, 2, 5, 6, 7, 8, 9].flatMap((hour) =>
      Array.from({ length: hour === 2 ? 1 : 2 }, () => ({ at: NOON - 12 * HOUR + hour * HOUR })),
    );
    expect(quietestHour(logOf(rows), await days())).toBe(3 * HOUR);
  });
});

test('time away from calls that wait is cut off when nobody waits any more', async () => {
  // Forty times: two minutes until the next call while others wait; ten times they have gone before.
  const rows = Array.from({ length: 50 }, (_, k) => {
    const from = k * 20;
    const gone = k % 5 === 0;
    return [
      served('Ann', from, 4),
      hungUp(from + 3, gone ? 2 : 3.5),
      { ...served('Ann', from + (gone ? 8 : 6), 1), queued: true },
    ];
  }).flat();
  const gaps = new WrapGaps(1);
  for (const day of agentDays(logOf(rows), await days(), 0, [[0]])) gaps.add(day);
  const wrap = gaps.estimate()!;
  // Between the pairs nobody waits, so nothing is seen there.
  expect(wrap).toMatchObject({ seen: 50, ended: 40, median: 120, tail: 0 });
  expect(wrap.mean).toBeCloseTo(120, 9);
});

describe('who can do what', () => {
  test('is a fifth of what chance would deal out', () => {
    const rows = [
      ...Array.from({ length: 80 }, (_, k) => served('Ann', k, 1, k < 40 ? 'sales' : 'help')),
      ...Array.from({ length: 80 }, (_, k) => served('Bob', k, 1, k < 77 ? 'sales' : 'help')),
    ];
    const log = logOf(rows);
    const all = servedIn(log, () => true);
    expect(all.expected(1, 1)).toBe((80 * 43) / 160);
    expect(skillsOf(0, 2, all)).toEqual([0, 1]);
    expect(skillsOf(1, 2, all)).toEqual([0]);
    // On a day of few calls the whole log decides, on one of many the day.
    const early = servedIn(log, ({ at }) => at < NOON + 3 * MINUTE);
    expect(skillsOf(0, 2, all, early)).toEqual([0, 1]);
    const late = servedIn(log, ({ at }) => at >= NOON + 40 * MINUTE);
    expect(skillsOf(0, 2, all, late)).toEqual([1]);
  });

  test('those of the same skills are a team, and a trifle joins the most alike', () => {
    const teams = teamsOf([[0, 1], [0, 1], [2], [0, 1, 3], [0]], [40, 50, 30, 1, 0]);
    expect(teams.map(({ agents }) => agents)).toEqual([[0, 1, 3], [2]]);
    // Nobody else takes type 3.
    expect(teams[0]!.skills).toEqual([0, 1, 3]);
  });
});

describe('a curve of agents', () => {
  test('keeps its hours in whole agents and does not flicker', () => {
    const curve = [0, 0.4, 1.4, 2.6, 2.5, 2.4, 1.2, 0.5, 0];
    const whole = wholeAgents(curve);
    expect(whole.reduce((sum, n) => sum + n, 0)).toBe(11);
    expect(whole).toEqual([0, 0, 1, 3, 3, 2, 1, 1, 0].map((n) => n));
    expect(wholeAgents([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(wholeAgents([2, 2])).toEqual([2, 2]);
  });

  test('is laid in blocks', () => {
    expect(blocksOf([0, 1, 3, 3, 1, 0, 2])).toEqual([
      { from: 1, to: 5, agents: 1 },
      { from: 2, to: 4, agents: 2 },
      { from: 6, to: 7, agents: 2 },
    ]);
    expect(blocksOf([0, 0])).toEqual([]);
  });
});

test('without names there are as many agents as were busy while callers waited', async () => {
  const anonymous = (minute: number, minutes: number) => ({
    ...served('', minute, minutes),
    agent: null,
  });
  // Three are busy from 0 to 20; somebody waits from 5 to 15. At 40 one is busy, and nobody waits.
  const log = logOf([...[0, 0, 0].map(() => anonymous(0, 20)), hungUp(5, 10), anonymous(40, 10)]);
  const load = busyWhileWaiting(log, await days(), 30 * MINUTE);
  const monday = load[0]!;
  expect(load[1]).toBeNull();
  expect(monday[24]).toEqual({ waiting: 1 / 3, busyMeanwhile: 3, most: 3 });
  expect(monday[25]).toEqual({ waiting: 0, busyMeanwhile: 0, most: 1 });
  expect(monday[26]).toEqual({ waiting: 0, busyMeanwhile: 0, most: 0 });
});

test('how much of one stretch lies in others', () => {
  const spans = new Spans([
    { from: 10, to: 20 },
    { from: 0, to: 5 },
    { from: 15, to: 30 },
  ]);
  expect(spans.within(0, 100)).toBe(25);
  expect(spans.within(4, 12)).toBe(3);
  expect(spans.within(5, 10)).toBe(0);
  expect(spans.endAt(4)).toBe(5);
  expect(spans.endAt(5)).toBeNull();
  expect(spans.endAt(12)).toBe(30);
});

test('teams are rounded together: no step is short because every team is rounded down at once', () => {
  // Five teams of one and a half agents at the height of the day, all with the same curve.
  const curve = [0, 0.4, 1.4, 1.5, 1.4, 1.4, 0.4, 0];
  const teams = [1, 2, 3, 4, 5].map(() => curve);
  const given = wholeTeams(teams);
  const inStep = (step: number): number => given.reduce((sum, own) => sum + own[step]!, 0);
  for (const [step, each] of curve.entries()) {
    expect(Math.abs(inStep(step) - 5 * each)).toBeLessThan(1);
  }
  // Each for itself, all have two agents in the same steps, and the rest have too few.
  const alone = wholeAgents(curve);
  const worst = Math.max(...curve.map((each, step) => Math.abs(5 * alone[step]! - 5 * each)));
  expect(worst).toBeGreaterThan(1.9);
  // Hours are dealt evenly, and nobody is there when the team is not.
  const hours = given.map((own) => own.reduce((sum, n) => sum + n, 0));
  expect(Math.max(...hours) - Math.min(...hours)).toBeLessThanOrEqual(2);
  for (const own of given) expect([own[0], own.at(-1)]).toEqual([0, 0]);
});

test('who is there stays, rather than teams taking turns', () => {
  const half = Array.from({ length: 12 }, () => 0.5);
  const [one] = wholeTeams([half, half]);
  const changes = one!.filter((n, k) => k > 0 && n !== one![k - 1]).length;
  expect(changes).toBeLessThanOrEqual(6);
  expect(one!.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(4);
});
