import { describe, expect, test } from 'vitest';
import { parseGrid } from '../../src/experiments/grid.js';
import { parseParameter } from '../../src/experiments/parameter.js';

function valuesOf(items: string): readonly string[] | string {
  const result = parseParameter(`a.b=${items}`);
  return result.ok ? result.parameter.values : result.fault;
}

describe('a parameter', () => {
  test.each([
    ['1,2,5', ['1', '2', '5']],
    ['8..12', ['8', '9', '10', '11', '12']],
    ['10..20:4', ['10', '14', '18']],
    ['0,2,10..14:2', ['0', '2', '10', '12', '14']],
    ['0.1..0.4:0.1', ['0.1', '0.2', '0.3', '0.4']],
    ['10%..30%:10%', ['10%', '20%', '30%']],
    ['30s..2m:30s', ['30s', '1m', '1m30s', '2m']],
    ['-1..1', ['-1', '0', '1']],
    ['none, {after: 20s, to: callback}', ['none', '{after: 20s, to: callback}']],
    ['../calls.csv', ['../calls.csv']],
  ])('takes the values %s', (items, values) => {
    expect(valuesOf(items)).toEqual(values);
  });

  test.each([
    ['0.1..0.4', /has no step/],
    ['10s..1m', /has no step/],
    ['20..10', /runs backwards/],
    ['1..10:0', /not above zero/],
    ['1..10s:1s', /is no range/],
    ['1..', /is no range/],
    ['08:00..10:00', /is no range/],
    ['1..20000', /20000 values; at most 10000/],
    ['1,2,1..3', /1 is there twice/],
    ['', /is no parameter/],
  ])('refuses %s', (items, fault) => {
    expect(valuesOf(items)).toMatch(fault);
  });
});

describe('a grid', () => {
  test('has every combination, the last parameter changing fastest', () => {
    const result = parseGrid(['a=1,2', 'b=x,y']);
    expect(result.ok && result.grid.points.map(({ set }) => set.join(' '))).toEqual([
      'a=1 b=x',
      'a=1 b=y',
      'a=2 b=x',
      'a=2 b=y',
    ]);
  });

  test('tells all that is wrong at once', () => {
    const result = parseGrid(['a', 'b=1', 'b=2', 'c=1..200', 'd=1..200']);
    expect(result.ok ? [] : result.faults).toEqual([
      '"a" is no parameter; write PATH=VALUE,VALUE or PATH=FROM..TO:STEP',
      'b is there twice; write all its values in one parameter',
      '1 x 200 x 200 values are 40000 points; at most 10000 can be run',
    ]);
  });
});
