/** What a worker finds in Redis may come from anybody: data to be checked, and never code. */
import { Queue } from 'bullmq';
import { afterAll, describe, expect, test } from 'vitest';
import { type Chunk, chunkToBytes } from '../../src/experiments/chunk.js';
import { joined } from '../../src/experiments/joined.js';
import { prepareScenario, prepareScenarioText } from '../../src/experiments/prepare.js';
import { InlineRunner, type Work } from '../../src/experiments/runner.js';
import type { RedisLink } from '../../src/pool/link.js';
import { packed } from '../../src/pool/packed.js';
import { PoolRunner } from '../../src/pool/pool-runner.js';
import { PoolWorker } from '../../src/pool/pool-worker.js';
import { SubmissionStore } from '../../src/pool/store.js';
import { type Submission, submissionId, submissionToBytes } from '../../src/pool/submission.js';
import { rowTexts } from '../../src/reports/row-texts.js';
import { toYaml } from '../../src/scenario/load.js';
import { modelVersion, version } from '../../src/version.js';
import { threadWorker } from '../experiments/built-worker.js';
import { smallText } from '../experiments/small-scenario.js';
import { linkTo } from './fresh-pool.js';
import { hasRedis, RedisServer } from './redis-server.js';

const REPLICATIONS = 60;

async function workOf(more = ''): Promise<Work> {
  const text = smallText(more, { length: '2h', replications: REPLICATIONS });
  const prepared = await prepareScenarioText(text, 's.yaml');
  if (!prepared.ok) throw new Error('it does not load');
  const { plan, worlds, resolved } = prepared.scenario;
  const details = { callbacks: true, interactions: false };
  const source = { text: toYaml(resolved), file: 's.yaml' };
  return { plan, worlds, details, texts: rowTexts, source };
}

async function bytesOf(work: Work, chunks: AsyncIterable<Chunk>): Promise<Buffer> {
  const all: Chunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.from(chunkToBytes(joined(work.plan, all)));
}

/** A submission of chunks of five replications, as `PoolRunner` would make it of slower ones. */
function submissionOf(work: Work, more: Partial<Submission> = {}): Submission {
  const { worlds, details, source } = work;
  return {
    modelVersion,
    name: 'a test',
    lock: source!.text,
    files: new Map(),
    worlds,
    details,
    from: 0,
    end: REPLICATIONS,
    first: 5,
    size: 5,
    ...more,
  };
}

describe.skipIf(!hasRedis)('a worker', async () => {
  if (!hasRedis) return;
  const server = await RedisServer.start();
  const links: RedisLink[] = [];
  const link = async (database: number): Promise<RedisLink> => {
    const opened = await linkTo(`${server.url}/${database}`);
    links.push(opened);
    return opened;
  };
  const workers: PoolWorker[] = [];
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    for (const each of links) each.close();
  });
  const startWorker = async (database: number, said: string[] = []): Promise<PoolWorker> => {
    const worker = new PoolWorker({
      link: await link(database),
      jobs: 1,
      modelVersion,
      version,
      tell: (text) => said.push(text),
      threadFile: threadWorker,
    });
    workers.push(worker);
    return worker;
  };
  const queueOf = (on: RedisLink): Queue =>
    new Queue(modelVersion, { connection: on.redis, prefix: 'ringback:queue' });

  const work = await workOf();
  const reference = await bytesOf(work, new InlineRunner().run(work, 0, REPLICATIONS, {}));

  test('makes a chunk once, however often its job is delivered', async () => {
    const own = await link(1);
    const store = new SubmissionStore(own);
    const submission = submissionOf(work);
    const id = submissionId(submission);
    await store.put(id, submission);
    const queue = queueOf(own);
    const first = { submission: id, from: 5, count: 5 };
    await queue.addBulk(
      ['a', 'b', 'c', 'd'].map((jobId) => ({ name: 'chunk', data: first, opts: { jobId } })),
    );
    const two = [await startWorker(1), await startWorker(1)];
    await expect.poll(() => queue.getCompletedCount(), { timeout: 20_000 }).toBe(4);
    expect(await store.made(id)).toBe(1);
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
    const bytes = await bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
    expect(bytes.equals(reference)).toBe(true);
    // Two at once may both have begun with the same; what they made is there once.
    expect(await store.made(id)).toBe(REPLICATIONS / 5);
    expect(two[0]!.replications + two[1]!.replications).toBeGreaterThanOrEqual(REPLICATIONS);
  });

  test('refuses whatever is no job, and goes on', async () => {
    const own = await link(2);
    const said: string[] = [];
    await startWorker(2, said);
    const queue = queueOf(own);
    const id = submissionId(submissionOf(work));
    const hostile: unknown[] = [
      null,
      7,
      'import("node:child_process")',
      [],
      {},
      { submission: id },
      { submission: id, from: -1, count: 5 },
      { submission: id, from: 0.5, count: 5 },
      { submission: id, from: 0, count: 1e300 },
      { submission: `${id}/../x`, from: 0, count: 5 },
      { submission: '__proto__', from: 0, count: 5 },
      { submission: id, from: 0, count: 5, code: 'process.exit()' },
      JSON.parse('{"__proto__": {"from": 0}, "constructor": {"prototype": {"isMade": 1}}}'),
      { submission: 'x'.repeat(5_000_000), from: 0, count: 5 },
    ];
    await queue.addBulk(hostile.map((data) => ({ name: 'chunk', data })));
    const refused = (): number =>
      said.filter((text) => text.endsWith('this is no job of ringback')).length;
    await expect.poll(refused, { timeout: 20_000 }).toBe(hostile.length);
    expect(await queue.getFailedCount()).toBe(hostile.length);
    expect(Object.hasOwn(Object.prototype, 'from')).toBe(false);
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
    const bytes = await bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
    expect(bytes.equals(reference)).toBe(true);
  });

  test('leaves a job whose bytes cannot be read, and goes on', async () => {
    const own = await link(3);
    const said: string[] = [];
    const queue = queueOf(own);
    const { id: garbled } = await queue.add('chunk', {});
    await own.redis.hset(queue.toKey(garbled!), 'data', '{"submission": \u001b[2J');
    await startWorker(3, said);
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
    const bytes = await bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
    expect(bytes.equals(reference)).toBe(true);
    expect(said.join('\n')).toContain('a job cannot be taken');
    expect(said.join('\n')).not.toContain('\u001b');
  });

  test('runs no scenario that the schema does not allow, and reads no file of its own disk', async () => {
    const own = await link(4);
    const said: string[] = [];
    await startWorker(4, said);
    const store = new SubmissionStore(own);
    const queue = queueOf(own);
    const measured = smallText().replace(
      'talk: { exponential: { mean: 4m } }',
      'talk: { empirical: { file: /etc/hostname, column: talk_s } }',
    );
    const locks = [
      'name: 5\n',
      '- [',
      'x: !!js/function "function () { process.exit() }"',
      measured,
    ];
    for (const lock of locks) {
      const submission = submissionOf(work, { lock });
      const id = submissionId(submission);
      await store.put(id, submission);
      const data = { submission: id, from: 0, count: 5 };
      await queue.add('chunk', data, { attempts: 1 });
    }
    // Bytes that are no submission at all, and a submission under the name of another.
    const other = submissionOf(work, { lock: 'name: other\n' });
    const damaged = [
      Buffer.from('garbage'),
      packed(Buffer.alloc(50_000)),
      submissionToBytes(other),
    ];
    for (const [k, content] of damaged.entries()) {
      const id = submissionId(submissionOf(work, { end: 100 + k }));
      await own.redis.hset(`ringback:submission:${id}`, 'content', content);
      await queue.add('chunk', { submission: id, from: 0, count: 5 });
    }
    const all = locks.length + damaged.length;
    await expect.poll(() => said.length, { timeout: 20_000 }).toBe(all);
    expect(await queue.getFailedCount()).toBe(all);
    expect(said.filter((text) => text.includes('cannot load the scenario'))).toHaveLength(4);
    expect(said.filter((text) => text.includes('is damaged, or none'))).toHaveLength(3);
    expect(said.join('\n')).toContain('no such file');
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
    const bytes = await bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
    expect(bytes.equals(reference)).toBe(true);
  });

  test('leaves what is of another version of the simulation to others, and says so', async () => {
    const own = await link(5);
    const said: string[] = [];
    const store = new SubmissionStore(own);
    const foreign = submissionOf(work, { modelVersion: '0123456789abcdef' });
    const id = submissionId(foreign);
    await store.put(id, foreign);
    await startWorker(5, said);
    await expect.poll(() => said.join('\n'), { timeout: 20_000 }).toContain(`${id} is left to`);
    // One that was put among its own jobs by hand is refused.
    await queueOf(own).add('chunk', { submission: id, from: 0, count: 5 });
    await expect
      .poll(() => said.join('\n'), { timeout: 20_000 })
      .toContain('is of another version of the simulation (0123456789abcdef');
    expect(await store.made(id)).toBe(0);
  });

  test('makes the same of files that travel with the scenario', async () => {
    const file = 'scenarios/bank-1999/with-callbacks.yaml';
    const prepared = await prepareScenario(file);
    if (!prepared.ok) throw new Error('it does not load');
    const { plan, worlds, resolved } = prepared.scenario;
    const details = { callbacks: true, interactions: true };
    const source = { text: toYaml(resolved), file };
    const named: Work = { plan, worlds, details, texts: rowTexts, source };
    const own = await link(6);
    await startWorker(6);
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
    const [there, here] = [runner.run(named, 0, 12, {}), new InlineRunner().run(named, 0, 12, {})];
    expect((await bytesOf(named, there)).equals(await bytesOf(named, here))).toBe(true);
  });

  test('leaves what is left of a submission that was taken back, though it has read it', async () => {
    const own = await link(10);
    const store = new SubmissionStore(own);
    const submission = submissionOf(work);
    const id = submissionId(submission);
    await store.put(id, submission);
    const queue = queueOf(own);
    const worker = await startWorker(10);
    await queue.add('chunk', { submission: id, from: 0, count: 5 });
    await expect.poll(() => queue.getCompletedCount(), { timeout: 20_000 }).toBe(1);
    await store.withdraw(id);
    for (const from of [5, 10]) await queue.add('chunk', { submission: id, from, count: 5 });
    await expect.poll(() => queue.getCompletedCount(), { timeout: 20_000 }).toBe(3);
    expect(worker.replications).toBe(5);
  });

  test('makes again what lies there where it is told to, whichever replications they are', async () => {
    const own = await link(11);
    const store = new SubmissionStore(own);
    await startWorker(11);
    for (const end of [30, REPLICATIONS]) {
      const submission = submissionOf(work, { end, first: 1, size: 1 });
      const id = submissionId(submission);
      await store.put(id, submission);
      const runner = new PoolRunner({ link: own, modelVersion, name: 'a test', isForced: true });
      await bytesOf(work, runner.run(work, 0, end, {}));
      expect((await store.read(id))?.first).toBeGreaterThan(1);
    }
  });

  test('is asked once where two ask for the same', async () => {
    const said: string[] = [];
    const worker = await startWorker(8, said);
    const runs = await Promise.all(
      [1, 2].map(async () => {
        const runner = new PoolRunner({ link: await link(8), modelVersion, name: 'a test' });
        return bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
      }),
    );
    for (const bytes of runs) expect(bytes.equals(reference)).toBe(true);
    expect(worker.replications).toBeLessThan(REPLICATIONS);
    expect(said).toEqual([]);
  });

  test('that fails ends the run with the reason, and is tried anew when it is asked again', async () => {
    const own = await link(9);
    const said: string[] = [];
    await startWorker(9, said);
    const broken: Work = { ...work, source: { text: 'name: 5\n', file: 'broken.yaml' } };
    const failures = (): number =>
      said.filter((text) => text.includes('a worker cannot load the scenario')).length;
    for (const times of [1, 2]) {
      const runner = new PoolRunner({ link: own, modelVersion, name: 'a test' });
      const run = bytesOf(work, runner.run(broken, 0, 5000, {}));
      await expect(run).rejects.toThrow(/on failed: a worker cannot load the scenario/);
      expect(failures()).toBeGreaterThanOrEqual(times);
    }
  });

  test('results that were damaged in Redis are made again', async () => {
    const own = await link(7);
    const said: string[] = [];
    const store = new SubmissionStore(own);
    const submission = submissionOf(work);
    const id = submissionId(submission);
    await store.put(id, submission);
    const wrong = packed(Buffer.from('no chunk'));
    await store.keep(id, { from: 0, count: 5 }, wrong);
    await store.keep(id, { from: 5, count: 5 }, Buffer.from('garbage'));
    await startWorker(7);
    const tell = (text: string): void => void said.push(text);
    const runner = new PoolRunner({ link: own, modelVersion, name: 'a test', tell });
    const bytes = await bytesOf(work, runner.run(work, 0, REPLICATIONS, {}));
    expect(bytes.equals(reference)).toBe(true);
    expect(said.filter((text) => text.includes('damaged'))).toHaveLength(2);
  });
});
