/**
 * Where replications run: one interface, whatever is behind it. Every runner gives the same chunks'
 * content, so that a result has the same bytes out of each.
 */
import type { CenterPlan } from '../model/center-plan.js';
import type { GivenFiles } from '../scenario/load.js';
import type { WorldName } from '../simulation/world.js';
import { type Chunk, ChunkMaker, type Details, type RowTexts } from './chunk.js';

/** What is run. */
export interface Work {
  readonly plan: CenterPlan;
  readonly worlds: readonly WorldName[];
  readonly details: Details;
  /** Other threads and machines write rows as files have them, whatever is said here. */
  readonly texts: RowTexts;
  /** What another thread or machine makes the same plan from; null: it cannot be had. */
  readonly source: WorkSource | null;
}

/** A scenario with every default written out, and the file whose folder its paths begin at. */
export interface WorkSource {
  readonly text: string;
  readonly file: string;
  /** What the files that it names hold; absent: they are read from the disk. */
  readonly files?: GivenFiles;
}

export interface RunnerOptions {
  /** Stops soon; what is finished and follows without a gap is still given. */
  readonly signal?: AbortSignal | undefined;
  /** Called with how many replications of this call are done, not always in order. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface Runner {
  /**
   * Runs the replications from `from`, counted from 0, to before `end`.
   *
   * @returns chunks, ascending and without gaps; fewer where it was stopped
   * @throws where a worker fails
   */
  run(work: Work, from: number, end: number, options: RunnerOptions): AsyncIterable<Chunk>;
  /** Lets workers go. */
  close(): Promise<void>;
}

/** Thrown by a runner that was stopped where half of its work is of no use. */
export class NothingToKeep extends Error {}

/** A thread that is alone hands on what it has about so often. */
export const ALONE_CHUNK_MS = 100;

/** Runs in this thread, and lets signals and timers be heard between replications. */
export class InlineRunner implements Runner {
  async *run(work: Work, from: number, end: number, options: RunnerOptions) {
    const maker = new ChunkMaker(work.plan, work.worlds, work.details, work.texts);
    let since = performance.now();
    for (let replication = from; replication < end && !options.signal?.aborted; replication++) {
      maker.run(replication);
      options.onProgress?.(replication - from + 1);
      await breathe();
      if (performance.now() - since < ALONE_CHUNK_MS) continue;
      yield maker.take()!;
      since = performance.now();
    }
    const rest = maker.take();
    if (rest !== null) yield rest;
  }

  async close(): Promise<void> {}
}

/** Lets signals and timers be heard between replications. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
