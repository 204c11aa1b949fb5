/** What is kept of a log and how, and where a log is refused. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ascending } from '../../src/fit/ascending.js';
import { SeenTexts } from '../../src/fit/hash.js';
import { PackedColumn } from '../../src/fit/packed-column.js';
import { Generator } from '../stats/generator.js';
import { readText } from './reading-logs.js';

const IDS = 300_000;

test('of many ids none is taken for another', () => {
  const seen = new SeenTexts();
  const known = (): number => {
    let count = 0;
    for (let k = 0; k < IDS; k++) if (!seen.add(`1772438405.${k}`)) count++;
    return count;
  };
  expect(known()).toBe(0);
  expect(known()).toBe(IDS);
});

test('a packed column gives back every number as it was', () => {
  const random = new Generator('numbers');
  const of: (() => number)[] = [
    () => 7,
    () => 1000 * Math.floor(random.between(0, 200)) - 5,
    () => Math.floor(random.between(0, 60_000)),
    () => Date.UTC(2026, 0, 1) + Math.floor(random.between(0, 4e9)),
    () => Math.floor(random.between(0, 2 ** 53)),
    () => random.between(-1, 1),
    () => 1000 * random.between(0, 9),
  ];
  const numbers = of.flatMap((draw) => Array.from({ length: 5000 }, draw));
  const column = new PackedColumn();
  for (const number of numbers) column.push(number);
  expect([...column.unpacked(numbers.length)]).toEqual(numbers);
  const turned = Uint32Array.from(numbers, (_, k) => numbers.length - 1 - k);
  const inOrder = column.inOrder(turned).unpacked(numbers.length);
  expect([...inOrder]).toEqual(numbers.toReversed());
});

test('places are put in ascending order, equal ones as they stand', () => {
  const random = new Generator('order');
  for (const count of [0, 1, 2, 15, 16, 17, 100, 1000, 5000]) {
    for (const near of [0, 3, 50, 1e6]) {
      const keys = Float64Array.from({ length: count }, (_, k) =>
        Math.floor(k / 3 + random.between(0, near)),
      );
      const sorted = Array.from(keys, (_, k) => k).sort((a, b) => keys[a]! - keys[b]! || a - b);
      expect([...ascending(keys)]).toEqual(sorted);
    }
  }
});

test('a packed log from which far more comes out than from any is refused, unless it is told', async () => {
  const packed = gzipSync(header + row(0).repeat(100_000));
  const bounds = { unpackedFreely: 1e6, callsOfADay: 1e6 };
  await expect(readText(packed, { bounds })).rejects.toThrow(
    /^unpacks to more than 100 times its size, [\d.]+ MB from [\d.]+ MB so far, which no log does: see what is in it with gzip -dc; --unpack-up-to 50GB reads on, up to that size$/,
  );
  const all = await readText(packed, { bounds: { ...bounds, unpackedTimes: null } });
  expect(all.reading.tally.kept).toBe(100_000);
  await expect(
    readText(packed, { bounds: { unpackedTimes: null, unpacked: 2e6 } }),
  ).rejects.toThrow('unpacks to more than 2 MB: split it by date; --unpack-up-to');
});

const header = 'at,wait,talk\n';
const row = (k: number) => `2026-03-${String(1 + (k % 28)).padStart(2, '0')}T08:00:00,1,60\n`;

test('a log of too many calls is refused, with what to do', async () => {
  const text = header + Array.from({ length: 100 }, (_, k) => row(k)).join('');
  const { reading } = await readText(text, { bounds: { calls: 100 } });
  expect(reading.tally.kept).toBe(100);
  await expect(readText(text, { bounds: { calls: 99 } })).rejects.toThrow(
    'has more than 99 calls: read it in parts, with --from and --to or --type',
  );
  const intervals = text.replace('at,wait,talk', 'start,offered,aht');
  const half = { map: { length: { constant: '30m' } }, bounds: { intervals: 20 } };
  await expect(readText(intervals, { ...half, format: 'intervals' })).rejects.toThrow(
    'has more than 20 rows of intervals: read it in parts',
  );
  await expect(readText(text, { bounds: { callsOfADay: 3 } })).rejects.toThrow(
    'has more than 3 calls on 2026-03-01: no center has; see what --map at=…, --dates and --tz make of its times',
  );
});
