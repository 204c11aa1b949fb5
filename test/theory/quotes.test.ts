/**
 * Callers who react to what they are told, where the line that results is one that theory knows.
 *
 * The wait is told to everyone at the queue entry, by the length of the queue, so that there always is
 * an estimate and it is above 0.
 */
import { expect, test } from 'vitest';
import { compare, tableOf } from './compare.js';
import { type CallerFacts, theoryCase } from './theory-case.js';

const Z_MAX = 3.5;
const design = { warmUp: '500m', length: '2500m', replications: 25 };

async function off(id: string, caller: Partial<CallerFacts>, at: string): Promise<string> {
  const known = theoryCase(id);
  const { center } = known;
  const [callers] = center.callers;
  const comparisons = await compare({
    ...known,
    design,
    center: { ...center, callers: [{ ...callers!, ...caller }], tellsWaitAt: at },
    runs: known.runs.slice(0, 1),
  });
  const far = comparisons.filter(({ z }) => !(Math.abs(z) < Z_MAX));
  return far.length === 0 ? '' : tableOf(far);
}

test('half the hazard, doubled by what is told at the entry, is the whole one', async () => {
  // A3-2 has a patience of 3 minutes.
  const patience = { exponential: { mean: '6m' } };
  expect(await off('A3-2', { patience, patienceAfterQuote: [{ hazardTimes: 2 }] }, '0s')).toBe('');
});

test('a tenth who hang up over any wait are the tenth whose patience is nothing', async () => {
  const patience = { exponential: { mean: '1000s' } };
  expect(await off('A4-2', { patience, balks: [{ quotedOver: '0s', share: 0.1 }] }, '0s')).toBe('');
});

test('what is told after a while makes the hazard one that changes then', async () => {
  // The same center with a patience whose hazard rises threefold after half a minute.
  const rising = { hazard: [{ upTo: '30s', perMinute: 0.2 }, { perMinute: 0.6 }] };
  const flat = { patience: { exponential: { mean: '5m' } } };
  const told = { ...flat, patienceAfterQuote: [{ hazardTimes: 3 }] };
  const known = theoryCase('A3-2');
  const { center } = known;
  const [caller] = center.callers;
  const figures = async (own: Partial<CallerFacts>, tellsWaitAt?: string) => {
    const callers = [{ ...caller!, ...own }];
    const changed = { ...center, callers, ...(tellsWaitAt === undefined ? {} : { tellsWaitAt }) };
    return compare({ ...known, center: changed, design, runs: known.runs.slice(0, 1) });
  };
  const [a, b] = [await figures({ patience: rising }), await figures(told, '30s')];
  // The same people with the same budgets: not only alike, but the same but for rounding.
  for (const [k, { estimate, measure }] of a.entries()) {
    expect(b[k]!.estimate / estimate, measure).toBeCloseTo(1, 5);
  }
});
