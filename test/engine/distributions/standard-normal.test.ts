import { describe, expect, test } from 'vitest';
import { logGamma } from '../../../src/engine/distributions/log-gamma.js';
import { normalCdf, normalQuantile } from '../../../src/engine/distributions/standard-normal.js';

describe('standard normal', () => {
  // Values to 16 digits by mpmath.
  test.each([
    [-7, 1.279812543885835e-12],
    [-3, 0.001349898031630095],
    [-1, 0.1586552539314571],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.3, 0.6179114221889526],
    [2, 0.9772498680518208],
    [5, 0.9999997133484281],
  ])('below %d lies %d', (x, probability) => {
    expect(Math.abs(normalCdf(x) - probability)).toBeLessThan(1e-15);
  });

  test.each([
    [1e-300, -37.0471],
    [1e-16, -8.222082216130435],
    [1e-5, -4.264890793922825],
    [0.025, -1.959963984540054],
    [0.075, -1.439531470938456],
    [0.25, -0.6744897501960817],
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167814],
  ])('%d lies below %d', (probability, x) => {
    const digits = probability === 1e-300 ? 4 : 13;
    expect(normalQuantile(probability)).toBeCloseTo(x, digits);
  });

  test('one undoes the other', () => {
    // Above 3 a probability has too few digits left; below -3 the function loses some.
    for (let k = -600; k <= 300; k++) {
      const x = k / 100;
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, x < -3 ? 8 : 12);
    }
  });

  test('the ends are without bound', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  });
});

describe('logarithm of the gamma function', () => {
  test('at whole numbers it is that of the factorial', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 170; n++) {
      expect(logGamma(n) / Math.max(1, logFactorial)).toBeCloseTo(
        logFactorial / Math.max(1, logFactorial),
        13,
      );
      logFactorial += Math.log(n);
    }
  });

  test('at one half it is that of the root of pi', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(1e-5)).toBeCloseTo(11.512919692895826, 13);
  });
});
