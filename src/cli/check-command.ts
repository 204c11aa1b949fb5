/** `ringback check`: thresholds and a baseline as an exit code, with what a pipeline shows. */
import { type Baseline, readBaseline } from '../experiments/baselines.js';
import { type CheckOptions, type CheckResult, checkScenario } from '../experiments/check.js';
import { type PreparedScenario, prepareScenario } from '../experiments/prepare.js';
import { readStoredResult, type StoredResult } from '../experiments/stored-result.js';
import { isUnchanged } from '../reports/check-items.js';
import { checkJson } from '../reports/check-json.js';
import { terminalCheck } from '../reports/terminal-check.js';
import { allAtOnce } from './all-at-once.js';
import { mustBeBaselineName } from './baseline-command.js';
import { nextOf } from './check-next.js';
import { beginReports, writeRefusal, writeReports } from './check-reports.js';
import { conditionsOf } from './compare-command.js';
import { Exit, ExitCode } from './exit-code.js';
import { jobsOf } from './jobs.js';
import { keysOf } from './measure-keys.js';
import { refusalBeside, replicationsAsked } from './replications.js';
import { runAll } from './run-all.js';
import { isStoredResult } from './stored-results.js';
import { paintFor, print, sayNotes } from './streams.js';

export interface CheckFlags {
  readonly threshold?: readonly string[];
  readonly baseline?: string;
  readonly baselines: string;
  readonly measure?: readonly string[];
  readonly margin?: readonly string[];
  readonly failOn?: readonly string[];
  readonly inconclusive: 'pass' | 'fail';
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly until?: readonly string[];
  readonly max?: string;
  readonly seed?: string;
  readonly junit?: string;
  /** undefined: where the surroundings are those of GitHub Actions. */
  readonly github?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

export async function check(path: string, flags: CheckFlags): Promise<void> {
  beginReports(flags, path);
  try {
    await judged(path, flags);
  } catch (error) {
    if (error instanceof Exit && error.code === ExitCode.Input) writeRefusal(error, flags, path);
    throw error;
  }
}

async function judged(path: string, flags: CheckFlags): Promise<void> {
  allAtOnce(
    () => replicationsAsked(flags),
    () => jobsOf(flags.jobs),
    () => conditionsOf(flags.failOn),
    () => mustHaveBaseline(flags),
    () => flags.baseline !== undefined && mustBeBaselineName(flags.baseline),
  );
  const stored = isStoredResult(path) ? await loadStored(path, flags) : null;
  const scenario = stored?.scenario ?? (await load(path, flags));
  const options = optionsOf(scenario, flags);
  mustBeAsked(scenario, options, path);
  sayNotes(scenario.notes);
  const finished =
    stored === null
      ? await runAll(path, scenario, flags.jobs, 'what is finished is judged as incomplete')
      : { ...stored, interrupted: null };
  const { sums, interrupted } = finished;
  if (sums.length === 0 && interrupted !== null) throw new Exit(interrupted);
  const result = checkScenario(scenario, finished, options);
  mustBeAsSaved(result, flags.baselines);
  if (flags.json) await print(checkJson(result));
  else {
    const paint = paintFor(process.stdout, flags.color);
    await print(terminalCheck(result, paint, process.stdout.columns, nextOf(path, result, flags)));
  }
  // Last: whoever reads the terminal has the verdict, even where a report cannot be written.
  writeReports(result, flags, stored === null && path !== '-' ? path : null);
  throw new Exit(interrupted ?? codeOf(result));
}

function codeOf({ verdict }: CheckResult): ExitCode {
  switch (verdict) {
    case 'passes':
      return ExitCode.Done;
    case 'fails':
    case 'inconclusive':
      return ExitCode.No;
    case 'incomplete':
      return ExitCode.Incomplete;
  }
}

async function loadStored(folder: string, flags: CheckFlags): Promise<StoredResult> {
  const { set, seed, reps, until, max, threshold, margin } = flags;
  const given = [set && '--set', seed && '--seed', reps && '--reps', until && '--until'];
  const [flag] = [...given, max && '--max'].filter(Boolean);
  if (flag) {
    throw new Exit(
      ExitCode.Input,
      `${folder} is a stored result, which ${flag} cannot change; name its scenario instead`,
    );
  }
  const read = await readStoredResult(folder, { moreThresholds: threshold, moreMargins: margin });
  if (!read.ok) throw new Exit(ExitCode.Input, read.problem);
  return read.stored;
}

async function load(path: string, flags: CheckFlags): Promise<PreparedScenario> {
  const prepared = await prepareScenario(path, {
    ...replicationsAsked(flags),
    seed: flags.seed,
    set: flags.set,
    moreThresholds: flags.threshold,
    moreMargins: flags.margin,
  });
  if (!prepared.ok) throw refusalBeside(prepared.diagnostics, flags);
  return prepared.scenario;
}

function optionsOf(scenario: PreparedScenario, flags: CheckFlags): CheckOptions {
  const { inconclusive, baseline, measure } = flags;
  if (baseline === undefined) return { inconclusive, failOn: [] };
  return {
    inconclusive,
    failOn: flags.failOn === undefined ? ['regressed'] : conditionsOf(flags.failOn),
    keys: measure === undefined ? undefined : keysOf(measure, [scenario.plan]),
    baseline: baselineFor(scenario, flags.baselines, baseline),
  };
}

function mustHaveBaseline({ baseline, measure, margin, failOn }: CheckFlags): void {
  if (baseline !== undefined) return;
  const given = [measure && '--measure', margin && '--margin', failOn && '--fail-on'];
  const flags = given.filter(Boolean);
  if (flags.length === 0) return;
  const are = flags.length === 1 ? 'is' : 'are';
  throw new Exit(
    ExitCode.Input,
    `${flags.join(' and ')} ${are} about a baseline: name one with --baseline`,
  );
}

function baselineFor({ seed }: PreparedScenario, root: string, name: string): Baseline {
  const read = readBaseline(root, name);
  if (!read.ok) throw new Exit(ExitCode.Input, read.problem);
  const { outcome } = read.baseline;
  if (outcome.seed !== seed) {
    throw new Exit(
      ExitCode.Input,
      `baseline ${name} was saved with the seed ${outcome.seed}, and this run has ${seed}: they would meet different callers; add --seed ${outcome.seed}, or save the baseline again`,
    );
  }
  return read.baseline;
}

/** The same events, by the same program, cannot come to other figures. */
function mustBeAsSaved({ baseline }: CheckResult, root: string): void {
  if (baseline === null || baseline.engine !== null) return;
  const { comparison, name } = baseline;
  if (!comparison.identical || isUnchanged(comparison)) return;
  const other = comparison.measures.filter(({ alike }) => !alike).map(({ key }) => key);
  throw new Exit(
    ExitCode.Input,
    `${root}/${name} is not as it was saved: every event is that of the baseline, but not ${other.slice(0, 5).join(', ')}; save it again`,
  );
}

/** A check of nothing would pass whatever happens. */
function mustBeAsked({ parsed }: PreparedScenario, { baseline }: CheckOptions, path: string): void {
  if (parsed.length > 0 || baseline !== undefined) return;
  throw new Exit(
    ExitCode.Input,
    `${path} asks for nothing: add "thresholds:" to it, --threshold "asa < 20s" or --baseline NAME`,
  );
}
