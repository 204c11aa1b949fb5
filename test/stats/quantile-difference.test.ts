import { expect, test } from 'vitest';
import { Histogram } from '../../src/stats/histogram.js';
import { quantileDifferenceInterval } from '../../src/stats/quantile-difference.js';
import { Generator } from './generator.js';

/** Exponential waits of a mean, one histogram a replication. */
function replications(generator: Generator, count: number, mean: number) {
  return Array.from({ length: count }, () => {
    const histogram = new Histogram();
    for (let k = 0; k < 200; k++) histogram.add(generator.exponential(mean));
    return histogram.toSparse();
  });
}

test('the difference of two medians lies in its interval, and the interval is not much too wide', () => {
  // Medians of exponentials of means 10 s and 20 s: 6.931 s and 13.863 s.
  const a = replications(new Generator('11'), 40, 20_000);
  const b = replications(new Generator('12'), 40, 10_000);
  const { mean, low, high } = quantileDifferenceInterval(a, b, 0.5, 0.999);
  const exact = 10_000 * Math.LN2;
  expect(low!).toBeLessThan(exact);
  expect(high!).toBeGreaterThan(exact);
  expect(Math.abs(mean! - exact)).toBeLessThan(600);
  expect(high! - low!).toBeLessThan(4 * 600);
});

test('what is the same on both sides has no difference and no spread', () => {
  const a = replications(new Generator('3'), 10, 10_000);
  const same = quantileDifferenceInterval(a, a, 0.95, 0.95);
  expect(same).toMatchObject({ mean: 0, low: 0, high: 0, standardError: 0 });
});

test('of nothing there is no difference, and of one replication no interval', () => {
  const one = replications(new Generator('4'), 1, 10_000);
  const two = replications(new Generator('5'), 1, 20_000);
  expect(quantileDifferenceInterval([], [], 0.5, 0.95).mean).toBeNull();
  const { mean, low } = quantileDifferenceInterval(two, one, 0.5, 0.95);
  expect(mean).not.toBeNull();
  expect(low).toBeNull();
});
