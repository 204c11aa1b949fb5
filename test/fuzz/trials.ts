/** Inputs tried one after the other in a thread that is ended where it takes too long or too much. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';
import { bundle } from './bundle.js';

export type TrialInput =
  | { readonly kind: 'scenario'; readonly text: string }
  | {
      readonly kind: 'log';
      readonly log: Uint8Array;
      readonly flags: Readonly<Record<string, unknown>>;
    };

export interface Outcome {
  /** `wrong`: in any way that no input may lead to. */
  readonly how: 'refused' | 'ran' | 'wrong';
  readonly text?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'ringback-fuzz-'));
await bundle({ 'trial-worker': 'test/fuzz/trial-worker.ts' }, folder);

const MEMORY_MB = 1024;
/** What takes so many times as long as the processor may work for it, on a busy machine, hangs. */
const HANGS = 10;
let worker: Worker | null = null;

afterAll(async () => {
  await worker?.terminate();
  rmSync(folder, { recursive: true, force: true });
});

function running(): Worker {
  if (worker !== null) return worker;
  const file = pathToFileURL(join(folder, 'trial-worker.mjs'));
  const limits = { maxOldGenerationSizeMb: MEMORY_MB };
  worker = new Worker(file, {
    workerData: { folder },
    stdout: true,
    stderr: true,
    resourceLimits: limits,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}

/**
 * What an input leads to; one for which the processor works longer than `mostMs`, or that takes too
 * much memory, is wrong, and is kept in a file that the outcome names.
 */
export async function tried(input: TrialInput, mostMs: number): Promise<Outcome> {
  const before = process.cpuUsage();
  const reached = await outcomeOf(input, mostMs);
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  const text = `takes ${ms} ms of the processor`;
  const outcome: Outcome = ms > mostMs ? { how: 'wrong', text } : reached;
  if (outcome.how !== 'wrong') return outcome;
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-found-')), 'input');
  writeFileSync(file, input.kind === 'scenario' ? input.text : input.log);
  return { how: 'wrong', text: `${outcome.text}\n${file}` };
}

async function outcomeOf(input: TrialInput, mostMs: number): Promise<Outcome> {
  const own = running();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), HANGS * mostMs);
  own.postMessage(input);
  try {
    const [outcome] = (await once(own, 'message', { signal: stop.signal })) as [Outcome];
    return outcome;
  } catch (error) {
    worker = null;
    await own.terminate();
    const { name, message } = error as Error;
    return {
      how: 'wrong',
      text: name === 'AbortError' ? `takes more than ${(HANGS * mostMs) / 1000} s` : message,
    };
  } finally {
    clearTimeout(timer);
  }
}
