/**
 * Busyness against its formulas. With a factor F of mean one, the number of calls of a step has mean m
 * and variance m + m m var F; two steps of a day have covariance m m' cov(F, F'), and
 * F = D S: 1 + var F = (1 + day²) (1 + step²). Of two gammas joined by normals of correlation r the
 * covariance is the sum of r^k c(k)² / k!, c(k) being the coefficients of the quantile in Hermite
 * polynomials, worked out here with another library's gamma.
 *
 * Fixed seeds; each figure within 3.5 standard errors, as the samples themselves tell them.
 */
import jstat from 'jstat';
import { expect, test } from 'vitest';
import { KeyedDraws } from '../../src/engine/keyed-draws.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { Arrivals } from '../../src/simulation/arrivals.js';
import { planFrom, scenario } from '../scenario/reading.js';

const Z_MAX = 3.5;
const HOUR = 3_600_000;
const DAYS = 4000;

/** Calls of each class in each six hours of each replication. */
function countsOf(plan: CenterPlan, replications: number): number[][][] {
  const parts = plan.lengthMs / (6 * HOUR);
  return Array.from({ length: replications }, (_, replication) => {
    const arrivals = new Arrivals(plan, replication, new KeyedDraws(plan.seed, replication));
    const counts = plan.classes.map(() => new Array<number>(parts).fill(0));
    while (arrivals.nextAt < Number.POSITIVE_INFINITY) {
      counts[arrivals.classIndex]![Math.floor(arrivals.nextAt / (6 * HOUR))]!++;
      arrivals.take();
    }
    return counts;
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many standard errors the mean of the values is off. */
function zOf(values: readonly number[], expected: number): number {
  const mean = meanOf(values);
  const variance = meanOf(values.map((value) => (value - mean) ** 2));
  return (mean - expected) / Math.sqrt(variance / values.length);
}

/** How far the covariance of two samples with known means is off. */
function zOfCovariance(
  a: readonly number[],
  b: readonly number[],
  means: readonly [number, number],
  expected: number,
): number {
  return zOf(
    a.map((value, k) => (value - means[0]) * (b[k]! - means[1])),
    expected,
  );
}

/** cov(Q(Z), Q(Z')), Q the quantile of a gamma of mean one, Z and Z' normals of this correlation. */
function covarianceOfFactors(cv: number, correlation: number): number {
  const shape = 1 / (cv * cv);
  const coefficients = new Array<number>(12).fill(0);
  const step = 0.01;
  for (let z = -8; z <= 8; z += step) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const quantile = jstat.gamma.inv(jstat.normal.cdf(z, 0, 1), shape, 1 / shape);
    const weight = Number.isFinite(quantile) ? quantile * density * step : 0;
    let before = 0;
    let hermite = 1;
    for (let k = 0; k < coefficients.length; k++) {
      coefficients[k]! += weight * hermite;
      [before, hermite] = [hermite, z * hermite - k * before];
    }
  }
  let factorial = 1;
  return coefficients.slice(1).reduce((sum, c, k) => {
    factorial *= k + 1;
    return sum + (correlation ** (k + 1) * c * c) / factorial;
  }, 0);
}

const busyness = { day: 0.2, step: 0.3, correlation: 0.6 };
const CALLS = [8, 30, 20, 12];

async function center(second = ''): Promise<CenterPlan> {
  const one = `poisson: { every: 6h, week: { default: [${CALLS}] }, busyness: { day: 0.2, step: 0.3, correlation: 0.6, shared: all } }`;
  return planFrom(
    scenario({
      start: 'start: 2026-03-02T00:00[UTC]',
      length: 'length: 2d',
      callers: `callers: [{ name: c, arrivals: { ${one} } }${second}]`,
    }),
  );
}

test('the covariance of the gammas is that of their own variance where they are one', () => {
  expect(covarianceOfFactors(0.3, 1)).toBeCloseTo(0.09, 5);
  expect(covarianceOfFactors(0.3, 0)).toBe(0);
});

test('steps and days have the mean, variance and covariance of their factors', async () => {
  const counts = countsOf(await center(), DAYS).map(([own]) => own!);
  const { day, step, correlation } = busyness;
  const column = (part: number): number[] => counts.map((parts) => parts[part]!);
  /** cov(F, F') of two of the eight parts. */
  const covariance = (a: number, b: number): number => {
    if (Math.floor(a / 4) !== Math.floor(b / 4)) return 0;
    const steps = covarianceOfFactors(step, correlation ** Math.abs(a - b));
    return (1 + day * day) * (1 + steps) - 1;
  };
  const off: string[] = [];
  const check = (what: string, z: number): void => {
    if (!(Math.abs(z) < Z_MAX)) off.push(`${what}: z ${z.toFixed(2)}`);
  };
  for (let a = 0; a < 8; a++) {
    const mean = CALLS[a % 4]!;
    check(`mean of ${a}`, zOf(column(a), mean));
    for (let b = a; b < 8; b++) {
      const other = CALLS[b % 4]!;
      const expected = (a === b ? mean : 0) + mean * other * covariance(a, b);
      check(
        `covariance of ${a} and ${b}`,
        zOfCovariance(column(a), column(b), [mean, other], expected),
      );
    }
  }
  expect(off).toEqual([]);
});

test('classes that share a name are busy together, the others each for itself', async () => {
  const poisson = (more: string): string =>
    `arrivals: { poisson: { every: 6h, week: { default: [20, 20, 20, 20] }, busyness: { day: 0.2, step: 0.3, correlation: 0.6${more} } } }`;
  const plan = await center(
    `, { name: sharing, ${poisson(', shared: all')} }, { name: alone, ${poisson('')} }`,
  );
  const counts = countsOf(plan, DAYS);
  const column = (of: number): number[] => counts.map((classes) => classes[of]![1]!);
  const covariance = 30 * 20 * (1.04 * 1.09 - 1);
  const off = [
    zOfCovariance(column(0), column(1), [30, 20], covariance),
    zOfCovariance(column(0), column(2), [30, 20], 0),
    zOfCovariance(column(1), column(2), [20, 20], 0),
  ].filter((z) => !(Math.abs(z) < Z_MAX));
  expect(off).toEqual([]);
});

test('without factors the counts are those of a Poisson process, the seeds being the same', async () => {
  const plan = await planFrom(
    scenario({
      length: 'length: 1d',
      callers: 'callers: [{ name: c, arrivals: { poisson: { every: 1d, calls: 50 } } }]',
    }),
  );
  const day = countsOf(plan, DAYS).map(([own]) => own!.reduce((sum, count) => sum + count, 0));
  expect(Math.abs(zOf(day, 50))).toBeLessThan(Z_MAX);
  expect(Math.abs(zOfCovariance(day, day, [50, 50], 50))).toBeLessThan(Z_MAX);
});

test('a day is as busy whoever else calls, and whatever is expected', async () => {
  const own = countsOf(await center(), 50).map(([first]) => first);
  const more = await center(
    ', { name: d, arrivals: { poisson: { every: 1h, calls: 3, busyness: { step: 1 } } } }',
  );
  expect(countsOf(more, 50).map(([first]) => first)).toEqual(own);
});

test('one factor for all steps where they resemble each other completely', async () => {
  const plan = await planFrom(
    scenario({
      start: 'start: 2026-03-02T00:00[UTC]',
      length: 'length: 1d',
      callers:
        'callers: [{ name: c, arrivals: { poisson: { every: 6h, calls: 25, busyness: { step: 0.4, correlation: 1 } } } }]',
    }),
  );
  const counts = countsOf(plan, DAYS).map(([own]) => own!);
  const z = zOfCovariance(
    counts.map((parts) => parts[0]!),
    counts.map((parts) => parts[3]!),
    [25, 25],
    25 * 25 * 0.16,
  );
  expect(Math.abs(z)).toBeLessThan(Z_MAX);
});
