/** Parts of a run: which replications they are, how they are kept, and what may be merged. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Chunk, ChunkMaker, chunkToBytes } from '../../src/experiments/chunk.js';
import { joined } from '../../src/experiments/joined.js';
import { gatherShards, ShardRunner } from '../../src/experiments/merge-shards.js';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { runShard } from '../../src/experiments/run-shard.js';
import { InlineRunner, type Runner, type Work } from '../../src/experiments/runner.js';
import { asRanges, parseShard, rangeOf, shardFileName } from '../../src/experiments/shard.js';
import { DamagedShard, ShardFile, type ShardHead } from '../../src/experiments/shard-file.js';
import { rowTexts } from '../../src/reports/row-texts.js';
import { toYaml } from '../../src/scenario/load.js';
import { smallText } from './small-scenario.js';

const home = mkdtempSync(join(tmpdir(), 'ringback-shards-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const newFolder = (): string => mkdtempSync(join(home, 'f-'));

const REPLICATIONS = 5;

interface Small {
  readonly work: Work;
  readonly lock: string;
}

async function small(more = ''): Promise<Small> {
  const prepared = await prepareScenarioText(smallText(more), 'small.yaml');
  if (!prepared.ok) throw new Error('the scenario does not load');
  const { plan, worlds, resolved } = prepared.scenario;
  const lock = toYaml(resolved);
  const source = { text: lock, file: 'small.yaml' };
  return {
    work: {
      plan,
      worlds,
      details: { callbacks: true, interactions: true },
      texts: rowTexts,
      source,
    },
    lock,
  };
}

const plain = await small();
const other = await small('targets: { answerWithin: 30s }\n');

function headOf(lock: string, index: number, count: number, model = 'm1'): ShardHead {
  const range = rangeOf({ index, count }, REPLICATIONS);
  return {
    ...{ modelVersion: model, lock, scenarioFile: 'small.yaml' },
    ...{ index, count, ...range, record: true },
  };
}

interface Made {
  readonly of?: Small;
  readonly model?: string;
  readonly runner?: Runner;
  readonly signal?: AbortSignal;
  readonly force?: boolean;
}

async function make(folder: string, index: number, count: number, made: Made = {}) {
  const { of = plain, model, runner = new InlineRunner(), ...options } = made;
  const path = join(folder, shardFileName({ index, count }));
  const result = await runShard(
    path,
    headOf(of.lock, index, count, model),
    of.work,
    runner,
    options,
  );
  return { path, ...result };
}

async function allOf(folder: string, count: number): Promise<string> {
  for (let index = 1; index <= count; index++) await make(folder, index, count);
  return folder;
}

async function collected(runner: Runner): Promise<Buffer> {
  const chunks: Chunk[] = [];
  for await (const chunk of runner.run(plain.work, 0, REPLICATIONS, {})) chunks.push(chunk);
  return Buffer.from(chunkToBytes(joined(plain.work.plan, chunks)));
}

const reference = await collected(new InlineRunner());

function refusal(paths: readonly string[]) {
  const gathered = gatherShards(paths, 'm1');
  if (gathered.ok) throw new Error('nothing was refused');
  return gathered;
}

describe('which replications a shard has', () => {
  test('all of them once, in order, no two shards more than one apart', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 300 }), (replications, count) => {
        let next = 0;
        const sizes: number[] = [];
        for (let index = 1; index <= count; index++) {
          const { from, end } = rangeOf({ index, count }, replications);
          expect(from).toBe(next);
          sizes.push(end - from);
          next = end;
        }
        expect(next).toBe(replications);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
      { seed: 1 },
    );
  });

  test.each([
    ['3/10', {}, 3, 10],
    [' 1 / 1', {}, 1, 1],
    ['auto', { SLURM_ARRAY_TASK_ID: '2', SLURM_ARRAY_TASK_COUNT: '4' }, 2, 4],
    [
      'auto',
      { SLURM_ARRAY_TASK_ID: '0', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_COUNT: '4' },
      1,
      4,
    ],
    ['auto/6', { JOB_COMPLETION_INDEX: '0' }, 1, 6],
    ['auto', { JOB_COMPLETION_INDEX: '5', COMPLETIONS: '6' }, 6, 6],
    ['auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }, 2, 3],
  ])('%s with %j is %i of %i', (text, env, index, count) => {
    expect(parseShard(text, env)).toEqual({ index, count });
  });

  test.each([
    ['', {}, '--shard : write e.g. 3/10, or auto'],
    ['three', {}, '--shard three: write e.g. 3/10, or auto'],
    ['3', {}, '--shard 3: of how many? write e.g. 3/10'],
    ['0/10', {}, '--shard 0/10: shards are numbered from 1 to 10, without gaps'],
    ['11/10', {}, '--shard 11/10: shards are numbered from 1 to 10, without gaps'],
    ['1/0', {}, '--shard 1/0: there can be 1 to 100000 shards'],
    [
      'auto',
      {},
      '--shard auto: none of SLURM_ARRAY_TASK_ID (Slurm), JOB_COMPLETION_INDEX (Kubernetes), CI_NODE_INDEX (GitLab) is set; write e.g. --shard 3/10',
    ],
    [
      'auto',
      { JOB_COMPLETION_INDEX: '0' },
      '--shard auto: JOB_COMPLETION_INDEX is set and COMPLETIONS is not; write the number of jobs, e.g. --shard auto/10',
    ],
    [
      'auto',
      { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_COUNT: '4' },
      '--shard auto (SLURM_ARRAY_TASK_ID=7): shards are numbered from 1 to 4, without gaps',
    ],
  ])('%s with %j is refused in words', (text, env, problem) => {
    expect(parseShard(text, env)).toEqual({ problem });
  });

  test('are told as ranges', () => {
    expect(asRanges([1, 4, 5, 6, 9, 10])).toBe('1, 4-6, 9-10');
  });
});

describe('shards', () => {
  test.each([1, 2, 3, 5, 8])('%i of them come to the bytes of one run', async (count) => {
    const gathered = gatherShards([await allOf(newFolder(), count)], 'm1');
    if (!gathered.ok) throw new Error(gathered.problems.join());
    expect((await collected(new ShardRunner(gathered.shards))).equals(reference)).toBe(true);
  });

  test('it does not matter how replications are grouped, in shards and again', () => {
    const maker = new ChunkMaker(plain.work.plan, plain.work.worlds, plain.work.details, rowTexts);
    const single = Array.from({ length: REPLICATIONS }, (_, replication) => {
      maker.run(replication);
      return maker.take()!;
    });
    const all = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(all, ([a, b]) => {
        const [first, second, third] = [
          single.slice(0, a),
          single.slice(a, a + b),
          single.slice(a + b),
        ];
        const { plan } = plain.work;
        const parts = [first, second, third]
          .filter(({ length }) => length > 0)
          .map((part) => joined(plan, part));
        const [left, ...others] = parts;
        const leftFirst = others.reduce((sum, part) => joined(plan, [sum, part]), left!);
        const rightFirst = parts.reduceRight((sum, part) => joined(plan, [part, sum]));
        expect(Buffer.from(chunkToBytes(leftFirst)).equals(reference)).toBe(true);
        expect(Buffer.from(chunkToBytes(rightFirst)).equals(reference)).toBe(true);
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  test('what was stopped is gone on with, what is whole is not run again', async () => {
    const folder = newFolder();
    const stop = new AbortController();
    const once: Runner = {
      async *run(work, from, _end, options) {
        yield* new InlineRunner().run(work, from, from + 1, options);
        stop.abort();
      },
      close: async () => {},
    };
    const first = await make(folder, 1, 2, { runner: once, signal: stop.signal });
    expect(first).toMatchObject({ done: 1, before: 0 });
    expect(refusal([folder])).toEqual({
      ok: false,
      isIncomplete: true,
      problems: [
        'shard 2 of 2 is missing; run --shard 2/2, then merge again',
        `${first.path} has 1 of its 2 replications; run --shard 1/2 again, it goes on`,
      ],
    });
    expect(await make(folder, 1, 2)).toMatchObject({ done: 2, before: 1 });
    const bytes = readFileSync(first.path);
    expect(await make(folder, 1, 2)).toMatchObject({ done: 2, before: 2 });
    await make(folder, 2, 2);
    expect(readFileSync(first.path).equals(bytes)).toBe(true);
    const gathered = gatherShards([folder], 'm1');
    if (!gathered.ok) throw new Error(gathered.problems.join());
    expect((await collected(new ShardRunner(gathered.shards))).equals(reference)).toBe(true);
  });

  test('what a killed process has left is gone on with, as far as it is whole', async () => {
    const [folder, source] = [newFolder(), newFolder()];
    const { path } = await make(source, 1, 1);
    const left = join(folder, `${shardFileName({ index: 1, count: 1 })}.partial-elsewhere-1`);
    writeFileSync(left, readFileSync(path).subarray(0, -10));
    expect(await make(folder, 1, 1)).toMatchObject({ done: 5, before: 0 });
    expect(readdirSync(folder)).toEqual(['shard-1-of-1.bin']);
    rmSync(join(folder, 'shard-1-of-1.bin'));
    copyFileSync(path, left);
    expect(await make(folder, 1, 1)).toMatchObject({ done: 5, before: 5 });
    expect(readdirSync(folder)).toEqual(['shard-1-of-1.bin']);
  });

  test('a beginning of something else is not gone on with', async () => {
    const folder = newFolder();
    await make(folder, 1, 2, { of: other });
    expect(await make(folder, 1, 2)).toMatchObject({ done: 2, before: 0 });
    expect(await make(folder, 1, 2, { model: 'm2' })).toMatchObject({ done: 2, before: 0 });
    expect(await make(folder, 1, 2, { model: 'm2', force: true })).toMatchObject({ before: 0 });
  });

  test('a failure leaves nothing behind', async () => {
    const folder = newFolder();
    const broken: Runner = {
      // biome-ignore lint/correctness/useYield: it fails before it has anything
      async *run() {
        throw new Error('a worker died');
      },
      close: async () => {},
    };
    await expect(make(folder, 1, 1, { runner: broken })).rejects.toThrow('a worker died');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is not merged', () => {
  test('nothing, what is not there, and what is no shard', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'shard-1-of-1.bin'), 'hello');
    const [empty, gone] = [newFolder(), join(folder, 'gone')];
    expect(refusal([folder, empty, gone])).toEqual({
      ok: false,
      isIncomplete: false,
      problems: [
        `${empty} holds no shards (shard-1-of-2.bin, …); name the folder that they are in`,
        `${gone} is not there`,
        `${join(folder, 'shard-1-of-1.bin')} is no shard, or is damaged; run it again`,
      ],
    });
  });

  test('shards of another scenario, another number or another program, each by its name', async () => {
    const [first, second, third, fourth] = [newFolder(), newFolder(), newFolder(), newFolder()];
    const a = await make(first, 1, 2);
    const b = await make(second, 2, 2, { of: other });
    const c = await make(third, 2, 3);
    const d = await make(fourth, 2, 2, { model: 'm2' });
    expect(refusal([first, second, third, fourth])).toMatchObject({
      isIncomplete: false,
      problems: [
        `${b.path} is of another run than ${a.path}: targets.answerWithin is "30s", not "20s"`,
        `${c.path} is one of 3 shards, ${a.path} one of 2: keep to one number`,
        `${d.path} was made by another version of the simulation than ${a.path}`,
      ],
    });
    expect(refusal([fourth]).problems).toEqual([
      `${d.path} was made by another version of the simulation (m2, this is m1); merge with the program that made it, or run the shards again`,
    ]);
  });

  test('one that is given twice, but a folder may be named twice', async () => {
    const [first, second] = [newFolder(), newFolder()];
    await allOf(first, 2);
    mkdirSync(join(second, 'copies'));
    const copy = join(second, 'copies', 'shard-2-of-2.bin');
    copyFileSync(join(first, 'shard-2-of-2.bin'), copy);
    expect(refusal([first, join(second, 'copies')]).problems).toEqual([
      `shard 2 is given twice: ${join(first, 'shard-2-of-2.bin')}, ${copy}; leave all but one out`,
    ]);
    expect(gatherShards([first, first, join(first, 'shard-1-of-2.bin')], 'm1').ok).toBe(true);
  });

  test('one that is damaged, wherever that is', async () => {
    const folder = newFolder();
    const { path } = await make(folder, 1, 1);
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = Buffer.from(whole);
          changed[at]! ^= flip;
          writeFileSync(path, changed);
          const gathered = gatherShards([folder], 'm1');
          if (!gathered.ok) return;
          await expect(collected(new ShardRunner(gathered.shards))).rejects.toThrow(DamagedShard);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
    writeFileSync(path, whole.subarray(0, -1));
    expect(ShardFile.open(path)).toMatchObject({ done: 0, isComplete: false });
  });
});
