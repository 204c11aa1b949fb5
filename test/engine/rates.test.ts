import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/engine/invariant.js';
import { RateArrivals, type RateProfile } from '../../src/engine/rates.js';
import { stream } from '../../src/engine/streams.js';
import { chiSquareLimit, distanceFromUniform, distanceLimit } from '../stats/goodness.js';

fc.configureGlobal({ seed: 1 });

const STEP_MS = 900_000;

/** Steps of equal length, each with a rate of its own. */
function stepwise(stepMs: number, perMs: readonly number[]): RateProfile {
  const edges = Array.from({ length: perMs.length + 1 }, (_, k) => k * stepMs);
  return { edges, startPerMs: perMs, endPerMs: perMs };
}

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
      const all = instants(
        new RateArrivals(stepwise(STEP_MS, perMs), stream('rates', day, 'counts')),
      );
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
    const all = instants(
      new RateArrivals(stepwise(STEP_MS, rates), stream('rates', 1, 'gaps')),
    ).map(cumulated);
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
          const arrivals = new RateArrivals(stepwise(stepMs, rates), stream('rates', seed, 'any'));
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
    expect(new RateArrivals(stepwise(1000, [0, 0, 0]), next).nextAt()).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(new RateArrivals(stepwise(1000, []), next).nextAt()).toBe(Number.POSITIVE_INFINITY);
  });

  test('a step at rate zero is leapt over to the instant', () => {
    // One half of an exponential of mean one is left for the third step.
    const arrivals = new RateArrivals(stepwise(1000, [0.001, 0, 0.001]), () => -Math.expm1(-1.5));
    expect(arrivals.nextAt()).toBe(2500);
  });

  test('a uniform of zero is an arrival at once', () => {
    const arrivals = new RateArrivals(stepwise(1000, [0, 0.001]), () => 0);
    expect([arrivals.nextAt(), arrivals.nextAt()]).toEqual([1000, 1000]);
  });

  test('a rate below zero is a fault', () => {
    expect(() => new RateArrivals(stepwise(1000, [-1]), () => 0)).toThrow(Fault);
  });
});

describe('arrivals at rates that are straight lines', () => {
  const hill: RateProfile = {
    edges: [0, 600_000, 900_000, 1_800_000],
    startPerMs: [0.00001, 0.0001, 0.00008],
    endPerMs: [0.0001, 0.0001, 0],
  };

  /** Calls expected before an instant. */
  function cumulated(at: number): number {
    let sum = 0;
    for (const [k, start] of hill.startPerMs.entries()) {
      const from = hill.edges[k]!;
      const to = hill.edges[k + 1]!;
      const slope = (hill.endPerMs[k]! - start) / (to - from);
      const t = Math.min(Math.max(0, at - from), to - from);
      sum += t * (start + (slope * t) / 2);
    }
    return sum;
  }

  test('in the time of the cumulated rate the gaps are exponential of mean one', () => {
    const uniforms: number[] = [];
    for (let day = 0; day < 200; day++) {
      const all = instants(new RateArrivals(hill, stream('lines', day, 'gaps'))).map(cumulated);
      for (const [k, value] of all.entries()) {
        // What is left after the last piece is cut off, so a gap is compared with what fits.
        const room = cumulated(1_800_000) - (all[k - 1] ?? 0);
        const gap = value - (all[k - 1] ?? 0);
        uniforms.push(Math.expm1(-gap) / Math.expm1(-room));
      }
    }
    expect(uniforms.length).toBeGreaterThan(15_000);
    expect(distanceFromUniform(uniforms)).toBeLessThan(distanceLimit(uniforms.length)); // 99.9 %
  });

  test('an instant is where the parabola of the cumulated rate says', () => {
    // From 0 to 0.002 a ms within 1000 ms: t * t / 1e6 calls until t.
    const ramp = { edges: [0, 1000], startPerMs: [0], endPerMs: [0.002] };
    const quarter = () => -Math.expm1(-0.25);
    const rising = new RateArrivals(ramp, quarter);
    expect([1, 2, 3].map(() => rising.nextAt())).toEqual([500, 707, 866]);
    const falling = new RateArrivals(
      { edges: [0, 1000], startPerMs: [0.002], endPerMs: [0] },
      quarter,
    );
    expect([1, 2, 3].map(() => falling.nextAt())).toEqual([134, 293, 500]);
  });

  test('a rate that begins at zero divides by nothing, whatever is drawn', () => {
    const ramp = { edges: [0, 1000], startPerMs: [0], endPerMs: [0.002] };
    const first = (uniform: number) => new RateArrivals(ramp, () => uniform).nextAt();
    expect([0, 1e-12, 1e-4].map(first)).toEqual([0, 0, 10]);
  });

  test('each piece is multiplied by its factor', () => {
    const flat = { edges: [0, 1000, 2000], startPerMs: [0.001, 0.001], endPerMs: [0.001, 0.001] };
    const half = () => -Math.expm1(-0.5);
    const doubled = new RateArrivals(flat, half, { of: (piece) => (piece === 0 ? 2 : 0.6) });
    const five = [1, 2, 3, 4, 5].map(() => doubled.nextAt());
    expect(five).toEqual([250, 500, 750, 1000, 1833]);
  });
});

test('a piece without length holds nothing, even where its rate would change', () => {
  const jump = {
    edges: [0, 1000, 1000, 2000],
    startPerMs: [0.1, 0.1, 0.2],
    endPerMs: [0.1, 0.2, 0.2],
  };
  const arrivals = new RateArrivals(jump, stream('seed', 1, 'jump'));
  const instants: number[] = [];
  for (let at = arrivals.nextAt(); at !== Number.POSITIVE_INFINITY; at = arrivals.nextAt()) {
    instants.push(at);
  }
  expect(instants.filter((at) => at > 1000).length).toBeGreaterThan(150);
});
