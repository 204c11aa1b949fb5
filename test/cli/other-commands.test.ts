import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, root, smallScenario } from './run-cli.js';

describe.concurrent('show', () => {
  let cwd: string;
  let printed: string;
  beforeAll(async () => {
    cwd = newFolder();
    const scenario = join(root, 'scenarios/scripted.yaml');
    printed = (await ringback(['run', scenario, '--out', 'out'], { cwd })).stdout;
  });
  const show = (...args: string[]) => ringback(['show', 'out', ...args], { cwd });

  test('prints what run printed, but for what to do next', async () => {
    const { code, stdout } = await show();
    expect(code).toBe(0);
    expect(printed.replace(/^next: .*\n/m, '')).toBe(stdout);
  });

  test('--callback tells a story from the call to the end', async () => {
    const { code, stdout, stderr } = await show('--callback', 'B');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [title = '', ...lines] = stdout.trimEnd().split('\n');
    expect(title).toMatch(
      /^callback 1-\d+ of call B, replication 1 {2}conversation [0-9a-f-]{36}$/,
    );
    const instants = lines.flatMap((line) => /^ {2}(\d:\d\d:\d\d\.\d{3}) /.exec(line)?.[1] ?? []);
    expect(instants).toHaveLength(lines.length - 1);
    expect(instants).toEqual([...instants].sort());
    expect(stdout).toContain('0:00:40.000  callback created by main.callback, for +441110001');
    expect(stdout).toContain('0:05:20.000  A1 does not answer: back to the queue with its age');
    expect(stdout).toContain('0:05:35.000  A2 answers; +441110001 is dialled');
    expect(lines.at(-1)).toContain('drift +30 s (agent’s answer), 0 s (first offer)');
  });

  test('--callback takes the callback, its call and its conversation for its name', async () => {
    const byCall = await show('--callback', 'B');
    const [, id = ''] = /^callback (\S+)/.exec(byCall.stdout) ?? [];
    const [, conversation = ''] = /conversation (\S+)$/m.exec(byCall.stdout) ?? [];
    for (const name of [id, conversation]) {
      expect((await show('--callback', name)).stdout).toBe(byCall.stdout);
    }
  });

  test('--callback --json prints the rows of callbacks.csv', async () => {
    const { stdout } = await show('--callback', 'B', '--json');
    const rows = parse(readFileSync(join(cwd, 'out/callbacks.csv')), { columns: true });
    expect(JSON.parse(stdout)).toEqual(rows);
  });

  test('--callback with a wrong name says where the right ones are', async () => {
    const { code, stdout, stderr } = await show('--callback', 'Z');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^there is no callback "Z" in out; the first is 1-\d+, callbacks\.csv lists them\n$/,
    );
  });

  test('--queue with a wrong name proposes the nearest, or lists them all', async () => {
    const near = await show('--queue', 'queu');
    expect(near).toMatchObject({ code: 2, stdout: '' });
    expect(near.stderr).toBe('there is no queue "queu"; did you mean "queue"?\n');
    const far = await show('--queue', 'sales and returns');
    expect(far).toMatchObject({ code: 2, stdout: '' });
    expect(far.stderr).toBe('there is no queue "sales and returns"; the queues are queue\n');
  });

  test('--queue shows that queue', async () => {
    const { code, stdout } = await show('--queue', 'queue');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Scripted, queue queue /);
  });

  test('--intervals prints intervals.csv', async () => {
    const stored = readFileSync(join(cwd, 'out/intervals.csv'), 'utf8');
    expect((await show('--intervals')).stdout).toBe(stored);
  });

  test('--intervals --json prints its rows as JSON', async () => {
    const stored = parse(readFileSync(join(cwd, 'out/intervals.csv')), {
      columns: true,
    }) as Record<string, string>[];
    const rows = JSON.parse((await show('--intervals', '--json')).stdout);
    expect(rows).toHaveLength(stored.length);
    expect(Object.keys(rows[0])).toEqual(Object.keys(stored[0] ?? {}));
    expect(typeof rows[0].from_s).toBe('number');
    const queue = JSON.parse((await show('--intervals', '--json', '--queue', 'queue')).stdout);
    expect(new Set(queue.map((row: { queue: string }) => row.queue))).toEqual(new Set(['queue']));
  });

  test.each([
    [['--callback', 'B', '--intervals'], '--callback and --intervals: choose one of them\n'],
    [['--intervals', '--days'], '--intervals and --days: choose one of them\n'],
    [['--queue', 'queue', '--json'], /^--queue: summary\.json is of the whole center/],
  ])('%j contradicts itself', async (flags, message) => {
    const { code, stdout, stderr } = await show(...flags);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('the folder above a result names it', async () => {
    const { stderr } = await ringback(['show', '.'], { cwd });
    expect(stderr).toBe('. is not a results folder: it has no manifest.json; did you mean out?\n');
  });
});

describe.concurrent('rules', () => {
  test('--json is an array of twenty-five, each with a test', async () => {
    const { code, stdout } = await ringback(['rules', '--json'], { cwd: newFolder() });
    const rules = JSON.parse(stdout) as { id: string; quote: string; tests: string[] }[];
    expect(code).toBe(0);
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, k) => `R${k + 1}`));
    expect(rules.filter(({ tests, quote }) => tests.length === 0 || quote === '')).toEqual([]);
  });

  test('one rule is named in either case', async () => {
    const [large, small] = await Promise.all(
      ['R14', 'r14'].map((id) => ringback(['rules', id], { cwd: newFolder() })),
    );
    expect(large?.stdout).toMatch(/^R14 {2}"/);
    expect(small).toEqual(large);
  });

  test('all of them are printed one after another', async () => {
    const { stdout } = await ringback(['rules'], { cwd: newFolder() });
    expect(stdout.match(/^R\d+(?= {2}")/gm)).toHaveLength(25);
  });
});

describe.concurrent('validate', () => {
  test('says that a scenario is valid, and what to do next', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const { code, stdout } = await ringback(['validate', 's.yaml'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^s\.yaml: valid\. 3 agents, .*\nnext: npx ringback run s\.yaml\n$/);
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test.each(['scripted', 'wrong-numbers'])(
    '--print writes %s out as a scenario with the same results',
    async (name) => {
      const cwd = newFolder();
      const path = join(root, `scenarios/${name}.yaml`);
      const written = await ringback(['validate', path, '--print'], { cwd });
      const call = ['--reps', '1', '--json', '--inconclusive', 'pass', '--out'];
      const [original, copy] = await Promise.all([
        ringback(['run', path, ...call, 'a'], { cwd }),
        ringback(['run', '-', ...call, 'b'], { cwd, input: written.stdout }),
      ]);
      expect(JSON.parse(original.stdout).replications).toBe(1);
      expect(copy).toEqual(original);
    },
  );

  test('--print of what was printed is the same again', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const once = await ringback(['validate', 's.yaml', '--print'], { cwd });
    const twice = await ringback(['validate', '-', '--print'], { cwd, input: once.stdout });
    expect(twice).toEqual(once);
  });

  test('--set changes what is printed, as often as it is given', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const sets = ['--set', 'teams.support.agents=12', '--set', 'length=2h'];
    const { stdout } = await ringback(['validate', 's.yaml', ...sets], { cwd });
    expect(stdout).toContain('12 agents');
    const written = await ringback(['validate', 's.yaml', '--print', ...sets], { cwd });
    expect(written.stdout).toMatch(/^length: 2h$/m);
  });
});

describe.concurrent('- is standard input', () => {
  test('run answers as it does from a file', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const call = ['--json', '--out'];
    const file = await ringback(['run', 's.yaml', ...call, 'a'], { cwd });
    const piped = await ringback(['run', '-', ...call, 'b'], { cwd, input: smallScenario() });
    expect(file.code).toBe(0);
    expect(piped).toEqual(file);
  });

  test('faults are located in it', async () => {
    const input = smallScenario().replace('length:', 'lenght:');
    const { code, stderr } = await ringback(['validate', '-'], { cwd: newFolder(), input });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^standard input:2:1: .*lenght/m);
  });

  test('an empty one is no scenario', async () => {
    const cwd = newFolder();
    const { code, stdout } = await ringback(['run', '-'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(contentsOf(cwd)).toEqual([]);
  });
});

test('schema is the one that editors complete by', async () => {
  const { code, stdout } = await ringback(['schema'], { cwd: newFolder() });
  expect(code).toBe(0);
  const kept = readFileSync(join(root, 'schema/scenario.schema.json'), 'utf8');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(kept));
});
