import { describe, expect, test } from 'vitest';
import { halve, roundsOf, type Score } from '../../src/experiments/tuning/halving.js';

/** A candidate that costs so much, seen with an error that goes away with replications. */
function seen(cost: number, replications: number, more: Partial<Score> = {}): Score {
  const error = (((cost * 7919) % 13) - 6) / replications;
  return {
    hopeless: false,
    meets: true,
    doubt: 0,
    harm: cost + error,
    behaviour: String(cost),
    ...more,
  };
}

describe('successive halving', () => {
  test('looks at many briefly and at few in full', () => {
    expect(roundsOf(60, 5, 40)).toEqual([5, 10, 20, 40]);
    expect(roundsOf(60, 5, 20)).toEqual([5, 10, 20]);
    expect(roundsOf(8, 5, 40)).toEqual([20, 40]);
    expect(roundsOf(4, 5, 40)).toEqual([40]);
    expect(roundsOf(500, 5, 6)).toEqual([6]);
  });

  test('keeps the least harm, in order, with less work than all in full', async () => {
    let work = 0;
    const costs = Array.from({ length: 60 }, (_, k) => (k * 37) % 60);
    const ranked = await halve(costs, [5, 10, 20], 5, async (cost, replications) => {
      work += replications;
      return seen(cost, replications);
    });
    expect(ranked?.map(({ candidate }) => candidate)).toEqual([0, 1, 2, 3, 4]);
    expect(work).toBe(60 * 5 + 30 * 10 + 15 * 20);
  });

  test('keeps, in turn, what is certain, what costs least and what is most certain', async () => {
    const ranked = await halve([1, 2, 3, 4, 5, 6], [10], 4, async (cost) =>
      seen(cost, 100, { meets: cost > 1, hopeless: cost === 6, doubt: 3.5 - cost }),
    );
    expect(ranked?.map(({ candidate }) => candidate)).toEqual([4, 2, 5, 3]);
  });

  test('has hope for what misses the target before what is hopeless', async () => {
    const ranked = await halve([1, 2, 3], [10], 2, async (cost) =>
      seen(cost, 100, { meets: false, hopeless: cost === 1, doubt: 10 - cost }),
    );
    expect(ranked?.map(({ candidate }) => candidate)).toEqual([3, 2]);
  });

  test('takes the first of those that do exactly the same', async () => {
    const ranked = await halve([1, 2, 3], [10], 3, async (cost) =>
      seen(cost, 100, { behaviour: cost < 3 ? 'same' : 'other' }),
    );
    expect(ranked?.map(({ candidate }) => candidate)).toEqual([1, 3]);
  });

  test('ends where it is stopped', async () => {
    expect(await halve([1, 2], [10], 1, async () => null)).toBeNull();
  });
});
