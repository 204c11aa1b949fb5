/** The replications of a scenario for a command that keeps no results. */
import type { Finished } from '../experiments/outcome.js';
import type { PreparedScenario } from '../experiments/prepare.js';
import { runScenario } from '../experiments/run-scenario.js';
import { shortWarmUpText } from '../experiments/warm-up.js';
import { toYaml } from '../scenario/load.js';
import type { ExitCode } from './exit-code.js';
import { runnerFor } from './jobs.js';
import { Progress } from './progress.js';
import { planText } from './replications.js';
import { stopOnSignals } from './signals.js';
import { say } from './streams.js';

export interface Ran extends Finished {
  /** The signal that stopped it; null: none did. */
  readonly interrupted: ExitCode | null;
}

/** @param kept what becomes of what is finished when a signal stops it, in words */
export async function runAll(
  path: string,
  scenario: PreparedScenario,
  jobs: string | undefined,
  kept: string,
): Promise<Ran> {
  const runner = runnerFor(jobs);
  const progress = new Progress();
  const stop = stopOnSignals(() => progress.end(), kept);
  try {
    const { sums, requested, shortWarmUp } = await runScenario(scenario, {
      precision: scenario.precision,
      onPlanned: (most) => {
        progress.end();
        say(planText(scenario.precision, most));
      },
      runner,
      source: { text: toYaml(scenario.resolved), file: path },
      signal: stop.signal,
      onProgress: (done, of) => progress.update(done, of),
    });
    progress.end();
    if (shortWarmUp !== null) say(`note: ${shortWarmUpText(shortWarmUp)}`);
    return { sums, requested, interrupted: stop.code() };
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}
