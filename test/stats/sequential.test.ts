/** The number of replications that a pilot calls for. */
import jstat from 'jstat';
import { expect, test } from 'vitest';
import { meanInterval } from '../../src/stats/confidence.js';
import { replicationsFor, varianceInflation } from '../../src/stats/sequential.js';
import { studentQuantile } from '../../src/stats/student.js';
import { Generator } from './generator.js';

/** Of n replications. */
const t975 = (n: number): number => studentQuantile(0.975, n - 1);

test('a variance is taken up to its bound at 90 %, which is that of chi-square', () => {
  for (const degrees of [9, 19, 29, 99, 399]) {
    const exact = degrees / jstat.chisquare.inv(0.1, degrees);
    expect(varianceInflation(degrees) / exact).toBeCloseTo(1, 2);
  }
});

test('it is the least number whose half-width is small enough', () => {
  const perRoot = (1 / t975(30)) * Math.sqrt(30 * varianceInflation(29));
  for (const asked of [1, 0.5, 0.1, 0.013]) {
    const n = replicationsFor(1, 30, asked, 0.95);
    expect((perRoot * t975(n)) / Math.sqrt(n)).toBeLessThanOrEqual(asked);
    expect((perRoot * t975(n - 1)) / Math.sqrt(n - 1)).toBeGreaterThan(asked);
  }
});

test('it is the least number from a small pilot, too, where every degree of freedom tells', () => {
  for (const pilot of [3, 4, 6]) {
    const perRoot = Math.sqrt(pilot * varianceInflation(pilot - 1)) / t975(pilot);
    for (const asked of [0.2, 0.4, 0.6, 0.8, 1, 1.2]) {
      let least = pilot;
      while (perRoot * t975(least) > asked * Math.sqrt(least)) least++;
      expect(replicationsFor(1, pilot, asked, 0.95)).toBe(least);
    }
  }
});

test('half the width takes about four times as many', () => {
  const once = replicationsFor(1, 30, 0.2, 0.95);
  const halved = replicationsFor(1, 30, 0.1, 0.95);
  expect(halved / once).toBeCloseTo(4, 1);
});

test('what is narrow enough by far needs no more than there are', () => {
  expect(replicationsFor(0.5, 30, 1, 0.95)).toBe(30);
  expect(replicationsFor(0, 30, 1, 0.95)).toBe(30);
  expect(replicationsFor(0, 30, 0, 0.95)).toBe(30);
  // A single one is enough where no random number is used.
  expect(replicationsFor(0, 1, 1, 0.95)).toBe(1);
});

test('no number will do for a width of nothing, nor for one without end', () => {
  expect(replicationsFor(1, 30, 0, 0.95)).toBe(Number.POSITIVE_INFINITY);
  expect(replicationsFor(Number.POSITIVE_INFINITY, 30, 1, 0.95)).toBe(Number.POSITIVE_INFINITY);
  expect(replicationsFor(1, 30, 1e-9, 0.95)).toBe(Number.POSITIVE_INFINITY);
});

test('stopping by it keeps the interval honest, and reaches the width nine times in ten', () => {
  // Counts of mean 20; half-widths of 0.9 take about 100 of them.
  const random = new Generator('stopping');
  const experiments = 2000;
  let [covered, reached, total] = [0, 0, 0];
  for (let k = 0; k < experiments; k++) {
    const values = Array.from({ length: 30 }, () => random.poisson(20));
    const width = ({ low, high }: { low: number | null; high: number | null }): number =>
      (high! - low!) / 2;
    const n = replicationsFor(width(meanInterval(values, 0.95)), 30, 0.9, 0.95);
    while (values.length < n) values.push(random.poisson(20));
    const interval = meanInterval(values, 0.95);
    if (interval.low! <= 20 && interval.high! >= 20) covered++;
    if (width(interval) <= 0.9) reached++;
    total += n;
  }
  const z = (covered / experiments - 0.95) / Math.sqrt((0.95 * 0.05) / experiments);
  expect(Math.abs(z)).toBeLessThan(3.5);
  expect(reached / experiments).toBeGreaterThan(0.88);
  expect(total / experiments).toBeGreaterThan(110);
  expect(total / experiments).toBeLessThan(175);
});
