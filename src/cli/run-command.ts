/** `ringback run`: replications in three worlds, summary on stdout, results on disk. */
import { clearUp } from '../experiments/left-over.js';
import { prepareScenario } from '../experiments/prepare.js';
import { defaultFolder } from '../experiments/results-folder.js';
import { parseShard, type Shard } from '../experiments/shard.js';
import { toYaml } from '../scenario/load.js';
import { modelVersion } from '../version.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { jobsOf, runnerFor } from './jobs.js';
import { refusalBeside, replicationsAsked } from './replications.js';
import { reportFileOf } from './report-target.js';
import { finish, type Request, type ResultFlags, report, runAndWrite } from './run-and-write.js';
import { mustHoldResults, storedSummary } from './stored-results.js';
import { say, sayNotes } from './streams.js';

export interface RunFlags extends ResultFlags {
  readonly jobs?: string;
  readonly reps?: string;
  readonly until?: readonly string[];
  readonly max?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly shard?: string;
}

const ROOT = 'results';

interface AskedRequest extends Request {
  /** Which part of the run is made; null: all of it. */
  readonly shard: Shard | null;
}

export async function run(path: string, flags: RunFlags): Promise<void> {
  const request = await requestOf(path, flags);
  if (request.shard !== null) {
    const { runOneShard } = await import('./run-shard.js');
    return runOneShard(request, request.shard, runnerFor(flags.jobs), flags);
  }
  if (await isAnswered(request, flags)) return;
  await runAndWrite(request, { runner: runnerFor(flags.jobs) }, flags);
}

/** What a file and the flags ask for, and where its result goes. */
export async function requestOf(path: string, flags: RunFlags): Promise<AskedRequest> {
  const [asked, shard] = allAtOnce(
    () => replicationsAsked(flags),
    () => shardAsked(flags),
    () => jobsOf(flags.jobs),
    () => reportFileOf(flags.report, ''),
  );
  const prepared = await prepareScenario(path, { ...asked, seed: flags.seed, set: flags.set });
  if (!prepared.ok) throw refusalBeside(prepared.diagnostics, flags);
  const { scenario } = prepared;
  // Departures from the preset stand in the summary.
  const { departures } = scenario.plan;
  sayNotes(scenario.notes.filter((note) => !departures.includes(note)));
  const lock = toYaml(scenario.resolved);
  const folder = flags.out ?? defaultFolder(ROOT, scenario.plan.name, lock, modelVersion);
  return { scenario, path, lock, folder, shard };
}

function shardAsked({ shard: text, json, report }: RunFlags): Shard | null {
  if (text === undefined) return null;
  const shard = parseShard(text, process.env);
  const faults = [
    ...('problem' in shard ? [shard.problem] : []),
    ...(json ? ['--json: a shard has no summary; ringback merge --json has it'] : []),
    ...(report === undefined
      ? []
      : ['--report: a shard is a part of a result; merge has --report']),
  ];
  if ('problem' in shard || faults.length > 0) throw new Exit(ExitCode.Input, faults.join('\n'));
  return shard;
}

/** Answers from the folder where the same complete request has been run. */
export async function isAnswered(
  { folder, lock, scenario }: Request,
  flags: RunFlags,
): Promise<boolean> {
  clearUp(folder);
  mustHoldResults(folder);
  const page = reportFileOf(flags.report, folder);
  const stored = flags.force ? null : storedSummary(folder, lock, flags.record === true);
  if (stored === null) return false;
  say(`answered from ${folder}; --force runs it again`);
  await report(stored, folder, scenario.plan.targets, flags);
  if (page !== null) {
    const { leaveReportOf } = await import('./report-file.js');
    await leaveReportOf(folder, page, { scenario, lock });
  }
  finish(stored, null, flags);
  return true;
}
