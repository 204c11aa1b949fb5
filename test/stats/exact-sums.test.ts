/** Sums without rounding, against whole numbers of any size. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactSums } from '../../src/stats/exact-sums.js';

const LIMB = 2 ** 48;
/** Of either sign, small, large, and at the edges of what a double holds. */
const whole = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(0, 1, -1, LIMB, -LIMB, LIMB - 1, LIMB + 1, 2 ** 53, -(2 ** 53), 2 ** 60, 2 ** 70),
);
const texts = (sums: ExactSums, length: number) => Array.from({ length }, (_, k) => exact(sums, k));

function exact({ high, low }: ExactSums, k: number): bigint {
  return BigInt(high[k]!) * BigInt(LIMB) + BigInt(low[k]!);
}

describe('exact sums', () => {
  test('are those of whole numbers of any size, place by place, and are read as the nearest double', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), whole), { maxLength: 40 }), (added) => {
        const sums = new ExactSums(3);
        const expected = [0n, 0n, 0n];
        for (const [at, value] of added) {
          sums.add(at, value);
          expected[at]! += BigInt(value);
        }
        expect(texts(sums, 3)).toEqual(expected);
        for (const [k, sum] of expected.entries()) expect(sums.at(k)).toBe(Number(sum));
      }),
    );
  });

  test('do not depend on the groups in which they are added', () => {
    fc.assert(
      fc.property(fc.array(whole), fc.array(whole), (first, second) => {
        const [all, one, other] = [new ExactSums(2), new ExactSums(2), new ExactSums(2)];
        for (const [k, value] of [...first, ...second].entries()) all.add(k % 2, value);
        for (const [k, value] of first.entries()) one.add(k % 2, value);
        for (const [k, value] of second.entries()) other.add((first.length + k) % 2, value);
        one.addAll(other);
        expect(one).toEqual(all);
      }),
    );
  });

  test('keep what is left below one multiple, however many are added', () => {
    const sums = new ExactSums(1);
    for (let k = 0; k < 3; k++) sums.add(0, LIMB - 1);
    expect([sums.high[0], sums.low[0]]).toEqual([2, LIMB - 3]);
    sums.add(0, 3);
    expect([sums.high[0], sums.low[0]]).toEqual([3, 0]);
  });
});
