/**
 * Values whose hazard is multiplied from an instant on. What the survival then is is known:
 * S(t) for t up to the instant s, and S(s) (S(t) / S(s))^times beyond.
 */
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/engine/distribution.js';
import {
  constant,
  empirical,
  exponential,
  logLogistic,
  uniform,
  weibull,
} from '../../../src/engine/distributions/basic.js';
import { gamma } from '../../../src/engine/distributions/gamma.js';
import { budgetOf, hazardUpTo, valueWhenSpent } from '../../../src/engine/distributions/hazard.js';
import {
  conditionedAbove,
  hyperexponential,
  mixture,
} from '../../../src/engine/distributions/mixtures.js';
import { lognormal } from '../../../src/engine/distributions/normal.js';
import { piecewiseHazard } from '../../../src/engine/distributions/piecewise-hazard.js';
import { KeyedDraws } from '../../../src/engine/keyed-draws.js';
import { distanceFromUniform, distanceLimit } from '../../stats/goodness.js';

const draws = new KeyedDraws('hazards', 1);
const uniforms = Array.from({ length: 6000 }, (_, n) => draws.uniform(0, n, 0, 0, 0));

/** The value, with so many times the hazard from `since` on. */
function multiplied(of: Distribution, u: number, since: number, times: number): number {
  const whole = of.at(u);
  if (whole <= since) return whole;
  const spent = hazardUpTo(of, since);
  return valueWhenSpent(of, spent + (budgetOf(of, u) - spent) / times);
}

const steps = piecewiseHazard([
  { upTo: 40, hazard: 0.002 },
  { upTo: 90, hazard: 0.02 },
  { upTo: Number.POSITIVE_INFINITY, hazard: 0.01 },
]);

const smooth: readonly (readonly [string, Distribution])[] = [
  ['exponential', exponential(90)],
  ['weibull', weibull(90, 0.6)],
  ['lognormal', lognormal(90, 1.1)],
  ['gamma', gamma(90, 0.7)],
  ['log-logistic', logLogistic(60, 2)],
  ['uniform', uniform(20, 200)],
  ['piecewise hazard', steps],
  [
    'hyperexponential',
    hyperexponential([
      { probability: 0.5, mean: 30 },
      { probability: 0.5, mean: 150 },
    ]),
  ],
  [
    'mixture',
    mixture([
      { probability: 0.3, of: uniform(50, 100) },
      { probability: 0.7, of: weibull(90, 2) },
    ]),
  ],
  ['what is left of an exponential', conditionedAbove(exponential(90), 30)],
];

describe('a budget of hazard', () => {
  test.each(smooth)('%s: spending the budget of a uniform gives its value', (_, of) => {
    for (const u of uniforms.slice(0, 200)) {
      expect(valueWhenSpent(of, budgetOf(of, u)) / of.at(u)).toBeCloseTo(1, 6);
    }
  });

  test.each(smooth)('%s: budgets are exponential with mean one', (_, of) => {
    const ranks = uniforms.map((u) => -Math.expm1(-budgetOf(of, u)));
    expect(distanceFromUniform(ranks)).toBeLessThan(distanceLimit(ranks.length));
  });

  test('of an exponential, and of a Weibull, it is what the formulas say', () => {
    expect(hazardUpTo(exponential(90), 45)).toBeCloseTo(0.5, 12);
    const scale = 90 / (Math.sqrt(Math.PI) / 2);
    expect(hazardUpTo(weibull(90, 2), 45)).toBeCloseTo((45 / scale) ** 2, 9);
    expect(multiplied(exponential(90), 0.7, 30, 3)).toBeCloseTo(
      30 + (exponential(90).at(0.7) - 30) / 3,
      9,
    );
  });

  test('a budget without end is never spent', () => {
    expect(valueWhenSpent(exponential(90), Number.POSITIVE_INFINITY)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe('a hazard multiplied from 60 on', () => {
  test.each(smooth.flatMap(([name, of]) => [0.4, 3].map((times) => [name, times, of] as const)))(
    '%s, %d times: the values are distributed as they must be',
    (_, times, of) => {
      const since = 60;
      const spent = hazardUpTo(of, since);
      const ranks = uniforms.map((u) => {
        const value = multiplied(of, u, since, times);
        const hazard = hazardUpTo(of, value);
        const total = value <= since ? hazard : spent + times * (hazard - spent);
        return -Math.expm1(-total);
      });
      // 99.9 %
      expect(distanceFromUniform(ranks)).toBeLessThan(distanceLimit(ranks.length));
    },
  );

  test('a value of its own probability keeps those whose hazard in it is not yet spent', () => {
    // Half end at 100, the others have a mean of 50: half the hazard from the start on.
    const of = mixture([
      { probability: 0.5, of: constant(100) },
      { probability: 0.5, of: exponential(50) },
    ]);
    const ends = uniforms.map((u) => multiplied(of, u, 0, 0.5));
    const share = (holds: (end: number) => boolean): number =>
      ends.filter(holds).length / ends.length;
    const before = 0.5 + 0.5 * Math.exp(-2);
    const after = 0.5 * Math.exp(-2);
    // Four standard errors of a share of 6000.
    expect(share((end) => end < 99.999)).toBeCloseTo(1 - Math.sqrt(before), 1.3);
    expect(share((end) => end > 100.001)).toBeCloseTo(Math.sqrt(after), 1.3);
  });

  test('what is always the same stays the same', () => {
    expect(multiplied(constant(100), 0.3, 60, 0.5)).toBe(100);
  });

  test('measured values last longer by whole values', () => {
    const of = empirical([10, 70, 80, 90]);
    // Of those above 60 the first third ends at 70; half the hazard is the root of what is left.
    const ends = uniforms.map((u) => multiplied(of, u, 60, 0.5));
    const at70 = ends.filter((end) => end === 70).length / ends.length;
    expect(at70).toBeCloseTo(0.75 * (1 - Math.sqrt(2 / 3)), 1.3);
    expect(new Set(ends)).toEqual(new Set([10, 70, 80, 90]));
  });
});
