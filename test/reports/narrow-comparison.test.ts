/** A comparison on a narrow terminal: each row on one line, under its verdict. */
import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import type { ComparisonResult } from '../../src/experiments/compare.js';
import type { ChangeVerdict, PairedEstimate } from '../../src/metrics/paired.js';
import { terminalComparison } from '../../src/reports/terminal-comparison.js';

function row(key: string, difference: number, verdict: ChangeVerdict): PairedEstimate {
  return {
    ...{ key, unit: 's', better: 'lower', definition: '', base: 90, candidate: 90 + difference },
    ...{ difference, low: difference - 1, high: difference + 1, correlation: 0.91 },
    ...{ margin: 2, alike: false, against: null, verdict },
  };
}

const result: ComparisonResult = {
  ...{ base: '12', seed: '1', replications: 10, incomplete: false, confidence: 0.99 },
  comparisons: [
    {
      ...{ base: '12', label: '13', changes: [], samePersons: true, otherCallers: [] },
      ...{ otherStreams: [], identical: false, missing: [] },
      measures: [
        row('callbacks.connectWait.mean_s', 0.5, 'no change detected'),
        row('asa_s', -4, 'improved'),
        row('wait.mean_s', 5, 'regressed'),
        row('wait.p95_s', -6, 'improved'),
      ],
    },
  ],
};

const shown = (width: number | undefined): string[] =>
  terminalComparison(result, new Chalk({ level: 0 }), width).split('\n');

describe('where the table does not fit', () => {
  test('no row of it is broken, and what became worse comes first', () => {
    const lines = shown(80);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    const from = lines.findIndex((line) => line.trim() === 'regressed');
    expect(lines.slice(from, from + 7).map((line) => line.trim().replace(/ {2,}/g, '  '))).toEqual([
      'regressed',
      'wait.mean_s  90.0 s  95.0 s  +5.0 s  +4.0 to +6.0 s',
      'improved',
      'asa_s  90.0 s  86.0 s  -4.0 s  -5.0 to -3.0 s',
      'wait.p95_s  90.0 s  84.0 s  -6.0 s  -7.0 to -5.0 s',
      'no change detected',
      'callbacks.connectWait.mean_s  90.0 s  90.5 s  +0.5 s  -0.5 to +1.5 s',
    ]);
  });
});

test.each([120, undefined])('at a width of %s it is as it was given, in one table', (width) => {
  const lines = shown(width);
  expect(lines.find((line) => line.includes('asa_s'))).toMatch(/0\.91 {2}±2\.0 s {2}improved$/);
});
