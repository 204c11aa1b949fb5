import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/engine/distribution.js';
import { wholeMs } from '../../../src/engine/distribution.js';
import {
  constant,
  empirical,
  exponential,
  logLogistic,
  triangular,
  uniform,
  weibull,
} from '../../../src/engine/distributions/basic.js';
import { erlang, gamma } from '../../../src/engine/distributions/gamma.js';
import { logGamma } from '../../../src/engine/distributions/log-gamma.js';
import {
  conditionedAbove,
  hyperexponential,
  mixture,
} from '../../../src/engine/distributions/mixtures.js';
import { lognormal, normal } from '../../../src/engine/distributions/normal.js';
import { piecewiseHazard } from '../../../src/engine/distributions/piecewise-hazard.js';
import { normalCdf, normalDensity } from '../../../src/engine/distributions/standard-normal.js';
import { KeyedDraws } from '../../../src/engine/keyed-draws.js';
import { mean, variance } from '../../stats/goodness.js';

fc.configureGlobal({ seed: 1 });

const gammaOf = (x: number) => Math.exp(logGamma(x));

function weibullVariance(of: number, shape: number): number {
  const scale = of / gammaOf(1 + 1 / shape);
  return scale ** 2 * gammaOf(1 + 2 / shape) - of ** 2;
}

function logLogisticVariance(median: number, shape: number): number {
  const b = Math.PI / shape;
  return median ** 2 * ((2 * b) / Math.sin(2 * b) - (b / Math.sin(b)) ** 2);
}

function cutNormal(of: number, sd: number): [mean: number, variance: number] {
  const a = of / sd;
  const hazard = normalDensity(a) / normalCdf(a);
  return [of + sd * hazard, sd ** 2 * (1 - a * hazard - hazard ** 2)];
}

/** Mean and variance where the hazard is `early` up to an instant and `late` from it on. */
function twoHazards(upTo: number, early: number, late: number): [mean: number, variance: number] {
  const left = Math.exp(-early * upTo);
  const mean = (1 - left) / early + left / late;
  const square =
    (2 * (1 - left * (1 + early * upTo))) / early ** 2 + 2 * left * (upTo / late + 1 / late ** 2);
  return [mean, square - mean ** 2];
}

/** Variance from probabilities, means and variances of parts. */
function mixedVariance(parts: readonly (readonly [number, number, number])[]): number {
  const whole = parts.reduce((sum, [p, m]) => sum + p * m, 0);
  return parts.reduce((sum, [p, m, v]) => sum + p * (v + m * m), 0) - whole ** 2;
}

const hazards = (upTo: number, early: number, late: number): Distribution =>
  piecewiseHazard([
    { upTo, hazard: early },
    { upTo: Number.POSITIVE_INFINITY, hazard: late },
  ]);
const lateHazard = hazards(30, 0, 0.02);

type Case = [name: string, of: Distribution, mean: number, variance: number];

/** Those whose `at` ascends. */
const ascending: readonly Case[] = [
  ['constant', constant(90), 90, 0],
  ['exponential', exponential(90), 90, 90 ** 2],
  ['uniform', uniform(20, 50), 35, 30 ** 2 / 12],
  ['triangular', triangular(10, 20, 60), 30, (100 + 400 + 3600 - 200 - 600 - 1200) / 18],
  ['triangular that only rises', triangular(10, 60, 60), 130 / 3, 2500 / 18],
  ['triangular that only falls', triangular(10, 10, 60), 80 / 3, 2500 / 18],
  ['weibull that fades', weibull(90, 0.7), 90, weibullVariance(90, 0.7)],
  ['weibull that wears', weibull(90, 2.5), 90, weibullVariance(90, 2.5)],
  [
    'log-logistic',
    logLogistic(90, 6),
    (90 * Math.PI) / 6 / Math.sin(Math.PI / 6),
    logLogisticVariance(90, 6),
  ],
  ['empirical', empirical([30, 10, 20, 20]), 20, 50],
  ['normal far from zero', normal(90, 10), ...cutNormal(90, 10)],
  ['normal cut in half', normal(0, 10), ...cutNormal(0, 10)],
  ['normal cut', normal(90, 100), ...cutNormal(90, 100)],
  ['lognormal', lognormal(90, 1.1), 90, (90 * 1.1) ** 2],
  ['gamma of a small shape', gamma(90, 2), 90, 180 ** 2],
  ['gamma', gamma(90, 0.7), 90, 63 ** 2],
  ['gamma of cv 1', gamma(90, 1), 90, 90 ** 2],
  ['gamma close to the normal', gamma(90, 0.003), 90, 0.27 ** 2],
  ['erlang', erlang(4, 90), 90, 90 ** 2 / 4],
  ['erlang of a thousand', erlang(1000, 90), 90, 90 ** 2 / 1000],
  ['hazard that rises', hazards(30, 0.005, 0.05), ...twoHazards(30, 0.005, 0.05)],
  ['hazard that falls', hazards(30, 0.05, 0.005), ...twoHazards(30, 0.05, 0.005)],
  ['hazard that begins late', lateHazard, 30 + 1 / 0.02, 50 ** 2],
  ['exponential above', conditionedAbove(exponential(90), 50), 140, 90 ** 2],
  ['uniform above', conditionedAbove(uniform(20, 50), 30), 40, 20 ** 2 / 12],
];

const mixed: readonly Case[] = [
  [
    'hyperexponential',
    hyperexponential([
      { probability: 0.2, mean: 10 },
      { probability: 0.8, mean: 90 },
    ]),
    74,
    mixedVariance([
      [0.2, 10, 100],
      [0.8, 90, 8100],
    ]),
  ],
  [
    'mixture',
    mixture([
      { probability: 0.5, of: constant(5) },
      { probability: 0.3, of: uniform(20, 50) },
      { probability: 0.2, of: exponential(90) },
    ]),
    31,
    mixedVariance([
      [0.5, 5, 0],
      [0.3, 35, 75],
      [0.2, 90, 8100],
    ]),
  ],
];

const all = [...ascending, ...mixed];
const COUNT = 50_000;
const draws = new KeyedDraws('moments', 1);
const uniforms = Array.from({ length: COUNT }, (_, n) => draws.uniform(0, n, 0, 0, 0));

describe('moments', () => {
  test.each(all)('%s has the mean it says', (_, of, expected) => {
    expect(of.mean / expected).toBeCloseTo(1, 5);
  });

  test.each(all)(
    '%s draws with that mean and variance',
    (_, of, expectedMean, expectedVariance) => {
      const values = uniforms.map((uniform) => of.at(uniform));
      const center = mean(values);
      const spread = variance(values);
      // Four standard errors; that of the variance from the fourth moment.
      const fourth = mean(values.map((value) => (value - center) ** 4));
      expect(Math.abs(center - expectedMean)).toBeLessThanOrEqual(
        4 * Math.sqrt(expectedVariance / COUNT),
      );
      expect(Math.abs(spread - expectedVariance)).toBeLessThanOrEqual(
        4 * Math.sqrt((fourth - spread ** 2) / COUNT),
      );
    },
  );
});

describe('quantiles', () => {
  const uniform53 = fc.nat(Number.MAX_SAFE_INTEGER).map((n) => n / 2 ** 53);

  test.each(ascending)('%s ascends with the uniform', (_, of) => {
    fc.assert(
      fc.property(uniform53, uniform53, (u, v) => {
        expect(of.at(Math.min(u, v))).toBeLessThanOrEqual(of.at(Math.max(u, v)));
      }),
    );
  });

  test.each(all)('%s is finite and not negative from 0 to the last uniform', (_, of) => {
    for (const u of [0, Number.MIN_VALUE, 2 ** -53, 0.5, 1 - 2 ** -53]) {
      expect(of.at(u)).toBeGreaterThanOrEqual(0);
      expect(of.at(u)).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });

  test('the medians are those of the formulas', () => {
    expect(exponential(90).at(0.5)).toBeCloseTo(90 * Math.LN2, 10);
    expect(lognormal(90, 1.1).at(0.5)).toBeCloseTo(90 / Math.sqrt(1 + 1.1 ** 2), 10);
    expect(logLogistic(90, 0.8).at(0.5)).toBeCloseTo(90, 10);
    expect(triangular(10, 20, 60).at(0.2)).toBeCloseTo(20, 10);
    expect(empirical([3, 1, 2]).at(0.5)).toBe(2);
  });

  test('a piecewise hazard is spent exactly, step by step', () => {
    const of = piecewiseHazard([
      { upTo: 10, hazard: 0.02 },
      { upTo: 40, hazard: 0 },
      { upTo: 60, hazard: 0.01 },
      { upTo: Number.POSITIVE_INFINITY, hazard: 0.1 },
    ]);
    const endsAfter = (budget: number): number => of.at(-Math.expm1(-budget));
    expect(endsAfter(0.1)).toBeCloseTo(5, 10);
    // What is left over at 10 is spent from 40 on only: nothing ends between them.
    expect(endsAfter(0.2 + 0.05)).toBeCloseTo(45, 10);
    expect(endsAfter(0.2 + 0.2 + 1)).toBeCloseTo(70, 10);
    expect(piecewiseHazard([{ upTo: Number.POSITIVE_INFINITY, hazard: 0.01 }]).at(0.3)).toBe(
      exponential(100).at(0.3),
    );
  });

  test('a log-logistic has no finite mean up to shape 1', () => {
    expect(logLogistic(90, 1).mean).toBe(Number.POSITIVE_INFINITY);
    expect(logLogistic(90, 0.5).mean).toBe(Number.POSITIVE_INFINITY);
    expect(logLogistic(90, 1.5).mean).toBeCloseTo(217.656, 2);
  });

  test('only what is always the same is fixed', () => {
    expect(all.filter(([, of]) => of.fixed !== undefined).map(([name]) => name)).toEqual([
      'constant',
    ]);
    expect(normal(90, 0).fixed).toBe(90);
    expect(lognormal(90, 0).fixed).toBe(90);
    expect(gamma(90, 0).fixed).toBe(90);
  });

  test('a whole duration is rounded and not negative', () => {
    expect(wholeMs(uniform(-10, 10), 0)).toBe(0);
    expect(wholeMs(constant(1.5), 0)).toBe(2);
  });
});
