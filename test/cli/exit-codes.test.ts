import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario, started } from './run-cli.js';

/** A folder with the small scenario. */
function folderWith(thresholds: readonly string[] = []): string {
  const more = thresholds.length === 0 ? '' : `thresholds: ${JSON.stringify(thresholds)}\n`;
  return newFolder({ 's.yaml': smallScenario(more) });
}

describe.concurrent('0: done', () => {
  test('a scenario without thresholds', async () => {
    expect(await ringback(['run', 's.yaml'], { cwd: folderWith() })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  test('a scenario whose thresholds hold', async () => {
    const cwd = folderWith(['offered > 1']);
    expect((await ringback(['run', 's.yaml'], { cwd })).code).toBe(0);
  });

  test.each(['--version', '--help'])('%s', async (flag) => {
    const { code, stdout, stderr } = await ringback([flag], { cwd: newFolder() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toBe('');
  });

  test('a reader of standard output who has gone', async () => {
    const { child, ended } = started(['schema'], { cwd: newFolder() });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe.concurrent('1: it ran, the verdict is no', () => {
  test('a threshold that fails', async () => {
    const cwd = folderWith(['offered < 1']);
    const { code, stdout } = await ringback(['run', 's.yaml'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}fails {2}offered < 1 /m);
  });

  test('a stored result whose threshold fails, just as when it was run', async () => {
    const cwd = folderWith(['offered < 1']);
    await ringback(['run', 's.yaml'], { cwd });
    const again = await ringback(['run', 's.yaml'], { cwd });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('answered from');
  });

  test('a threshold that fails, also where an inconclusive one passes', async () => {
    const cwd = folderWith(['offered < 1']);
    const { code } = await ringback(['run', 's.yaml', '--inconclusive', 'pass'], { cwd });
    expect(code).toBe(1);
  });

  test('an inconclusive threshold, unless --inconclusive pass lets it pass', async () => {
    const cwd = folderWith(['offered < 20']);
    const call = ['run', 's.yaml', '--reps', '1'];
    const plain = await ringback(call, { cwd });
    expect(plain.code).toBe(1);
    expect(plain.stdout).toContain('inconclusive  offered < 20');
    expect((await ringback([...call, '--inconclusive', 'fail'], { cwd })).code).toBe(1);
    expect((await ringback([...call, '--inconclusive', 'pass'], { cwd })).code).toBe(0);
    const env = { RINGBACK_INCONCLUSIVE: 'pass' };
    expect((await ringback(call, { cwd, env })).code).toBe(0);
  });
});

describe.concurrent('2: your input, and nothing is written', () => {
  const calls: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown flag', ['run', 's.yaml', '--nope'], /unknown option '--nope'/],
    ['an unknown command', ['fly'], /unknown command 'fly'/],
    ['a command without its scenario', ['run'], /missing required argument 'scenario'/],
    ['a missing file', ['run', 'none.yaml'], /^none\.yaml: there is no such file\n/],
    ['a folder where a file should be', ['run', '.'], /^\.: /],
    ['no replications', ['run', 's.yaml', '--reps', '0'], /^--reps 0: write a whole number from 1/],
    ['more replications than are allowed', ['run', 's.yaml', '--reps', '1e9'], /^--reps 1e9: /],
    [
      'several wrong flags, all at once',
      ['run', 's.yaml', '--reps', '0', '-j', 'x', '--report', 'page'],
      /^--reps 0: .*\n--jobs x: .*\n--report page: .*\n$/,
    ],
    ['--max of no precision', ['run', 's.yaml', '--max', '50'], /^--max .*--until .*--reps\n$/],
    [
      '--report before the scenario',
      ['run', '--report', 's.yaml'],
      /missing required argument 'scenario'.*\n--report takes "s\.yaml" for the name of its page/s,
    ],
    ['an empty --out', ['run', 's.yaml', '--out', ''], /^--out is empty/],
    ['an --out that is a file', ['run', 's.yaml', '--out', 's.yaml'], /^s\.yaml is not a folder/],
    [
      'an --out that holds something else',
      ['run', 's.yaml', '--out', '.'],
      /^\. holds something that is not a ringback result/,
    ],
    [
      'a word that --inconclusive does not know',
      ['run', 's.yaml', '--inconclusive', 'perhaps'],
      /Allowed choices are pass, fail/,
    ],
    [
      'a --set that leads nowhere',
      ['run', 's.yaml', '--set', 'teams.sales.agents=3'],
      /^--set:1:\d+: .*sales/,
    ],
    [
      'an unknown measure in a threshold, with the nearest one',
      ['run', 's.yaml', '--set', 'thresholds=["abandond < 3"]'],
      /thresholds: there is no measure "abandond"\n.*did you mean "abandoned"\?/s,
    ],
    [
      'a threshold on a measure of what is switched off',
      ['run', 's.yaml', '--set', 'thresholds=["callbacks.slots.keptRate > 0.5"]'],
      /the measure "callbacks.slots.keptRate" exists only where .* schedule\n.*--set 'thresholds=\[\]'/s,
    ],
    ['a folder that is no scenario either', ['check', '.'], /^\. is not a results folder/],
    ['a folder that is no result', ['show', '.'], /^\. is not a results folder/],
    ['a name that would colour the terminal', ['show', '\x1b[31mred'], /^\ufffd\[31mred is not/],
    ['a rule that there is not', ['rules', 'R99'], /^there is no rule "R99"/],
  ];

  test.each(calls)('%s', async (_what, args, message) => {
    const cwd = folderWith();
    const { code, stdout, stderr } = await ringback(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test.each(['run', 'validate'])(
    '%s: a fault of the scenario, with its line and column',
    async (command) => {
      const cwd = newFolder({
        's.yaml': smallScenario().replace('agents: 3', 'agents: -3').replace('length:', 'lenght:'),
      });
      const { code, stdout, stderr } = await ringback([command, 's.yaml'], { cwd });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^s\.yaml:2:1: .*lenght/m);
      expect(stderr).toMatch(/^s\.yaml:5:34: .*agents/m);
      expect(contentsOf(cwd)).toEqual(['s.yaml']);
    },
  );

  test('a flag that was never typed is told with its name in the environment', async () => {
    const env = { RINGBACK_REPS: 'many' };
    const { code, stderr } = await ringback(['run', 's.yaml'], { cwd: folderWith(), env });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^--reps many: .*\n--reps is set by RINGBACK_REPS in the environment\n$/,
    );
  });

  test('a foreign folder keeps what it holds, also with --force', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario(), 'mine/manifest.json': '{"name":"app"}' });
    const { code } = await ringback(['run', 's.yaml', '--out', 'mine', '--force'], { cwd });
    expect(code).toBe(2);
    expect(contentsOf(cwd)).toEqual(['mine', 'mine/manifest.json', 's.yaml']);
    expect(readFileSync(join(cwd, 'mine/manifest.json'), 'utf8')).toBe('{"name":"app"}');
  });
});

describe.concurrent('74: the world failed', () => {
  test('a folder whose parent is a file', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario(), file: 'mine' });
    const out = join('file', 'results');
    const { code, stdout, stderr } = await ringback(['run', 's.yaml', '--out', out], { cwd });
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' });
    expect(stderr).toBe(
      'file: a file stands where a folder should be (ENOTDIR)\nnothing was half written; choose another with --out\n',
    );
    expect(stderr).not.toContain('bug');
    expect(contentsOf(cwd)).toEqual(['file', 's.yaml']);
  });

  test('a place for results that is a file', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario(), results: 'mine' });
    const { code, stdout, stderr } = await ringback(['run', 's.yaml'], { cwd });
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' });
    expect(stderr).toMatch(/^results\S*: .*\n.*choose another with --out\n$/);
    expect(contentsOf(cwd)).toEqual(['results', 's.yaml']);
  });

  test.skipIf(!existsSync('/dev/full'))('standard output on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const { code, stderr } = await ringback(['schema'], { cwd: newFolder(), stdout: full });
    closeSync(full);
    expect(code).toBe(74);
    expect(stderr).toMatch(/^standard output cannot be written: /);
  });
});
