import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario } from './run-cli.js';

const STOP = '\x1b[';
const folder = (): string => newFolder({ 's.yaml': smallScenario() });

describe.concurrent('stdout is data, stderr is talk', () => {
  test('--json prints the very bytes of summary.json and nothing else', async () => {
    const cwd = folder();
    const call = ['run', 's.yaml', '--json', '--out', 'out'];
    const fresh = await ringback(call, { cwd });
    const stored = await ringback(call, { cwd });
    const shown = await ringback(['show', 'out', '--json'], { cwd });
    const bytes = readFileSync(join(cwd, 'out/summary.json'), 'utf8');
    expect(fresh).toEqual({ code: 0, stdout: bytes, stderr: '' });
    expect(stored.stderr).toContain('answered from out');
    expect([stored.stdout, shown.stdout]).toEqual([bytes, bytes]);
  });

  test('notes of a scenario go to stderr', async () => {
    const more = '    nowhere: { announce: 5s }\n';
    const cwd = newFolder({ 's.yaml': smallScenario(more) });
    for (const args of [
      ['run', 's.yaml', '--json'],
      ['validate', 's.yaml', '--print'],
    ]) {
      const { code, stdout, stderr } = await ringback(args, { cwd });
      expect(code).toBe(0);
      expect(stderr).toMatch(/^note: nothing leads to .*nowhere/);
      expect(stdout).not.toContain('note:');
    }
  });

  test('what is in the way goes to stderr, and --json changes nothing in that', async () => {
    const call = ['run', 'none.yaml', '--json'];
    const { stdout, stderr } = await ringback(call, { cwd: folder() });
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });
});

describe.concurrent('colours', () => {
  const printed = async (env: Record<string, string>, ...flags: string[]): Promise<string> =>
    (await ringback(['rules', 'R14', ...flags], { cwd: newFolder(), env })).stdout;

  test('there are none where no terminal is', async () => {
    expect(await printed({})).not.toContain(STOP);
  });

  test('FORCE_COLOR brings them, and changes no letter', async () => {
    const coloured = await printed({ FORCE_COLOR: '1' });
    expect(coloured).toContain(STOP);
    expect(stripVTControlCharacters(coloured)).toBe(await printed({}));
  });

  test('FORCE_COLOR=0 brings none', async () => {
    expect(await printed({ FORCE_COLOR: '0' })).not.toContain(STOP);
  });

  test('NO_COLOR wins over FORCE_COLOR, but not where it is empty', async () => {
    expect(await printed({ NO_COLOR: '1', FORCE_COLOR: '1' })).not.toContain(STOP);
    expect(await printed({ NO_COLOR: '', FORCE_COLOR: '1' })).toContain(STOP);
  });

  test('--no-color wins over FORCE_COLOR, before and after the command', async () => {
    expect(await printed({ FORCE_COLOR: '1' }, '--no-color')).not.toContain(STOP);
    const call = ['--no-color', 'rules', 'R14'];
    const { stdout } = await ringback(call, { cwd: newFolder(), env: { FORCE_COLOR: '1' } });
    expect(stdout).not.toContain(STOP);
  });

  test('there are none in JSON', async () => {
    const text = await printed({ FORCE_COLOR: '1' }, '--json');
    expect(JSON.parse(text)).toHaveLength(1);
  });
});

describe.concurrent('twins in the environment', () => {
  const summary = async (env: Record<string, string>, ...flags: string[]) => {
    const { stdout } = await ringback(['run', 's.yaml', '--json', ...flags], {
      cwd: folder(),
      env,
    });
    return JSON.parse(stdout);
  };

  test('RINGBACK_SEED and RINGBACK_REPS are --seed and --reps', async () => {
    const flags = await summary({}, '--seed', 'spring', '--reps', '3');
    expect(flags).toMatchObject({ seed: 'spring', replications: 3 });
    expect(await summary({ RINGBACK_SEED: 'spring', RINGBACK_REPS: '3' })).toEqual(flags);
  });

  test('RINGBACK_SEED=0 is the seed 0', async () => {
    expect(await summary({ RINGBACK_SEED: '0' })).toMatchObject({ seed: '0' });
  });

  test('RINGBACK_REPS=0 is refused as --reps 0 is', async () => {
    const cwd = folder();
    const { code, stderr } = await ringback(['run', 's.yaml'], {
      cwd,
      env: { RINGBACK_REPS: '0' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/0: write a whole number from 1/);
  });

  test('a flag wins over its twin', async () => {
    expect(await summary({ RINGBACK_REPS: '3' }, '--reps', '1')).toMatchObject({ replications: 1 });
  });

  test('an empty twin is none', async () => {
    const env = { RINGBACK_REPS: '', RINGBACK_SEED: '', RINGBACK_OUT: '', RINGBACK_FORCE: '' };
    expect(await summary(env)).toMatchObject({ seed: '7', replications: 2 });
  });

  test('a switch is on at RINGBACK_JSON=1', async () => {
    const { stdout } = await ringback(['run', 's.yaml'], {
      cwd: folder(),
      env: { RINGBACK_JSON: '1' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ scenario: 'Small' });
  });

  test.each(['0', 'Off'])('a switch is off at RINGBACK_JSON=%s', async (word) => {
    const env = { RINGBACK_JSON: word };
    const { stdout } = await ringback(['run', 's.yaml'], { cwd: folder(), env });
    expect(stdout).toMatch(/^Small {2}2 replications/);
  });

  test('RINGBACK_OUT, RINGBACK_RECORD and RINGBACK_FORCE are their flags', async () => {
    const cwd = folder();
    const env = { RINGBACK_OUT: 'there', RINGBACK_RECORD: '1', RINGBACK_FORCE: '1' };
    await ringback(['run', 's.yaml'], { cwd, env });
    const again = await ringback(['run', 's.yaml'], { cwd, env });
    expect(contentsOf(cwd)).toContain('there/interactions.ndjson');
    expect(again.stderr).toBe('');
  });
});
