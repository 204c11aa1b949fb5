/** `-j`: what is printed has the same bytes on however many threads, and is told where it is wrong. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, root, smallScenario } from './run-cli.js';

const quickstart = join(root, 'scenarios/quickstart.yaml');
const AGENTS = 'teams.support.agents';

describe('on one, two and seven threads', () => {
  test.each([
    // Long enough that there is something for threads to do.
    ['sweep', [quickstart, '--param', `${AGENTS}=9,10`, '--reps', '20']],
    ['compare', [quickstart, '--across', `${AGENTS}=9,10`, '--reps', '20']],
    ['sensitivity', [quickstart, '--factor', 'talk', '--reps', '14']],
    ['check', [quickstart, '--reps', '40', '--inconclusive', 'pass']],
    ['staff', ['s.yaml', '--threshold', 'abandonedRate < 10%', '--reps', '60']],
    ['tune', ['s.yaml', '--threshold', 'abandonedRate < 90%', '--reps', '8']],
  ])(
    '%s prints the same bytes',
    async (command, args) => {
      const ends = [];
      for (const jobs of ['1', '2', '7']) {
        const cwd = newFolder({ 's.yaml': smallScenario() });
        ends.push(await ringback([command, ...args, '--json', '-j', jobs], { cwd }));
      }
      const [one, ...others] = ends;
      expect(one?.code).toBe(0);
      expect(JSON.parse(one?.stdout ?? '')).toBeTypeOf('object');
      for (const { code, stdout } of others) expect([code, stdout]).toEqual([0, one?.stdout]);
    },
    120_000,
  );
});

test.each([
  ['sweep', ['--param', `${AGENTS}=1,2`]],
  ['compare', ['--across', `${AGENTS}=1,2`]],
  ['sensitivity', []],
  ['check', []],
  ['staff', []],
  ['tune', []],
])('%s refuses a number of threads that is none', async (command, args) => {
  const cwd = newFolder({ 's.yaml': smallScenario('thresholds: [offered > 1]\n') });
  const { code, stdout, stderr } = await ringback([command, 's.yaml', ...args], {
    cwd,
    env: { RINGBACK_JOBS: 'many' },
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    '--jobs many: write a whole number from 1 to 1024\n--jobs is set by RINGBACK_JOBS in the environment\n',
  );
  expect(contentsOf(cwd)).toEqual(['s.yaml']);
});
