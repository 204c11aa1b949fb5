/** What a log says reaches no terminal as a command, by whatever file. */
import { readFileSync } from 'node:fs';
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
