import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/engine/invariant.js';
import { KeyedDraws } from '../../src/engine/keyed-draws.js';
import { cellCounts, chiSquare, chiSquareLimit, correlation } from '../stats/goodness.js';

fc.configureGlobal({ seed: 1 });

/** The block function itself, which nothing but these tests calls from outside. */
interface Block {
  block(key0: number, key1: number, counter0: number, counter1: number): void;
  x0: number;
  x1: number;
}

function blockOf(key: readonly number[], counter: readonly number[]): string {
  const raw = new KeyedDraws('any', 0) as unknown as Block;
  raw.block(key[0]! | 0, key[1]! | 0, counter[0]! | 0, counter[1]! | 0);
  return [raw.x0, raw.x1].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
}

/** Threefry-2x32 as its authors define it, one round after the other. */
function blockByDefinition(key: readonly number[], counter: readonly number[]): string {
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  const schedule = [key[0]!, key[1]!, key[0]! ^ key[1]! ^ 0x1bd11bda].map((word) => word >>> 0);
  let x0 = (counter[0]! + schedule[0]!) >>> 0;
  let x1 = (counter[1]! + schedule[1]!) >>> 0;
  for (let round = 0; round < 20; round++) {
    const rotation = rotations[round % 8]!;
    x0 = (x0 + x1) >>> 0;
    x1 = (((x1 << rotation) | (x1 >>> (32 - rotation))) ^ x0) >>> 0;
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    x0 = (x0 + schedule[injection % 3]!) >>> 0;
    x1 = (x1 + schedule[(injection + 1) % 3]! + injection) >>> 0;
  }
  return [x0, x1].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('Threefry-2x32-20', () => {
  test.each([
    [[0, 0], [0, 0], '6b200159 99ba4efe'],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '1cb996fc bb002be7'],
    [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], 'c4923a9c 483df7a0'],
  ])('key %j and counter %j give the known answer of Random123', (key, counter, answer) => {
    expect(blockOf(key, counter)).toBe(answer);
    expect(blockByDefinition(key, counter)).toBe(answer);
  });

  test('the unrolled rounds are those of the definition', () => {
    const words = fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff));
    fc.assert(
      fc.property(words, words, (key, counter) => {
        expect(blockOf(key, counter)).toBe(blockByDefinition(key, counter));
      }),
    );
  });
});

describe('draws by key', () => {
  test('the numbers of a seed stay what they are', () => {
    const draws = new KeyedDraws('ringback', 17);
    draws.pair(1, 2, 3, 4, 5);
    expect([
      draws.uniform(0, 0, 0, 0, 0),
      draws.uniform(1, 2, 3, 4, 5),
      draws.uniform(1, 2, 64, 4, 5),
      draws.first,
      draws.second,
    ]).toMatchInlineSnapshot(`
      [
        0.3554939541456841,
        0.5761449470340279,
        0.2444710500764744,
        0.5761449469719082,
        0.2668018357362598,
      ]
    `);
    expect(draws.drawn).toBe(6);
  });

  test('a number does not depend on what was drawn before it', () => {
    const fresh = new KeyedDraws('seed', 1).uniform(3, 1000, 2, 7, 1);
    const used = new KeyedDraws('seed', 1);
    for (let n = 0; n < 100; n++) used.uniform(1, n, 0, 0, 0);
    expect(used.uniform(3, 1000, 2, 7, 1)).toBe(fresh);
  });

  test('every number is in [0, 1), for attempts and indices of any size', () => {
    const draws = new KeyedDraws('seed', 1);
    const any = fc.nat(Number.MAX_SAFE_INTEGER);
    fc.assert(
      fc.property(
        fc.nat(511),
        fc.nat(0xffffffff),
        any,
        fc.nat(31),
        any,
        (kind, n, attempt, purpose, index) => {
          const uniform = draws.uniform(kind, n, attempt, purpose, index);
          draws.pair(kind, n, attempt, purpose, index);
          for (const value of [uniform, draws.first, draws.second]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThan(1);
          }
          // Both are read from the same two words.
          expect(Math.floor(uniform * 2 ** 32)).toBe(draws.first * 2 ** 32);
        },
      ),
    );
  });

  test('no number comes twice where attempts and indices leave their fields', () => {
    const draws = new KeyedDraws('seed', 1);
    const seen = new Set<number>();
    let count = 0;
    const add = (kind: number, n: number, attempt: number, purpose: number, index: number) => {
      count++;
      seen.add(draws.uniform(kind, n, attempt, purpose, index));
    };
    for (const attempt of [...range(300), 2 ** 32, 2 ** 38, 2 ** 38 + 64, 2 ** 45]) {
      for (const index of [0, 1, 4095, 4096, 4097, 8192, 2 ** 32, 2 ** 44, 2 ** 52]) {
        add(0, 5, attempt, 0, index);
        add(1, 5, attempt, 0, index);
        add(0, 5, attempt, 1, index);
        add(0, 6, attempt, 0, index);
      }
    }
    for (const kind of range(512).slice(2))
      for (const purpose of range(32)) add(kind, 5, 0, purpose, 0);
    expect(seen.size).toBe(count);
  });

  test('a kind that does not fit, or half an attempt, is a fault', () => {
    const draws = new KeyedDraws('seed', 1);
    expect(() => draws.uniform(512, 0, 0, 0, 0)).toThrow(Fault);
    expect(() => draws.uniform(0, 0, 64.5, 0, 0)).toThrow(Fault);
    expect(() => draws.uniform(0, 0, Number.NaN, 0, 0)).toThrow(Fault);
  });
});

/** A family of numbers, and the one beside it. */
type Family = (n: number) => number;

const COUNT = 40_000;
const one = new KeyedDraws('ringback', 1);
const otherReplication = new KeyedDraws('ringback', 2);
const otherSeed = new KeyedDraws('ringbacj', 1);

const base: Family = (n) => one.uniform(3, n, 0, 5, 0);
const beside: readonly [string, Family][] = [
  ['the next of the kind', (n) => one.uniform(3, n + 1, 0, 5, 0)],
  ['the next purpose', (n) => one.uniform(3, n, 0, 6, 0)],
  ['the next attempt', (n) => one.uniform(3, n, 1, 5, 0)],
  ['the next index', (n) => one.uniform(3, n, 0, 5, 1)],
  ['the next kind', (n) => one.uniform(4, n, 0, 5, 0)],
  ['a far attempt', (n) => one.uniform(3, n, 64, 5, 0)],
  ['a far index', (n) => one.uniform(3, n, 0, 5, 4096)],
  ['the next replication', (n) => otherReplication.uniform(3, n, 0, 5, 0)],
  ['a seed that differs in one character', (n) => otherSeed.uniform(3, n, 0, 5, 0)],
];

describe('draws by key are uniform and independent', () => {
  const values = range(COUNT).map(base);

  test.each([['the family', base], ...beside])('%s fills all cells alike', (_, family) => {
    // 1000 cells, 99.9 %.
    const counts = cellCounts(range(COUNT).map(family), 1000);
    expect(chiSquare(counts, COUNT / 1000)).toBeLessThan(chiSquareLimit(999, 0.999));
  });

  test.each(beside)('no correlation with %s', (_, family) => {
    // Standard error 1 / sqrt(n), 99.9 %.
    const others = range(COUNT).map(family);
    expect(Math.abs(correlation(values, others))).toBeLessThan(3.29 / Math.sqrt(COUNT));
  });

  test.each(beside)('pairs with %s fill the square alike', (_, family) => {
    // 400 cells, 99.9 %: sees any dependence, not only a straight one.
    const counts = new Array<number>(400).fill(0);
    for (let n = 0; n < COUNT; n++) {
      counts[Math.floor(values[n]! * 20) * 20 + Math.floor(family(n) * 20)]!++;
    }
    expect(chiSquare(counts, COUNT / 400)).toBeLessThan(chiSquareLimit(399, 0.999));
  });

  test('attempts, purposes and replications of one person are uniform, too', () => {
    const along: readonly Family[] = [
      (k) => one.uniform(3, 7, k, 5, 0),
      (k) => one.uniform(3, 7, 0, 5, k),
      (k) => one.uniform(k >> 5, 7, 0, k & 31, 0),
    ];
    for (const family of along) {
      const some = range(16_384).map(family);
      expect(chiSquare(cellCounts(some, 128), 128)).toBeLessThan(chiSquareLimit(127, 0.999));
      const serial = correlation(some.slice(1), some.slice(0, -1));
      expect(Math.abs(serial)).toBeLessThan(3.29 / 128);
    }
    const firsts = range(4096).map((k) => new KeyedDraws('ringback', k).uniform(3, 7, 0, 5, 0));
    expect(chiSquare(cellCounts(firsts, 64), 64)).toBeLessThan(chiSquareLimit(63, 0.999));
  });

  test('the two halves of a pair know nothing of each other', () => {
    const firsts: number[] = [];
    const seconds: number[] = [];
    for (let n = 0; n < COUNT; n++) {
      one.pair(3, n, 0, 5, 0);
      firsts.push(one.first);
      seconds.push(one.second);
    }
    expect(Math.abs(correlation(firsts, seconds))).toBeLessThan(3.29 / Math.sqrt(COUNT));
    expect(chiSquare(cellCounts(seconds, 1000), COUNT / 1000)).toBeLessThan(
      chiSquareLimit(999, 0.999),
    );
  });

  test('the lowest bits of a uniform are random as well', () => {
    const low = values.map((value) => (value * 2 ** 45) % 1);
    // 256 cells of the last eight of 53 bits, 99.9 %.
    expect(chiSquare(cellCounts(low, 256), COUNT / 256)).toBeLessThan(chiSquareLimit(255, 0.999));
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, k) => k);
}
