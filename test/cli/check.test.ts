import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario } from './run-cli.js';

/** A folder with the small scenario, and what stands below it. */
function folderWith(more = ''): string {
  return newFolder({ 's.yaml': smallScenario(more) });
}

const HOLDS = 'thresholds: [offered > 1]\n';

describe.concurrent('check: thresholds', () => {
  const check = (cwd: string, ...args: string[]) => ringback(['check', ...args], { cwd });

  test.each([
    ['all hold', 'offered > 1', [], 0, 'verdict: passes: the threshold holds'],
    ['one fails', 'offered < 1', [], 1, 'verdict: fails: offered < 1'],
    [
      'inconclusive fails',
      'offered < 20',
      ['--reps', '2'],
      1,
      'verdict: inconclusive: offered < 20',
    ],
    [
      'inconclusive may pass',
      'offered < 20',
      ['--reps', '2', '--inconclusive', 'pass'],
      0,
      'verdict: passes, though inconclusive: offered < 20',
    ],
    [
      'a failure is none that may pass',
      'offered < 1',
      ['--inconclusive', 'pass'],
      1,
      'verdict: fails',
    ],
    [
      'with nothing to measure nothing passes',
      'queues.queue.callbacks.connectWait.mean < 9m',
      ['--set', 'callers.public.acceptsCallback=0', '--inconclusive', 'pass'],
      1,
      'there was nothing to measure',
    ],
  ] as const)('%s', async (_what, threshold, args, code, text) => {
    const cwd = folderWith(`thresholds: ["${threshold}"]\n`);
    const ended = await check(cwd, 's.yaml', ...args);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' });
    expect(ended.stdout).toContain(text);
    expect(ended.stdout).toMatch(/^next: npx ringback /m);
    // A check leaves nothing behind.
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test('thresholds of the command line come beside those of the scenario', async () => {
    const cwd = folderWith(HOLDS);
    const args = ['--threshold', 'offered < 1', '--threshold', 'answered >= 0', '--json'];
    const { code, stdout } = await check(cwd, 's.yaml', ...args);
    expect(code).toBe(1);
    const { thresholds, verdict } = JSON.parse(stdout);
    expect(verdict).toBe('fails');
    expect(thresholds.map(({ finding }: { finding: string }) => finding)).toEqual([
      'passes',
      'fails',
      'passes',
    ]);
  });

  test('their twin in the environment holds one a line', async () => {
    const env = { RINGBACK_THRESHOLD: 'offered > 1\nanswered < 0\n', RINGBACK_JSON: '1' };
    const { code, stdout } = await ringback(['check', 's.yaml'], { cwd: folderWith(), env });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).thresholds).toHaveLength(2);
  });

  test('as many replications as a precision takes, or 3 where it takes more', async () => {
    const cwd = folderWith(HOLDS);
    const until = ['s.yaml', '--until', 'offered ± 1', '--json'];
    const [reached, short] = await Promise.all([
      check(cwd, ...until),
      check(cwd, ...until, '--max', '40'),
    ]);
    expect([reached.code, short.code]).toEqual([0, 3]);
    expect(reached.stderr).toMatch(/^a pilot of 30 calls for \d+ replications\n$/);
    expect(JSON.parse(reached.stdout)).toMatchObject({ verdict: 'passes', unreached: [] });
    const { verdict, replications, unreached } = JSON.parse(short.stdout);
    expect([verdict, replications, unreached]).toEqual(['incomplete', 40, ['offered ± 1']]);
  });

  test('a precision and a number of replications are not both taken, nor one of what is stored', async () => {
    const cwd = folderWith(HOLDS);
    const both = await check(cwd, 's.yaml', '--until', 'offered ± 1', '--reps', '5');
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('leave one out')]);
    await ringback(['run', 's.yaml', '--out', 'out'], { cwd });
    const stored = await check(cwd, 'out', '--max', '5');
    expect(stored.code).toBe(2);
    expect(stored.stderr).toContain('out is a stored result, which --max cannot change');
  });

  test('a scenario from standard input', async () => {
    const input = smallScenario(HOLDS);
    expect((await ringback(['check', '-'], { cwd: newFolder(), input })).code).toBe(0);
  });

  test.each([
    ['nothing is asked', [], 's.yaml asks for nothing'],
    ['an empty threshold', ['--threshold', ''], '"" is not a threshold'],
    ['an unknown measure', ['--threshold', 'ofered > 1'], 'did you mean "offered"?'],
    ['an unknown queue', ['--threshold', 'queues.q.offered > 1'], 'there is no measure'],
    ['a margin without a baseline', ['--margin', 'asa=1s'], '--margin is about a baseline'],
    ['a baseline that there is not', ['--baseline', 'main'], 'there is no baseline "main"'],
  ] as const)('2: %s', async (_what, args, message) => {
    const cwd = folderWith();
    const { code, stdout, stderr } = await check(cwd, 's.yaml', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test('74: a report that cannot be written', async () => {
    // In /proc no folder can be made, which the system says as if it were not there.
    for (const file of ['s.yaml/check.xml', '/proc/none/check.xml']) {
      const ended = await check(folderWith(HOLDS), 's.yaml', '--junit', file);
      // It is known before anything is run.
      expect(ended).toMatchObject({ code: 74, stdout: '' });
      expect(ended.stderr).toContain('choose another file with --junit');
    }
  });
});

describe.concurrent('check: a baseline', () => {
  /** A folder whose scenario has a baseline `main`. */
  async function withBaseline(more = '', ...args: string[]): Promise<string> {
    const cwd = folderWith(more);
    const saved = await ringback(['baseline', 'save', 'main', 's.yaml', ...args], { cwd });
    expect(saved).toMatchObject({ code: 0, stderr: '' });
    return cwd;
  }

  const check = (cwd: string, ...args: string[]) =>
    ringback(['check', 's.yaml', '--baseline', 'main', ...args], { cwd });

  test('the same scenario again is identical', async () => {
    const cwd = await withBaseline(HOLDS);
    const { code, stdout } = await check(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('identical: every event and every figure is that of the baseline');
    expect(stdout).toContain('verdict: passes: the threshold holds, identical to baseline main');
  });

  test('fewer agents regress, and are named with the setting', async () => {
    const cwd = await withBaseline('', '--reps', '6');
    const call = ['--reps', '6', '--set', 'teams.support.agents=1', '--json'];
    const { code, stdout } = await check(cwd, ...call);
    expect(code).toBe(1);
    const { verdict, baseline } = JSON.parse(stdout);
    expect(verdict).toBe('fails');
    expect(baseline).toMatchObject({
      identical: false,
      engine: null,
      notes: [],
      changes: [{ path: 'teams.support.agents', before: '3', after: '1' }],
    });
    expect(baseline.measures.occupancy).toMatchObject({ verdict: 'changed', finding: 'passes' });
    expect(
      Object.values<{ finding: string }>(baseline.measures).some(
        ({ finding }) => finding === 'fails',
      ),
    ).toBe(true);
  });

  test('more agents pass, unless no change may be', async () => {
    const cwd = await withBaseline('', '--reps', '6');
    const call = ['--reps', '6', '--set', 'teams.support.agents=4'];
    const better = await check(cwd, ...call);
    expect(better.code).toBe(0);
    expect(better.stdout).toContain('verdict: passes: no worse than baseline main');
    expect(better.stdout).toContain('ringback baseline save main s.yaml');
    expect((await check(cwd, ...call, '--fail-on', 'changed')).code).toBe(1);
  });

  test('a margin that cannot be told to be kept is inconclusive', async () => {
    const cwd = await withBaseline();
    const call = ['--set', 'teams.support.wrap=11s', '--measure', 'asa', '--margin', 'asa=1ms'];
    const ended = await check(cwd, ...call);
    expect(ended.stdout).toContain('verdict: inconclusive: beside baseline main: asa_s');
    expect(ended.code).toBe(1);
    expect((await check(cwd, ...call, '--inconclusive', 'pass')).code).toBe(0);
    // What is to be done next asks the same, and more replications of both.
    const next = /^next: (.*)$/m.exec(ended.stdout)?.[1];
    expect(next).toContain('replications on both sides would probably decide it');
    expect(next).toMatch(
      /ringback baseline save main s\.yaml --reps (\d+); then npx ringback check/,
    );
    expect(next).toContain(
      '--set teams.support.wrap=11s --baseline main --measure asa --margin asa=1ms --reps',
    );
  });

  test('a figure that was changed by hand is refused', async () => {
    const cwd = await withBaseline();
    const file = join(cwd, 'baselines/main/figures.json');
    const text = readFileSync(file, 'utf8');
    const edited = text.replace(/^\[(\d+),(\d+)\]/m, (_, a, b) => `[${Number(a) + 1},${b}]`);
    expect(edited).not.toBe(text);
    writeFileSync(file, edited);
    const { code, stderr } = await check(cwd);
    expect(code).toBe(2);
    expect(stderr).toContain('baselines/main is not as it was saved: every event is that of the');
  });

  test.each([
    [
      'a merge',
      '<<<<<<< HEAD\n{',
      'a merge has left its conflict marks in it; save the baseline again',
    ],
    ['something else', '{', 'it is no JSON; save the baseline again: ringback baseline save main'],
  ])('figures that %s has spoilt are refused', async (_what, text, message) => {
    const cwd = await withBaseline();
    writeFileSync(join(cwd, 'baselines/main/figures.json'), text);
    expect(await check(cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });

  test('a name that is nearly that of one there is', async () => {
    const cwd = await withBaseline();
    const { stderr } = await ringback(['check', 's.yaml', '--baseline', 'mian'], { cwd });
    expect(stderr).toContain('baselines has main; did you mean "main"?');
  });

  test('the replications that both have are compared, which is said', async () => {
    const cwd = await withBaseline();
    const { code, stdout } = await check(cwd, '--reps', '5', '--json');
    expect(code).toBe(0);
    const { baseline } = JSON.parse(stdout);
    expect(baseline).toMatchObject({ replications: 2, identical: true });
    expect(baseline.notes).toEqual([
      'the baseline has 2 replications and this run 5: the first 2 are compared',
    ]);
  });

  test('another seed meets other callers, and is refused', async () => {
    const cwd = await withBaseline();
    const { code, stderr } = await check(cwd, '--seed', '8');
    expect(code).toBe(2);
    expect(stderr).toContain('baseline main was saved with the seed 7');
  });

  test('another engine is said', async () => {
    const cwd = await withBaseline();
    const file = join(cwd, 'baselines/main/figures.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"modelVersion": "[0-9a-f]+"/, '"modelVersion": "older"'));
    const { code, stdout } = await check(cwd, '--json');
    expect(code).toBe(0);
    const { engine, notes, identical } = JSON.parse(stdout).baseline;
    expect(engine.before).toBe('older');
    expect(identical).toBe(true);
    expect(notes).toEqual([
      'the program has changed since the baseline was saved, and makes the same of it',
    ]);
    const listed = await ringback(['baseline', 'list'], { cwd });
    expect(listed.stdout).toContain('another program');
  });

  test('figures that another engine works out in another way are named', async () => {
    const cwd = await withBaseline();
    const file = join(cwd, 'baselines/main/figures.json');
    const figures = JSON.parse(readFileSync(file, 'utf8'));
    figures.modelVersion = 'older';
    // Of the stored numbers those of the longest wait now stand for the most that waited at once.
    expect(figures.measures['queueLength.max']).not.toEqual(figures.measures['wait.max_s']);
    figures.measures['queueLength.max'].splice(2, 9, ...figures.measures['wait.max_s'].slice(2));
    writeFileSync(file, JSON.stringify(figures));
    const { code, stdout } = await check(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain('identical: every event and every figure compared is that of the');
    expect(stdout).toContain(
      'note: the program has changed since the baseline was saved: a figure that is not compared is worked out in another way: queueLength.max',
    );
  });

  test('a measure that the baseline does not have fails, and says what helps', async () => {
    const cwd = await withBaseline();
    const { code, stdout } = await check(cwd, '--measure', 'noCallback.asa');
    expect(code).toBe(1);
    expect(stdout).toContain('verdict: fails: beside baseline main: noCallback.asa_s');
    const again = await withBaseline('', '--measure', 'noCallback.asa');
    expect((await check(again, '--measure', 'noCallback.asa')).code).toBe(0);
  });

  test('a baseline of the same scenario has the same bytes', async () => {
    const [a, b] = await Promise.all([withBaseline(), withBaseline()]);
    for (const file of ['figures.json', 'scenario.lock.yaml']) {
      const [first, second] = [a, b].map((cwd) => readFileSync(join(cwd, 'baselines/main', file)));
      expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    }
    expect(contentsOf(join(a, 'baselines'))).toEqual([
      'main',
      'main/figures.json',
      'main/scenario.lock.yaml',
    ]);
  });

  test.each([
    ['text', 'it is no JSON'],
    ['{"schemaVersion":2}', 'it has the format 2, and this program reads 1'],
    ['{"schemaVersion":1}', 'scenario is not what a baseline has there'],
    [null, 'has no figures.json'],
  ])('2: a broken baseline: %s', async (text, message) => {
    const cwd = folderWith();
    mkdirSync(join(cwd, 'baselines/main'), { recursive: true });
    writeFileSync(join(cwd, 'baselines/main/scenario.lock.yaml'), 'name: x\n');
    if (text !== null) writeFileSync(join(cwd, 'baselines/main/figures.json'), text);
    const { code, stdout, stderr } = await check(cwd);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('save the baseline again');
  });

  test('2: a name that is no folder of its own', async () => {
    const cwd = folderWith();
    for (const name of ['../x', 'a/b', '', '.hidden', 'con.']) {
      const { code } = await ringback(['baseline', 'save', name, 's.yaml'], { cwd });
      expect(code).toBe(2);
    }
    expect(contentsOf(cwd)).toEqual(['s.yaml']);
  });

  test('list: what there is, also elsewhere', async () => {
    const none = await ringback(['baseline', 'list'], { cwd: newFolder() });
    expect(none).toMatchObject({ code: 0 });
    expect(none.stdout).toContain('baselines holds no baseline');
    const cwd = folderWith();
    const elsewhere = { RINGBACK_BASELINES: 'kept' };
    await ringback(['baseline', 'save', 'b', 's.yaml'], { cwd, env: elsewhere });
    const { stdout } = await ringback(['baseline', 'list', '--baselines', 'kept', '--json'], {
      cwd,
    });
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'b', scenario: 'Small', seed: '7', replications: 2, isCurrent: true },
    ]);
  });
});

describe.concurrent('check: a results folder', () => {
  test('is judged without being run again, as its scenario would be', async () => {
    const cwd = folderWith(HOLDS);
    await ringback(['run', 's.yaml', '--out', 'out'], { cwd });
    await ringback(['baseline', 'save', 'main', 'out'], { cwd });
    const call = ['--baseline', 'main', '--threshold', 'answered > 0', '--json'];
    const [stored, run] = await Promise.all([
      ringback(['check', 'out', ...call], { cwd }),
      ringback(['check', 's.yaml', ...call], { cwd }),
    ]);
    expect(stored).toMatchObject({ code: 0, stderr: '' });
    expect(stored.stdout).toBe(run.stdout);
    expect(JSON.parse(run.stdout).baseline.identical).toBe(true);
    const changed = await ringback(['check', 'out', '--seed', '9'], { cwd });
    expect(changed.code).toBe(2);
    expect(changed.stderr).toContain('out is a stored result, which --seed cannot change');
  });

  test('that is damaged is refused', async () => {
    const cwd = folderWith(HOLDS);
    await ringback(['run', 's.yaml', '--out', 'out'], { cwd });
    writeFileSync(join(cwd, 'out/sums.bin'), 'x');
    const { code, stderr } = await ringback(['check', 'out'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('out has no replications that can be read');
  });
});

describe.concurrent('check: for pipelines', () => {
  test('--junit: a case a condition, and counts that fit', async () => {
    const cwd = folderWith('thresholds: [offered > 1, answered < 0, offered < 20]\n');
    const { code } = await ringback(['check', 's.yaml', '--junit', 'out.xml'], { cwd });
    expect(code).toBe(1);
    const xml = readFileSync(join(cwd, 'out.xml'), 'utf8');
    expect(xml).toContain('<testsuites name="ringback" tests="3" failures="2" errors="0"');
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml).toContain('name="answered &lt; 0" file="s.yaml" line="');
    expect(xml).toContain('type="inconclusive"');
  });

  test('under GitHub Actions: annotations beside the lines, and the summary of the step', async () => {
    const cwd = folderWith('thresholds: [offered > 1, answered < 0]\n');
    const summary = join(cwd, 'summary.md');
    writeFileSync(summary, 'what was there\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: cwd };
    const { stdout, stderr } = await ringback(['check', 's.yaml', '--json'], { cwd, env });
    // Standard output stays data.
    expect(JSON.parse(stdout).verdict).toBe('fails');
    expect(stderr).toMatch(
      /^::error file=s\.yaml,line=17,col=27,title=Small%3A threshold fails::answered < 0: value /,
    );
    const text = readFileSync(summary, 'utf8');
    expect(text).toMatch(/^what was there\n## ❌ Small\n/);
    expect(text).toContain('| answered &lt; 0 | fails | value ');
    const before = statSync(summary).size;
    const none = await ringback(['check', 's.yaml', '--no-github'], { cwd, env });
    expect(none.stderr).toBe('');
    expect(statSync(summary).size).toBe(before);
  });

  test('a check that is refused is shown where its result would have been', async () => {
    const cwd = folderWith('thresholds: [offered > 1, ofered < 0]\n');
    const summary = join(cwd, 'summary.md');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_WORKSPACE: cwd };
    writeFileSync(join(cwd, 'check.xml'), 'the report of an earlier check');
    const args = ['check', 's.yaml', '--junit', 'check.xml'];
    const { code, stderr } = await ringback(args, { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^::error file=s\.yaml,line=17,col=\d+,title=ringback check%3A refused::thresholds: there is no measure "ofered"; did you mean "offered"\?$/m,
    );
    expect(readFileSync(summary, 'utf8')).toMatch(/^## ❌ s\.yaml\n\n\*\*The check was refused/);
    const xml = readFileSync(join(cwd, 'check.xml'), 'utf8');
    expect(xml).toContain('tests="1" failures="0" errors="1"');
    expect(xml).toContain('there is no measure &quot;ofered&quot;');
    const named = await ringback([...args, '--baseline', 'none'], { cwd, env });
    expect(named.code).toBe(2);
  });

  test('what reached no precision says by how much, and what would do', async () => {
    const cwd = folderWith(HOLDS);
    const args = ['check', 's.yaml', '--until', 'offered ± 1', '--max', '40'];
    const { code, stdout } = await ringback(args, { cwd });
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /verdict: incomplete: not reached with 40 replications: offered ± 1 \(is ± [\d.]+; \d+ replications would do, \d+ more: raise max\)/,
    );
  });

  test('a report goes into a folder of its own', async () => {
    const cwd = folderWith(HOLDS);
    const args = ['check', 's.yaml', '--junit', 'reports/check.xml'];
    expect((await ringback(args, { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'reports/check.xml'), 'utf8')).toContain(
      'tests="1" failures="0"',
    );
  });

  test('--github does so anywhere', async () => {
    const cwd = folderWith('thresholds: [answered < 0]\n');
    const { stderr } = await ringback(['check', 's.yaml', '--github'], { cwd });
    expect(stderr).toMatch(/^::error file=s\.yaml,line=/);
  });

  test('no colours in a pipe, in the file or in the summary', async () => {
    const cwd = folderWith(HOLDS);
    const env = { FORCE_COLOR: '1', GITHUB_STEP_SUMMARY: join(cwd, 's.md') };
    const args = ['check', 's.yaml', '--github', '--junit', 'j.xml'];
    const { stdout } = await ringback(args, { cwd, env });
    expect(stdout).toContain('\x1b[');
    for (const file of ['s.md', 'j.xml']) {
      expect(readFileSync(join(cwd, file), 'utf8')).not.toContain('\x1b');
    }
    const plain = await ringback(args, { cwd, env: { ...env, NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\x1b');
  });
});
