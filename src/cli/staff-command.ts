/** `ringback staff`: the fewest agents that keep the thresholds. */

import { join } from 'node:path';
import { Laboratory } from '../experiments/laboratory.js';
import { PointFolder } from '../experiments/point-store.js';
import type { PreparedScenario } from '../experiments/prepare.js';
import { scenarioFolder } from '../experiments/results-folder.js';
import { type StaffResult, staff } from '../experiments/staffing/staff.js';
import { staffingOf } from '../experiments/staffing/teams.js';
import { plural } from '../reports/html/words.js';
import { localTimes } from '../reports/local-time.js';
import { staffJson } from '../reports/staff-json.js';
import { terminalStaff } from '../reports/terminal-staff.js';
import { readScenario } from '../scenario/load.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { MANY_RUNS, runnerFor } from './jobs.js';
import { Progress } from './progress.js';
import { refusal } from './refusal.js';
import { NOT_WORKED_OUT, replicationsAsked } from './replications.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say, sayNotes } from './streams.js';

export interface StaffFlags {
  readonly threshold?: readonly string[];
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly seed?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

export async function staffCommand(path: string, flags: StaffFlags): Promise<void> {
  const [{ replications }, runner] = allAtOnce(
    () => replicationsAsked(flags),
    () => runnerFor(flags.jobs, MANY_RUNS),
  );
  const source = await readScenario(path);
  if (!source.ok) throw refusal(source.diagnostics);
  const { set = [], threshold = [], seed } = flags;
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'what was tried is kept, and the same command goes on from there',
  );
  const { text, file } = source;
  const first = await new Laboratory(text, file, { store: null }).prepare({
    set,
    seed,
    replications,
    moreThresholds: threshold,
  });
  if (!first.ok) throw refusal(first.diagnostics);
  const { scenario } = first;
  mustHaveWork(scenario);
  sayNotes(scenario.notes);
  if (scenario.until !== null) say(NOT_WORKED_OUT);
  const laboratory = new Laboratory(text, file, {
    store: new PointFolder(join(scenarioFolder('results', scenario.plan.name), 'points')),
    anew: flags.force === true,
    signal: stop.signal,
    runner,
  });
  try {
    const result = await staff(laboratory, scenario, {
      set,
      seed: scenario.seed,
      replications: scenario.replications,
      thresholds: threshold,
      onAsk: (asked, counts) => progress.tell(`${asked} tried; now ${sizeText(counts)}`),
    });
    progress.end();
    const interrupted = stop.code();
    if (result === null || interrupted !== null) {
      throw new Exit(interrupted ?? ExitCode.Incomplete);
    }
    await report(result, scenario, flags);
    if (!result.verified) throw new Exit(ExitCode.No);
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

/** @throws Exit where there is nothing to keep, or nobody to count */
function mustHaveWork({ parsed, resolved }: PreparedScenario): void {
  if (parsed.length === 0) {
    throw new Exit(
      ExitCode.Input,
      'the scenario has no thresholds to keep; add "thresholds:", or --threshold "abandonedRate < 5%"',
    );
  }
  if (staffingOf(resolved).length === 0) {
    throw new Exit(
      ExitCode.Input,
      'the agents of every team are listed one by one; write how many there are in one team at least',
    );
  }
}

function sizeText(counts: readonly number[]): string {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.length === 1
    ? plural(sum, 'agent')
    : `${plural(sum, 'agent')} of ${counts.length} kinds`;
}

async function report(
  result: StaffResult,
  scenario: PreparedScenario,
  flags: StaffFlags,
): Promise<void> {
  const { plan, seed, replications, parsed, resolved } = scenario;
  if (flags.json) return print(staffJson(result, seed, replications));
  await print(
    terminalStaff(result, {
      name: plan.name,
      seed,
      replications,
      thresholds: parsed.map(({ text }) => text),
      units: new Map(parsed.map(({ measure }) => [measure.key, measure.unit])),
      timeText: localTimes(resolved.start, plan.startsAt, plan.lengthMs),
      intervalMs: plan.intervalMs,
      paint: paintFor(process.stdout, flags.color),
      width: process.stdout.columns,
    }),
  );
  if (!result.verified) say('nothing was settled: see above');
}
