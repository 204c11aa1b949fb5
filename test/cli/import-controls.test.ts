/** What a log says reaches no terminal as a command, by whatever file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, samples } from '../fit/samples.js';
import { newFolder, ringback } from './run-cli.js';

test('control characters of lines that are rejected are not passed on', async () => {
  const lines = linesOf(samples[0]!);
  const bad = '\u001b[2J,\tsupport,9,\u0000,\u009bH,Ann,1';
  const cwd = newFolder({ 'calls.csv': [...lines, bad].join('\n') });
  expect((await ringback(['import', 'calls.csv', '--out', 'out'], { cwd })).code).toBe(0);
  const rejected = readFileSync(join(cwd, 'out/rejected.csv'), 'utf8');
  expect(rejected).toContain('"\ufffd[2J,\tsupport,9,\ufffd,\ufffdH,Ann,1"');
});

test('nor are those of ids, types and agents that are kept', async () => {
  const lines = linesOf(samples[0]!);
  const kept = '2026-03-02T08:02:00,sup\u0007port,\u001b[31m9,3,answered,A\u009b2Jnn,60';
  const cwd = newFolder({ 'calls.csv': [...lines, kept].join('\n') });
  const { code, stdout } = await ringback(['import', 'calls.csv', '--out', 'out'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('or a terminal obey');
  const calls = readFileSync(join(cwd, 'out/calls.csv'), 'utf8');
  expect(calls).toContain('\ufffd[31m9,sup\ufffdport,');
  expect(calls).toContain(',A\ufffd2Jnn,');
  for (const name of readdirSync(join(cwd, 'out'))) {
    expect(readFileSync(join(cwd, 'out', name), 'utf8'), name).not.toMatch(/[^\P{Cc}\t\n]/u);
  }
  const run = ['run', 'out/scenario.yaml', '--reps', '1', '--out', 'result'];
  expect((await ringback(run, { cwd })).stderr).toBe('');
});
