/** The whole center on a terminal: a line for each queue, and who was turned away. */
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import type { Estimate } from '../../src/metrics/measure.js';
import type { Summary } from '../../src/reports/summary-json.js';
import { headlines } from '../../src/reports/terminal-headlines.js';
import { overviewTables } from '../../src/reports/terminal-overview.js';

const paint = new Chalk({ level: 0 });
const look = { paint, serviceLevel: 'vcc, 20 s', folder: null };

function summaryOf(means: Readonly<Record<string, readonly [number | null, string]>>): Summary {
  const measures = Object.fromEntries(
    Object.entries(means).map(([key, [mean, unit]]) => [
      key,
      { mean, unit, low: mean, high: mean, n: 5 } as unknown as Estimate,
    ]),
  );
  return { measures } as unknown as Summary;
}

const queue = (name: string, offered: number) => ({
  [`queues.${name}.offered`]: [offered, 'count'] as const,
  [`queues.${name}.stillQueued`]: [0, 'count'] as const,
  [`queues.${name}.media.total.stillQueued`]: [0, 'count'] as const,
  [`queues.${name}.serviceLevel.offered`]: [0.8, 'share'] as const,
  [`queues.${name}.abandonedRate`]: [0.125, 'share'] as const,
  [`queues.${name}.callbacks.drift.mean_s`]: [null, 'seconds'] as const,
});

test('several queues have a line each, without columns of which nobody knows anything', () => {
  const teams = {
    'teams.a.occupancy': [0.8, 'share'],
    'teams.b.occupancy': [0.5, 'share'],
  } as const;
  const [queues = '', staff = '', ...others] = overviewTables(
    summaryOf({ ...queue('sales', 120), ...queue('main.help', 7), ...teams }),
    look,
  );
  expect(others).toEqual([]);
  const lines = queues.split('\n').map((line) => line.trim().split(/\s{2,}/));
  expect(lines.slice(0, 4)).toEqual([
    ['Queues'],
    ['means', 'offered', 'abandoned'],
    ['sales', '120', '12.5 %'],
    ['main.help', '7', '12.5 %'],
  ]);
  expect(staff).toMatch(/a +80.0 %\n +b +50.0 %/);
});

test('the figures of one queue are those of the center', () => {
  expect(overviewTables(summaryOf(queue('sales', 120)), look)).toEqual([]);
});

test('who was turned away stands beside the abandonment avoided, unless they are none', () => {
  const with_ = (more: number) =>
    headlines(
      summaryOf({ abandonmentAvoided: [9, 'count'], turnedAwayGained: [more, 'count'] }),
      look,
      '',
    );
  expect(with_(4)).toMatch(/turned away more +4 /);
  expect(with_(0)).not.toContain('turned away');
});
