/** What is going on in a pool. */
import { ChunkQueue, type Failure } from './chunk-queue.js';
import type { RedisLink } from './link.js';
import { plainText } from './plain-text.js';
import { SubmissionStore } from './store.js';
import { numberOfChunks } from './submission.js';
import { type WorkerCard, WorkerList } from './worker-list.js';

export interface SubmissionStatus {
  readonly id: string;
  /** The scenario's name. */
  readonly name: string;
  readonly modelVersion: string;
  readonly replications: { readonly done: number; readonly total: number };
  readonly chunks: { readonly done: number; readonly total: number };
  readonly failures: readonly Failure[];
  /** Workers of its version. */
  readonly workers: number;
  readonly submittedAt: string;
  readonly age_s: number;
}

export interface PoolStatus {
  readonly submissions: readonly SubmissionStatus[];
  readonly workers: readonly WorkerCard[];
}

export async function readStatus(link: RedisLink): Promise<PoolStatus> {
  const store = new SubmissionStore(link);
  const now = await store.now();
  const workers = await new WorkerList(link).read(now);
  const submissions: SubmissionStatus[] = [];
  for (const { id, modelVersion, submittedAt } of await store.list()) {
    const submission = await store.read(id);
    if (submission === null) continue;
    const missing = await store.missing(id, submission);
    const [total, chunks] = [submission.end - submission.from, numberOfChunks(submission)];
    const failures = await new ChunkQueue(link, modelVersion).failures(id);
    submissions.push({
      id,
      name: plainText(submission.name, 60),
      modelVersion: plainText(modelVersion, 40),
      replications: { done: missing.reduce((rest, { count }) => rest - count, total), total },
      chunks: { done: chunks - missing.length, total: chunks },
      failures: failures.map(({ from, reason }) => ({ from, reason: plainText(reason) })),
      workers: workers.filter((worker) => worker.modelVersion === modelVersion).length,
      submittedAt: submittedAt.toISOString(),
      age_s: Math.max(0, Math.round((now - submittedAt.getTime()) / 1000)),
    });
  }
  return { submissions, workers: workers.map(shownCard) };
}

/** Takes a submission out of the pool. @returns whether it was there */
export async function removeSubmission(link: RedisLink, id: string): Promise<boolean> {
  const store = new SubmissionStore(link);
  const modelVersion = await store.versionOf(id);
  if (modelVersion === null) return false;
  await store.withdraw(id);
  await new ChunkQueue(link, modelVersion).forgetFailures(id);
  return true;
}

function shownCard(card: WorkerCard): WorkerCard {
  const { host, modelVersion, version } = card;
  return {
    ...card,
    host: plainText(host),
    modelVersion: plainText(modelVersion),
    version: plainText(version),
  };
}
