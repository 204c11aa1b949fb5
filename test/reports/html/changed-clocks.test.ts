/** In a run over a night in which clocks are changed, days and hours are those of local clocks. */
import { expect, test } from 'vitest';
import { clockOf, clockTicks } from '../../../src/reports/html/charts/clock.js';
import { runReport } from '../../../src/reports/html/run-report.js';
import { localTimes } from '../../../src/reports/local-time.js';
import { attribute, dataOf, elements, parsed, textOf } from './report-of.js';

const WIDE = { width: 880, narrow: false };

/** Callers at nine o'clock by the clock, on every day from the day before the change on. */
const scenario = (start: string, length: string): string => `name: Clocks
start: ${start}[Europe/London]
length: ${length}
replications: 2
teams: [{ name: support, agents: 5 }]
callers:
  - name: public
    arrivals: { poisson: { every: 1h, from: "09:00", week: { default: [60] } } }
plans: { main: { queue: { acd: {} } } }
`;

test.each([
  ['in spring', '2026-03-28T00:00', '71h', ['Sat 28 Mar', 'Sun 29 Mar', 'Mon 30 Mar']],
  ['in autumn', '2026-10-24T00:00', '73h', ['Sat 24 Oct', 'Sun 25 Oct', 'Mon 26 Oct']],
])('the heatmap of days has all calls in their hour %s', async (_, start, length, days) => {
  const page = parsed(runReport(await dataOf(scenario(start, length)))).root;
  const [heat] = elements(page, 'figure').filter(
    (each) => attribute(each, 'id') === 'heat-days-waiting',
  );
  const rows = elements(heat!, 'tr').map((row) =>
    [...elements(row, 'th'), ...elements(row, 'td')].map(textOf),
  );
  expect(rows[0]?.slice(1)).toEqual(days);
  expect(rows.slice(1).map(([hour]) => hour)).toEqual(['09:00']);
});

test.each([
  ['2026-03-28T00:00', '2026-03-28T00:00:00Z'],
  ['2026-10-24T00:00', '2026-10-23T23:00:00Z'],
])('ticks of days from %s lie at local midnights', (start, startsAt) => {
  const zoned = `${start}[Europe/London]`;
  const lengthMs = 8 * 24 * 3_600_000;
  const text = localTimes(zoned, startsAt, lengthMs);
  const ticks = clockTicks(clockOf(zoned, text), lengthMs, WIDE);
  expect(ticks.map(({ value }) => text(value))).toEqual(ticks.map(({ label }) => `${label} 00:00`));
  expect(ticks.slice(0, 4).map(({ label }) => label)).toEqual(['Sat', 'Sun', 'Mon', 'Tue']);
});
