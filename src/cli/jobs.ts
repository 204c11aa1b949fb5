import { availableParallelism } from 'node:os';
import { InlineRunner, type Runner } from '../experiments/runner.js';
import { ThreadRunner } from '../experiments/thread-runner.js';
import { CompilingRunner } from './compiling-runner.js';
import { Exit, ExitCode } from './exit-code.js';

const MOST = 1024;

/** About how many settings those commands run that look for the best. */
export const MANY_RUNS = 10;

/**
 * Where replications run: on so many threads, by default one for each core.
 *
 * @param runs about how many runs of a kind there will be
 */
export function runnerFor(jobs: string | undefined, runs = 1): Runner {
  const count = jobsOf(jobs);
  return new CompilingRunner(count === 1 ? new InlineRunner() : new ThreadRunner(count), runs);
}

/** The number of threads that a flag gives; by default one for each core. */
export function jobsOf(jobs: string | undefined): number {
  const count = jobs === undefined ? availableParallelism() : Number(jobs);
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    throw new Exit(ExitCode.Input, `--jobs ${jobs}: write a whole number from 1 to ${MOST}`);
  }
  return count;
}
