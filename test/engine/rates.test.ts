import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/engine/invariant.js';
import { RateArrivals } from '../../src/engine/rates.js';
import { stream } from '../../src/engine/streams.js';
import { chiSquareLimit, distanceFromUniform, distanceLimit } from '../stats/goodness.js';

fc.configureGlobal({ seed: 1 });

const STEP_MS = 900_000;

function instants(arrivals: RateArrivals): number[] {
  const all: number[] = [];
  for (let at = arrivals.nextAt(); at < Number.POSITIVE_INFINITY; at = arrivals.nextAt()) {
    all.push(at);
  }
  return all;
}

describe('arrivals at rates', () => {
  const perMs = [0.00002, 0.00005, 0, 0.00001, 0.000001];

  test('the number in each step has a Poisson distribution with the mean of the step', () => {
    const days = 2000;
    const counts = perMs.map(() => [] as number[]);
    for (let day = 0; day < days; day++) {
      const all = instants(new RateArrivals(STEP_MS, perMs, stream('rates', day, 'counts')));
      for (const [step, each] of counts.entries()) {
        each.push(all.filter((at) => Math.floor(at / STEP_MS) === step).length);
      }
    }
    for (const [step, each] of counts.entries()) {
      const expected = perMs[step]! * STEP_MS;
      const sum = each.reduce((total, count) => total + count, 0);
      // Mean, 99.9 %: a sum of Poissons has its mean as its variance.
      expect(Math.abs(sum - days * expected)).toBeLessThanOrEqual(
        3.29 * Math.sqrt(days * expected),
      );
      if (expected === 0) continue;
      // Dispersion, 99.9 % on either side.
      const dispersion =
        each.reduce((total, count) => total + (count - expected) ** 2, 0) / expected;
      expect(dispersion).toBeLessThan(chiSquareLimit(days, 0.9995));
      expect(dispersion).toBeGreaterThan(chiSquareLimit(days, 0.0005));
    }
  });

  test('in the time of the cumulated rate the gaps are exponential of mean one', () => {
    const rates = Array.from({ length: 200 }, (_, k) => 0.00001 * (1 + (k % 7)));
    const cumulated = (at: number) => {
      const step = Math.min(rates.length - 1, Math.floor(at / STEP_MS));
      const before = rates.slice(0, step).reduce((sum, rate) => sum + rate * STEP_MS, 0);
      return before + (at - step * STEP_MS) * rates[step]!;
    };
    const all = instants(new RateArrivals(STEP_MS, rates, stream('rates', 1, 'gaps'))).map(
      cumulated,
    );
    const uniforms = all.map((value, k) => -Math.expm1(-(value - (all[k - 1] ?? 0))));
    expect(all.length).toBeGreaterThan(5000);
    expect(distanceFromUniform(uniforms)).toBeLessThan(distanceLimit(uniforms.length)); // 99.9 %
  });

  test('instants are whole, in order and within the steps, and the end is final', () => {
    const rate = fc.oneof(fc.constant(0), fc.double({ min: 1e-7, max: 0.01, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(rate, { maxLength: 5 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        (rates, stepMs, seed) => {
          const arrivals = new RateArrivals(stepMs, rates, stream('rates', seed, 'any'));
          const all = instants(arrivals);
          for (const [k, at] of all.entries()) {
            expect(Number.isInteger(at)).toBe(true);
            expect(at).toBeGreaterThanOrEqual(all[k - 1] ?? 0);
            expect(at).toBeLessThanOrEqual(stepMs * rates.length);
          }
          expect(arrivals.nextAt()).toBe(Number.POSITIVE_INFINITY);
        },
      ),
    );
  });

  test('nobody comes at rates of zero, or without any step', () => {
    const next = stream('rates', 1, 'none');
    expect(new RateArrivals(1000, [0, 0, 0], next).nextAt()).toBe(Number.POSITIVE_INFINITY);
    expect(new RateArrivals(1000, [], next).nextAt()).toBe(Number.POSITIVE_INFINITY);
  });

  test('a step at rate zero is leapt over to the instant', () => {
    // One half of an exponential of mean one is left for the third step.
    const arrivals = new RateArrivals(1000, [0.001, 0, 0.001], () => -Math.expm1(-1.5));
    expect(arrivals.nextAt()).toBe(2500);
  });

  test('a uniform of zero is an arrival at once', () => {
    const arrivals = new RateArrivals(1000, [0, 0.001], () => 0);
    expect([arrivals.nextAt(), arrivals.nextAt()]).toEqual([1000, 1000]);
  });

  test('a rate below zero is a fault', () => {
    expect(() => new RateArrivals(1000, [-1], () => 0)).toThrow(Fault);
  });
});
