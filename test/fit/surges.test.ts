/** An evening on which something happened does not make all evenings vary like it. */
import { expect, test } from 'vitest';
import { fitFactors } from '../../src/fit/factors.js';
import type { FittedArrivals } from '../../src/fit/fit-log.js';
import { surgesOf, withoutSurges } from '../../src/fit/surges.js';
import { unusualLines } from '../../src/reports/terminal-days.js';
import { Generator } from '../stats/generator.js';

const STEPS = 30;
const MEAN = 30;

/** Weeks of counts; each step has a gamma factor, as a mean of so many exponentials: cv = 1 / sqrt. */
function counted(seed: string, weeks: number, exponentials: number | null) {
  const random = new Generator(seed);
  const factor = (): number => {
    if (exponentials === null) return 1;
    const parts = Array.from({ length: exponentials }, () => random.exponential(1));
    return parts.reduce((sum, each) => sum + each, 0) / exponentials;
  };
  const days = 7 * weeks;
  const counts = Float64Array.from({ length: days * STEPS }, () => random.poisson(MEAN * factor()));
  const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: weeks }, (_each, week) => week * 7 + weekday),
  );
  return { cells: { steps: STEPS, counts }, byWeekday };
}

test.each([
  ['three weeks', 3],
  ['twelve weeks', 12],
])('of %s whose steps vary by 0.3 hardly any is taken for a surge', (_name, weeks) => {
  const { cells, byWeekday } = counted(`varied ${weeks}`, weeks, 11);
  const surges = surgesOf(byWeekday, cells);
  expect(surges.length / cells.counts.length).toBeLessThan(0.004);
  const calm = { ...cells, counts: withoutSurges(cells.counts, STEPS, surges) };
  expect(fitFactors(byWeekday, calm)!.step).toBeGreaterThan(0.26);
  expect(fitFactors(byWeekday, calm)!.step).toBeLessThan(0.34);
});

test('of Poisson counts none is', () => {
  const { cells, byWeekday } = counted('poisson', 4, null);
  expect(surgesOf(byWeekday, cells)).toEqual([]);
});

test('two hours with four times as many calls are found, and the variation is that of the rest', () => {
  const { cells, byWeekday } = counted('evening', 3, 44);
  const [day, from] = [8, 24];
  for (let k = 0; k < 4; k++) cells.counts[day * STEPS + from + k] = 4 * MEAN;
  const surges = surgesOf(byWeekday, cells);
  const found = surges.map((each) => [each.day, each.step]);
  for (let k = 0; k < 4; k++) expect(found).toContainEqual([day, from + k]);
  // Of 630 steps.
  expect(found.length).toBeLessThan(7);
  const calm = { ...cells, counts: withoutSurges(cells.counts, STEPS, surges) };
  expect(fitFactors(byWeekday, cells)!.step).toBeGreaterThan(0.22);
  expect(fitFactors(byWeekday, calm)!.step).toBeGreaterThan(0.1);
  expect(fitFactors(byWeekday, calm)!.step).toBeLessThan(0.19);
});

test('of two days of a weekday it is not known which is the unusual one', () => {
  const { cells, byWeekday } = counted('two weeks', 2, null);
  cells.counts[8 * STEPS + 24] = 10 * MEAN;
  expect(surgesOf(byWeekday, cells)).toEqual([]);
});

test('an import names the first surges on the terminal, and says how many more there are', () => {
  const surges = [0, 1, 2, 3, 4].map((day) => ({ day, step: 42, count: 361, usual: 46.8 }));
  const fitted = {
    ...{ unusual: [], counted: [], every: 1_800_000, types: [{ name: 'regular' }] },
    days: surges.map(({ day }) => ({ day: 10_636 + 7 * day })),
    classes: [{ type: 0, variation: { surges } }],
  } as unknown as FittedArrivals;
  const lines = unusualLines(fitted);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe(
    '  regular has a surge on 1999-02-14: in a step between 21:00 and 21:30 361 calls, where 47 are usual; they count in the mean, not in busyness.',
  );
  expect(lines[3]).toBe('  and 2 more surges: scenario.yaml and fit.json name them');
  expect(unusualLines({ ...fitted, classes: [] })).toEqual([]);
});
