/** `report`, and `--report` of the commands that have it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentsOf, newFolder, ringback, smallScenario } from './run-cli.js';

const title = '<title>Small · ringback</title>';

describe('run --report', () => {
  test('leaves the page beside the result, the same as report makes of it later', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const ran = await ringback(['run', 's.yaml', '--out', 'r', '--report'], { cwd });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stderr).toContain(`the report is in ${join('r', 'report.html')}`);
    const page = readFileSync(join(cwd, 'r', 'report.html'), 'utf8');
    expect(page).toContain(title);

    const again = await ringback(['report', 'r', '--out', 'again.html'], { cwd });
    expect(again).toMatchObject({ code: 0, stdout: 'again.html\n' });
    expect(again.stderr).toContain('next: ');
    expect(readFileSync(join(cwd, 'again.html'), 'utf8')).toBe(page);
    const printed = await ringback(['report', 'r', '--out', '-'], { cwd });
    expect(printed).toMatchObject({ code: 0, stdout: page });

    // A result that is answered from the folder keeps its page, and can be given one.
    const answered = await ringback(['run', 's.yaml', '--out', 'r', '--json'], {
      cwd,
      env: { RINGBACK_REPORT: 'other.html' },
    });
    expect(answered).toMatchObject({ code: 0 });
    expect(JSON.parse(answered.stdout).scenario).toBe('Small');
    expect(readFileSync(join(cwd, 'other.html'), 'utf8')).toBe(page);
    expect(contentsOf(join(cwd, 'r'))).toContain('report.html');
  });

  test('of a run that is made again the old page does not stay', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const env = { RINGBACK_REPORT: '1' };
    await ringback(['run', 's.yaml', '--out', 'r'], { cwd, env });
    expect(contentsOf(join(cwd, 'r'))).toContain('report.html');
    const again = await ringback(['run', 's.yaml', '--out', 'r', '--force'], { cwd });
    expect(again).toMatchObject({ code: 0 });
    expect(contentsOf(join(cwd, 'r'))).not.toContain('report.html');
  });

  test('writes over nothing but pages, and a shard has none', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario(), 'mine.txt': 'mine' });
    const wrong = await ringback(['run', 's.yaml', '--out', 'r', '--report', 'mine.txt'], { cwd });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('ends in .html');
    const swallowed = await ringback(['run', '--report', 's.yaml'], { cwd });
    expect(swallowed).toMatchObject({ code: 2, stdout: '' });
    const shard = await ringback(['run', 's.yaml', '--shard', '1/2', '--report'], { cwd });
    expect(shard).toMatchObject({ code: 2, stdout: '' });
    expect(shard.stderr).toContain('merge has --report');
    expect(contentsOf(cwd)).toEqual(['mine.txt', 's.yaml']);
    expect(readFileSync(join(cwd, 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('report', () => {
  test('refuses what is no result, and a name that is no page', async () => {
    const cwd = newFolder({ 'x/readme.txt': 'x' });
    for (const folder of ['x', 'nowhere']) {
      const ended = await ringback(['report', folder], { cwd });
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain('is not a results folder');
    }
    const wrong = await ringback(['report', 'x', '--out', 'page.txt'], { cwd });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
  });

  test('of a scenario whose calls file has changed says which parts it cannot show', async () => {
    const calls = (seconds: number): string =>
      `at\n${[1, 2, 3].map((k) => `${k}m${seconds}s`).join('\n')}\n`;
    const text = smallScenario().replace(/arrivals: .*/, 'arrivals: { file: calls.csv }');
    const cwd = newFolder({ 's.yaml': text, 'calls.csv': calls(10) });
    const ran = await ringback(['run', 's.yaml', '--out', 'r'], { cwd });
    expect(ran).toMatchObject({ code: 0 });
    writeFileSync(join(cwd, 'calls.csv'), calls(11));
    const ended = await ringback(['report', 'r', '--out', '-'], { cwd });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).toContain('is not the file it was');
    expect(ended.stdout).toContain('a file that the scenario names has changed');
    expect(ended.stdout).not.toContain('id="day-queue"');
    expect(ended.stdout).toContain('id="measures"');
  });
});

test('compare --report leaves the page of the comparison', async () => {
  const cwd = newFolder({ 's.yaml': smallScenario() });
  const args = [
    'compare',
    's.yaml',
    '--across',
    'teams.support.agents=3,4,5',
    '--report',
    'c.html',
  ];
  const ended = await ringback(args, { cwd });
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.stderr).toContain('the report is in c.html');
  const page = readFileSync(join(cwd, 'c.html'), 'utf8');
  expect(page).toContain('<title>4, 5 against 3 · ringback</title>');
  for (const id of ['candidate-1', 'candidate-2', 'frontier', 'again']) {
    expect(page).toContain(`<section id="${id}"`);
  }
  const wrong = await ringback([...args.slice(0, -1), 's.yaml'], { cwd });
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(join(cwd, 's.yaml'))).toBe(true);
});

test('sweep --report leaves the page of the sweep, whose command makes the same again', async () => {
  const cwd = newFolder({ 's.yaml': smallScenario() });
  const args = ['sweep', 's.yaml', '--param', 'teams.support.agents=2..4', '--report', 'p.html'];
  const ended = await ringback(args, { cwd });
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.stderr).toContain('the report is in p.html');
  const page = readFileSync(join(cwd, 'p.html'), 'utf8');
  const [, data = ''] = /download="small.yaml" href="[^"]*base64,([^"]*)"/.exec(page) ?? [];
  const [, command = ''] = /<code id="command">npx ringback ([^<]*)</.exec(page) ?? [];
  writeFileSync(join(cwd, 'small.yaml'), Buffer.from(data, 'base64'));
  const again = await ringback([...command.split(' '), '--force'], { cwd });
  expect(again).toMatchObject({ code: 0, stdout: ended.stdout });
  const wrong = await ringback([...args.slice(0, -1), 's.yaml'], { cwd });
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
});

test('the command that a report gives makes the same figures again', async () => {
  const cwd = newFolder({ 's.yaml': smallScenario() });
  await ringback(['run', 's.yaml', '--out', 'r', '--report'], { cwd });
  const page = readFileSync(join(cwd, 'r', 'report.html'), 'utf8');
  const [, data = ''] = /download="scenario.lock.yaml" href="[^"]*base64,([^"]*)"/.exec(page) ?? [];
  const [, command = ''] = /<code id="command">npx ringback ([^<]*)</.exec(page) ?? [];
  writeFileSync(join(cwd, 'scenario.lock.yaml'), Buffer.from(data, 'base64'));
  const again = await ringback([...command.split(' '), '--json', '--out', 'again'], { cwd });
  expect(again.stdout).toBe(readFileSync(join(cwd, 'r', 'summary.json'), 'utf8'));
});
