/**
 * The program against exact theory: Erlang, virtual hold, callbacks whose agents or customers do not
 * answer. Takes some minutes.
 *
 * Every figure must lie within 3.5 standard errors of the exact one. A correct program misses that
 * for one figure in 2000, so for some 500 figures the chance of a false alarm would be 0.2 if they were
 * independent; the figures of one case move together, which makes it less. It applies once, when
 * the seeds were chosen or the random numbers change: the same program has the same figures.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { type Comparison, compare, tableOf } from './compare.js';
import { theoryCases } from './theory-case.js';

const Z_MAX = 3.5;
const all: Comparison[] = [];

afterAll(() => console.log(tableOf(all)));

describe('figures are those of theory', () => {
  for (const theory of theoryCases) {
    test(`${theory.id}: ${theory.title}`, async () => {
      const comparisons = await compare(theory);
      all.push(...comparisons);
      const off = comparisons.filter(({ z }) => !(Math.abs(z) < Z_MAX));
      expect(off.length === 0 ? '' : tableOf(off)).toBe('');
    });
  }
});
