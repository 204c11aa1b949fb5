/** Ctrl-C while a command that runs several things is at work. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { contentsOf, type Ended, newFolder, ringback, smallScenario, started } from './run-cli.js';

const folder = (more = '') => newFolder({ 's.yaml': smallScenario(more) });

/** Interrupts a command without end, later and later until it has something to show for it. */
async function interrupted(cwd: string, ...args: string[]): Promise<Ended> {
  for (let wait = 500; wait < 20_000; wait *= 2) {
    const { child, ended } = started(args, { cwd });
    await sleep(wait);
    child.kill('SIGINT');
    const end = await ended;
    if (end.stdout !== '') return end;
  }
  throw new Error(`${args.join(' ')} has never finished anything`);
}

/** Interrupts a command when it has kept three points. */
async function interruptedAfterPoints(cwd: string, ...args: string[]): Promise<Ended> {
  const { child, ended } = started(args, { cwd });
  while (child.exitCode === null && pointsIn(cwd) < 3) await sleep(5);
  child.kill('SIGINT');
  return ended;
}

function pointsIn(cwd: string): number {
  return contentsOf(cwd).filter((name) => name.endsWith('.point')).length;
}

describe.skipIf(process.platform === 'win32').concurrent.each(['1', '2'])(
  'stopped on %s threads',
  (jobs) => {
    test('check judges what is finished as incomplete', async () => {
      const cwd = folder('thresholds: [offered > 1]\n');
      const args = ['check', 's.yaml', '--reps', '100000', '--json', '-j', jobs];
      const { code, stdout, stderr } = await interrupted(cwd, ...args);
      expect(code).toBe(130);
      expect(stderr).toContain('stopping; what is finished is judged as incomplete\n');
      const { verdict, replications, requested } = JSON.parse(stdout);
      expect({ verdict, requested }).toEqual({ verdict: 'incomplete', requested: 100_000 });
      expect(replications).toBeGreaterThan(0);
      expect(replications).toBeLessThan(100_000);
      expect(contentsOf(cwd)).toEqual(['s.yaml']);
    });

    test('compare leaves pairs', async () => {
      const args = ['compare', 's.yaml', '--across', 'teams.support.agents=3,4'];
      const more = ['--reps', '100000', '--json', '-j', jobs];
      const { code, stdout, stderr } = await interrupted(folder(), ...args, ...more);
      expect(code).toBe(130);
      expect(stderr).toContain(
        'stopping; only what every configuration has finished is compared\n',
      );
      const { incomplete, replications, comparisons } = JSON.parse(stdout);
      expect(incomplete).toBe(true);
      expect(replications).toBeGreaterThan(0);
      expect(comparisons[0].samePersons).toBe(true);
    });

    test('sensitivity shows the factors that are finished', async () => {
      const args = ['sensitivity', 's.yaml', '--reps', '500', '--json', '-j', jobs];
      const { code, stdout, stderr } = await interrupted(folder(), ...args);
      expect(code).toBe(130);
      expect(stderr).toContain('stopping; the factors that are finished are shown\n');
      const { incomplete, replications } = JSON.parse(stdout);
      expect([incomplete, replications]).toEqual([true, 500]);
    });

    test.each([
      ['staff', ['--threshold', 'abandonedRate < 10%']],
      ['tune', ['--threshold', 'abandonedRate < 90%']],
    ])('%s goes on where it was, and comes to the same bytes', async (command, asked) => {
      const args = [command, 's.yaml', ...asked, '--reps', '60', '--json', '-j', jobs];
      const cwd = folder();
      const { code, stdout, stderr } = await interruptedAfterPoints(cwd, ...args);
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
      expect(stderr).toMatch(/stopping; what was tried is kept, and the same command goes on/);
      expect(pointsIn(cwd)).toBeGreaterThanOrEqual(3);
      const [rest, whole] = [
        await ringback(args, { cwd }),
        await ringback(args, { cwd: folder() }),
      ];
      expect(rest.code).toBe(0);
      expect(rest.stdout).toBe(whole.stdout);
    });
  },
);
