/**
 * Four of the theory cases, shorter and fewer times than in the long comparison, for every run of
 * the tests. The limit is wide enough that a correct program is over it for one choice of seeds in
 * 250, were the 60 figures independent.
 */
import { expect, test } from 'vitest';
import { compare, tableOf } from './compare.js';
import { theoryCase } from './theory-case.js';

const Z_MAX = 4.5;
const design = { warmUp: '500m', length: '1800m', replications: 40 };

for (const id of ['A2-1', 'A3-2', 'B1-1', 'B2-1']) {
  const theory = theoryCase(id);
  test(`${id}: ${theory.title}`, async () => {
    const comparisons = await compare({ ...theory, design, runs: theory.runs.slice(0, 1) });
    const off = comparisons.filter(({ z }) => !(Math.abs(z) < Z_MAX));
    expect(off.length === 0 ? '' : tableOf(off)).toBe('');
  });
}
