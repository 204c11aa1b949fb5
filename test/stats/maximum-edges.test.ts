/** Newton's method alone, the simplex where Newton's method does not lead up, and hard surfaces. */
import { describe, expect, test } from 'vitest';
import { firstDerivatives, maximum } from '../../src/stats/maximum.js';

type Surface = (at: readonly number[]) => number;

/** The surface, and how often it is looked at. */
function counted(surface: Surface) {
  const looks = { count: 0 };
  const of: Surface = (at) => {
    looks.count++;
    return surface(at);
  };
  return { looks, of };
}

test('first derivatives are those of a polynomial', () => {
  // x² y + 3 y: 2 x y and x² + 3. Central differences of a square are exact.
  const [x, y] = firstDerivatives(([a, b]) => a! * a! * b! + 3 * b!, [2, 5]);
  expect(x).toBeCloseTo(20, 9);
  expect(y).toBeCloseTo(7, 9);
});

describe('from a start that is nearly best Newton’s method', () => {
  test('is at the top of a square in one step, without a simplex', () => {
    // -(x - 1)² - (x - 1)(y + 2) - 2 (y + 2)²: second derivatives -2, -1 and -4; minus their inverse
    // is 4/7, -1/7 and 2/7.
    const { looks, of } = counted(
      ([x, y]) => 5 - (x! - 1) ** 2 - (x! - 1) * (y! + 2) - 2 * (y! + 2) ** 2,
    );
    const { at, value, covariance } = maximum(of, [1.3, -2.4], true);
    expect(at[0]).toBeCloseTo(1, 8);
    expect(at[1]).toBeCloseTo(-2, 8);
    expect(value).toBeCloseTo(5, 12);
    expect(covariance![0]![0]).toBeCloseTo(4 / 7, 6);
    expect(covariance![0]![1]).toBeCloseTo(-1 / 7, 6);
    expect(covariance![1]![0]).toBeCloseTo(-1 / 7, 6);
    expect(covariance![1]![1]).toBeCloseTo(2 / 7, 6);
    // Slopes, curvature and a step are 14 looks; one round more, and the curvature at the end.
    expect(looks.count).toBeLessThan(60);
  });

  test('takes as many steps as there is something to gain', () => {
    // 3 x - e^x has its top at log 3, and value 3 log 3 - 3; minus its second derivative there is 3.
    const { at, value, covariance } = maximum(([x]) => 3 * x! - Math.exp(x!) - 100, [0], true);
    expect(at[0]).toBeCloseTo(Math.log(3), 6);
    expect(value).toBeCloseTo(3 * Math.log(3) - 103, 9);
    expect(covariance![0]![0]).toBeCloseTo(1 / 3, 6);
  });

  test('takes a part of a step that would lead too far', () => {
    // -√(1 + x²): a whole step leads from x to -x³, away from the top wherever |x| > 1.
    const { at, value } = maximum(([x]) => -Math.sqrt(1 + x! * x!), [2], true);
    expect(at[0]).toBeCloseTo(0, 6);
    expect(value).toBeCloseTo(-1, 12);
  });

  test('stays where it is when it leads no higher', () => {
    expect(maximum(([x]) => x! * x!, [3], true)).toEqual({ at: [3], value: 9, covariance: null });
    expect(maximum(([x]) => -Math.abs(x!), [0], true).at).toEqual([0]);
  });
});

describe('the simplex', () => {
  test('strides to a top that is thousands of its first steps away', () => {
    const { looks, of } = counted(([x, y]) => -Math.sqrt(1 + (x! - 3000) ** 2 + (y! + 2000) ** 2));
    const { at } = maximum(of, [0, 0]);
    expect(at[0]).toBeCloseTo(3000, 3);
    expect(at[1]).toBeCloseTo(-2000, 3);
    expect(looks.count).toBeLessThan(600);
  });

  test('is at the top of an edge, where there are no derivatives', () => {
    const { at } = maximum(([x, y]) => -Math.abs(x! - 2) - 3 * Math.abs(y! - x! + 1), [0, 0]);
    expect(at[0]).toBeCloseTo(2, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });

  test('shrinks where a step in no direction leads up', () => {
    // Hills side by side, the highest in the middle: a step of 0.3 leads to another one's foot.
    const { looks, of } = counted(
      ([x, y]) => Math.cos(20 * x!) + Math.cos(20 * y!) - x! * x! - y! * y!,
    );
    const { at, value } = maximum(of, [0.05, -0.1]);
    expect(at[0]).toBeCloseTo(0, 6);
    expect(at[1]).toBeCloseTo(0, 6);
    expect(value).toBeCloseTo(2, 9);
    expect(looks.count).toBeLessThan(300);
  });

  test('goes along the edge of what is defined', () => {
    // On the disk x + y is greatest at 45 degrees.
    const { value } = maximum(
      ([x, y]) => (x! * x! + y! * y! <= 1 ? x! + y! : Number.NaN),
      [0.2, -0.5],
    );
    expect(value).toBeCloseTo(Math.SQRT2, 5);
  });

  // Published test functions and starts: Rosenbrock 1960, Powell 1962, Fletcher and Powell 1963.
  test.each<[string, Surface, number[], number[]]>([
    [
      'Rosenbrock’s valley',
      ([x, y]) => -100 * (y! - x! * x!) ** 2 - (1 - x!) ** 2,
      [-1.2, 1],
      [1, 1],
    ],
    [
      'Powell’s singular function',
      ([a, b, c, d]) =>
        -((a! + 10 * b!) ** 2) - 5 * (c! - d!) ** 2 - (b! - 2 * c!) ** 4 - 10 * (a! - d!) ** 4,
      [3, -1, 0, 1],
      [0, 0, 0, 0],
    ],
    [
      'the helical valley',
      ([x, y, z]) =>
        -100 * (z! - (5 / Math.PI) * Math.atan2(y!, x!)) ** 2 -
        100 * (Math.hypot(x!, y!) - 1) ** 2 -
        z! * z!,
      [-1, 0, 0],
      [1, 0, 0],
    ],
  ])('%s is climbed in a few hundred looks', (_, surface, start, top) => {
    const { looks, of } = counted(surface);
    const { at, value } = maximum(of, start);
    for (const [k, x] of top.entries()) expect(at[k]).toBeCloseTo(x, 3);
    expect(value).toBeGreaterThan(-1e-8);
    expect(looks.count).toBeLessThan(600);
  });
});
