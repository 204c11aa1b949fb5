import { describe, expect, test } from 'vitest';
import { stream } from '../../src/engine/streams.js';
import { cellCounts, chiSquare, chiSquareLimit, correlation } from '../stats/goodness.js';

const COUNT = 40_000;

function take(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

describe('streams by name', () => {
  test('the numbers of a stream stay what they are', () => {
    expect(take(3, stream('ringback', 17, 'sales|arrivals'))).toMatchInlineSnapshot(`
      [
        0.8529783624690026,
        0.27059850934892893,
        0.9670597980730236,
      ]
    `);
  });

  test('a stream has the same numbers however often it is made', () => {
    const again = take(10, stream('seed', 1, 'arrivals'));
    expect(take(10, stream('seed', 1, 'arrivals'))).toEqual(again);
  });

  test('its numbers fill all cells alike, one by one and in pairs', () => {
    const values = take(COUNT, stream('ringback', 1, 'sales|arrivals'));
    // 1000 and 400 cells, 99.9 %.
    const single = chiSquare(cellCounts(values, 1000), COUNT / 1000);
    expect(single).toBeLessThan(chiSquareLimit(999, 0.999));
    const pairs = new Array<number>(400).fill(0);
    for (let k = 0; k < COUNT; k += 2) {
      pairs[Math.floor(values[k]! * 20) * 20 + Math.floor(values[k + 1]! * 20)]!++;
    }
    expect(chiSquare(pairs, COUNT / 800)).toBeLessThan(chiSquareLimit(399, 0.999));
  });

  test('its numbers are not correlated with those that follow', () => {
    const values = take(COUNT, stream('ringback', 1, 'sales|arrivals'));
    for (const lag of [1, 2, 3, 5, 10]) {
      const serial = correlation(values.slice(lag), values.slice(0, -lag));
      expect(Math.abs(serial)).toBeLessThan(3.29 / Math.sqrt(COUNT)); // 99.9 %
    }
  });

  test.each([
    ['in the next replication', stream('ringback', 2, 'sales|arrivals')],
    ['with a seed one character off', stream('ringbacj', 1, 'sales|arrivals')],
    ['with a name one character off', stream('ringback', 1, 'sales|arrivalt')],
    ['in the eleventh replication', stream('ringback', 11, 'sales|arrivals')],
  ])('no correlation with the stream %s', (_, other) => {
    const values = take(COUNT, stream('ringback', 1, 'sales|arrivals'));
    const others = take(COUNT, other);
    expect(Math.abs(correlation(values, others))).toBeLessThan(3.29 / Math.sqrt(COUNT)); // 99.9 %
  });

  test('the first numbers of many streams are uniform and not in step', () => {
    const first = Array.from({ length: 4096 }, (_, k) => stream('ringback', k, 'sales|arrivals')());
    expect(chiSquare(cellCounts(first, 64), 64)).toBeLessThan(chiSquareLimit(63, 0.999));
    const serial = correlation(first.slice(1), first.slice(0, -1));
    expect(Math.abs(serial)).toBeLessThan(3.29 / 64); // 99.9 %
  });
});
