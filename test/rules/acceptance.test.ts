/** Who takes a callback that is offered, by what they were told, how long they wait and can wait. */
import { expect, test } from 'vitest';
import { acceptanceOf } from '../../src/callback/acceptance.js';
import type { AcceptanceRow } from '../../src/model/caller-plan.js';
import type { Fields } from './center.js';
import { tell } from './tell.js';

const always: AcceptanceRow = {
  quotedOverMs: null,
  quotedUpToMs: null,
  waitedOverMs: null,
  patienceUnderMs: null,
  patienceUnderQuote: false,
  probability: 0.1,
};
const heard = { quotedMs: 60, waitedMs: 30, patienceLeftMs: 50 };

test.each<[Partial<AcceptanceRow>, Partial<typeof heard>, boolean]>([
  [{ quotedOverMs: 59 }, {}, true],
  [{ quotedOverMs: 60 }, {}, false],
  [{ quotedOverMs: 0 }, { quotedMs: -1 }, false],
  [{ quotedUpToMs: 60 }, {}, true],
  [{ quotedUpToMs: 59 }, {}, false],
  [{ quotedUpToMs: 59 }, { quotedMs: -1 }, false],
  [{ waitedOverMs: 29 }, {}, true],
  [{ waitedOverMs: 30 }, {}, false],
  [{ patienceUnderMs: 51 }, {}, true],
  [{ patienceUnderMs: 50 }, {}, false],
  [{ patienceUnderQuote: true }, {}, true],
  [{ patienceUnderQuote: true }, { patienceLeftMs: 60 }, false],
  [{ patienceUnderQuote: true }, { quotedMs: -1 }, false],
  [{ quotedOverMs: 59, waitedOverMs: 30 }, {}, false],
])('with %o a caller with %o is one of them: %s', (conditions, others, holds) => {
  const row = { ...always, ...conditions, probability: 0.9 };
  expect(acceptanceOf([row, always], { ...heard, ...others })).toBe(holds ? 0.9 : 0.1);
});

/** Offers after half a minute; the only agent comes late. */
function scenario(callers: Fields, voluntary: Fields = {}): Fields {
  return {
    name: 'taste',
    length: '1h',
    seed: 'taste',
    teams: [{ name: 'team', agents: 1, shifts: [{ from: '55m' }] }],
    callers: [{ name: 'callers', talk: '10s', ...callers }],
    plans: {
      main: {
        queue: {
          acd: { estimate: { method: 'queueLength', handleTime: '60s' } },
          breakouts: { voluntary: { after: '30s', to: 'callback', ...voluntary } },
        },
        callback: { callback: {} },
      },
    },
  };
}

test('the patience that is left at the offer decides, to the millisecond', async () => {
  const told = await tell(
    scenario({
      acceptsCallback: [{ patienceUnder: '60s', accept: 1 }, { accept: 0 }],
      calls: [
        { id: 'A', at: '0s', patience: '89999ms' },
        { id: 'B', at: '0s', patience: '90s' },
        { id: 'C', at: '0s', patience: 'never' },
      ],
    }),
  );
  const decisions = Object.fromEntries(
    ['A', 'B', 'C'].map((name) => [name, told.call(name).decisions]),
  );
  expect(decisions).toEqual({ A: [true], B: [false], C: [false] });
});

test('the quote is held against the patience that is left, and the time in the queue counts', async () => {
  const told = await tell(
    scenario(
      {
        acceptsCallback: [
          { patienceUnderQuote: true, accept: 1 },
          { waitedOver: '60s', accept: 1 },
          { accept: 0 },
        ],
        calls: [
          { id: 'busy', at: '55m', talk: '4m' },
          { id: 'A', at: '3301s', patience: '89s' },
          { id: 'B', at: '3302s', patience: '5m' },
        ],
      },
      { quotes: true, repeatEvery: '20s' },
    ),
  );
  // Two wait. A hears at 30 s that it takes two minutes, with 59 s left. B hears as much with 270 s
  // left, once more after 50 s, and by 70 s has waited for more than a minute.
  expect(told.call('A').decisions).toEqual([true]);
  expect(told.call('B').decisions).toEqual([false, false, true]);
});

test('who accepts at a smaller share accepts at a larger one, and all worlds meet the same people', async () => {
  const random = { arrivals: { poisson: { every: '1h', calls: 400 } } };
  const takers = async (accept: number): Promise<Set<number>> => {
    const told = await tell(
      scenario({
        ...random,
        patience: { exponential: { mean: '3m' } },
        acceptsCallback: [{ patienceUnder: '2m', accept }, { accept: accept / 2 }],
      }),
    );
    expect(told.hold.courses.filter(({ attempt }) => attempt === 0)).toHaveLength(
      told.actual.courses.filter(({ attempt, isCallback }) => attempt === 0 && !isCallback).length,
    );
    return new Set(told.rows.map(({ person }) => person));
  };
  const [few, many] = [await takers(0.3), await takers(0.8)];
  expect(few.size).toBeGreaterThan(30);
  expect(many.size).toBeGreaterThan(2 * few.size);
  expect([...few].filter((person) => !many.has(person))).toEqual([]);
});
