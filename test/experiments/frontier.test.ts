import { describe, expect, test } from 'vitest';
import { type Figure, standingsOf } from '../../src/experiments/frontier.js';
import type { Measure } from '../../src/metrics/measure.js';

/** A measure that had these values in the replications. */
function figure(values: readonly number[], better: Measure['better'] = 'lower'): Figure {
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    series: {
      key: 'measure',
      unit: 'count',
      better,
      definition: 'A measure.',
      kind: 'terms',
      terms: [{ sign: 1, numerators: values, denominators: values.map(() => 1) }],
    },
    deterministic: false,
  };
}

const noise = [-1, 1, -1, 1, -1, 1, -1, 1];
const other = [1, 1, -1, -1, 1, 1, -1, -1];
const always = (value: number): Figure => figure(noise.map(() => value));
const around = (value: number, by = noise): Figure => figure(by.map((each) => value + each));

describe('of two measures', () => {
  test('those are best that no other one beats', () => {
    const pairs = [
      [always(1), around(9)],
      [always(2), around(5)],
      [always(2), around(7)],
      [always(3), around(5)],
      [always(4), around(1)],
    ] as const;
    expect(standingsOf(pairs)).toEqual(['best', 'best', 'beaten', 'beaten', 'best']);
  });

  test('more is better where a measure says so', () => {
    const pairs = [
      [always(1), figure([5, 5, 5], 'higher')],
      [always(2), figure([9, 9, 9], 'higher')],
      [always(2), figure([7, 7, 7], 'higher')],
    ] as const;
    expect(standingsOf(pairs)).toEqual(['best', 'best', 'beaten']);
  });

  test('equals are best together, or beaten together', () => {
    const two = [always(1), always(1)] as const;
    expect(standingsOf([two, two])).toEqual(['best', 'best']);
    expect(standingsOf([two, [always(2), always(1)], [always(2), always(1)]])).toEqual([
      'best',
      'beaten',
      'beaten',
    ]);
  });

  test('noise that both share does not hide who is beaten', () => {
    const pairs = [
      [always(1), around(5)],
      [always(1), around(5.1)],
    ] as const;
    expect(standingsOf(pairs)).toEqual(['best', 'beaten']);
  });

  test('who is beaten only within the noise of the difference is told apart', () => {
    const pairs = [
      [always(1), around(5)],
      [always(1), around(5.1, other)],
    ] as const;
    expect(standingsOf(pairs)).toEqual(['best', 'perhaps']);
  });

  test('what has no value is not among them', () => {
    const nothing = { ...always(0), mean: null };
    expect(standingsOf([[always(1), nothing], null, [always(1), always(1)]])).toEqual([
      'none',
      'none',
      'best',
    ]);
  });

  test('nobody is best whom a search of all pairs finds beaten', () => {
    const draw = (k: number, of: number): number => (k * 7919 + 13 * ((k * k) % 101)) % of;
    const pairs = Array.from({ length: 200 }, (_, k) => {
      return [always(draw(k, 17)), always(draw(k + 500, 19))] as const;
    });
    const standings = standingsOf(pairs);
    for (const [k, [a, b]] of pairs.entries()) {
      const isBeaten = pairs.some(
        ([c, d]) =>
          c.mean! <= a.mean! && d.mean! <= b.mean! && (c.mean! < a.mean! || d.mean! < b.mean!),
      );
      expect(standings[k]).toBe(isBeaten ? 'beaten' : 'best');
    }
  });
});
