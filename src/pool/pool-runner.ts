/**
 * Replications by a pool of workers. This process begins alone, to learn how long one takes; then it
 * says what it wants and takes what comes, in order. Whatever becomes of it, of a worker or of
 * Redis, the chunks that have been made lie in Redis, and the same request finds them there.
 */
import { type Chunk, ChunkMaker, chunkToBytes } from '../experiments/chunk.js';
import {
  breathe,
  InlineRunner,
  NothingToKeep,
  type Runner,
  type RunnerOptions,
  type Work,
} from '../experiments/runner.js';
import { readNamedFiles } from '../scenario/named-files.js';
import { ChunkQueue } from './chunk-queue.js';
import { Collector, type Surroundings } from './collector.js';
import type { RedisLink } from './link.js';
import { packed } from './packed.js';
import { orStopped } from './stopping.js';
import { SubmissionStore } from './store.js';
import { hasChunk, MOST_SUBMISSION_BYTES, type Submission, submissionId } from './submission.js';

/** How long this process runs replications by itself, before it knows how long they take. */
const TRIAL_MS = 150;
/** The first replications are slower than those that follow: a few are needed, if they are not long. */
const TRIAL_LEAST = 4;
const LONG_TRIAL_MS = 3000;
/** A chunk is worth about so long. */
const CHUNK_MS = 1000;
const MOST_IN_A_CHUNK = 10_000;

interface Trial {
  readonly chunk: Chunk;
  /** How many replications are worth a chunk. */
  readonly size: number;
}

/** What lies in the pool now. */
export interface Submitted {
  readonly id: string;
  readonly submission: Submission;
}

/** What is asked of a pool, and who asks. */
export interface PoolRequest {
  readonly link: RedisLink;
  readonly modelVersion: string;
  /** What people call the scenario. */
  readonly name: string;
  /** Whether what lies there of the same replications is taken back, and made again. */
  readonly isForced?: boolean;
  /** Told what somebody who waits should know. */
  readonly tell?: (text: string) => void;
}

export class PoolRunner implements Runner {
  private readonly request: PoolRequest;
  private readonly store: SubmissionStore;
  private readonly queue: ChunkQueue;
  private readonly surroundings: Surroundings;
  private readonly submitted = new Set<string>();

  constructor(request: PoolRequest) {
    this.request = request;
    this.store = new SubmissionStore(request.link);
    this.queue = new ChunkQueue(request.link, request.modelVersion);
    const { store, queue } = this;
    this.surroundings = { store, queue, link: request.link, tell: request.tell ?? (() => {}) };
  }

  async *run(
    work: Work,
    from: number,
    end: number,
    options: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    // A plan that has no text can be run here only.
    if (work.source === null) return yield* new InlineRunner().run(work, from, end, options);
    if (from >= end) return;
    const { signal, onProgress } = options;
    const { collector, trial } = await this.begin(work, from, end, signal);
    if (collector !== null) return yield* collector.chunks({ signal, onProgress });
    if (trial === null) throw new NothingToKeep();
    yield trial;
  }

  /** Puts replications into the pool, unless the same are there already, and leaves them there. */
  async submit(work: Work, from: number, end: number): Promise<Submitted> {
    const { collector } = await this.begin(work, from, end);
    if (collector === null) throw new Error('nothing was submitted');
    await collector.addMissing();
    return collector;
  }

  /** Stopped before it knows what is in the pool, it has the trial to show, or nothing. */
  private async begin(work: Work, from: number, end: number, signal?: AbortSignal) {
    const id = submissionId(this.askedOf(work, from, end));
    if (this.request.isForced && !this.submitted.has(id)) {
      await orStopped(this.store.withdraw(id), signal);
    }
    this.submitted.add(id);
    let submission = await orStopped(this.store.read(id), signal);
    let trial: Chunk | null = null;
    if (submission === null && !signal?.aborted) {
      const tried = await this.tryOut(work, from, end, signal);
      trial = tried?.chunk ?? null;
      if (tried !== null) submission = await orStopped(this.put(id, work, end, tried), signal);
    }
    if (submission === null) return { collector: null, trial };
    await orStopped(this.queue.forgetFailures(id), signal);
    return { collector: new Collector(this.surroundings, id, submission), trial };
  }

  private async put(id: string, work: Work, end: number, { chunk, size }: Trial) {
    const { source } = work;
    const asked = this.askedOf(work, chunk.from, end);
    const files =
      source?.files ??
      (await readNamedFiles(asked.lock, source?.file ?? '', MOST_SUBMISSION_BYTES));
    const { name } = this.request;
    const range = { from: chunk.from, count: chunk.sums.length };
    const submission = { ...asked, name, files, first: range.count, size };
    const there = await this.store.put(id, submission);
    if (there === null) throw new Error(`submission ${id} in Redis is damaged`);
    // Of two who began at once, one has a chunk that the other did not ask for.
    if (hasChunk(there, range)) await this.store.keep(id, range, packed(chunkToBytes(chunk)));
    return there;
  }

  /** Everything that was asked for has been written where it is safe. */
  async collected(): Promise<void> {
    for (const id of this.submitted) await this.store.collected(id);
  }

  async close(): Promise<void> {
    this.request.link.close();
  }

  private askedOf({ worlds, details, source }: Work, from: number, end: number) {
    const { modelVersion } = this.request;
    return { modelVersion, lock: source?.text ?? '', worlds, details, from, end };
  }

  /** The first replications, and how many are worth a chunk; null: stopped before the first. */
  private async tryOut(
    work: Work,
    from: number,
    end: number,
    signal: AbortSignal | undefined,
  ): Promise<Trial | null> {
    const maker = new ChunkMaker(work.plan, work.worlds, work.details, work.texts);
    let [next, elapsed, fastest] = [from, 0, Number.POSITIVE_INFINITY];
    const isEnough = (): boolean =>
      elapsed > LONG_TRIAL_MS || (elapsed > TRIAL_MS && next - from >= TRIAL_LEAST);
    while (next < end && !signal?.aborted && !isEnough()) {
      const begun = performance.now();
      maker.run(next++);
      const ms = performance.now() - begun;
      elapsed += ms;
      fastest = Math.min(fastest, ms);
      await breathe();
    }
    const chunk = maker.take();
    if (chunk === null) return null;
    const size = Math.round(CHUNK_MS / Math.max(fastest, 0.001));
    return { chunk, size: Math.max(1, Math.min(MOST_IN_A_CHUNK, size)) };
  }
}
