import jstat from 'jstat';
import { describe, expect, test } from 'vitest';
import { studentQuantile } from '../../src/stats/student.js';

describe('quantiles of Student’s t', () => {
  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.30265272974946],
    [0.975, 4, 2.7764451051977934],
    [0.975, 9, 2.262157162798205],
    [0.975, 19, 2.0930240544083087],
    [0.975, 29, 2.045229642132703],
    [0.975, 99, 1.9842169515864174],
    [0.95, 19, 1.7291328115213682],
    [0.9995, 3, 12.923978636687961],
    [0.6, 5, 0.2671808657041451],
  ])('%d with %d degrees is in the tables', (probability, degrees, t) => {
    expect(studentQuantile(probability, degrees) / t).toBeCloseTo(1, 13);
  });

  test('they are those of another library', () => {
    for (const degrees of [1, 2, 3, 4, 7, 10, 19, 29, 99, 199, 999]) {
      for (const probability of [0.51, 0.6, 0.75, 0.89, 0.91, 0.95, 0.975, 0.995, 0.9995]) {
        const other = jstat.studentt.inv(probability, degrees);
        expect(studentQuantile(probability, degrees) / other).toBeCloseTo(1, 6);
      }
    }
  });

  test('with one and with two degrees they have formulas', () => {
    for (const p of [1e-10, 0.001, 0.2, 0.4999, 0.6, 0.95, 1 - 1e-9]) {
      const one = p < 0.5 ? -1 / Math.tan(Math.PI * p) : 1 / Math.tan(Math.PI * (1 - p));
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(studentQuantile(p, 1) / one).toBeCloseTo(1, 10);
      expect(studentQuantile(p, 2) / two).toBeCloseTo(1, 10);
    }
  });

  test('close to the middle they keep their digits', () => {
    for (const p of [0.5 + 1e-9, 0.5 + 1e-6, 0.5001, 0.49]) {
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5))).toBeCloseTo(1, 10);
      expect(studentQuantile(p, 2) / two).toBeCloseTo(1, 10);
    }
  });

  test('with very many they are those of the normal', () => {
    expect(studentQuantile(0.975, 1e7)).toBeCloseTo(1.959963984540054, 6);
    expect(studentQuantile(0.9995, 1e6)).toBeCloseTo(3.290526731491896, 4);
    expect(studentQuantile(1 - 1e-10, 1e6)).toBeCloseTo(6.3614, 3);
  });

  test('they are symmetric, and zero in the middle', () => {
    expect(studentQuantile(0.5, 7)).toBe(0);
    expect(studentQuantile(0.025, 7)).toBeCloseTo(-studentQuantile(0.975, 7), 12);
    expect(studentQuantile(0, 7)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentQuantile(1, 7)).toBe(Number.POSITIVE_INFINITY);
  });

  test('without degrees of freedom there is none', () => {
    expect(studentQuantile(0.975, 0)).toBeNaN();
    expect(studentQuantile(1.5, 3)).toBeNaN();
  });
});
