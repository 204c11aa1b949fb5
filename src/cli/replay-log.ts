/**
 * `ringback replay` of a log: a day's own calls again. First without callbacks, beside what happened;
 * then in three worlds, with them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExperimentResult } from '../experiments/conclude.js';
import { tallyScenario } from '../experiments/run-scenario.js';
import { NothingToKeep } from '../experiments/runner.js';
import { LogFault } from '../fit/readers/reader.js';
import { type DayOfLog, dayOfLog } from '../fit/replay/day-of-log.js';
import { calibrationCsv } from '../reports/calibration-csv.js';
import { replayJson } from '../reports/replay-json.js';
import type { ReplayedDay } from '../reports/replayed-day.js';
import { rowTexts } from '../reports/row-texts.js';
import { type Summary, summaryOf } from '../reports/summary-json.js';
import { calibrationText, changesText } from '../reports/terminal-replay.js';
import { quoted } from '../scenario/faults/fault.js';
import { toYaml } from '../scenario/load.js';
import { Exit, ExitCode } from './exit-code.js';
import { logFaultExit } from './import-command.js';
import { runnerFor } from './jobs.js';
import { Progress } from './progress.js';
import { calibrationOfDay } from './replay-calibration.js';
import { calibrateAllDays } from './replay-days.js';
import { type DayModel, fittedModel, givenModel, type ReplayedLog } from './replay-model.js';
import { commandOf, leaveReplay } from './replay-page.js';
import {
  logRequestOf,
  modelOptionsOf,
  mustNotAssume,
  type ReplayLogFlags,
  readReplayedLog,
} from './replay-request.js';
import { reportFileOf } from './report-target.js';
import { ResultFiles } from './result-files.js';
import { finish } from './run-and-write.js';
import { stopOnSignals } from './signals.js';
import { mustHoldResults } from './stored-results.js';
import { paintFor, print } from './streams.js';

const ROOT = 'replayed';
const REPLAY_FILE = 'replay.json';
const CALIBRATION_FILE = 'calibration.csv';
const FILES = new Set([
  REPLAY_FILE,
  CALIBRATION_FILE,
  'scenario.yaml',
  'calls.csv',
  'durations.csv',
]);

export async function replayLog(path: string, flags: ReplayLogFlags): Promise<void> {
  const options = modelOptionsOf(flags);
  const request = await logRequestOf(path, flags);
  const progress = new Progress();
  const stop = stopOnSignals(() => progress.end(), 'nothing is written');
  try {
    const replayed = await readReplayedLog({
      ...{ ...request, signal: stop.signal },
      onProgress: (_read, _of, lines) => progress.tell(`${lines.toLocaleString('en')} lines`),
    });
    progress.end();
    if (replayed === null) throw new Exit(stop.code() ?? ExitCode.Interrupted);
    mustNotAssume(replayed, flags);
    if (flags.allDays) {
      await calibrateAllDays(replayed, options, { path, progress, stop, flags });
      return;
    }
    const day = await dayAsked(replayed, flags);
    const folder = flags.out ?? join(ROOT, `${replayed.name}-${day.date}`);
    mustHoldReplay(folder, flags.force === true);
    const given = flags.scenario ?? null;
    const model =
      given === null
        ? await fittedModel(replayed, day, options)
        : await givenModel(given, folder, replayed, day, options);
    const asked = flags.date !== undefined;
    const found = await calibrationOfDay(replayed, {
      ...{ day, model, options, given, asked, vary: true, signal: stop.signal },
      onProgress: (done, of) => progress.update(done, of),
    });
    progress.end();
    if (found === null) throw new Exit(stop.code() ?? ExitCode.Interrupted);
    const paint = paintFor(process.stdout, flags.color);
    const look = { paint, width: process.stdout.columns };
    if (!flags.json) await print(calibrationText(found, look));
    stop.end();
    const report = reportFileOf(flags.report, folder);
    const command = commandOf(path, flags, day.date);
    await runWorlds({ day: found, model, folder, report, command }, flags);
  } catch (error) {
    throw error instanceof LogFault ? logFaultExit(error, path) : error;
  } finally {
    progress.end();
    stop.end();
  }
}

async function dayAsked(
  { log, zone }: ReplayedLog,
  { date = null }: { date?: string | null },
): Promise<DayOfLog> {
  const day = await dayOfLog(log, zone.name, date);
  if ('problem' in day) throw new Exit(ExitCode.Input, `--tz: ${day.problem}`);
  if (!('known' in day)) return day;
  const { known } = day;
  const which =
    known.length === 0
      ? 'no call of the log has reached a queue or an agent'
      : `the log has no call on ${quoted(date ?? '')}; it has calls on ${known.length} dates from ${known[0]} to ${known.at(-1)}`;
  throw new Exit(ExitCode.Input, `--date: ${which}`);
}

/** A scenario or calls that were changed by hand since are not thrown away. */
function mustHoldReplay(folder: string, force: boolean): void {
  mustHoldResults(folder, (file) => FILES.has(file));
  if (force || !existsSync(join(folder, REPLAY_FILE))) return;
  const { files } = JSON.parse(readFileSync(join(folder, REPLAY_FILE), 'utf8')) as {
    files?: Record<string, string>;
  };
  const changed = Object.entries(files ?? {}).filter(([file, digest]) => {
    const path = join(folder, file);
    return existsSync(path) && digestOf(readFileSync(path, 'utf8')) !== digest;
  });
  if (changed.length === 0) return;
  const names = changed.map(([file]) => file).join(', ');
  throw new Exit(
    ExitCode.Input,
    `${names} in ${folder} was changed since: --force replaces it, --out names another folder`,
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

interface DayToRun {
  readonly day: ReplayedDay;
  readonly model: DayModel;
  readonly folder: string;
  /** Where its page goes; null: none was asked for. */
  readonly report: string | null;
  readonly command: readonly string[];
}

/** The three worlds; the result is an ordinary one, with the calibration beside it. */
async function runWorlds(toRun: DayToRun, flags: ReplayLogFlags): Promise<void> {
  const { day, model, folder } = toRun;
  const { scenario, file, given } = model;
  const lock = toYaml(scenario.resolved);
  const startedAt = new Date();
  const runner = runnerFor(flags.jobs);
  const files = new ResultFiles(folder, scenario, { lock, record: false });
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'the replications that are finished are kept',
    () => files.discard(),
  );
  try {
    files.begin(null);
    const result = await tallyScenario(
      scenario,
      { callbacks: true, interactions: false },
      {
        ...{ thresholds: scenario.parsed, precision: scenario.precision, runner, texts: rowTexts },
        source: { text: lock, file, files: given },
        signal: stop.signal,
        onProgress: (done, of) => progress.update(done, of),
      },
      (chunk) => files.take(chunk),
    );
    progress.end();
    const summary = summaryOf(result);
    const json = addFiles(files, toRun, { result, summary, startedAt });
    files.commit();
    if (toRun.report !== null) {
      const { measures } = result;
      const { command, report } = toRun;
      leaveReplay(report, { day, summary, measures, command, lock });
    }
    await print(flags.json ? json : changesOf(day, summary, folder, flags));
    finish(summary, stop.code(), { inconclusive: 'pass' });
  } catch (error) {
    progress.end();
    files.discard();
    const code = stop.code();
    throw error instanceof NothingToKeep && code !== null ? new Exit(code) : error;
  } finally {
    await runner.close();
    stop.end();
  }
}

interface Ran {
  readonly result: ExperimentResult;
  readonly summary: Summary;
  readonly startedAt: Date;
}

/** @returns `replay.json` */
function addFiles(files: ResultFiles, { day, model }: DayToRun, ran: Ran): string {
  const all = new Map([...model.beside, [CALIBRATION_FILE, calibrationCsv(day.calibration)]]);
  for (const [name, text] of all) files.add(name, text);
  const digests = Object.fromEntries([...all].map(([name, text]) => [name, digestOf(text)]));
  const json = replayJson(day, ran.summary, digests);
  files.add(REPLAY_FILE, json);
  files.finish(ran.result, ran.summary, ran.startedAt);
  return json;
}

function changesOf(
  day: ReplayedDay,
  summary: Summary,
  folder: string,
  { color }: ReplayLogFlags,
): string {
  const look = { paint: paintFor(process.stdout, color), width: process.stdout.columns };
  return changesText(day, summary, [`next: npx ringback show ${folder}`], look);
}
