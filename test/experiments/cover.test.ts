import { describe, expect, test } from 'vitest';
import { type Coverage, coverWith } from '../../src/experiments/staffing/cover.js';

/** A shift over some of so many hours. */
function shift(from: number, to: number, of: number): Coverage {
  const share = Array.from({ length: of }, (_, i) => (i >= from && i < to ? 1 : 0));
  return { share, hours: to - from };
}

function hoursOf(shifts: readonly Coverage[], counts: readonly number[]): number {
  return counts.reduce((sum, count, k) => sum + count * shifts[k]!.hours, 0);
}

function covers(shifts: readonly Coverage[], counts: readonly number[], needed: readonly number[]) {
  return needed.every(
    (need, i) => counts.reduce((sum, n, k) => sum + n * shifts[k]!.share[i]!, 0) >= need - 1e-9,
  );
}

/** The fewest hours that cover it, by trying everything. */
function fewestHours(shifts: readonly Coverage[], needed: readonly number[], max: number): number {
  let best = Number.POSITIVE_INFINITY;
  const counts = shifts.map(() => 0);
  const visit = (k: number): void => {
    if (k === shifts.length) {
      if (covers(shifts, counts, needed)) best = Math.min(best, hoursOf(shifts, counts));
      return;
    }
    for (counts[k] = 0; counts[k] <= max; counts[k]!++) visit(k + 1);
    counts[k] = 0;
  };
  visit(0);
  return best;
}

describe('a cover', () => {
  test('of one kind of shift has as many as are needed at the most', () => {
    expect(coverWith([shift(0, 4, 4)], [1, 3, 2, 0], 10)).toEqual([3]);
  });

  test('takes what fits, and nothing that is not needed', () => {
    const shifts = [shift(0, 4, 8), shift(4, 8, 8), shift(2, 6, 8)];
    expect(coverWith(shifts, [2, 2, 2, 2, 3, 3, 3, 3], 10)).toEqual([2, 3, 0]);
  });

  test('makes up for breaks', () => {
    const withBreak = { share: [1, 0.5, 1], hours: 3 };
    expect(coverWith([withBreak], [1, 1, 1], 10)).toEqual([2]);
  });

  test('gives no more than there may be, and leaves the rest open', () => {
    expect(coverWith([shift(0, 2, 3)], [5, 5, 1], 3)).toEqual([3]);
  });

  test('comes within a tenth of the fewest hours of all', () => {
    const shifts = [0, 1, 2, 3, 4].map((from) => shift(from, from + 4, 8));
    shifts.push(shift(0, 8, 8));
    let all = 0;
    let fewest = 0;
    for (let k = 0; k < 30; k++) {
      const needed = Array.from({ length: 8 }, (_, i) => (k * 7 + i * i * (k + 3) + i) % 4);
      const counts = coverWith(shifts, needed, 4);
      expect(covers(shifts, counts, needed)).toBe(true);
      all += hoursOf(shifts, counts);
      fewest += fewestHours(shifts, needed, 4);
    }
    expect(all / fewest).toBeLessThan(1.1);
  });
});
