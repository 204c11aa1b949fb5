import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/proportion.js';
import { Generator } from './generator.js';

test.each([
  [0, 20, 0, 0.1611],
  [1, 20, 0.0089, 0.2361],
  [10, 20, 0.2993, 0.7007],
  [20, 20, 0.8389, 1],
  [81, 263, 0.2553, 0.3662],
])('%i of %i: the published interval', (happened, times, low, high) => {
  const interval = wilsonInterval(happened, times, 0.95)!;
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('of what was never tried nothing is said', () => {
  expect(wilsonInterval(0, 0, 0.95)).toBeNull();
});

test('the true share is inside about as often as it says', () => {
  const random = new Generator('wilson');
  for (const share of [0.1, 0.3, 0.5]) {
    let covered = 0;
    for (let k = 0; k < 4000; k++) {
      let happened = 0;
      for (let times = 0; times < 40; times++) if (random.happens(share)) happened++;
      const { low, high } = wilsonInterval(happened, 40, 0.95)!;
      if (low <= share && share <= high) covered++;
    }
    expect(covered / 4000).toBeGreaterThan(0.93);
    expect(covered / 4000).toBeLessThan(0.975);
  }
});
