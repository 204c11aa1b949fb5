import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, ringback, root } from './run-cli.js';

const quickstart = join(root, 'scenarios/quickstart.yaml');

describe.concurrent('compare', () => {
  const compare = (...args: string[]) => ringback(['compare', ...args], { cwd: newFolder() });

  test('--across runs variants of one scenario on the same callers', async () => {
    const { code, stdout } = await compare(
      ...[quickstart, '--across', 'teams.support.agents=9,9,10', '--reps', '6', '--json'],
    );
    expect(code).toBe(0);
    const { base, comparisons, replications } = JSON.parse(stdout);
    expect([base, replications]).toEqual(['9', 6]);
    const [same, more] = comparisons;
    // The same again: nothing differs, in configuration or in any figure.
    expect(same).toMatchObject({ label: '9 (2)', changes: [], samePersons: true });
    for (const { difference } of Object.values<{ difference: number | null }>(same.measures)) {
      expect(difference === null || difference === 0).toBe(true);
    }
    expect(more.changes).toEqual([{ path: 'teams.support.agents', before: '9', after: '10' }]);
    expect(more.samePersons).toBe(true);
    expect(more.measures.abandoned.verdict).toBe('changed');
    expect(more.measures.abandonedRate).toMatchObject({ verdict: 'improved' });
    expect(more.measures.abandonedRate.difference).toBeLessThan(0);
    expect(more.measures.abandonedRate.high).toBeLessThan(0);
    expect(more.measures.occupancy.verdict).toBe('changed');
  });

  test('prints what differs, the differences and how sure they are', async () => {
    const { code, stdout } = await compare(
      ...[
        `with=${quickstart}`,
        `without=${join(root, 'scenarios/quickstart-without-callbacks.yaml')}`,
      ],
      ...['--reps', '4', '--measure', 'abandonedRate', '--measure', 'occupancy'],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Compared with with {2}4 replications, seed 42, the same callers/);
    expect(stdout).toMatch(/^without$/m);
    expect(stdout).toMatch(/^ {2}[-~] \S+: /m);
    expect(stdout).toMatch(/^ {2}abandonedRate +\d+\.\d % +\d+\.\d % +[+-]\d+\.\d points/m);
    expect(stdout).toContain('Each interval is at 97.50 %');
  });

  test('platforms are compared on the same callers', async () => {
    const presets = ['vcc', 'amazon-connect', 'genesys-cloud', 'twilio-flex'];
    const { code, stdout } = await compare(
      ...[quickstart, '--across', `rules.preset=${presets.join()}`, '--reps', '5', '--json'],
    );
    expect(code).toBe(0);
    const { base, comparisons } = JSON.parse(stdout);
    expect([base, ...comparisons.map(({ label }: { label: string }) => label)]).toEqual(presets);
    for (const { samePersons, changes } of comparisons) {
      expect(samePersons).toBe(true);
      expect(changes[0]).toMatchObject({ path: 'rules.preset', before: '"vcc"' });
    }
    // A second and a third attempt reach some of those whom one does not.
    const twilio = comparisons.at(-1).measures;
    expect(twilio['callbacks.unreached'].difference).toBeLessThan(0);
  });

  test('callers who differ are said to differ', async () => {
    const { stdout } = await compare(
      ...[
        quickstart,
        '--across',
        'callers.support.arrivals.poisson.calls=[100,100,100,100,100,100,100,100,100,100],100',
      ],
      ...['--reps', '2', '--measure', 'offered'],
    );
    expect(stdout).not.toContain('not the same callers');
    const changed = await compare(
      ...[quickstart, '--across', 'callers.support.arrivals.poisson.calls=100,120'],
      ...['--reps', '2', '--measure', 'offered'],
    );
    expect(changed.stdout).toContain('not the same callers');
  });

  test.for([
    { args: [quickstart], message: 'compare needs two scenarios' },
    { args: [quickstart, '--across', 'seed=1'], message: 'two values or more' },
    { args: [quickstart, '--across', 'seed=1,2'], message: 'they would meet different callers' },
    {
      args: [quickstart, quickstart, '--measure', 'ocupancy'],
      message: 'did you mean "occupancy"?',
    },
    { args: [quickstart, 'nowhere.yaml'], message: 'there is no such file' },
  ])('$message', async ({ args, message }) => {
    const { code, stdout, stderr } = await compare(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
