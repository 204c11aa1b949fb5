import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { erlang, gamma } from '../../../src/engine/distributions/gamma.js';
import { logGamma } from '../../../src/engine/distributions/log-gamma.js';

const shapes = [0.05, 0.3, 0.9, 1.5, 4, 25, 1000];
const probabilities = [1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-6];

function quantile(shape: number, probability: number): number {
  return gamma(shape, 1 / Math.sqrt(shape)).at(probability);
}

/** Probability between two values by Simpson's rule in log x. */
function integral(shape: number, from: number, to: number): number {
  const steps = 2000;
  const low = Math.log(from);
  const width = (Math.log(to) - low) / steps;
  let sum = 0;
  for (let k = 0; k <= steps; k++) {
    const log = low + k * width;
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(shape * log - Math.exp(log) - logGamma(shape));
  }
  return (sum * width) / 3;
}

describe('gamma', () => {
  test.each(shapes)('shape %d: the quantiles hold the probability between them', (shape) => {
    for (let k = 1; k < probabilities.length; k++) {
      const [p, q] = [probabilities[k - 1]!, probabilities[k]!];
      const between = integral(shape, quantile(shape, p), quantile(shape, q));
      expect(Math.abs(between - (q - p))).toBeLessThan(2e-7);
    }
  });

  test.each(shapes)('shape %d: the quantiles are those of another library', (shape) => {
    for (const p of probabilities) {
      const other = jstat.gamma.inv(p, shape, 1);
      expect(Math.abs(quantile(shape, p) / other - 1)).toBeLessThan(1e-7);
    }
  });

  test('the series takes over where the table leaves off', () => {
    for (const p of probabilities) {
      const table = quantile(99_999, p) / 99_999;
      const series = quantile(100_001, p) / 100_001;
      expect(Math.abs(table / series - 1)).toBeLessThan(2e-7);
    }
  });

  test('an Erlang of one phase and a gamma of cv 1 are exponential', () => {
    for (const p of probabilities) {
      expect(erlang(1, 90).at(p)).toBe(-90 * Math.log1p(-p));
      expect(gamma(90, 1).at(p)).toBe(-90 * Math.log1p(-p));
    }
  });

  test('an Erlang is the gamma of its phases', () => {
    expect(erlang(4, 90).at(0.3)).toBe(gamma(90, 0.5).at(0.3));
  });

  test('the smallest of shapes end in zero, not in something that is no number', () => {
    expect(gamma(90, 30).at(1e-12)).toBe(0);
    expect(gamma(90, 30).at(0.5)).toBeGreaterThanOrEqual(0);
    expect(gamma(90, 30).at(1 - 2 ** -53)).toBeGreaterThan(1000);
  });
});
