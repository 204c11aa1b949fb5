/**
 * What every runner must do, whatever is behind it: the same suite for all of them.
 */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type Chunk, chunkToBytes } from '../../src/experiments/chunk.js';
import { joined } from '../../src/experiments/joined.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { InlineRunner, type Runner, type Work } from '../../src/experiments/runner.js';
import { ThreadPool } from '../../src/experiments/thread-pool.js';
import { ThreadRunner } from '../../src/experiments/thread-runner.js';
import { rowTexts } from '../../src/reports/row-texts.js';
import { toYaml } from '../../src/scenario/load.js';
import { FreshPool } from '../pool/fresh-pool.js';
import { hasRedis, RedisServer } from '../pool/redis-server.js';
import { threadWorker } from './built-worker.js';
import { ShardedRunner } from './sharded-runner.js';

const FILE = 'scenarios/bank-1999/with-callbacks.yaml';
const REPLICATIONS = 40;
/** So little work is worth a worker here, so that there are some. */
const WORTHWHILE_MS = 200;
/** More than any machine runs before it is stopped. */
const MANY = 20_000;

async function workOf(file: string, set: readonly string[] = []): Promise<Work> {
  const prepared = await prepareScenario(file, { set });
  if (!prepared.ok) throw new Error(`${file} does not load`);
  const { plan, worlds, resolved } = prepared.scenario;
  const details = { callbacks: true, interactions: true };
  return { plan, worlds, details, texts: rowTexts, source: { text: toYaml(resolved), file } };
}

interface Ended {
  readonly bytes: Uint8Array;
  readonly callbacks: string;
  readonly interactions: string;
  readonly replications: number;
  readonly progress: readonly number[];
}

async function ended(
  runner: Runner,
  work: Work,
  [from, end] = [0, REPLICATIONS],
  signal?: AbortSignal,
): Promise<Ended> {
  const chunks: Chunk[] = [];
  const progress: number[] = [];
  const onProgress = (done: number): void => void progress.push(done);
  for await (const chunk of runner.run(work, from!, end!, { signal, onProgress })) {
    chunks.push(chunk);
  }
  return {
    bytes: chunks.length === 0 ? new Uint8Array(0) : chunkToBytes(joined(work.plan, chunks)),
    callbacks: Buffer.concat(chunks.map(({ callbacks }) => callbacks)).toString(),
    interactions: chunks[0]?.interactions ?? '',
    replications: chunks.reduce((sum, { sums }) => sum + sums.length, 0),
    progress,
  };
}

const work = await workOf(FILE);
const other = await workOf(FILE, ['seed=another']);
/** Of the other so many do. */
const OTHERS = 8;
const reference = await ended(new InlineRunner(), work);
const ofOther = await ended(new InlineRunner(), other, [0, OTHERS]);

const runners: readonly (readonly [string, Runner])[] = [
  ['in this thread', new InlineRunner()],
  ['on one thread', threads(1)],
  ['on two threads', threads(2)],
  ['on seven threads', threads(7)],
  ['in three shards', new ShardedRunner(3)],
  ...(hasRedis ? await pools([1, 3]) : []),
];

function threads(count: number): ThreadRunner {
  return new ThreadRunner(count, threadWorker, WORTHWHILE_MS);
}

async function pools(counts: readonly number[]): Promise<(readonly [string, Runner])[]> {
  const { url } = await RedisServer.start();
  const names = counts.map((count) => `by ${count} of a pool`);
  const runners = counts.map((count, k) => FreshPool.of(count, `${url}/${k}`));
  return (await Promise.all(runners)).map((runner, k) => [names[k]!, runner]);
}

afterAll(() => Promise.all(runners.map(([, runner]) => runner.close())));

describe.each(runners)('a runner %s', (_name, runner) => {
  test('comes to the same bytes as one thread does, and tells how far it is', async () => {
    const { bytes, callbacks, interactions, progress } = await ended(runner, work);
    expect(Buffer.from(bytes).equals(reference.bytes)).toBe(true);
    expect(callbacks).toBe(reference.callbacks);
    expect(interactions).toBe(reference.interactions);
    expect(progress.at(-1)).toBe(REPLICATIONS);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  test('runs a part of the replications', async () => {
    expect((await ended(runner, work, [7, 12])).replications).toBe(5);
    expect((await ended(runner, work, [5, 5])).replications).toBe(0);
  });

  test('that is stopped gives what is finished, without a gap', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 700);
    const stopped = await ended(runner, work, [0, MANY], stop.signal);
    expect(stopped.replications).toBeGreaterThan(0);
    expect(stopped.replications).toBeLessThan(MANY);
  });

  test('goes on to another scenario and back', async () => {
    const first = await ended(runner, other, [0, OTHERS]);
    const second = await ended(runner, work);
    expect(Buffer.from(first.bytes).equals(ofOther.bytes)).toBe(true);
    expect(Buffer.from(second.bytes).equals(reference.bytes)).toBe(true);
  });
});

test('threads leave a plan that has no text to this thread', async () => {
  const runner = new ThreadRunner(2, threadWorker);
  const { bytes } = await ended(runner, { ...work, source: null });
  expect(Buffer.from(bytes).equals(reference.bytes)).toBe(true);
});

test('threads share the work with this thread, once they have begun', async () => {
  const runner = threads(2);
  const orders = vi.spyOn(ThreadPool.prototype, 'make');
  for (let k = 0; k < 20 && orders.mock.calls.length === 0; k++) {
    const { bytes } = await ended(runner, work);
    expect(Buffer.from(bytes).equals(reference.bytes)).toBe(true);
  }
  const ordered = orders.mock.calls.reduce((sum, [, , count]) => sum + count, 0);
  expect(ordered).toBeGreaterThan(0);
  expect(ordered).toBeLessThan(REPLICATIONS);
  orders.mockRestore();
  await runner.close();
});

describe('threads for many small works', () => {
  const nowhere = new URL('nowhere.mjs', threadWorker);
  const few: Work = { ...work, details: { callbacks: false, interactions: false } };

  test('are not started for one, which this thread has done before they would begin', async () => {
    const runner = new ThreadRunner(2, nowhere);
    expect((await ended(runner, few, [0, 2])).replications).toBe(2);
    await runner.close();
  });

  test('are started when one follows another', async () => {
    const runner = new ThreadRunner(2, nowhere, 1000);
    const many = async (): Promise<void> => {
      for (let k = 0; k < 200; k++) await ended(runner, few, [0, 6]);
    };
    await expect(many()).rejects.toThrow(/nowhere\.mjs/);
    await runner.close();
  });

  test('do them as one thread does', async () => {
    const runner = threads(2);
    const { bytes } = await ended(new InlineRunner(), few, [0, 12]);
    for (let k = 0; k < 12; k++) {
      const again = await ended(runner, few, [0, 12]);
      expect(Buffer.from(again.bytes).equals(bytes)).toBe(true);
    }
    await runner.close();
  });
});

describe('threads that fail', () => {
  test('end the run with the reason, too, where it is the thread of the command beside its workers', async () => {
    const runner = threads(2);
    const orders = vi.spyOn(ThreadPool.prototype, 'make');
    const texts = {
      ...rowTexts,
      callbacks: () => {
        if (orders.mock.calls.length > 0) throw new Error('a fault of this thread');
        return '';
      },
    };
    await expect(ended(runner, { ...work, texts }, [0, 5000])).rejects.toThrow(/of this thread/);
    orders.mockRestore();
    await runner.close();
  });

  test('end the run with the reason', async () => {
    const broken: Work = { ...work, source: { text: 'name: 5\n', file: 'broken.yaml' } };
    const runner = threads(2);
    await expect(ended(runner, broken, [0, 5000])).rejects.toThrow(/cannot load the scenario/);
    await runner.close();
  });
});
