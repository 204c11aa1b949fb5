import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  constant,
  empirical,
  exponential,
  logLogistic,
  uniform,
  weibull,
} from '../../../src/engine/distributions/basic.js';
import {
  conditionedAbove,
  hyperexponential,
  mixture,
} from '../../../src/engine/distributions/mixtures.js';
import { lognormal } from '../../../src/engine/distributions/normal.js';
import { piecewiseHazard } from '../../../src/engine/distributions/piecewise-hazard.js';
import { Fault } from '../../../src/engine/invariant.js';
import { KeyedDraws } from '../../../src/engine/keyed-draws.js';
import { distanceFromUniform, distanceLimit, mean } from '../../stats/goodness.js';

fc.configureGlobal({ seed: 1 });

const draws = new KeyedDraws('mixtures', 1);
const uniforms = Array.from({ length: 20_000 }, (_, n) => draws.uniform(0, n, 0, 0, 0));

describe('mixtures', () => {
  test('the uniform that picks a part is rescaled to be the uniform of the part', () => {
    const of = mixture([
      { probability: 0.25, of: uniform(0, 1) },
      { probability: 0.75, of: uniform(10, 11) },
    ]);
    expect(of.at(0)).toBe(0);
    expect(of.at(0.125)).toBe(0.5);
    expect(of.at(0.25)).toBe(10);
    expect(of.at(0.625)).toBe(10.5);
    expect(of.at(1 - 2 ** -53)).toBeLessThan(11.000001);
  });

  test('a part that is never taken changes nothing, not even a mean without bound', () => {
    const of = mixture([
      { probability: 0, of: logLogistic(90, 0.5) },
      { probability: 1, of: constant(3) },
    ]);
    expect([of.at(0), of.at(0.999), of.mean]).toEqual([3, 3, 3]);
  });

  test('probabilities that do not add up to 1 are taken in proportion', () => {
    const of = mixture([
      { probability: 1, of: constant(1) },
      { probability: 3, of: constant(2) },
    ]);
    expect([of.at(0.2499), of.at(0.2501), of.mean]).toEqual([1, 2, 1.75]);
  });

  test('no part, or a probability below zero, is a fault', () => {
    expect(() => mixture([])).toThrow(Fault);
    expect(() => hyperexponential([{ probability: -1, mean: 5 }])).toThrow(Fault);
  });
});

describe('what is left of a duration that has lasted for a while', () => {
  const cases = [
    ['exponential', exponential(90)],
    ['weibull', weibull(90, 0.6)],
    ['lognormal', lognormal(90, 1.1)],
    ['uniform', uniform(20, 200)],
    [
      'piecewise hazard',
      piecewiseHazard([
        { upTo: 40, hazard: 0.002 },
        { upTo: 90, hazard: 0.02 },
        { upTo: Number.POSITIVE_INFINITY, hazard: 0.01 },
      ]),
    ],
    [
      'hyperexponential',
      hyperexponential([
        { probability: 0.5, mean: 30 },
        { probability: 0.5, mean: 150 },
      ]),
    ],
  ] as const;

  test.each(cases)('%s: the values are those of the whole that are above', (_, of) => {
    const above = conditionedAbove(of, 60);
    const values = uniforms.map((u) => above.at(u));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(60);
    // By simple rejection from other numbers; two samples, 99.9 %.
    const kept = Array.from({ length: 60_000 }, (_, n) => of.at(draws.uniform(1, n, 0, 0, 0)))
      .filter((value) => value > 60)
      .sort((a, b) => a - b);
    const ranks = values.map((value) => shareUpTo(kept, value));
    const limit = distanceLimit((values.length * kept.length) / (values.length + kept.length));
    expect(distanceFromUniform(ranks)).toBeLessThan(limit + 1 / kept.length);
  });

  test.each(cases)('%s: the mean is that of the values', (_, of) => {
    const above = conditionedAbove(of, 60);
    const grid = Array.from({ length: 100_000 }, (_, k) => above.at((k + 0.5) / 100_000));
    expect(above.mean / mean(grid)).toBeCloseTo(1, 3);
  });

  test('it ascends, whatever has lasted for whatever while', () => {
    const u = fc.nat(Number.MAX_SAFE_INTEGER).map((n) => n / 2 ** 53);
    const atLeast = fc.double({ min: -10, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...cases.slice(0, 5)), atLeast, u, u, ([, of], least, a, b) => {
        const above = conditionedAbove(of, least);
        expect(above.at(Math.min(a, b))).toBeGreaterThanOrEqual(least);
        expect(above.at(Math.min(a, b))).toBeLessThanOrEqual(above.at(Math.max(a, b)));
      }),
    );
  });

  test('after nothing it is what it was', () => {
    const of = uniform(20, 200);
    expect(conditionedAbove(of, 10)).toBe(of);
    expect(conditionedAbove(of, -1)).toBe(of);
  });

  test('what has lasted longer than it can is over at once', () => {
    expect(conditionedAbove(uniform(20, 50), 70).fixed).toBe(70);
    expect(conditionedAbove(constant(50), 50).fixed).toBe(50);
    const parts = [{ probability: 1, of: constant(5) }];
    expect(conditionedAbove(mixture(parts), 7).fixed).toBe(7);
  });

  test('measured values that were passed do not come any more', () => {
    const above = conditionedAbove(empirical([10, 20, 30, 40]), 20);
    expect([above.at(0), above.at(0.49), above.at(0.51), above.at(0.999)]).toEqual([
      30, 30, 40, 40,
    ]);
    expect(above.mean).toBeCloseTo(35, 1);
  });

  test('a mean without bound stays without bound', () => {
    expect(conditionedAbove(logLogistic(90, 0.9), 60).mean).toBe(Number.POSITIVE_INFINITY);
  });
});

function shareUpTo(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low / ascending.length;
}
