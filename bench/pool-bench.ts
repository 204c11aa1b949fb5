/**
 * What a pool of workers costs beside the replications themselves: a chunk on its way from the queue
 * to a worker and back into Redis, and the collecting of what lies there. Processor time is measured,
 * of this process with all its threads, so that other work on the machine does not count.
 *
 *   npm run bench:pool redis://127.0.0.1:6379/15
 *
 * The Redis must be running; what it holds under the names of a pool is left as it is.
 */
import { compileAtLength } from '../src/cli/compiler-flags.js';
import { ChunkMaker, chunkToBytes } from '../src/experiments/chunk.js';
import { prepareScenario, prepareScenarioText } from '../src/experiments/prepare.js';
import { runScenario } from '../src/experiments/run-scenario.js';
import type { Work } from '../src/experiments/runner.js';
import { parseAddress } from '../src/pool/address.js';
import { RedisLink } from '../src/pool/link.js';
import { packed } from '../src/pool/packed.js';
import { PoolRunner } from '../src/pool/pool-runner.js';
import { PoolWorker } from '../src/pool/pool-worker.js';
import { SubmissionStore } from '../src/pool/store.js';
import { chunksOf, type Submission, submissionId } from '../src/pool/submission.js';
import { rowTexts } from '../src/reports/row-texts.js';
import { toYaml } from '../src/scenario/load.js';
import { modelVersion, version } from '../src/version.js';
import { median } from './parts/measure.js';

compileAtLength();

const ROUNDS = 3;
/** One caller: a replication of it takes next to nothing. */
const NOTHING = `
name: nothing
length: 1m
seed: 7
worlds: [actual]
teams: [{ name: team, agents: 1 }]
callers: [{ name: c, dials: "1", calls: [{ at: 1s, talk: 1s }] }]
plans: { main: { queue: { acd: {} } } }
`;
const CHUNKS = 300;
const BANK = 'scenarios/bank-1999/with-callbacks.yaml';
const REPLICATIONS = 120;
const BANK_CHUNK = 30;

async function linkTo(url: string): Promise<RedisLink> {
  const address = parseAddress(url);
  if ('problem' in address) throw new Error(address.problem);
  return RedisLink.open(address, { patienceMs: 1000 });
}

async function workOf(text: string | null, file: string, seed: string): Promise<Work> {
  const options = { seed };
  const prepared =
    text === null
      ? await prepareScenario(file, options)
      : await prepareScenarioText(text, file, options);
  if (!prepared.ok) throw new Error(`${file} does not load`);
  const { plan, worlds, resolved } = prepared.scenario;
  const details = { callbacks: true, interactions: false };
  return { plan, worlds, details, texts: rowTexts, source: { text: toYaml(resolved), file } };
}

function submissionOf({ worlds, details, source }: Work, end: number, size: number): Submission {
  const lock = source?.text ?? '';
  const files = new Map<string, Uint8Array>();
  return {
    modelVersion,
    name: 'bench',
    lock,
    files,
    worlds,
    details,
    from: 0,
    end,
    first: size,
    size,
  };
}

/** Processor time of something, ms. */
async function costOf(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** All that `submit` does, but for the tables that it writes. */
async function collect(link: RedisLink, work: Work, replications: number): Promise<void> {
  const { plan, worlds, texts, source } = work;
  const runner = new PoolRunner({ link, modelVersion, name: 'bench' });
  await runScenario(
    { plan, worlds, replications, seed: plan.seed },
    { runner, texts, onCallbacks: () => {}, ...(source === null ? {} : { source }) },
  );
  await new SubmissionStore(link).withdraw(submissionId(submissionOf(work, replications, 1)));
}

/** A chunk of one replication that takes next to nothing, all the way. */
async function chunkCost(link: RedisLink, round: number): Promise<number> {
  const work = await workOf(NOTHING, 'nothing.yaml', `${round}`);
  const submission = submissionOf(work, CHUNKS, 1);
  await new SubmissionStore(link).put(submissionId(submission), submission);
  return (await costOf(() => collect(link, work, CHUNKS))) / CHUNKS;
}

/** To run a replication of a whole day, to pack it, and to collect it. */
async function dayCosts(link: RedisLink, round: number) {
  const work = await workOf(null, BANK, `${round}`);
  const submission = submissionOf(work, REPLICATIONS, BANK_CHUNK);
  const id = submissionId(submission);
  const store = new SubmissionStore(link);
  await store.put(id, submission);
  const maker = new ChunkMaker(work.plan, work.worlds, work.details, work.texts);
  let [running, packing, bytes] = [0, 0, 0];
  for (const range of chunksOf(submission)) {
    running += await costOf(() => {
      for (let k = 0; k < range.count; k++) maker.run(range.from + k);
    });
    const chunk = maker.take()!;
    packing += await costOf(async () => {
      const content = packed(chunkToBytes(chunk));
      bytes += content.length;
      await store.keep(id, range, content);
    });
  }
  const collecting = await costOf(() => collect(link, work, REPLICATIONS));
  return {
    running: running / REPLICATIONS,
    packing: packing / REPLICATIONS,
    collecting: collecting / REPLICATIONS,
    kilobytes: bytes / REPLICATIONS / 1000,
  };
}

const url = process.argv[2] ?? 'redis://127.0.0.1:6379/15';
const [link, workersLink] = [await linkTo(url), await linkTo(url)];
const threadFile = new URL('../thread-worker.js', import.meta.url);
const worker = new PoolWorker({
  ...{ link: workersLink, jobs: 1, modelVersion, version, threadFile },
  tell: (text) => process.stderr.write(`${text}\n`),
});
const chunks: number[] = [];
const days: Awaited<ReturnType<typeof dayCosts>>[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const [chunk, day] = [await chunkCost(link, round), await dayCosts(link, round)];
  // The first warms up.
  if (round > 0) chunks.push(chunk);
  if (round > 0) days.push(day);
}
await worker.close();
for (const each of [link, workersLink]) each.close();
const of = (key: keyof (typeof days)[number]): number => median(days.map((day) => day[key]));
const text = (ms: number): string => `${ms.toPrecision(2)} ms`;
process.stdout.write(`a chunk, all the way   ${text(median(chunks))}
a day: running it      ${text(of('running'))}
       packing it      ${text(of('packing'))}
       collecting it   ${text(of('collecting'))}
       bytes in Redis  ${of('kilobytes').toFixed(0)} kB
one submit keeps up with ${(of('running') / of('collecting')).toFixed(0)} cores
`);
