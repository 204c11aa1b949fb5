import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newFolder, ringback, root } from './run-cli.js';

const tz = ['--tz', 'Asia/Jerusalem'];
let cwd = '';
let made: Awaited<ReturnType<typeof ringback>>;

beforeAll(async () => {
  cwd = newFolder();
  copyFileSync(join(root, 'scenarios/bank-1999/calls.csv'), join(cwd, 'calls.csv'));
  // Two dates are enough, and quicker.
  const few = ['--from', '1999-02-16', '--to', '1999-02-17', '--reps', '3', '-j', '1', '--report'];
  made = await ringback(['replay', 'calls.csv', ...tz, ...few], { cwd });
}, 240_000);

const read = (file: string): string =>
  readFileSync(join(cwd, 'replayed/calls-1999-02-17', file), 'utf8');

test('a real day: what the log says, what the model gives, and what callbacks would change', () => {
  expect(made).toMatchObject({ code: 0 });
  // Of the two days Wednesday lost more, by the archive's own counts 287 of 1,385, who waited 72.4 s.
  expect(made.stdout).toMatch(/calls\.csv, 1999-02-17, the day on which the most hung up/);
  expect(made.stdout).toMatch(/offered +1385 +1385/);
  expect(made.stdout).toMatch(/hung up +287 /);
  expect(made.stdout).toMatch(/mean wait, all +72\.4 s/);
  expect(made.stdout).toContain('Weakest assumption:');
  expect(made.stdout.indexOf('may be trusted')).toBeLessThan(made.stdout.indexOf('With callbacks'));
  expect(made.stdout).toContain('assumed, as the log has no callbacks');
  expect(made.stdout).toContain('Drawn anew in each replication');
  expect(made.stdout).toContain('next: npx ringback show replayed/calls-1999-02-17');
  const { calibration, callbacks, calls } = JSON.parse(read('replay.json'));
  expect(calls).toBe(1385);
  const { hungUp } = calibration.total;
  expect(hungUp.observed).toBe(287);
  expect(calibration.errors.hungUpRate).toBeCloseTo((hungUp.predicted - 287) / 1385, 9);
  expect(Math.abs(calibration.errors.hungUpRate)).toBeLessThan(
    Math.abs(calibration.erlangA.hungUpRate - 287 / 1385),
  );
  expect(callbacks.measures.abandonmentAvoided.mean).toBeGreaterThan(0);
  expect(callbacks.measures['noCallback.abandoned'].mean).toBeCloseTo(hungUp.predicted, 9);
});

test('its page has the same figures', () => {
  expect(made.stderr).toContain('the report is in replayed/calls-1999-02-17/report.html');
  const page = read('report.html');
  expect(page.length).toBeLessThan(2_000_000);
  const { calibration } = JSON.parse(read('replay.json'));
  const shown = [...page.matchAll(/<tr data-key="hungUp">.*?<\/tr>/g)].map(([row]) => row).join();
  expect(shown).toContain('<data value="287">287</data>');
  const [, predicted] = [...shown.matchAll(/<data value="([^"]*)"/g)].map(([, each]) => each);
  expect(Number(predicted)).toBeCloseTo(calibration.total.hungUp.predicted, 6);
  expect(page).toContain(
    'replay calls.csv --tz Asia/Jerusalem --from 1999-02-16 --to 1999-02-17 --date 1999-02-17 --reps 3<',
  );
});

test('the intervals add up to the day', () => {
  const [header, ...rows] = read('calibration.csv').trimEnd().split('\n');
  const columns = header!.split(',');
  const sum = (name: string): number =>
    rows.reduce((total, row) => total + Number(row.split(',')[columns.indexOf(name)]), 0);
  expect(rows).toHaveLength(48);
  expect(sum('offered.observed')).toBe(1385);
  expect(sum('hungUp.observed')).toBe(287);
  expect(sum('hungUp.predicted')).toBeCloseTo(
    JSON.parse(read('replay.json')).calibration.total.hungUp.predicted,
    6,
  );
});

test('the folder is a result like any other, and its scenario runs by itself', async () => {
  const show = await ringback(['show', 'replayed/calls-1999-02-17'], { cwd });
  expect(show).toMatchObject({ code: 0 });
  expect(show.stdout).toMatch(/offered +1385/);
  const own = [
    'run',
    'replayed/calls-1999-02-17/scenario.yaml',
    '--reps',
    '3',
    '-j',
    '1',
    '--json',
  ];
  const again = await ringback(own, { cwd });
  expect(JSON.parse(again.stdout).fingerprint).toBe(JSON.parse(read('summary.json')).fingerprint);
}, 240_000);

test('what was changed by hand is not written over', async () => {
  appendFileSync(join(cwd, 'replayed/calls-1999-02-17/scenario.yaml'), '# mine\n');
  const few = ['--from', '1999-02-17', '--date', '1999-02-17', '--reps', '2', '-j', '1'];
  const again = await ringback(['replay', 'calls.csv', ...tz, ...few], { cwd });
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('scenario.yaml in replayed/calls-1999-02-17 was changed since');
}, 240_000);

test('a scenario of ones own gets the calls of the day', async () => {
  const own = newFolder({
    'own.yaml': [
      'name: own',
      'length: 1h',
      'callers: [{ name: all, arrivals: { poisson: { every: 1h, calls: 10 } }, patience: { exponential: { mean: 5m } }, acceptsCallback: 0.5 }]',
      'plans: { main: { queue: { acd: { mode: skills }, breakouts: { voluntary: { after: 30s, to: callback } } }, callback: { callback: {} } } }',
      'teams: [{ name: all, agents: 6 }]',
      '',
    ].join('\n'),
    'two.yaml': [
      'name: two',
      'callers: [{ name: PS, arrivals: { poisson: { every: 1h, calls: 10 } } }, { name: other, arrivals: { poisson: { every: 1h, calls: 10 } } }]',
      'plans: { main: { queue: { acd: { mode: skills } } } }',
      'teams: [{ name: all, agents: 6 }]',
      'length: 1h',
      '',
    ].join('\n'),
  });
  copyFileSync(join(cwd, 'calls.csv'), join(own, 'calls.csv'));
  const day = [...tz, '--from', '1999-02-17', '--date', '1999-02-17', '--reps', '2', '-j', '1'];
  const { code, stdout } = await ringback(
    ['replay', 'calls.csv', ...day, '--scenario', 'own.yaml', '--json', '--out', 'out'],
    { cwd: own },
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ scenario: 'own.yaml', calls: 1385 },
    calibration: { total: { offered: { observed: 1385, predicted: 1385 } } },
    callbacks: { assumed: false },
  });
  // Every tenth of six agents is one of them; the scenario has no work after calls.
  const { effects, weakest } = JSON.parse(stdout).calibration;
  expect(effects.map(({ what }: { what: string }) => what)).toEqual([
    '5 agents in place of 6',
    '7 agents in place of 6',
    'patience 80 % as long',
    'patience 120 % as long',
  ]);
  const shares = effects.map(({ hungUpRate }: { hungUpRate: number }) => hungUpRate);
  expect(shares[0]).toBeGreaterThan(shares[1]);
  expect(weakest.assumption).toBe('agents');
  expect((await ringback(['show', 'out'], { cwd: own })).code).toBe(0);
  const wrong = await ringback(['replay', 'calls.csv', ...day, '--scenario', 'two.yaml'], {
    cwd: own,
  });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/no class of callers is called .*"NW".* \(it has "PS", "other"\)/);
}, 240_000);

test('every day of a log beside its model', async () => {
  const few = ['--from', '1999-02-16', '--to', '1999-02-17', '--reps', '2', '--all-days', '--json'];
  few.push('--report', 'days.html');
  const { code, stdout } = await ringback(['replay', 'calls.csv', ...tz, ...few], { cwd });
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'days.html'), 'utf8')).toContain('for this center');
  const { days, calls, errorsInAll } = JSON.parse(stdout);
  // Two calls shortly after midnight are of the night before.
  expect(days).toMatchObject([
    { date: '1999-02-15', calls: 2, hungUp: { observed: 1 } },
    { date: '1999-02-16', calls: 1648, hungUp: { observed: 277 } },
    { date: '1999-02-17', calls: 1385, hungUp: { observed: 287 } },
  ]);
  expect(calls).toBe(3035);
  const of = (what: 'observed' | 'predicted'): number =>
    days.reduce((sum: number, { hungUp }: (typeof days)[0]) => sum + hungUp[what], 0);
  expect(errorsInAll.replayed.hungUpRate).toBeCloseTo((of('predicted') - of('observed')) / 3035, 9);
}, 240_000);

test('what is wrong is told at once', async () => {
  const faults = [
    '--date',
    'tuesday',
    '--accepts',
    '140%',
    '--offer-after',
    '30',
    '--answers',
    'all',
  ];
  const wrong = await ringback(['replay', 'calls.csv', ...faults], { cwd });
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr.trim().split('\n')).toHaveLength(4);
  const missing = await ringback(['replay', 'nothing.csv'], { cwd });
  expect(missing.code).toBe(2);
  const other = await ringback(['replay', 'calls.csv', ...tz, '--date', '2026-03-02'], { cwd });
  expect(other).toMatchObject({ code: 2, stdout: '' });
  expect(other.stderr).toContain('it has calls on 5 dates from 1999-02-14 to 1999-02-18');
  const both = await ringback(['replay', 'calls.csv', '--all-days', '--date', '1999-02-16'], {
    cwd,
  });
  expect(both.code).toBe(2);
}, 240_000);
