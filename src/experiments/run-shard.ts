/** Runs one shard into its file, and goes on with what is there of it. */
import type { Chunk } from './chunk.js';
import { joined } from './joined.js';
import type { Runner, RunnerOptions, Work } from './runner.js';
import { beginningOfShard, type ShardHead, ShardWriter } from './shard-file.js';

/** What is run is written so often: larger frames are merged faster, smaller ones lose less. */
const WRITE_EVERY_MS = 2000;

export interface ShardResult {
  /** Replications that the file holds. */
  readonly done: number;
  /** Those that were there before. */
  readonly before: number;
}

/** @throws where the file cannot be written or the runner fails */
export async function runShard(
  path: string,
  head: ShardHead,
  work: Work,
  runner: Runner,
  options: RunnerOptions & {
    /** Whether what is there is run again. */
    readonly force?: boolean;
    /** Told how many replications are there to begin with. */
    readonly onBeginning?: (done: number) => void;
  },
): Promise<ShardResult> {
  const earlier = options.force ? null : beginningOfShard(path, head);
  const before = earlier?.done ?? 0;
  options.onBeginning?.(before);
  if (earlier?.isComplete && earlier.path === path) return { done: before, before };
  const writer = new ShardWriter(path, head);
  try {
    for (const chunk of earlier?.chunks() ?? []) writer.add(chunk);
    await writeRest(writer, head, work, runner, options);
    const { done } = writer;
    if (done > 0 || head.from === head.end) writer.commit();
    else writer.discard();
    return { done, before };
  } catch (error) {
    writer.discard();
    throw error;
  }
}

async function writeRest(
  writer: ShardWriter,
  { from, end }: ShardHead,
  work: Work,
  runner: Runner,
  { signal, onProgress }: RunnerOptions,
): Promise<void> {
  const before = writer.done;
  const pending: Chunk[] = [];
  const flush = (): void => {
    if (pending.length > 0) writer.add(joined(work.plan, pending.splice(0)));
  };
  let written = performance.now();
  const chunks = runner.run(work, from + before, end, {
    signal,
    onProgress: (done) => onProgress?.(before + done),
  });
  for await (const chunk of chunks) {
    pending.push(chunk);
    if (performance.now() - written < WRITE_EVERY_MS) continue;
    flush();
    written = performance.now();
  }
  flush();
}
