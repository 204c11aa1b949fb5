import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fingerprint } from '../../src/engine/fingerprint.js';

fc.configureGlobal({ seed: 1 });

type Happening = readonly [at: number, kind: number, subject: number];

function fingerprintOf(happenings: readonly Happening[]): string {
  const fingerprint = new Fingerprint();
  for (const [at, kind, subject] of happenings) fingerprint.add(at, kind, subject);
  return fingerprint.toString();
}

const happening = fc.tuple(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(2047), fc.nat(0x7fffffff));

describe('fingerprint', () => {
  test('the fingerprint of a sequence stays what it is', () => {
    expect(fingerprintOf([])).toMatchInlineSnapshot(`"92ca2f0ecb72770f"`);
    expect(fingerprintOf([[0, 0, 0]])).toMatchInlineSnapshot(`"4ae6461f3597f37c"`);
    expect(
      fingerprintOf([
        [1000, 3, 7],
        [2 ** 40 + 5, 4, 8],
      ]),
    ).toMatchInlineSnapshot(`"ed692c447740d21f"`);
  });

  test('it is 16 hexadecimal digits, the same for the same', () => {
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        expect(fingerprintOf(happenings)).toMatch(/^[0-9a-f]{16}$/);
        expect(fingerprintOf(happenings)).toBe(fingerprintOf(happenings));
      }),
    );
  });

  test('one change anywhere, or two things that change places, show', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 2, maxLength: 20 }), fc.nat(), (all, where) => {
        const k = where % (all.length - 1);
        const [at, kind, subject] = all[k]!;
        const original = fingerprintOf(all);
        const others: [number, number, number][] = [
          [at % 2 === 0 ? at + 1 : at - 1, kind, subject],
          [at >= 2 ** 32 ? at - 2 ** 32 : at + 2 ** 32, kind, subject],
          [at, kind ^ 1, subject],
          [at, kind, subject ^ 1],
        ];
        for (const other of others) expect(fingerprintOf(all.with(k, other))).not.toBe(original);
        const swapped = all.with(k, all[k + 1]!).with(k + 1, all[k]!);
        if (String(all[k]) !== String(all[k + 1]))
          expect(fingerprintOf(swapped)).not.toBe(original);
        expect(fingerprintOf(all.slice(0, -1))).not.toBe(original);
      }),
    );
  });

  test('a hundred thousand sequences that are almost alike all differ', () => {
    const seen = new Set<string>();
    for (let k = 0; k < 100_000; k++) {
      seen.add(
        fingerprintOf([
          [1000 + (k % 100), 1, 5],
          [2000, Math.floor(k / 100) % 10, Math.floor(k / 1000)],
          [3000, 2, 5],
        ]),
      );
    }
    expect(seen.size).toBe(100_000);
  });

  test('each half differs by itself: both lanes take everything in', () => {
    const halves = Array.from({ length: 2000 }, (_, k) =>
      fingerprintOf([
        [k, 0, 0],
        [9, 1, 1],
      ]),
    );
    expect(new Set(halves.map((digits) => digits.slice(0, 8))).size).toBe(2000);
    expect(new Set(halves.map((digits) => digits.slice(8))).size).toBe(2000);
  });
});
