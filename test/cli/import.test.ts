/** `ringback import`, as it is called from a shell. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { contentsOf, filesOf, newFolder, ringback, root, started } from './run-cli.js';

const LOG = `start,queue,id,wait_s,outcome,agent,talk_s
2026-03-02T08:00:05,support,1,0,answered,Ann,61
2026-03-02T08:00:20,support,2,12.5,abandoned,,
soon,support,3,1,answered,Ann,5
2026-03-03T09:00:00,sales,4,30,answered,=Bob,240
2026-03-03T09:00:00,sales,4,30,answered,=Bob,240
2026-03-03T09:10:00,sales,5,7,overflow,,
`;

describe('a log of calls', () => {
  const cwd = newFolder({ 'march.csv': LOG });
  const done = ringback(['import', 'march.csv', '--out', 'out'], { cwd });

  test('becomes a calls file, and a record of what was read', async () => {
    expect(await done).toMatchObject({ code: 0, stderr: '' });
    expect(contentsOf(join(cwd, 'out'))).toEqual([
      ...['calls.csv', 'fit.json', 'import.json', 'rejected.csv', 'scenario.yaml'],
    ]);
    const { 'calls.csv': calls, 'rejected.csv': rejected } = filesOf(join(cwd, 'out'));
    expect(
      calls,
    ).toBe(`at,id,type,head_start_s,talk_s,patience_s,patience_at_least_s,log_outcome,log_queued,log_wait_s,log_agent,log_hold_s,log_wrap_s
2026-03-02T08:00:05,1,support,,61,,,answered,0,0,Ann,,
2026-03-02T08:00:20,2,support,,,12.5,,abandoned,1,12.5,,,
2026-03-03T09:00:00,4,sales,,240,,30,answered,1,30,'=Bob,,
2026-03-03T09:10:00,5,sales,,,,7,left,1,7,,,
`);
    expect(rejected).toBe(`line,reason,detail,text
4,bad-time,at: soon,"soon,support,3,1,answered,Ann,5"
6,duplicate-id,4,"2026-03-03T09:00:00,sales,4,30,answered,=Bob,240"
`);
  });

  test('is told in a few lines, with the next command', async () => {
    const { stdout } = await done;
    expect(stdout).toContain('7 lines = 4 calls + 2 rejected + 1 left out');
    expect(stdout).toMatch(/rejected {2}1 {2}bad-time +a time that cannot be read +line 4/);
    expect(stdout).toMatch(/support +2 +1 +50\.0 %/);
    expect(stdout).toMatch(/\nnext: .+\n$/);
  });

  test('with --json is the record itself and nothing else', async () => {
    const { stdout, stderr } = await ringback(['import', 'march.csv', '--out', 'out', '--json'], {
      cwd,
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(readFileSync(join(cwd, 'out/import.json'), 'utf8'));
    expect(JSON.parse(stdout)).toMatchObject({
      log: { file: 'march.csv', format: 'calls', encoding: 'utf-8', zone: 'UTC' },
      lines: 7,
      kept: 4,
      rejected: 2,
      leftOut: 1,
      oddBy: [{ reason: 'formula-text', count: 1, lines: [5] }],
      first: '2026-03-02T08:00:05',
      last: '2026-03-03T09:10:00',
      agents: 2,
      days: [
        { date: '2026-03-02', hours: 24, calls: 2 },
        { date: '2026-03-03', hours: 24, calls: 2 },
      ],
    });
  });

  test('is read again from its own calls file, call for call', async () => {
    await ringback(['import', 'out/calls.csv', '--out', 'again'], { cwd });
    const [first, again] = ['out', 'again'].map((folder) => filesOf(join(cwd, folder)));
    expect(again?.['calls.csv']).toBe(first?.['calls.csv']);
  });

  test('can be read in part: a day, a type', async () => {
    const call = ['import', 'march.csv', '--json', '--day', '2026-03-02', '--type', 'support'];
    const { stdout } = await ringback([...call, '--out', 'day'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      kept: 2,
      asked: { day: '2026-03-02', type: 'support' },
    });
  });

  test('comes by standard input, packed or in any folder', async () => {
    writeFileSync(join(cwd, 'march.csv.gz'), gzipSync(LOG));
    const packed = await ringback(['import', 'march.csv.gz'], { cwd });
    expect(packed.code).toBe(0);
    expect(existsSync(join(cwd, 'imported/march/calls.csv'))).toBe(true);
    const piped = await ringback(['import', '-', '--json'], { cwd, input: LOG });
    expect(JSON.parse(piped.stdout)).toMatchObject({ log: { file: '-' }, kept: 4 });
  });
});

test('what a name of a log would do to a terminal is not done', async () => {
  const log = 'start,wait,queue\n2026-03-02T08:00:00,1,"\u001b[2Jred\nline"\n';
  const cwd = newFolder({ 'a.csv': log, 'b.csv': 'a\u001b[2Jb,c\n1,2\n' });
  const { stdout } = await ringback(['import', 'a.csv'], { cwd });
  expect(stdout).toContain('\ufffd[2Jred line');
  expect(stdout).not.toContain('\u001b');
  const { stderr } = await ringback(['import', 'b.csv'], { cwd });
  expect(stderr).toContain('[2Jb');
  expect(stderr).not.toContain('\u001b');
});

describe('a scenario is fitted to a log', () => {
  const weeks = Array.from({ length: 14 * 40 }, (_, k) => {
    const day = Math.floor(k / 40);
    const minute = (k % 40) * 12;
    const at = new Date(Date.UTC(2026, 2, 2 + day, 8, minute)).toISOString().slice(0, 19);
    const lost = k % 4 === 0;
    const wait = 5 + ((k * 37) % 90);
    return `${at},support,${k},${wait},${lost ? 'abandoned' : 'answered'},${lost ? '' : ['Ann', 'Bob'][k % 2]},${lost ? '' : 60 + ((k * 53) % 300)}`;
  });
  const text = `start,queue,id,wait_s,outcome,agent,talk_s\n${weeks.join('\n')}\n`;
  const cwd = newFolder({ 'weeks.csv': text });
  const done = ringback(['import', 'weeks.csv', '--out', 'out'], { cwd });

  test('which runs, and is the next command', async () => {
    const { code, stdout } = await done;
    expect(code).toBe(0);
    expect(stdout).toContain('next: npx ringback run out/scenario.yaml');
    expect(stdout).toMatch(/support +\d.* 140 of 560/);
    const { code: ran, stdout: json } = await ringback(
      ['run', 'out/scenario.yaml', '--set', 'replications=2', '--json'],
      { cwd },
    );
    expect(ran).toBe(0);
    const { offered } = JSON.parse(json).measures;
    expect(Math.abs(offered.mean - 280)).toBeLessThan(60);
    const fit = JSON.parse(readFileSync(join(cwd, 'out/fit.json'), 'utf8'));
    expect(fit.types[0].patience).toMatchObject({ queued: 560, hungUp: 140 });
  });

  test('of a day with its agents, or without days', async () => {
    const call = ['import', 'weeks.csv', '--force', '--out', 'day', '--roster-day', '2026-03-04'];
    const { code } = await ringback([...call, '--leave-out', '2026-03-05,2026-03-06'], { cwd });
    expect(code).toBe(0);
    const scenario = readFileSync(join(cwd, 'day/scenario.yaml'), 'utf8');
    expect(scenario).toContain('start: 2026-03-04T00:00[UTC]');
    expect(scenario).toContain('{ name: Ann, shifts: [');
    expect(scenario).toContain('2 of 14 days are left out');
  });

  test('but not of dates that the log does not have', async () => {
    const call = ['import', 'weeks.csv', '--out', 'wrong'];
    const wrong = await ringback([...call, '--roster-day', '2027-01-01'], { cwd });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('--roster-day 2027-01-01: the log has 2026-03-02 to 2026-03-15');
    const odd = await ringback([...call, '--leave-out', 'christmas'], { cwd });
    expect(odd.code).toBe(2);
    expect(odd.stderr).toContain('write dates such as');
    expect(existsSync(join(cwd, 'wrong'))).toBe(false);
  });
});

test('its calls file is one of a scenario', async () => {
  const cwd = newFolder({ 'march.csv': LOG });
  await ringback(['import', 'march.csv', '--out', 'out', '--tz', 'Europe/London'], { cwd });
  const scenario = `name: replayed
start: 2026-03-02T08:00[Europe/London]
length: 48h
replications: 2
teams: [{ name: t, agents: 2 }]
callers: [{ name: c, arrivals: { file: out/calls.csv }, patience: { exponential: { mean: 60s } } }]
plans: { main: { queue: { acd: {} } } }
`;
  writeFileSync(join(cwd, 's.yaml'), scenario);
  const { code, stdout } = await ringback(['run', 's.yaml', '--json'], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).measures.offered.mean).toBe(4);
});

describe('a log that cannot be read ends with 2, and leaves nothing', () => {
  test.each([
    ['no such file', ['nowhere.csv'], /nowhere\.csv: there is no such file/],
    ['a folder', ['folder'], /folder: is not a file/],
    ['wrong columns', ['wrong.csv'], /no column for "at".*\n.*no column for "wait"/],
    ['no rows', ['header.csv'], /has a header and no rows/],
    ['no row that can be used', ['bad.csv'], /2 are bad-time \(first line 2\)/],
    [
      'wrong flags, all at once',
      ['wrong.csv', '--tz', 'Mars/Base', '--day', 'monday', '--map', 'at', '--delimiter', 'ab'],
      /--tz: .*\n--map "at": .*\n--delimiter "ab": .*\n--day "monday"/,
    ],
    ['an unknown format', ['wrong.csv', '--format', 'queuelog'], /no format "queuelog"/],
  ])('%s', async (_, args, message) => {
    const cwd = newFolder({
      'wrong.csv': 'a,b\n1,2\n',
      'header.csv': 'start,wait\n',
      'bad.csv': 'start,wait\nsoon,1\nlater,2\n',
      'folder/x': '',
    });
    const before = contentsOf(cwd);
    const { code, stdout, stderr } = await ringback(['import', ...args, '--out', 'out'], { cwd });
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(contentsOf(cwd)).toEqual(before);
  });
});

describe('a folder that is there', () => {
  const importTo = (cwd: string, ...more: string[]) =>
    ringback(['import', 'march.csv', '--out', 'out', ...more], { cwd });

  test('is replaced where an import has written it and nobody has touched it', async () => {
    const cwd = newFolder({ 'march.csv': LOG });
    await importTo(cwd);
    expect((await importTo(cwd, '--day', '2026-03-02')).code).toBe(0);
    expect(parse(readFileSync(join(cwd, 'out/calls.csv'), 'utf8'))).toHaveLength(3);
  });

  test('is kept where a file of it was changed, until --force', async () => {
    const cwd = newFolder({ 'march.csv': LOG });
    await importTo(cwd);
    writeFileSync(join(cwd, 'out/calls.csv'), 'mine\n');
    const { code, stderr } = await importTo(cwd);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'calls.csv in out was changed since: --force replaces it; name another folder with --out\n',
    });
    expect((await importTo(cwd, '--force')).code).toBe(0);
  });

  test('is kept, --force or not, where it holds something else', async () => {
    const cwd = newFolder({ 'march.csv': LOG, 'out/letter.txt': 'Dear' });
    for (const flags of [[], ['--force']]) {
      const { code, stderr } = await importTo(cwd, ...flags);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: 'out holds something that is not an import; name another folder with --out\n',
      });
    }
    expect(readFileSync(join(cwd, 'out/letter.txt'), 'utf8')).toBe('Dear');
  });
});

test('a folder that cannot be written ends with 74', async () => {
  const cwd = newFolder({ 'march.csv': LOG, file: '' });
  const { code, stderr } = await ringback(['import', 'march.csv', '--out', 'file/out'], { cwd });
  expect(code).toBe(74);
  expect(stderr).toContain('nothing was half written');
});

test('Ctrl-C leaves nothing behind', async () => {
  const rows = Array.from({ length: 400_000 }, (_, k) => `${1_772_438_400 + k},1,${k}`);
  const cwd = newFolder({ 'long.csv': `start,wait,id\n${rows.join('\n')}\n` });
  const { child, ended } = started(['import', 'long.csv', '--out', 'out'], { cwd });
  const begun = (): boolean => contentsOf(cwd).some((path) => path.startsWith('out.partial'));
  while (!begun()) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toContain('stopping; nothing is written');
  expect(contentsOf(cwd)).toEqual(['long.csv']);
});

test('a real day of a bank is read as its calls file has it', async () => {
  const cwd = newFolder();
  const path = join(root, 'scenarios/bank-1999/calls.csv');
  const call = ['import', path, '--json', '--day', '1999-02-16', '--tz', 'Asia/Jerusalem'];
  const { stdout, code } = await ringback(call, { cwd });
  expect(code).toBe(0);
  const record = JSON.parse(stdout);
  expect(record.rejected).toBe(0);
  expect(record.kept).toBeGreaterThan(1500);
  expect(record.types.map(({ type }: { type: string }) => type)).toContain('TT');
});
