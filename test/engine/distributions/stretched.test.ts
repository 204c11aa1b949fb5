import { describe, expect, test } from 'vitest';
import {
  constant,
  empirical,
  exponential,
  uniform,
} from '../../../src/engine/distributions/basic.js';
import { hazardUpTo, valueWhenSpent } from '../../../src/engine/distributions/hazard.js';
import {
  conditionedAbove,
  hyperexponential,
  mixture,
} from '../../../src/engine/distributions/mixtures.js';
import { lognormal } from '../../../src/engine/distributions/normal.js';
import { piecewiseHazard } from '../../../src/engine/distributions/piecewise-hazard.js';
import { stretched } from '../../../src/engine/distributions/stretched.js';

const kinds = {
  constant: constant(30),
  exponential: exponential(30),
  uniform: uniform(10, 50),
  lognormal: lognormal(30, 0.8),
  measured: empirical([3, 10, 70]),
  'hazard in steps': piecewiseHazard([
    { upTo: 20, hazard: 0.1 },
    { upTo: 60, hazard: 0 },
    { upTo: Number.POSITIVE_INFINITY, hazard: 0.02 },
  ]),
  // Not ascending in its uniform: the first part has the longer values.
  mixture: mixture([
    { probability: 0.4, of: exponential(300) },
    { probability: 0.6, of: exponential(20) },
  ]),
};
const uniforms = Array.from({ length: 200 }, (_, k) => k / 200);

describe.each(Object.entries(kinds))('%s, 1.2 times as long', (_, distribution) => {
  const longer = stretched(distribution, 1.2);

  test('each value and the mean are 1.2 times what they are', () => {
    expect(longer.mean).toBeCloseTo(1.2 * distribution.mean, 9);
    for (const u of uniforms) expect(longer.at(u)).toBeCloseTo(1.2 * distribution.at(u), 6);
  });

  test('and so is what is left of it, and what spends a budget of hazard', () => {
    const [left, stretchedLeft] = [
      conditionedAbove(distribution, 25),
      conditionedAbove(longer, 30),
    ];
    for (const u of uniforms) expect(stretchedLeft.at(u)).toBeCloseTo(1.2 * left.at(u), 6);
    expect(hazardUpTo(longer, 24)).toBeCloseTo(hazardUpTo(distribution, 20), 9);
    expect(valueWhenSpent(longer, 0.7)).toBeCloseTo(1.2 * valueWhenSpent(distribution, 0.7), 6);
  });
});

test('what is left of a mixture that was stretched is above what has passed', () => {
  const patience = stretched(hyperexponential([{ probability: 1, mean: 20 }]), 0.8);
  expect(conditionedAbove(patience, 50).at(0)).toBeGreaterThanOrEqual(50);
  const two = stretched(kinds.mixture, 0.8);
  for (const u of uniforms) expect(conditionedAbove(two, 50).at(u)).toBeGreaterThanOrEqual(50);
});

test('an exponential of mean nothing is nothing, and nothing is known of it by division', () => {
  const none = mixture([
    { probability: 0.5, of: exponential(0) },
    { probability: 0.5, of: exponential(10) },
  ]);
  expect(exponential(0).at(0.3)).toBe(0);
  expect(hazardUpTo(none, 0)).toBeCloseTo(Math.log(2), 12);
});
