/**
 * Replications on several threads. This thread begins alone, and finds out whether there is enough
 * to do: to start workers takes longer than a small run. Workers stay for whatever runs next, as the
 * points of a sweep do one after another.
 */
import { existsSync } from 'node:fs';
import { type Chunk, ChunkMaker } from './chunk.js';
import { breathe, InlineRunner, type Runner, type RunnerOptions, type Work } from './runner.js';
import { ThreadPool } from './thread-pool.js';

/** How long this thread tries alone. */
const TRIAL_MS = 150;
/** Less work than this is finished here before workers have begun. */
const WORTHWHILE_MS = 1000;
/** Less work than this stays here even where workers wait: each has to load its scenario. */
const WORTH_SHARING_MS = 100;
/** A chunk is worth about so long. */
const CHUNK_MS = 1000;
/** Chunks that are under way or wait for an earlier one, for each worker. */
const AHEAD = 3;

export class ThreadRunner implements Runner {
  private readonly jobs: number;
  private readonly file: URL | undefined;
  private pool: ThreadPool | null = null;
  /** How long a replication took this thread last, ms; 0: it has run none. */
  private pace = 0;
  /** The work of earlier calls, ms. As much again is likely to come. */
  private before = 0;

  /** @param file the built worker; by default that of the program */
  constructor(jobs: number, file?: URL) {
    this.jobs = jobs;
    this.file = file;
  }

  async *run(
    work: Work,
    from: number,
    end: number,
    options: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    // A plan that has no text can be run here only.
    if (work.source === null) return yield* new InlineRunner().run(work, from, end, options);
    const maker = new ChunkMaker(work.plan, work.worlds, work.details, work.texts);
    const begun = performance.now();
    let next = from;
    this.employFor(this.pace * (end - from));
    while (next < end && !options.signal?.aborted && !this.canShare(end - next)) {
      maker.run(next++);
      options.onProgress?.(next - from);
      await breathe();
      const elapsed = performance.now() - begun;
      if (elapsed < TRIAL_MS) continue;
      this.pace = elapsed / (next - from);
      this.employFor(this.pace * (end - next));
    }
    if (next > from) this.pace = (performance.now() - begun) / (next - from);
    const alone = maker.take();
    if (alone !== null) yield alone;
    if (next < end && this.pool !== null) {
      yield* this.together(this.pool, work, { from, next, end }, options);
    }
    this.before += this.pace * (end - from);
  }

  /** Whether so many replications may be given to workers, who could begin at once. */
  private canShare(count: number): boolean {
    return this.pool?.isReady === true && this.pace * count > WORTH_SHARING_MS;
  }

  /** No more workers than there is work for: each takes a while to begin. */
  private employFor(ms: number): void {
    const isMuch = ms > WORTHWHILE_MS;
    const isOneOfMany = this.before > WORTHWHILE_MS && ms > WORTH_SHARING_MS;
    if (!isMuch && !isOneOfMany) return;
    this.pool ??= new ThreadPool(this.file ?? threadWorker());
    this.pool.growTo(Math.min(this.jobs, Math.ceil((this.before + ms) / WORTHWHILE_MS) + 1));
  }

  async close(): Promise<void> {
    await this.pool?.close();
    this.pool = null;
  }

  private async *together(
    pool: ThreadPool,
    work: Work,
    range: { from: number; next: number; end: number },
    { signal, onProgress }: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    const { from, end } = range;
    let { next } = range;
    let done = next - from;
    const stop = (): void => pool.stop();
    signal?.addEventListener('abort', stop);
    const underWay: { readonly count: number; readonly chunk: Promise<Chunk | null> }[] = [];
    try {
      for (;;) {
        while (next < end && !signal?.aborted && underWay.length < AHEAD * this.jobs) {
          const count = this.chunkSize(end - next);
          let before = 0;
          const chunk = pool.make(work, next, count, (now) => {
            done += now - before;
            before = now;
            onProgress?.(done);
          });
          underWay.push({ count, chunk });
          next += count;
        }
        const first = underWay.shift();
        if (first === undefined) return;
        const chunk = await first.chunk;
        if (chunk !== null) yield chunk;
        // What comes after a gap is of no use.
        if ((chunk?.sums.length ?? 0) < first.count) return;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      // The pool is left without work, for whoever runs next.
      if (underWay.length > 0) pool.stop();
      await Promise.allSettled(underWay.map(({ chunk }) => chunk));
    }
  }

  /** Large enough to be worth a message, small enough that all workers end together. */
  private chunkSize(left: number): number {
    const fair = Math.ceil(left / (2 * this.jobs));
    return Math.max(1, Math.min(fair, Math.round(CHUNK_MS / Math.max(this.pace, 0.001))));
  }
}

/** The built worker: beside the program, or beside the folder of its parts. */
export function threadWorker(): URL {
  const [extension] = /\.m?js$/.exec(import.meta.url) ?? ['.js'];
  const urls = ['.', '..'].map(
    (place) => new URL(`${place}/thread-worker${extension}`, import.meta.url),
  );
  const found = urls.find((url) => existsSync(url));
  if (found === undefined) throw new Error('thread-worker.js is missing: the program is not whole');
  return found;
}
