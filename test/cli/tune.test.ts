import { describe, expect, test } from 'vitest';
import { newFolder, ringback, smallScenario } from './run-cli.js';

const folder = (more = '') => newFolder({ 's.yaml': smallScenario(more) });
const tune = (cwd: string, ...args: string[]) => ringback(['tune', 's.yaml', ...args], { cwd });
const PARAM = ['--param', 'plans.main.queue.breakouts.voluntary.after=10s,20s,2m'];

describe.concurrent('tune', () => {
  test('recommends settings and says what they change', async () => {
    const { code, stdout, stderr } = await tune(
      folder(),
      ...PARAM,
      ...['--threshold', 'abandonedRate < 60%', '--reps', '10'],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Callback settings of Small {2}3 at \d+/);
    expect(stdout).toContain('with the least harm in whoPays.abandonedRate');
    expect(stdout).toContain('Last test  20 replications of other callers');
    expect(stdout).toMatch(/--set 'plans.main.queue.breakouts.voluntary.after=\w+'/);
    expect(stdout).toMatch(/^Recommended: /m);
  });

  test('says plainly when none reaches the target, and prints the same bytes again', async () => {
    const cwd = folder();
    const args = [...PARAM, '--threshold', 'abandonedRate < 0.1%', '--reps', '10'];
    const { code, stdout } = await tune(cwd, ...args);
    expect(code).toBe(1);
    expect(stdout).toContain('None of them keeps the thresholds for certain');
    const first = await tune(cwd, ...args, '--json');
    const again = await tune(cwd, ...args, '--json', '--force');
    expect([first.code, again.stdout]).toEqual([1, first.stdout]);
    expect(JSON.parse(first.stdout).recommended).toBeNull();
  });

  test.each([
    [PARAM, 'no thresholds to reach'],
    [['--threshold', 'offered > 0', '--spare', 'whoPay.asa'], 'did you mean "whoPays.asa'],
    [['--threshold', 'offered > 0', '--param', 'rules.reserveAgents=0..9999'], 'too many'],
    [['--threshold', 'offered > 0', '--param', 'rules.reserveAgents=0,x'], '--param:1:'],
    [['--threshold', 'offered > 0', '--param', 'rules.reserveAgents'], 'is no parameter'],
    [['--threshold', 'offered > 0', '--set', 'worlds=[actual]'], 'cannot be measured'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await tune(folder(), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
