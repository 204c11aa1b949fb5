/**
 * The threads of a worker. Each is alone in its pool, so that one that fails takes nobody with it,
 * and none of them is the thread that speaks with Redis.
 */
import type { Chunk } from '../experiments/chunk.js';
import { ThreadPool, type ThreadWork } from '../experiments/thread-pool.js';
import { threadWorker } from '../experiments/thread-runner.js';
import type { Range } from './submission.js';

export class ChunkThreads {
  private readonly file: URL;
  private readonly idle: ThreadPool[] = [];

  /** @param file the built worker thread; by default that of the program */
  constructor(file: URL = threadWorker()) {
    this.file = file;
  }

  /** @throws what the thread says, or what ended it */
  async make(work: ThreadWork, { from, count }: Range): Promise<Chunk> {
    const thread = this.idle.pop() ?? this.started();
    try {
      const chunk = await thread.make(work, from, count, () => {});
      if (chunk?.sums.length !== count) throw new Error('a thread was stopped');
      this.idle.push(thread);
      return chunk;
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  /** Ends the threads that have nothing to do. */
  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.close()));
  }

  private started(): ThreadPool {
    const thread = new ThreadPool(this.file);
    thread.growTo(1);
    return thread;
  }
}
