import { describe, expect, test } from 'vitest';
import { fewestFor, missedShare } from '../../src/experiments/staffing/requirement.js';
import {
  type Counts,
  candidatesOf,
  type Found,
  type Space,
  search,
} from '../../src/experiments/staffing/search.js';
import { erlangA } from '../../src/stats/erlang.js';

/** A single kind, from `min` to `max`. */
function line(min: number, max: number, start: number): Space {
  const ladder = Array.from({ length: max - min + 1 }, (_, k) => [min + k]);
  return { ladder, start, fewest: [min], order: () => [0] };
}

function asking(does: (counts: Counts) => boolean) {
  const asked: string[] = [];
  return {
    asked,
    ask: async (counts: Counts) => {
      asked.push(counts.join());
      return does(counts);
    },
  };
}

describe('a search over one number', () => {
  test('finds the fewest that do, wherever it begins', async () => {
    for (let fewest = 3; fewest <= 40; fewest++) {
      for (const start of [0, 7, 20, 37]) {
        const { ask, asked } = asking(([count = 0]) => count >= fewest);
        const found = await search(line(3, 40, start), ask);
        expect((found as Found).counts).toEqual([fewest]);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(12);
      }
    }
  });

  test('asks two where the start is right', async () => {
    const { ask, asked } = asking(([count = 0]) => count >= 12);
    await search(line(1, 40, 11), ask);
    expect(asked).toEqual(['12', '11']);
  });

  test('says so where not even the most do', async () => {
    const { ask, asked } = asking(() => false);
    expect(await search(line(1, 40, 5), ask)).toBe('none');
    expect(asked.at(-1)).toBe('40');
  });

  test('ends where it is stopped', async () => {
    expect(await search(line(1, 9, 5), async () => null)).toBeNull();
  });
});

describe('a search over several kinds', () => {
  // The first is worth one, the second two; five are needed of one, four of the other, eleven in all.
  const does = ([a = 0, b = 0]: Counts): boolean => a >= 5 && b >= 2 && a + 2 * b >= 11;
  const space: Space = {
    ladder: Array.from({ length: 13 }, (_, k) => [k, Math.ceil(k / 2)]),
    start: 3,
    fewest: [0, 0],
    order: () => [1, 0],
  };

  test('finds what does and of which nothing can be taken', async () => {
    const { ask } = asking(does);
    const { counts } = (await search(space, ask)) as Found;
    expect(does(counts)).toBe(true);
    for (const kind of counts.keys()) {
      expect(does(counts.map((count, k) => (k === kind ? count - 1 : count)))).toBe(false);
    }
  });

  test('takes nothing below the fewest', async () => {
    const { ask } = asking(() => true);
    const { counts } = (await search({ ...space, fewest: [0, 3], ladder: [[4, 5]] }, ask)) as Found;
    expect(counts).toEqual([0, 3]);
  });

  test('puts back what it has taken, and then more, for the last test', () => {
    const found: Found = { counts: [6, 2], rung: 1, taken: [0, 1, 0, 1] };
    const ladder = [
      [0, 0],
      [8, 4],
      [9, 5],
      [10, 5],
    ];
    expect(candidatesOf({ ...space, ladder }, found, 5)).toEqual([
      [6, 2],
      [7, 3],
      [7, 4],
      [8, 4],
      [9, 5],
    ]);
    expect(candidatesOf({ ...space, ladder }, { ...found, taken: [] }, 5)).toEqual([
      [6, 2],
      [9, 5],
      [10, 5],
    ]);
  });
});

describe('a requirement by formula', () => {
  test.each([0.5, 4, 10, 33, 120])('is the fewest for a load of %d', (load) => {
    const demand = { load, meanService: 240, meanPatience: 180 };
    for (const share of [0.3, 0.1, 0.03, 0.001]) {
      const agents = fewestFor(demand, share);
      expect(missedShare(agents, demand)).toBeLessThanOrEqual(share);
      expect(missedShare(agents - 1, demand)).toBeGreaterThan(share);
      expect(erlangA(agents, load, 240, 180).abandonProbability).toBeLessThanOrEqual(share);
    }
  });

  test('counts who waits where nobody gives up', () => {
    const demand = { load: 8, meanService: 240, meanPatience: Number.POSITIVE_INFINITY };
    expect(fewestFor(demand, 0.2)).toBe(12);
  });

  test('of nothing is nobody', () => {
    expect(fewestFor({ load: 0, meanService: 1, meanPatience: 1 }, 0.1)).toBe(0);
  });
});
