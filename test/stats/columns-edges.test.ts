/** Numbers that are kept in few bytes, and averages over steps of time. */
import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { NumberColumn } from '../../src/stats/number-column.js';
import { StepAverages } from '../../src/stats/step-averages.js';
import { Generator } from './generator.js';

/** Numbers at which a width ends, and beyond it. */
const ENDS = [
  0, 1, 255, 256, 65_535, 65_536, 2_147_483_647, 2_147_483_648, -1, -2_147_483_648, -2_147_483_649,
  0.5, -0.5,
];

function read(column: NumberColumn, from: number, end: number): Float64Array {
  const into = new Float64Array(end - from + 5).fill(Number.NaN);
  column.read(into, from, end);
  // What stands behind them in the array stays there.
  expect([...into.slice(end - from)]).toEqual(new Array(5).fill(Number.NaN));
  return into.slice(0, end - from);
}

describe('a column of numbers gives back what was put into it', () => {
  test.each(ENDS)('%d in a piece, alone and with any other', (one) => {
    for (const other of ENDS) {
      for (const [first, second] of [
        [one, other],
        [other, one],
      ] as const) {
        const values = new Float64Array(1024);
        values[1] = first;
        values[1023] = second;
        const column = new NumberColumn();
        column.append(values, 1024);
        const [zero, early, ...rest] = read(column, 0, 1024);
        expect([zero, early, rest[0], rest.at(-2), rest.at(-1)]).toEqual([0, first, 0, 0, second]);
        expect(column.isZero).toBe(one === 0 && other === 0);
      }
    }
  });

  test('whatever the pieces in which it is put in and taken out', () => {
    const random = new Generator('a column of numbers');
    for (let round = 0; round < 20; round++) {
      const column = new NumberColumn();
      const all: number[] = [];
      while (all.length < 5000) {
        const count = random.poisson(random.happens(0.2) ? 1500 : 40);
        const values = random.happens(0.4)
          ? null
          : Float64Array.from({ length: count }, () => random.poisson(2) ** 9);
        column.append(values, count);
        for (let k = 0; k < count; k++) all.push(values === null ? 0 : values[k]!);
      }
      for (const [from, end] of [
        [0, all.length],
        [0, 1024],
        [1024, 2048],
        [1000, 1050],
        [3, 4999],
        [all.length - 1, all.length],
        [7, 7],
      ] as const) {
        expect(Array.from(read(column, from, end))).toEqual(all.slice(from, end));
      }
    }
  });

  test.each([
    [0, 0, 0],
    [0, 255, 1],
    [0, 256, 2],
    [0, 65_535, 2],
    [0, 65_536, 4],
    [0, 2_147_483_647, 4],
    [0, 2_147_483_648, 8],
    [-1, 0, 4],
    [-1, 255, 4],
    [-2_147_483_648, 2_147_483_647, 4],
    [-2_147_483_649, 0, 8],
    [-1, 2_147_483_648, 8],
    [0, 0.5, 8],
  ])('whole numbers from %d to %d take %d bytes each', (least, most, bytes) => {
    const values = new Float64Array(1024);
    [values[3], values[900]] = [least, most];
    const column = new NumberColumn();
    column.append(values, 1024);
    // What else there is of a column is some hundred bytes.
    expect(Math.floor(serialize(column).length / 1024)).toBe(bytes);
  });

  test('it is zero where every number is', () => {
    const column = new NumberColumn();
    expect(column.isZero).toBe(true);
    column.append(null, 1500);
    column.append(new Float64Array(600), 600);
    expect(column.isZero).toBe(false);
    // A piece of zeros is known for one when it is whole.
    column.append(null, 3000);
    expect(column.isZero).toBe(true);
    column.append(Float64Array.of(1), 1);
    expect(column.isZero).toBe(false);
    column.append(null, 3000);
    expect(column.isZero).toBe(false);
  });
});

describe('averages over steps of time', () => {
  test('are the areas below what changes now and then, by hand', () => {
    const averages = new StepAverages(2, 4, 100);
    averages.add(0, 2, 50);
    averages.add(1, 1, 60);
    averages.add(0, -1, 150);
    averages.add(1, 3, 100);
    averages.add(0, 5, 320);
    averages.finish(390);
    const place = (which: number) => [0, 1, 2, 3].map((step) => averages.at(step, which));
    // 2 from 50 to 150, 1 to 320, 6 to 390.
    expect(place(0)).toEqual([1, 1.5, 1, (20 + 6 * 70) / 100]);
    // 1 from 60 to 100, 4 to 390.
    expect(place(1)).toEqual([0.4, 4, 4, 3.6]);
  });

  test('leave out what is beyond the last step, and what comes after the end', () => {
    const averages = new StepAverages(1, 2, 100);
    averages.add(0, 1, 150);
    averages.finish(1000);
    averages.add(0, 1, 1000);
    averages.finish(2000);
    expect([averages.at(0, 0), averages.at(1, 0)]).toEqual([0, 0.5]);
  });

  test('begin anew where it ended: nothing is there then', () => {
    const averages = new StepAverages(1, 3, 100);
    averages.add(0, 4, 0);
    averages.finish(100);
    averages.add(0, 1, 200);
    averages.finish(300);
    expect([0, 1, 2].map((step) => averages.at(step, 0))).toEqual([4, 0, 1]);
  });
});
