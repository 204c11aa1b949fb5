/**
 * Worker threads that make chunks. Node's own threads rather than a library of pools: chunks are
 * wanted in order, a chunk tells how far it is, and one that is stopped hands over what it has.
 */
import { Worker } from 'node:worker_threads';
import { type Chunk, chunkFromBytes } from './chunk.js';
import type { Work } from './runner.js';
import type { Order, Report } from './thread-messages.js';

/** What a worker has to know to make chunks of it. */
export type ThreadWork = Pick<Work, 'source' | 'worlds' | 'details'>;

/** A chunk to be made. */
interface Task {
  readonly work: ThreadWork;
  readonly from: number;
  readonly count: number;
  readonly onProgress: (done: number) => void;
  readonly resolve: (chunk: Chunk | null) => void;
  readonly reject: (error: Error) => void;
}

/** Scenarios that a worker remembers; it forgets the oldest at as many. */
const WORKS_KNOWN = 8;

class Thread {
  readonly worker: Worker;
  /** In the order in which it was told of them. */
  readonly knows: number[] = [];
  isReady = false;
  task: Task | null = null;

  constructor(worker: Worker) {
    this.worker = worker;
  }

  order(order: Order): void {
    this.worker.postMessage(order);
  }
}

export class ThreadPool {
  private readonly threads: Thread[] = [];
  private readonly file: URL;
  private readonly waiting: Task[] = [];
  private readonly numbers = new WeakMap<ThreadWork, number>();
  private nextNumber = 0;
  private failure: Error | null = null;

  /** @param file the built worker */
  constructor(file: URL) {
    this.file = file;
  }

  /** Starts as many workers as are missing. */
  growTo(count: number): void {
    while (this.threads.length < count) this.threads.push(this.started());
  }

  /** Whether a worker could begin at once. */
  get isReady(): boolean {
    return this.failure !== null || this.threads.some(({ isReady }) => isReady);
  }

  /** A chunk of so many replications; shorter, or null for none, where it was stopped. */
  make(
    work: ThreadWork,
    from: number,
    count: number,
    onProgress: (done: number) => void,
  ): Promise<Chunk | null> {
    const made = new Promise<Chunk | null>((resolve, reject) => {
      this.waiting.push({ work, from, count, onProgress, resolve, reject });
    });
    // Whoever asked may have gone after the failure of another chunk.
    made.catch(() => {});
    this.assign();
    return made;
  }

  /** Has all workers hand over what they have. */
  stop(): void {
    for (const { resolve } of this.waiting.splice(0)) resolve(null);
    for (const thread of this.threads) if (thread.task !== null) thread.order({ kind: 'stop' });
  }

  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }

  private started(): Thread {
    // What the command was started with (a profiler, an inspector) is not the workers'.
    const thread = new Thread(new Worker(this.file, { execArgv: [] }));
    thread.worker.on('message', (report: Report) => this.hear(thread, report));
    thread.worker.on('error', (error) => this.fail(error));
    thread.worker.on('exit', (code) => {
      if (thread.task !== null) this.fail(new Error(`a worker thread ended with ${code}`));
    });
    // Only a chunk under way keeps the program alive.
    thread.worker.unref();
    return thread;
  }

  private hear(thread: Thread, report: Report): void {
    switch (report.kind) {
      case 'ready':
        thread.isReady = true;
        return this.assign();
      case 'progress':
        return thread.task?.onProgress(report.done);
      case 'failed':
        return this.fail(Object.assign(new Error(report.message), { stack: report.stack }));
      case 'chunk':
        return this.finish(thread, report.bytes);
    }
  }

  private finish(thread: Thread, bytes: Uint8Array | null): void {
    const task = thread.task!;
    thread.task = null;
    thread.worker.unref();
    const chunk = bytes === null ? null : chunkFromBytes(bytes);
    task.onProgress(chunk?.sums.length ?? 0);
    task.resolve(chunk);
    this.assign();
  }

  private assign(): void {
    if (this.failure !== null) return this.refuse(this.failure);
    for (const thread of this.threads) {
      if (!thread.isReady || thread.task !== null) continue;
      const task = this.waiting.shift();
      if (task === undefined) return;
      thread.task = task;
      thread.worker.ref();
      const work = this.numberOf(task.work);
      this.tellOf(thread, task.work, work);
      thread.order({ kind: 'chunk', work, from: task.from, count: task.count });
    }
  }

  private tellOf(thread: Thread, { source, worlds, details }: ThreadWork, work: number): void {
    if (thread.knows.includes(work)) return;
    if (source === null) throw new Error('this scenario cannot be run by other threads');
    thread.knows.push(work);
    if (thread.knows.length > WORKS_KNOWN) thread.knows.shift();
    thread.order({ kind: 'work', work, source, worlds, details });
  }

  private numberOf(work: ThreadWork): number {
    const known = this.numbers.get(work);
    if (known !== undefined) return known;
    this.numbers.set(work, this.nextNumber);
    return this.nextNumber++;
  }

  /** One failure is the end of all: a result without some of its replications is none. */
  private fail(error: Error): void {
    this.failure ??= error;
    this.refuse(this.failure);
  }

  private refuse(error: Error): void {
    for (const { reject } of this.waiting.splice(0)) reject(error);
    for (const thread of this.threads) {
      thread.task?.reject(error);
      thread.task = null;
    }
  }
}
