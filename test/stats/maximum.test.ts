import { expect, test } from 'vitest';
import { inverse, varianceOf } from '../../src/stats/matrix.js';
import { maximum } from '../../src/stats/maximum.js';

test('the top of a bent ridge is found, with its curvature', () => {
  // Rosenbrock's valley upside down: the top is at (1, 1), and far along a bend from the start.
  const top = maximum(([x, y]) => -((1 - x!) ** 2) - 100 * (y! - x! * x!) ** 2, [-1.2, 1]);
  expect(top.at[0]).toBeCloseTo(1, 4);
  expect(top.at[1]).toBeCloseTo(1, 4);
  // Second derivatives there: -802, 400, -200; minus the inverse is 1/400 of 200, 400, 802.
  expect(top.covariance![0]![0]).toBeCloseTo(0.5, 2);
  expect(top.covariance![0]![1]).toBeCloseTo(1, 2);
  expect(top.covariance![1]![1]).toBeCloseTo(2.005, 2);
});

test('where there is no top in some direction there is no covariance', () => {
  expect(maximum(([x]) => -x! * x!, [3]).covariance![0]![0]).toBeCloseTo(0.5, 6);
  expect(maximum(([x, y]) => -((x! + y!) ** 2), [3, 1]).covariance).toBeNull();
});

test('what is not defined somewhere is not looked for there', () => {
  expect(maximum(([x]) => Math.log(x!) - x!, [0.1]).at[0]).toBeCloseTo(1, 5);
});

test.each([
  ['is singular but for rounding', 1, 1, 1 + 1e-14],
  ['is singular but for rounding, and large', 1e8, 1e8, 1e8 + 1e-6],
  ['has an inverse beyond every number', 1e-320, 0, 1],
  ['has an inverse beyond every number', 1, 0, 1e-320],
])('a matrix that %s is not turned over', (_, a, b, c) => {
  expect(
    inverse([
      [a, b],
      [b, c],
    ]),
  ).toBeNull();
});

test('a matrix of small numbers has an inverse of large ones', () => {
  expect(inverse([[1e-8]])![0]![0]! / 1e8).toBeCloseTo(1, 12);
});

test('a matrix times its inverse is one', () => {
  const a = [
    [4, 1, 0.5],
    [1, 3, 0.2],
    [0.5, 0.2, 2],
  ];
  const b = inverse(a)!;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      expect(a[i]!.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  }
  expect(
    inverse([
      [1, 2],
      [2, 1],
    ]),
  ).toBeNull();
  expect(
    varianceOf(
      [1, -2],
      [
        [4, 1],
        [1, 3],
      ],
    ),
  ).toBe(12);
});
