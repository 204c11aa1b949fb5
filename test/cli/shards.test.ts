import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, ringback, smallScenario } from './run-cli.js';

const SCENARIO = { 's.yaml': smallScenario('thresholds: [offered > 0]\n') };
const CALL = ['run', 's.yaml', '--reps', '4', '--record'];

/** All files of a folder but the manifest, as text that keeps every byte. */
function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'manifest.json');
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

describe.concurrent('a run in shards', () => {
  let whole: Record<string, string>;
  let printed: string;
  beforeAll(async () => {
    const cwd = newFolder(SCENARIO);
    printed = (await ringback([...CALL, '--out', 'out'], { cwd })).stdout;
    whole = bytesOf(join(cwd, 'out'));
  });

  test('merged has the bytes of one run, and says the same', async () => {
    const cwd = newFolder(SCENARIO);
    const first = await ringback([...CALL, '--shard', '1/2', '--out', 'out'], { cwd });
    expect(first).toEqual({
      code: 0,
      stdout:
        'shard 1 of 2: replications 1 to 2 of 4 in out/shard-1-of-2.bin\nnext: npx ringback merge out, when all shards are there\n',
      stderr: '',
    });
    const early = await ringback(['merge', 'out'], { cwd });
    expect(early).toEqual({
      code: 3,
      stdout: '',
      stderr: 'shard 2 of 2 is missing; run --shard 2/2, then merge again\n',
    });
    const env = { SLURM_ARRAY_TASK_ID: '2', SLURM_ARRAY_TASK_COUNT: '2', RINGBACK_SHARD: 'auto' };
    expect((await ringback([...CALL, '--out', 'out'], { cwd, env })).code).toBe(0);
    const merged = await ringback(['merge', 'out'], { cwd });
    expect(merged).toEqual({ code: 0, stdout: printed, stderr: '' });
    expect(bytesOf(join(cwd, 'out'))).toEqual(whole);
    const again = await ringback([...CALL, '--shard', '1/2', '--out', 'out'], { cwd });
    expect(again.stderr).toBe('out has the whole result already; --force runs the shard again\n');
    expect(bytesOf(join(cwd, 'out'))).toEqual(whole);
    expect((await ringback(['merge', 'out'], { cwd })).code).toBe(2);
  });

  test('of folders of their own is merged into another, and they stay as they are', async () => {
    const cwd = newFolder(SCENARIO);
    await Promise.all(
      ['1', '2', '3'].map((index) =>
        ringback([...CALL, '--shard', `${index}/3`, '--out', `part${index}`, '-j', '1'], { cwd }),
      ),
    );
    const paths = ['part3', 'part1/shard-1-of-3.bin', 'part2'];
    const merged = await ringback(['merge', ...paths, '--out', 'out', '--json'], { cwd });
    expect(merged.stdout).toBe(readFileSync(join(cwd, 'out/summary.json'), 'utf8'));
    expect(bytesOf(join(cwd, 'out'))).toEqual(whole);
    expect(readdirSync(join(cwd, 'part3'))).toEqual(['shard-3-of-3.bin']);
  });

  test('ends with 1 where a threshold fails, as the run does', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario('thresholds: [offered < 1]\n') });
    expect((await ringback([...CALL, '--shard', '1/1', '--out', 'out'], { cwd })).code).toBe(0);
    expect((await ringback(['merge', 'out'], { cwd })).code).toBe(1);
  });
});

describe.concurrent('shards are refused', () => {
  test.each([
    [['--shard', '3/2'], '--shard 3/2: shards are numbered from 1 to 2, without gaps\n'],
    [
      ['--shard', '1/2', '--json'],
      '--json: a shard has no summary; ringback merge --json has it\n',
    ],
  ])('run %j', async (flags, stderr) => {
    const cwd = newFolder(SCENARIO);
    expect(await ringback([...CALL, ...flags], { cwd })).toEqual({ code: 2, stdout: '', stderr });
    expect(existsSync(join(cwd, 'results'))).toBe(false);
  });

  test('before the scenario is looked at, with all other flags', async () => {
    const cwd = newFolder({ 's.yaml': 'name: x\n' });
    const call = ['run', 's.yaml', '--shard', '0/2', '--json', '--reps', '0'];
    expect(await ringback(call, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        '--reps 0: write a whole number from 1 to 100000\n--shard 0/2: shards are numbered from 1 to 2, without gaps\n--json: a shard has no summary; ringback merge --json has it\n',
    });
  });

  test('where the number of replications is worked out from a pilot', async () => {
    const cwd = newFolder(SCENARIO);
    const call = ['run', 's.yaml', '--until', 'offered ± 5%', '--shard', '1/2'];
    const { code, stderr } = await ringback(call, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('worked out from a pilot');
  });

  test('beside a file that is none of ours, which is not thrown away', async () => {
    const cwd = newFolder({ ...SCENARIO, 'out/notes.txt': 'mine' });
    const { code } = await ringback([...CALL, '--shard', '1/1', '--out', 'out'], { cwd });
    expect(code).toBe(2);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['notes.txt']);
  });

  test('damaged, and the merge leaves everything as it was', async () => {
    const cwd = newFolder(SCENARIO);
    await ringback([...CALL, '--shard', '1/1', '--out', 'out'], { cwd });
    const path = join(cwd, 'out/shard-1-of-1.bin');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(await ringback(['merge', 'out'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'out/shard-1-of-1.bin is damaged: run it again with --force\n',
    });
    expect(readdirSync(cwd).sort()).toEqual(['out', 's.yaml']);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('as a file without a folder for the result', async () => {
    const cwd = newFolder(SCENARIO);
    await ringback([...CALL, '--shard', '1/1', '--out', 'out'], { cwd });
    const { code, stderr } = await ringback(['merge', 'out/shard-1-of-1.bin'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'out/shard-1-of-1.bin is a shard: name the folder for the result with --out\n',
    );
  });
});
