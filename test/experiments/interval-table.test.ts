import { expect, test } from 'vitest';
import { mediaName } from '../../src/callback/reporting.js';
import { intervalFigures } from '../../src/experiments/interval-columns.js';
import type { IntervalRow } from '../../src/experiments/interval-table.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';

async function run(path: string) {
  const prepared = await prepareScenario(path, { set: ['replications=8'] });
  if (!prepared.ok) throw new Error(`${path} cannot be run`);
  return runScenario(prepared.scenario);
}

const of = ({ figures }: IntervalRow, name: string): number => figures.get(name)!.mean ?? 0;
const sum = (rows: readonly IntervalRow[], name: string): number =>
  rows.reduce((all, row) => all + of(row, name), 0);

test('the intervals of a day add up to its figures, by media type and for the center', async () => {
  const result = await run('scenarios/quickstart.yaml');
  const mean = (key: string): number => result.estimates.get(key)!.mean ?? 0;
  const rows = result.intervals.rows();
  const [calls, callbacks, center] = [0, 1, null].map((media) =>
    rows.filter((row) => row.media === media),
  ) as [IntervalRow[], IntervalRow[], IntervalRow[]];
  expect(center).toHaveLength(20);
  for (const name of ['offered', 'answered', 'abandoned']) {
    // Who calls before the close and enters the queue after it is in no interval.
    expect(sum(calls, name) / mean(name)).toBeCloseTo(1, 2);
    expect(sum(center, name)).toBeCloseTo(sum(calls, name) + sum(callbacks, name), 6);
  }
  for (const name of ['created', 'completed', 'unreached', 'pending']) {
    expect(sum(callbacks, `callbacks.${name}`)).toBeCloseTo(mean(`callbacks.${name}`), 0);
    expect(sum(center, `callbacks.${name}`)).toBeCloseTo(sum(callbacks, `callbacks.${name}`), 6);
  }
  expect(sum(calls, 'callbacks.accepted')).toBeCloseTo(mean('callbacks.accepted'), 0);
  // The agents' time, over the ten hours.
  expect(sum(center, 'agents.ready') / 20).toBeCloseTo(mean('agents.ready.mean'), 6);
  const longest = Math.max(...calls.map((row) => of(row, 'longestWait_s')));
  expect(longest).toBeGreaterThan(Math.max(...calls.map((row) => of(row, 'asa_s'))));
  for (const row of center) {
    const parts = ['talk_s', 'hold_s', 'wrap_s', 'dial_s', 'voicemail_s'].reduce(
      (all, name) => all + of(row, name),
      0,
    );
    expect(of(row, 'aht_s')).toBeCloseTo(parts, 6);
    expect(of(row, 'occupancy')).toBeLessThanOrEqual(1);
    expect(of(row, 'agents.required')).toBeGreaterThan(
      (of(row, 'offered') * of(row, 'aht_s')) / 1800,
    );
  }
});

test('the drifts of the intervals add up to the drift of the day', async () => {
  const result = await run('scenarios/silent-agents.yaml');
  const drift = result.estimates.get('callbacks.drift.mean_s')!.mean!;
  const rows = result.intervals.rows().filter(({ media }) => media === 1);
  const known = rows.filter(({ figures }) => figures.get('callbacks.drift_s')!.mean !== null);
  expect(known.length).toBeGreaterThan(rows.length / 2);
  const answered = sum(known, 'answered');
  const weighted = known.reduce(
    (all, row) => all + of(row, 'callbacks.drift_s') * of(row, 'answered'),
    0,
  );
  // Not every callback that was answered has a twin: second callbacks of a person have none.
  expect(Math.abs(weighted / answered - drift)).toBeLessThan(0.1 * Math.abs(drift) + 1);
});

test('a row has the figures of its kind, and no others', async () => {
  const result = await run('scenarios/quickstart.yaml');
  for (const row of result.intervals.rows().slice(0, 3)) {
    const kind =
      row.media === null ? 'center' : mediaName(row.media) === 'Phone' ? 'call' : 'callback';
    for (const { name, in: kinds } of intervalFigures) {
      if (!kinds.includes(kind)) expect(row.figures.get(name)!.mean).toBeNull();
    }
  }
});
