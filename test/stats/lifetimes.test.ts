/** Survival against a table that everyone has: remissions with 6-MP (Freireich and others 1963). */
import { describe, expect, test } from 'vitest';
import {
  endedIn,
  LifetimesBuilder,
  seenIn,
  stepAt,
  survivalCurve,
  survivalInterval,
  totalTime,
} from '../../src/stats/lifetimes.js';

/** Weeks until a relapse, and weeks after which 12 of the 21 were last seen without one. */
const RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const LAST_SEEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

function remissions() {
  const builder = new LifetimesBuilder(1);
  for (const weeks of LAST_SEEN) builder.add(weeks, false);
  for (const weeks of RELAPSED) builder.add(weeks, true);
  return builder.build();
}

describe('remissions of 21 patients', () => {
  const curve = survivalCurve(remissions());

  test('nine relapsed, in 359 weeks of all together', () => {
    expect(endedIn(remissions())).toBe(9);
    expect(seenIn(remissions())).toBe(21);
    expect(totalTime(remissions())).toBe(359);
  });

  test.each([
    [6, 21, 0.857, 0.0764],
    [7, 17, 0.807, 0.0869],
    [10, 15, 0.753, 0.0963],
    [13, 12, 0.69, 0.1068],
    [16, 11, 0.627, 0.1141],
    [22, 7, 0.538, 0.1282],
    [23, 6, 0.448, 0.1346],
  ])('after %d weeks, of %d, %d have none yet', (weeks, atRisk, survival, error) => {
    const step = curve.find(({ time }) => time === weeks)!;
    expect(step.atRisk).toBe(atRisk);
    expect(step.survival).toBeCloseTo(survival, 3);
    expect(step.survival * Math.sqrt(step.relativeVariance)).toBeCloseTo(error, 4);
  });

  test('there is a step for each time of a relapse, and no other', () => {
    expect(curve.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
  });

  test('the step up to a time', () => {
    expect(stepAt(curve, 5.9)).toBeNull();
    expect(stepAt([], 5)).toBeNull();
    for (const [weeks, time] of [
      [6, 6],
      [6.9, 6],
      [7, 7],
      [15.9, 13],
      [16, 16],
      [22, 22],
      [23, 23],
      [99, 23],
    ]) {
      expect(stepAt(curve, weeks!)?.time).toBe(time);
    }
  });

  test('its interval at 95 % is that of log(-log S)', () => {
    // At 6 weeks: S = 6/7, and 0.0764 / 0.857 / 0.15415 · 1.96 = 1.133; S to the power of e^±1.133.
    const { low, high } = survivalInterval(curve[0]!, 1.959964);
    expect(low).toBeCloseTo(0.6197, 4);
    expect(high).toBeCloseTo(0.9516, 4);
  });
});

test('where all or none have ended the interval is the value', () => {
  const builder = new LifetimesBuilder(1);
  builder.add(4, true, 3);
  const [all] = survivalCurve(builder.build());
  expect(all).toMatchObject({ time: 4, atRisk: 3, survival: 0 });
  expect(survivalInterval(all!, 2)).toEqual({ low: 0, high: 0 });
  const none = { time: 1, atRisk: 3, survival: 1, relativeVariance: 0 };
  expect(survivalInterval(none, 2)).toEqual({ low: 1, high: 1 });
});

test('times are whole multiples of the resolution, each with its numbers', () => {
  const builder = new LifetimesBuilder(10);
  builder.add(14, true);
  builder.add(6, true, 3);
  builder.add(12, false, 2);
  builder.add(-8, false);
  builder.add(26, false, 4);
  const { times, ended, censored, resolution } = builder.build();
  expect([...times]).toEqual([0, 10, 30]);
  expect([...ended]).toEqual([0, 4, 0]);
  expect([...censored]).toEqual([1, 2, 4]);
  expect(resolution).toBe(10);
});
