import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario, started } from './run-cli.js';

const AGENTS = ['--param', 'teams.support.agents=2..4'];
const folder = (more = '') => newFolder({ 's.yaml': smallScenario(more) });
const sweep = (cwd: string, ...args: string[]) => ringback(['sweep', 's.yaml', ...args], { cwd });

describe.concurrent('sweep', () => {
  test('prints a row a point and writes the table', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await sweep(
      cwd,
      ...AGENTS,
      ...['--param', 'rules.reserveAgents=0,1', '--out', 'grid.csv'],
    );
    expect(code).toBe(0);
    expect(stderr).toBe('the table is in grid.csv\n');
    expect(stdout).toMatch(/^Sweep of Small {2}6 points, 2 replications each, seed 7, the same/);
    expect(stdout).toContain('  agents is teams.support.agents = 2, 3, 4\n');
    expect(stdout).toMatch(/^ ?6 +4 +1 +1\.33 h/m);
    const rows = parse(readFileSync(join(cwd, 'grid.csv'), 'utf8'), { columns: true });
    expect(rows).toHaveLength(6);
    expect(Object.keys(rows[0] as object).slice(0, 7)).toEqual([
      'point',
      'teams.support.agents',
      'rules.reserveAgents',
      'replications',
      'rostered_h',
      'rostered_h_low',
      'rostered_h_high',
    ]);
  });

  test('answers what is stored from there, with the same bytes', async () => {
    const cwd = folder();
    const first = await sweep(cwd, ...AGENTS, '--json');
    const again = await sweep(cwd, '--param', 'teams.support.agents=2..5', '--json');
    expect(again.stderr).toBe('3 of 4 points were there already; --force runs them again\n');
    const same = await sweep(cwd, ...AGENTS, '--json');
    expect(same.stderr).toContain('3 of 3 points');
    expect(same.stdout).toBe(first.stdout);
    const forced = await sweep(cwd, ...AGENTS, '--json', '--force');
    expect(forced.stderr).toBe('');
    expect(forced.stdout).toBe(first.stdout);
    const { points, parameters } = JSON.parse(first.stdout);
    expect(parameters).toEqual([{ path: 'teams.support.agents', values: ['2', '3', '4'] }]);
    expect(points[0].measures.rostered_h.mean).toBeCloseTo(2 / 3, 9);
  });

  test('other measures of stored points need no run', async () => {
    const cwd = folder();
    await sweep(cwd, ...AGENTS);
    const { stdout, stderr } = await sweep(cwd, ...AGENTS, '--measure', 'asa_s', '--json');
    expect(stderr).toContain('3 of 3 points were there already');
    expect(Object.keys(JSON.parse(stdout).points[0].measures)).toEqual(['asa_s']);
  });

  test('tells what deserves a word at every point, once', async () => {
    const more = 'trunks: [{ name: spare, lines: 3 }]\n';
    const cwd = newFolder({ 's.yaml': smallScenario(more) });
    const { code, stderr } = await sweep(cwd, ...AGENTS, '--reps', '1');
    expect(code).toBe(0);
    expect(stderr.match(/^note: nobody comes in on the trunks "spare"/gm)).toHaveLength(1);
  });

  test('tells the faults of all points before anything runs', async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await sweep(
      cwd,
      ...['--param', 'teams.support.agents=2,lots,-1', '--param', 'rules.reserveAgent=1'],
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^--param:1:\d+: teams.support.agents: .*lots/m);
    expect(stderr).toMatch(/^--param:1:\d+: teams.support.agents: .*-1/m);
    expect(stderr).toContain('at 1 of 3 points');
    expect(stderr).toContain('reserveAgents');
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test.each([
    [[], 'sweep needs a setting to vary'],
    [['--param', 'a=1..2..3'], 'is no range'],
    [[...AGENTS, '--measure', 'abandonedRat'], 'did you mean "abandonedRate"?'],
    [[...AGENTS, '--frontier', 'asa_s'], 'write two measures'],
    [[...AGENTS, '--out', 'grid'], 'ends in .csv'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await sweep(folder(), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('takes the scenario from standard input', async () => {
    const { code, stdout } = await ringback(['sweep', '-', ...AGENTS, '--json'], {
      cwd: newFolder(),
      input: smallScenario(),
    });
    expect([code, JSON.parse(stdout).points.length]).toEqual([0, 3]);
  });

  test('what is too wide stands in tables below each other', async () => {
    const { stdout } = await ringback(['sweep', 's.yaml', ...AGENTS], { cwd: folder() });
    expect(stdout.match(/^ ?1 +2 /gm)).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('a sweep that is stopped', () => {
  test('keeps the points that are finished, and goes on from there', async () => {
    const cwd = folder();
    const args = ['--param', 'teams.support.agents=1..10', '--reps', '80', '--json'];
    const { child, ended } = started(['sweep', 's.yaml', ...args], { cwd });
    const finished = () => contentsOf(cwd).filter((name) => name.endsWith('.point')).length;
    while (child.exitCode === null && finished() < 3) await sleep(5);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain('stopping; the points that are finished are kept\n');
    const { incomplete, points } = JSON.parse(stdout);
    expect(incomplete).toBe(true);
    // The point that was under way has kept what was finished of it.
    expect([points.length, points.length + 1]).toContain(finished());
    const rest = await sweep(cwd, ...args);
    expect(rest.code).toBe(0);
    expect(rest.stderr).toContain(`${points.length} of 10 points were there already`);
    expect(JSON.parse(rest.stdout).points.slice(0, points.length)).toEqual(points);
    const files = readdirSync(join(cwd, 'results/small'));
    expect(files.filter((name) => name.endsWith('.csv'))).toHaveLength(1);
  });
});
