/** `run --until`: as many replications as it takes. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, newFolder, ringback, smallScenario } from './run-cli.js';

const folder = (): string => newFolder({ 's.yaml': smallScenario() });
const run = (cwd: string, ...flags: readonly string[]) =>
  ringback(['run', 's.yaml', '--out', 'out', ...flags], { cwd });

describe.concurrent('a precision that is asked for', () => {
  test('is reached, and says with how many replications', async () => {
    const cwd = folder();
    const first = await run(cwd, '--until', 'offered ± 1');
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/^a pilot of 30 calls for \d+ replications\n$/);
    expect(first.stdout).toMatch(/^ {2}reached {2}offered ± 1 {2}is ± [01]\.?\d*$/m);
    const { replications, requested, incomplete, precision } = JSON.parse(
      filesOf(join(cwd, 'out'))['summary.json'] ?? '',
    );
    expect(replications).toBeGreaterThan(100);
    expect([requested, incomplete]).toEqual([replications, false]);
    expect(precision).toMatchObject({ pilot: 30, max: 400, reached: true });
    const again = await run(cwd, '--until', 'offered ± 1');
    expect(again).toEqual({ ...first, stderr: 'answered from out; --force runs it again\n' });
  });

  test('gives the very figures that its number of replications gives', async () => {
    const cwd = folder();
    const until = JSON.parse((await run(cwd, '--until', 'offered ± 1.5', '--json')).stdout);
    const reps = JSON.parse(
      (await run(cwd, '--reps', String(until.replications), '--json')).stdout,
    );
    const { precision, ...rest } = until;
    expect(precision.reached).toBe(true);
    expect(rest).toEqual(reps);
  });

  test('that the pilot has already is not run any further for', async () => {
    const { code, stderr, stdout } = await run(folder(), '--until', 'offered ± 10');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'the pilot of 30 replications will do\n',
    });
    expect(stdout).toContain('30 replications');
  });

  test('that is not reached ends with 3, now and when it is answered from the folder', async () => {
    const cwd = folder();
    const first = await run(cwd, '--until', 'offered ± 0.5', '--max', '40');
    expect(first.code).toBe(3);
    expect(first.stderr).toBe('a pilot of 30 calls for 40 replications, the most there may be\n');
    expect(first.stdout).toMatch(
      /^ {2}not reached {2}offered ± 0.5 {2}is ± \S+; \d+ replications would do, \d+ more: raise max$/m,
    );
    expect((await run(cwd, '--until', 'offered ± 0.5', '--max', '40')).code).toBe(3);
  });

  test('several at once: the one that takes most decides', async () => {
    const { stdout } = await run(folder(), '--until', 'offered ± 10', '--until', 'offered ± 2');
    expect(stdout.match(/^ {2}reached {2}offered ±/gm)).toHaveLength(2);
  });
});

describe.concurrent('2: what is asked wrongly', () => {
  test.each([
    [['--until', 'offerd ± 1'], 'did you mean "offered"?'],
    [['--until', 'offered < 1'], 'write KEY ± WIDTH'],
    [['--until', 'offered ± 1', '--reps', '9'], '--reps gives their number, --until lets it'],
    [['--max', '9', '--reps', '9'], '--reps gives their number, --max lets it'],
    [['--max', '50'], 'add one, such as --until "abandonedRate ± 0.5pp"'],
    [['--until', 'offered ± 1', '--max', 'many'], '--max many: write a whole number'],
  ])('%j', async (flags, message) => {
    const { code, stderr, stdout } = await run(folder(), ...flags);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
