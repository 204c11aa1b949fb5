/**
 * Takes the chunks of a submission out of Redis, in order. It looks at what lies there and trusts no
 * message: what is missing and waits for nobody is asked for again.
 */
import { type Chunk, chunkFromBytes } from '../experiments/chunk.js';
import type { RunnerOptions } from '../experiments/runner.js';
import type { ChunkQueue } from './chunk-queue.js';
import type { RedisLink } from './link.js';
import { unpacked } from './packed.js';
import { orStopped, pause } from './stopping.js';
import type { SubmissionStore } from './store.js';
import { chunksOf, type Range, type Submission } from './submission.js';
import { WorkerList } from './worker-list.js';

const LOOK_EVERY_MS = 50;
const TEND_EVERY_MS = 3_000;
const TELL_EVERY_MS = 30_000;
/** More than a chunk of ours comes to. */
export const MOST_CHUNK_BYTES = 500_000_000;

/** A chunk cannot be made: no worker can. */
export class PoolFailure extends Error {}
/** Somebody has taken the submission back. */
export class Withdrawn extends Error {}

export interface Surroundings {
  readonly store: SubmissionStore;
  readonly queue: ChunkQueue;
  readonly link: RedisLink;
  readonly tell: (text: string) => void;
}

export class Collector {
  private readonly around: Surroundings;
  readonly id: string;
  readonly submission: Submission;
  private tendedAt = performance.now();
  private toldAt = 0;
  private taken = 0;
  private shown = 0;
  private failure: Error | null = null;

  constructor(around: Surroundings, id: string, submission: Submission) {
    this.around = around;
    this.id = id;
    this.submission = submission;
  }

  /** @throws PoolFailure, Withdrawn and NoRedis */
  async *chunks({ signal, onProgress }: RunnerOptions): AsyncGenerator<Chunk, void> {
    // The first are made, and collected, while the last are still asked for.
    this.addMissing(signal).catch((error: Error) => {
      this.failure = error;
    });
    for (const range of chunksOf(this.submission)) {
      const chunk = await this.next(range, { signal, onProgress });
      if (chunk === null) return;
      yield chunk;
      this.taken++;
      this.progress(range.from + range.count - this.submission.from, onProgress);
    }
  }

  /** Has all chunks made that have not been, and do not wait to be. */
  async addMissing(signal?: AbortSignal): Promise<void> {
    const missing = await this.around.store.missing(this.id, this.submission);
    await this.around.queue.add(this.id, missing, signal);
  }

  /** Waits for a chunk; null: stopped. */
  private async next(range: Range, { signal, onProgress }: RunnerOptions): Promise<Chunk | null> {
    while (!signal?.aborted) {
      const chunk = await orStopped(this.take(range), signal);
      if (chunk !== null) return chunk;
      if (this.failure !== null) throw this.failure;
      if (signal?.aborted) return null;
      await orStopped(this.lookAround(range, onProgress), signal);
      await pause(LOOK_EVERY_MS, signal);
    }
    return null;
  }

  /** A chunk that has been made; null: it has not. What is damaged is thrown away. */
  private async take(range: Range): Promise<Chunk | null> {
    const { from, count } = range;
    const { store, queue, tell } = this.around;
    const bytes = await store.result(this.id, range);
    if (bytes === null) return null;
    const content = unpacked(bytes, MOST_CHUNK_BYTES);
    const chunk = content === null ? null : chunkFromBytes(content);
    const isWhole = chunk !== null && chunk.from === from && chunk.sums.length === count;
    if (isWhole && chunk.sums.areFrom(from)) return chunk;
    tell(`the replications from ${from + 1} on that Redis holds are damaged; they are run again`);
    await store.discard(this.id, range);
    await queue.add(this.id, [range]);
    return null;
  }

  private async lookAround(awaited: Range, onProgress: RunnerOptions['onProgress']): Promise<void> {
    const { from, end, size } = this.submission;
    const ahead = (await this.around.store.made(this.id)) - this.taken;
    // All but the first chunk and the last have the same size.
    this.progress(
      Math.min(end - from, awaited.from - from + Math.max(0, ahead) * size),
      onProgress,
    );
    if (performance.now() - this.tendedAt < TEND_EVERY_MS) return;
    await this.tend(awaited);
    this.tendedAt = performance.now();
  }

  /** Sees to it that what is awaited will come. */
  private async tend(awaited: Range): Promise<void> {
    const { store, queue, tell } = this.around;
    const [failure] = await queue.failures(this.id);
    if (failure !== undefined) {
      throw new PoolFailure(
        `the replications from ${failure.from + 1} on failed: ${failure.reason}`,
      );
    }
    if (!(await store.exists(this.id))) {
      if (await store.isWithdrawn(this.id)) throw new Withdrawn();
      tell('Redis has lost the submission; what has not been collected is asked for again');
      await store.put(this.id, this.submission);
      await this.addMissing();
    }
    // What has been made in between is no longer among the jobs.
    if (!(await queue.has(this.id, awaited)) && !(await store.isMade(this.id, awaited))) {
      await this.addMissing();
    }
    await this.lookForWorkers();
  }

  private async lookForWorkers(): Promise<void> {
    const { store, link, tell } = this.around;
    const now = await store.now();
    if (now - this.toldAt < TELL_EVERY_MS) return;
    const workers = await new WorkerList(link).read(now);
    const { modelVersion } = this.submission;
    if (workers.some((worker) => worker.modelVersion === modelVersion)) return;
    this.toldAt = now;
    const others =
      workers.length === 0
        ? ''
        : ` (${workers.length} of other versions: ${[...new Set(workers.map((each) => each.modelVersion))].join(', ')})`;
    tell(
      `no worker of this version of the simulation (${modelVersion}) is there${others}; start some: ringback worker --redis ${link.address.shown}`,
    );
  }

  /** Progress never goes back, whatever Redis has lost. */
  private progress(done: number, onProgress: RunnerOptions['onProgress']): void {
    if (done <= this.shown) return;
    this.shown = done;
    onProgress?.(done);
  }
}
