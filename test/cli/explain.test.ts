import { describe, expect, test } from 'vitest';
import { newFolder, ringback, smallScenario } from './run-cli.js';

const explain = (...words: string[]) => ringback(['explain', ...words], { cwd: newFolder() });

describe.concurrent('explain', () => {
  test.each([
    ['duration-without-unit', /^duration-without-unit {2}error\n.*\n\n {2}scenario\.yaml:\d/],
    [
      'abandonedRate',
      /^abandonedRate {2}measure\n {2}B \/ O\.\n {2}where {4}O offered, B abandoned\n/,
    ],
    ['queues.sales.asa', /^asa_s {2}measure\n/],
    [
      'acd.noAnswerTimeout',
      /^plans\.PLAN\.APPLET\.acd\.noAnswerTimeout {2}key of a scenario\n.*\n {2}is {7}a duration, or a distribution\n {2}default {2}20s\n {2}example {2}noAnswerTimeout: /,
    ],
    ['teams.support.wrap', /^teams\[\]\.wrap {2}key of a scenario\n/],
    ['callers[0].calls[2].at', /^callers\[\]\.calls\[\]\.at {2}key of a scenario\n/],
    ['r14', /^R14 {2}rule\n {2}"If the agent doesn't answer/],
    ['74', /^74 {2}exit code\n {2}The world failed: /],
    ['ACW', /^wrap-up {2}word\n.*\n {2}also called: ACW/],
  ])('%s', async (name, text) => {
    const { code, stdout, stderr } = await explain(name);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(text);
  });

  test('the words of a message find it', async () => {
    const { stdout } = await explain('there is no key "agnets" here');
    expect(stdout).toMatch(/^unknown-key {2}error\n/);
    expect((await explain('patience:', '90', 'has', 'no', 'unit')).stdout).toMatch(
      /^duration-without-unit {2}error\n/,
    );
  });

  test('several names are told one after the other', async () => {
    const { stdout } = await explain('R1', '130');
    expect(stdout).toMatch(/^R1 {2}rule\n[\s\S]*\n\n130 {2}exit code\n/);
  });

  test('a name of many things lists them, a line each', async () => {
    const { stdout } = await explain('patience');
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(stdout).toMatch(/^callers\[\]\.patience {2}key of a scenario {2}How long/m);
    expect(stdout).toMatch(/^patience {2}word {2}/m);
    expect(lines.at(-1)).toBe('next: npx ringback explain NAME tells more of one of them');
  });

  test('a mistyped name is met halfway', async () => {
    const near = await explain('abandonnedRate');
    expect(near).toEqual({
      code: 2,
      stdout: '',
      stderr: 'nothing is called "abandonnedRate"; did you mean "abandonedRate"?\n',
    });
    for (const word of ['xyzzyxyzzy', 'foo']) {
      const far = await explain(word);
      expect(far.code).toBe(2);
      expect(far.stderr).toContain(`nothing is called "${word}"; codes of errors, measures, `);
    }
  });

  test('--json prints what is known as data', async () => {
    const { stdout } = await explain('serviceLevel', 'R14', '--json');
    const [measure, ...rest] = JSON.parse(stdout) as { kind: string; key?: string }[];
    expect(measure).toMatchObject({ kind: 'measure', key: 'serviceLevel', unit: 'share' });
    expect(rest.map(({ kind }) => kind)).toContain('rule');
  });
});

test('a refused scenario ends with what can be explained, each code once', async () => {
  const text = smallScenario()
    .replace('length: 20m', 'lenght: 20m')
    .replace('wrap: 10s', 'wrap: 10');
  const cwd = newFolder({ 's.yaml': text });
  const { code, stderr } = await ringback(['validate', 's.yaml'], { cwd });
  expect(code).toBe(2);
  const [, codes = ''] = /\n\nmore: ringback explain (.*)\n$/.exec(stderr) ?? [];
  expect(codes.split(' ').sort()).toEqual(['duration-without-unit', 'missing-key', 'unknown-key']);
  const { stdout } = await explain(...codes.split(' '));
  expect(stdout.match(/ {2}error$/gm)).toHaveLength(3);
});
