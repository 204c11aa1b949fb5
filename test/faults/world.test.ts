/** The world fails while something is written: what is left is whole, or what was there before. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { newFolder, ringback, smallScenario, started } from '../cli/run-cli.js';
import { commands, folderFor, leftAt, litter } from './commands.js';

const isWindows = process.platform === 'win32';

describe.skipIf(isWindows)('no file may be longer than half a kilobyte, as on a full disk', () => {
  test.concurrent.each(Object.entries(commands))('%s', async (_, command) => {
    const cwd = await folderFor(command);
    const { code, stderr, stdout } = await ringback(command.args, { cwd, fileBlocks: 1 });
    expect({ code, stdout }).toEqual({ code: 74, stdout: '' });
    expect(stderr).toMatch(/\(EFBIG\)\nnothing was half written; free space/);
    expect(stderr).not.toMatch(/\bat .+:\d+:\d+/);
    expect(leftAt(join(cwd, command.target))).toEqual({});
    expect(litter(cwd)).toEqual([]);
  });
});

/** Clocks that only go back, by half an hour each time somebody looks. */
const BACKWARDS = `--import=data:text/javascript,${encodeURIComponent(`
  const Clock = Date;
  let now = 2e12;
  const back = () => (now -= 1.8e6);
  globalThis.Date = class extends Clock {
    constructor(...args) { args.length === 0 ? super(back()) : super(...args); }
    static now() { return back(); }
  };
`)}`;

test.concurrent.each(['run', 'sweep', 'import'] as const)(
  '%s does not depend on the clock of the machine',
  async (name) => {
    const command = commands[name]!;
    const [plain, odd] = await Promise.all([folderFor(command), folderFor(command)]);
    const first = await ringback(command.args, { cwd: plain });
    const second = await ringback(command.args, { cwd: odd, env: { NODE_OPTIONS: BACKWARDS } });
    expect(second.code).toBe(first.code);
    expect(second.stdout).toBe(first.stdout);
    expect(leftAt(join(odd, command.target))).toEqual(leftAt(join(plain, command.target)));
  },
);

test.concurrent('a folder that is removed in mid-run ends the run, and is not there', async () => {
  const cwd = newFolder({ 's.yaml': smallScenario() });
  const { child, ended } = started(['run', 's.yaml', '--reps', '100000', '--out', 'out'], { cwd });
  let partial: string | undefined;
  while (partial === undefined && child.exitCode === null) {
    await sleep(10);
    partial = readdirSync(cwd).find((name) => name.includes('.partial-'));
  }
  await sleep(100);
  rmSync(join(cwd, partial!), { recursive: true });
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  expect(code).toBe(74);
  expect(stderr).toMatch(/\(ENOENT\)\nnothing was half written/);
  expect(readdirSync(cwd)).toEqual(['s.yaml']);
});

test.concurrent('two runs into one folder at once: both say what they came to, one of them stays', async () => {
  const cwd = newFolder({ 's.yaml': smallScenario() });
  const call = ['run', 's.yaml', '--reps', '3', '--out', 'out', '--json', '--force'];
  const ends = await Promise.all([1, 2, 3].map(() => ringback(call, { cwd })));
  const summary = readFileSync(join(cwd, 'out/summary.json'), 'utf8');
  for (const { code, stdout } of ends)
    expect({ code, stdout }).toEqual({ code: 0, stdout: summary });
  expect(readdirSync(cwd).sort()).toEqual(['out', 's.yaml']);
});

describe.concurrent('a reader of standard output who goes away', () => {
  const call = async (args: readonly string[], more = '') => {
    const cwd = newFolder({ 's.yaml': smallScenario(more) });
    const { child, ended } = started(args, { cwd });
    child.stdout?.destroy();
    return { cwd, ...(await ended) };
  };

  test('changes nothing in what is kept, nor in the verdict', async () => {
    const { cwd, code, stderr } = await call(
      ['run', 's.yaml', '--out', 'out'],
      'thresholds: [offered < 1]\n',
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(Object.keys(leftAt(join(cwd, 'out')))).toContain('/manifest.json');
  });

  test('ends an export to it in peace', async () => {
    const cwd = await folderFor(commands['export']!);
    const { child, ended } = started(['export', 'out', '--table', 'callbacks'], { cwd });
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe.concurrent('what a run that was killed left behind', () => {
  /** No process has so high a number. */
  const DEAD = `${hostname()}-99999999`;
  const call = ['run', 's.yaml', '--out', 'out'];

  test('is cleared up, and what belongs to others is not', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const others = [`out.partial-${hostname()}-${process.ppid}`, 'out.partial-elsewhere-99999999'];
    for (const name of [...others, `out.partial-${DEAD}`, 'out.partial-notes']) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, 'callbacks.csv'), '');
    }
    expect((await ringback(call, { cwd })).code).toBe(0);
    const kept = ['out', ...others, 'out.partial-notes', 's.yaml'];
    expect(readdirSync(cwd).sort()).toEqual(kept.sort());
  });

  test.each([
    ['compare', 'page.html'],
    ['sweep', 'grid.csv'],
    ['report', 'page.html'],
    ['export', 'exported/callbacks.csv'],
    ['baseline save', 'baselines/agreed'],
  ])('%s: what was half written is gone after the next', async (name, half) => {
    const command = commands[name]!;
    const cwd = await folderFor(command);
    const path = join(cwd, `${half}.partial-${DEAD}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'half');
    expect((await ringback(command.args, { cwd })).code).toBe(0);
    expect(Object.keys(leftAt(join(cwd, half)))).not.toEqual([]);
    expect(litter(cwd)).toEqual([]);
  });

  test('of a page: the result beside which it lies can be replaced', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    await ringback(call, { cwd });
    writeFileSync(join(cwd, `out/report.html.partial-${DEAD}`), '<!doctype');
    expect(await ringback([...call, '--force'], { cwd })).toMatchObject({ code: 0 });
    expect(litter(cwd)).toEqual([]);
  });

  test('in the moment of replacing a result: the earlier one is back', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    await ringback([...call.slice(0, -1), `out.old-${DEAD}`], { cwd });
    const again = await ringback(call, { cwd });
    expect(again).toMatchObject({ code: 0, stderr: 'answered from out; --force runs it again\n' });
    expect(readdirSync(cwd).sort()).toEqual(['out', 's.yaml']);
  });

  test('while a baseline was saved: half of it is not taken for one', async () => {
    const cwd = newFolder({
      's.yaml': smallScenario(),
      'other.yaml': smallScenario('interval: 5m\n'),
    });
    const lock = join(cwd, 'baselines/agreed/scenario.lock.yaml');
    await ringback(['baseline', 'save', 'agreed', 's.yaml'], { cwd });
    await ringback(['baseline', 'save', 'other', 'other.yaml'], { cwd });
    const check = () => ringback(['check', 's.yaml', '--baseline', 'agreed'], { cwd });
    writeFileSync(lock, readFileSync(lock, 'utf8').replaceAll('\n', '\r\n'));
    expect((await check()).code).toBe(0);
    writeFileSync(lock, readFileSync(join(cwd, 'baselines/other/scenario.lock.yaml')));
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toContain(
      'is not the scenario that figures.json beside it is of; save the baseline',
    );
  });
});
