/** `ringback worker`: makes what a pool is asked for, until it is stopped. */

import { setTimeout as sleep } from 'node:timers/promises';
import { PoolWorker } from '../pool/pool-worker.js';
import { plural } from '../reports/html/words.js';
import { modelVersion, version } from '../version.js';
import { allAtOnce } from './all-at-once.js';
import { compileAtLength } from './compiler-flags.js';
import { durationOf } from './duration-flag.js';
import { Exit } from './exit-code.js';
import { jobsOf } from './jobs.js';
import { asExit, openLink, type RedisFlags } from './pool-link.js';
import { stopOnSignals } from './signals.js';
import { say } from './streams.js';

export interface WorkerFlags extends RedisFlags {
  readonly jobs?: string;
  readonly idle?: string;
}

const LOOK_EVERY_MS = 200;
/** What does not end by itself is left after so long. */
const END_MS = 2_000;

export async function work(flags: WorkerFlags): Promise<void> {
  const [jobs, idleMs] = allAtOnce(
    () => jobsOf(flags.jobs),
    () => (flags.idle === undefined ? null : durationOf('--idle', flags.idle)),
  );
  // It goes on for as long as there is work.
  compileAtLength();
  const link = await openLink(flags);
  const worker = new PoolWorker({ link, jobs, modelVersion, version, tell: say });
  const stop = stopOnSignals(
    () => {},
    'what is being made is finished first; once more ends at once, and other workers make it',
  );
  const { shown } = link.address;
  say(`worker with ${plural(jobs, 'thread')} at ${shown}, simulation ${modelVersion}`);
  try {
    await Promise.race([rest(worker, idleMs, stop.signal), link.gone]);
    await Promise.race([worker.close(), link.gone]);
  } catch (error) {
    await Promise.race([worker.close(true), sleep(END_MS)]);
    throw asExit(error, 'start the worker again when Redis is back');
  } finally {
    link.close();
    stop.end();
    // BullMQ may go on waiting for a Redis that has been given up.
    setTimeout(() => process.exit(), END_MS).unref();
  }
  say(`${plural(worker.replications, 'replication')} in ${plural(worker.chunks, 'chunk')}`);
  const code = stop.code();
  if (code !== null) throw new Exit(code);
}

/** Until it is stopped, or has had nothing to do for long enough. */
async function rest(worker: PoolWorker, idleMs: number | null, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (idleMs === null || worker.idleMs < idleMs)) {
    await sleep(LOOK_EVERY_MS);
  }
}
