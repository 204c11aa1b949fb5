import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ended, newFolder, ringback, smallScenario, started } from './run-cli.js';

const CALL = ['run', 's.yaml', '--reps', '100000', '--out', 'out'];

type Stopped = Ended & { readonly cwd: string };

/** Runs a scenario without end until some replications are finished, and sends a signal. */
async function stopped(
  signal: NodeJS.Signals,
  cwd = newFolder({ 's.yaml': smallScenario() }),
  args: readonly string[] = CALL,
): Promise<Stopped> {
  const { child, ended } = started(args, { cwd });
  while (child.exitCode === null && rowsBeingWritten(cwd) < 20) await sleep(10);
  child.kill(signal);
  return { ...(await ended), cwd };
}

/** Rows of the callbacks of a result that is still being written. */
function rowsBeingWritten(cwd: string): number {
  const folder = readdirSync(cwd).find((name) => name.includes('.partial-'));
  if (folder === undefined) return 0;
  try {
    return readFileSync(join(cwd, folder, 'callbacks.csv'), 'utf8').split('\n').length - 2;
  } catch {
    return 0;
  }
}

describe.skipIf(process.platform === 'win32')('a run that is stopped', () => {
  const runs = new Map<string, Stopped>();
  beforeAll(async () => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const ends = await Promise.all(signals.map((signal) => stopped(signal)));
    for (const [i, end] of ends.entries()) runs.set(signals[i]!, end);
  });
  const fileOf = (signal: string, file: string): string =>
    readFileSync(join(runs.get(signal)!.cwd, 'out', file), 'utf8');

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends with %i and keeps the replications that are finished', (signal, code) => {
    const { cwd, stderr, ...ended } = runs.get(signal)!;
    expect(ended.code).toBe(code);
    expect(stderr).toBe('stopping; the replications that are finished are kept\n');
    expect(readdirSync(cwd).sort()).toEqual(['out', 's.yaml']);
    const summary = JSON.parse(fileOf(signal, 'summary.json'));
    expect(summary).toMatchObject({ incomplete: true, requested: 100_000 });
    expect(summary.replications).toBeGreaterThan(0);
    expect(summary.replications).toBeLessThan(100_000);
  });

  test.each(['SIGINT', 'SIGTERM'])(
    '%s: the tables hold the replications that are finished and no others',
    (signal) => {
      const { replications, measures } = JSON.parse(fileOf(signal, 'summary.json'));
      const rowsOf = (file: string): Record<string, string>[] =>
        parse(fileOf(signal, file), { columns: true });
      expect(rowsOf('replications.csv').map((row) => row['replication'])).toEqual(
        Array.from({ length: replications }, (_, k) => String(k + 1)),
      );
      const callbacks = rowsOf('callbacks.csv');
      const last = Math.max(...callbacks.map((row) => Number(row['replication'])));
      expect(last).toBeLessThanOrEqual(replications);
      expect(callbacks.length / replications).toBeCloseTo(measures['callbacks.created'].mean, 6);
    },
  );

  test('the summary says that it is incomplete, and so does show', async () => {
    const { cwd, stdout } = runs.get('SIGTERM')!;
    const shown = await ringback(['show', 'out'], { cwd });
    expect(shown.code).toBe(0);
    for (const text of [stdout, shown.stdout]) {
      expect(text).toMatch(/\d+ of 100000 replications/);
      expect(text).toContain('INCOMPLETE');
    }
  });

  test('with --json it prints the bytes of its summary and nothing else', async () => {
    const { cwd, stdout } = await stopped('SIGINT', undefined, [...CALL, '--json']);
    expect(stdout).toBe(readFileSync(join(cwd, 'out/summary.json'), 'utf8'));
  });

  test('an incomplete result answers no request', async () => {
    const again = await stopped('SIGINT', runs.get('SIGINT')!.cwd);
    expect(again.code).toBe(130);
    expect(again.stderr).not.toContain('answered from');
  });

  test('the same request goes on where it was stopped, and comes to the same bytes', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const call = ['run', 's.yaml', '--reps', '800', '--record', '--out', 'out'];
    expect((await stopped('SIGINT', cwd, call)).code).toBe(130);
    const { stderr } = await ringback(call, { cwd });
    expect(stderr).toMatch(/out has the first \d+ replications?: goes on from there/);
    await ringback([...call.slice(0, -1), 'whole'], { cwd });
    for (const file of readdirSync(join(cwd, 'whole'))) {
      if (file === 'manifest.json') continue;
      const [a, b] = ['out', 'whole'].map((folder) => readFileSync(join(cwd, folder, file)));
      expect(a!.equals(b!), file).toBe(true);
    }
  });

  test('a complete result that is run again keeps its place', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const call = ['run', 's.yaml', '--reps', '400', '--out', 'out'];
    await ringback(call, { cwd });
    const before = readFileSync(join(cwd, 'out/summary.json'), 'utf8');
    const { code, stderr } = await stopped('SIGINT', cwd, [...call, '--force']);
    expect(code).toBe(130);
    expect(stderr).toContain('out keeps the complete result that it had\n');
    expect(readdirSync(cwd).sort()).toEqual(['out', 's.yaml']);
    expect(readFileSync(join(cwd, 'out/summary.json'), 'utf8')).toBe(before);
  });

  test('it is not a no, even where a threshold fails', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario('thresholds: [offered < 1]\n') });
    expect((await stopped('SIGINT', cwd)).code).toBe(130);
  });
});
