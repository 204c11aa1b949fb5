import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario } from './run-cli.js';

const folder = (more = '') => newFolder({ 's.yaml': smallScenario(more) });
const staff = (cwd: string, ...args: string[]) => ringback(['staff', 's.yaml', ...args], { cwd });
const KEEP = ['--threshold', 'abandonedRate < 25%', '--reps', '20'];

describe.concurrent('staff', () => {
  test('says how many are needed, how sure that is, and what one more or less would do', async () => {
    const { code, stdout, stderr } = await staff(folder(), ...KEEP);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Fewest agents of Small {2}\d+ tried, 20 replications each, seed 7\n/);
    expect(stdout).toMatch(/^ {2}that keep abandonedRate < 25%$/m);
    expect(stdout).toMatch(/^ {2}support {2}\d+ {2}agents +\d+\.\d h$/m);
    expect(stdout).toMatch(/Last test {2}40 replications of other callers, each bound at 99 %/);
    expect(stdout).toContain('one agent less in support');
    expect(stdout).toMatch(/--set 'teams.support.agents=\d+'/);
    expect(stdout).toMatch(/^Found: /m);
  });

  test('prints the same bytes again, from what is stored', async () => {
    const cwd = folder();
    const first = await staff(cwd, ...KEEP, '--json');
    const points = contentsOf(cwd).length;
    const again = await staff(cwd, ...KEEP, '--json');
    expect(again.stdout).toBe(first.stdout);
    expect(contentsOf(cwd).length).toBe(points);
    const { verified, teams, set } = JSON.parse(first.stdout);
    expect([verified, set]).toEqual([true, [`teams.support.agents=${teams[0].agents}`]]);
  });

  test('ends with a no where nothing keeps the thresholds', async () => {
    const { code, stdout } = await staff(
      folder('staffing: [{ team: support, max: 1 }]\n'),
      '--threshold',
      'abandonedRate < 1%',
    );
    expect(code).toBe(1);
    expect(stdout).toContain('Not even the most agents that were allowed keep them.');
  });

  test('needs a threshold', async () => {
    const { code, stdout, stderr } = await staff(folder());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no thresholds to keep; add "thresholds:"');
  });

  test('tells the faults of the scenario and of its thresholds', async () => {
    const { code, stderr } = await staff(
      folder('staffing: [{ team: suport }]\n'),
      ...['--threshold', 'abandonedRat < 5%'],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('there is no team "suport"');
    const other = await staff(folder(), '--threshold', 'abandonedRat < 5%');
    expect(other.stderr).toContain('did you mean "abandonedRate"?');
  });
});
