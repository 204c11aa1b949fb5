/**
 * Replications on several threads. This thread begins alone, and finds out whether there is enough
 * to do: to start workers takes longer than a small run. It goes on when they have begun: its code is
 * compiled already. Workers stay for whatever runs next, as the points of a sweep do one after
 * another.
 */
import { existsSync } from 'node:fs';
import { type Chunk, ChunkMaker } from './chunk.js';
import {
  ALONE_CHUNK_MS,
  breathe,
  InlineRunner,
  type Runner,
  type RunnerOptions,
  type Work,
} from './runner.js';
import { ThreadPool } from './thread-pool.js';

/** How long this thread tries alone. */
const TRIAL_MS = 500;
/** Less work than this is finished here before workers would have gained anything; see docs/scale.md. */
const WORTHWHILE_MS = 4000;
/** Less work than this stays here even where workers wait: each has to load its scenario. */
const WORTH_SHARING_MS = 100;
/** A chunk is worth about so long. */
const CHUNK_MS = 500;
/** Chunks that a worker has been given: one that it makes, and one to begin with at once. */
const GIVEN = 2;
/** Chunks that are under way or wait for an earlier one, for each thread. */
const AHEAD = 6;

export class ThreadRunner implements Runner {
  private readonly jobs: number;
  private readonly file: URL | undefined;
  private readonly worthwhileMs: number;
  private pool: ThreadPool | null = null;
  /** How long a replication took this thread last, ms; 0: it has run none. */
  private pace = 0;
  /** The work of earlier calls, ms. As much again is likely to come. */
  private before = 0;

  /**
   * @param jobs how many threads, this one among them
   * @param file the built worker; by default that of the program
   * @param worthwhileMs how much work is worth a worker
   */
  constructor(jobs: number, file?: URL, worthwhileMs = WORTHWHILE_MS) {
    this.jobs = jobs;
    this.file = file;
    this.worthwhileMs = worthwhileMs;
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
    let fastest = Number.POSITIVE_INFINITY;
    let handed = begun;
    while (next < end && !options.signal?.aborted && !this.canShare(end - next)) {
      const since = performance.now();
      maker.run(next++);
      options.onProgress?.(next - from);
      await breathe();
      const now = performance.now();
      // The first ones are slow, while their code is compiled: they tell little of the rest.
      fastest = Math.min(fastest, now - since);
      if (now - handed >= ALONE_CHUNK_MS) {
        yield maker.take()!;
        handed = performance.now();
      }
      if (now - begun < TRIAL_MS) continue;
      this.pace = fastest;
      this.employFor(this.pace * (end - next));
    }
    if (next > from) this.pace = fastest;
    const alone = maker.take();
    if (alone !== null) yield alone;
    if (next < end && this.pool !== null) {
      const together = new Together(this.pool, maker, work, this.jobs, this.pace);
      yield* together.run([from, next, end], options);
    }
    this.before += this.pace * (end - from);
  }

  /** Whether so many replications may be given to workers, who could begin at once. */
  private canShare(count: number): boolean {
    return this.pool?.isReady === true && this.pace * count > WORTH_SHARING_MS;
  }

  /** No more workers than there is work for: each takes a while to begin. */
  private employFor(ms: number): void {
    const { worthwhileMs } = this;
    const isMuch = ms > worthwhileMs;
    const isOneOfMany = this.before > worthwhileMs && ms > WORTH_SHARING_MS;
    if (this.jobs === 1 || (!isMuch && !isOneOfMany)) return;
    this.pool ??= new ThreadPool(this.file ?? threadWorker());
    this.pool.growTo(Math.min(this.jobs - 1, Math.ceil((this.before + ms) / worthwhileMs)));
  }

  async close(): Promise<void> {
    await this.pool?.close();
    this.pool = null;
  }
}

/** A chunk that somebody makes. */
interface UnderWay {
  readonly count: number;
  readonly chunk: Promise<Chunk | null>;
}

/** Workers and this thread on one range of replications. */
class Together {
  private readonly pool: ThreadPool;
  private readonly maker: ChunkMaker;
  private readonly work: Work;
  private readonly jobs: number;
  private readonly pace: number;
  private readonly underWay: UnderWay[] = [];
  private next = 0;
  private end = 0;
  private done = 0;
  /** Chunks that workers have been given and not finished. */
  private given = 0;
  private isAtWork = false;
  private isStopped = false;
  private onProgress: RunnerOptions['onProgress'];

  /**
   * @param maker that of this thread, with nothing in it
   * @param pace how long a replication takes, ms
   */
  constructor(pool: ThreadPool, maker: ChunkMaker, work: Work, jobs: number, pace: number) {
    this.pool = pool;
    this.maker = maker;
    this.work = work;
    this.jobs = jobs;
    this.pace = pace;
  }

  /** @param begin where the run began, of which those before `next` are done */
  async *run(
    [begin, next, end]: readonly [number, number, number],
    { signal, onProgress }: RunnerOptions,
  ): AsyncGenerator<Chunk, void> {
    const { underWay } = this;
    this.next = next;
    this.end = end;
    this.done = next - begin;
    this.onProgress = onProgress;
    const stop = (): void => this.stop();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      for (;;) {
        this.handOut();
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
      this.isStopped = true;
      if (underWay.length > 0) stop();
      await Promise.allSettled(underWay.map(({ chunk }) => chunk));
    }
  }

  private stop(): void {
    this.isStopped = true;
    this.pool.stop();
  }

  /** Gives work to whoever has none, as far ahead of what is written as memory allows. */
  private handOut(): void {
    while (this.hasMore && this.given < GIVEN * (this.jobs - 1)) this.order();
    if (this.hasMore && !this.isAtWork) {
      const [from, count] = this.nextChunk();
      const chunk = this.make(from, count);
      this.underWay.push({ count, chunk });
      // Told when its turn comes; nobody may be listening yet.
      chunk.catch(() => {
        this.isStopped = true;
      });
    }
  }

  private order(): void {
    const [from, count] = this.nextChunk();
    let before = 0;
    const chunk = this.pool.make(this.work, from, count, (now) => {
      this.advance(now - before);
      before = now;
    });
    this.given++;
    this.underWay.push({ count, chunk });
    const settled = (): void => {
      this.given--;
      this.handOut();
    };
    chunk.then(settled, () => {
      this.isStopped = true;
    });
  }

  private get hasMore(): boolean {
    const isAhead = this.underWay.length >= AHEAD * this.jobs;
    return this.next < this.end && !isAhead && !this.isStopped;
  }

  /** Large enough to be worth a message, small enough that all threads end together. */
  private nextChunk(): readonly [from: number, count: number] {
    const { next, end, pace } = this;
    const fair = Math.ceil((end - next) / (2 * this.jobs));
    const count = Math.max(1, Math.min(fair, Math.round(CHUNK_MS / Math.max(pace, 0.001))));
    this.next += count;
    return [next, count];
  }

  /** A chunk of this thread, which takes up the next one by itself. */
  private async make(from: number, count: number): Promise<Chunk | null> {
    this.isAtWork = true;
    await breathe();
    for (let k = 0; k < count && !this.isStopped; k++) {
      this.maker.run(from + k);
      this.advance(1);
      await breathe();
    }
    const chunk = this.maker.take();
    this.isAtWork = false;
    this.handOut();
    return chunk;
  }

  private advance(count: number): void {
    this.done += count;
    this.onProgress?.(this.done);
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
