/** The scenario that an import writes beside the calls. */
import type { CallLog } from '../fit/call-log.js';
import { fitText } from '../fit/fit-json.js';
import { type FittedArrivals, type FittedLog, fitLog } from '../fit/fit-log.js';
import { type FittedIntervals, fitIntervals } from '../fit/intervals/fit-intervals.js';
import { intervalFitText } from '../fit/intervals/interval-fit-json.js';
import { scenarioOfIntervals } from '../fit/intervals/scenario-of-intervals.js';
import { dateText } from '../fit/local-days.js';
import type { LogInterval } from '../fit/readers/reader.js';
import { fittedScenario } from '../fit/scenario-text.js';
import { loadScenarioText } from '../scenario/load.js';
import { durationOf } from './duration-flag.js';
import { Exit, ExitCode } from './exit-code.js';
import type { ImportWriter } from './import-folder.js';

export interface FitFlags {
  readonly rosterDay?: string;
  readonly leaveOut?: string;
  readonly answerWithin?: string;
}

export const SCENARIO_FILE = 'scenario.yaml';

interface Names {
  readonly name: string;
  readonly source: string;
  readonly zone: string;
}

/** What a log of intervals is, beside its rows. */
export interface IntervalLog {
  readonly intervals: readonly LogInterval[];
  readonly isForecast: boolean;
  readonly rejected: number;
}

/** Fits rows of intervals and writes the scenario and what was fitted. */
export async function writeIntervalFit(
  { intervals, isForecast, rejected }: IntervalLog,
  writer: ImportWriter,
  names: Names,
  flags: FitFlags,
): Promise<FittedIntervals> {
  if (flags.rosterDay !== undefined) {
    throw new Exit(ExitCode.Input, '--roster-day: the log has intervals, and names no agents');
  }
  const fitted = await fitIntervals(intervals, {
    ...{ zone: names.zone, isForecast, within: withinOf(flags) },
    ...leftOut(flags),
  });
  if ('problem' in fitted) throw new Exit(ExitCode.Input, `--tz: ${fitted.problem}`);
  mustHaveDays(fitted, flags);
  const { yaml } = scenarioOfIntervals(fitted, names, rejected);
  await mustLoad(yaml);
  writer.add(SCENARIO_FILE, yaml);
  writer.add('fit.json', intervalFitText(fitted));
  return fitted;
}

/** Rows of intervals may ask for anything: a scenario that nobody could run is not written. */
async function mustLoad(yaml: string): Promise<void> {
  const loaded = await loadScenarioText(yaml, SCENARIO_FILE);
  if (loaded.ok) return;
  const faults = loaded.diagnostics.map(({ path, problem }) => `${path}: ${problem}`);
  throw new Exit(
    ExitCode.Input,
    `the scenario of these rows could not be run: ${faults.join('; ')}; leave out the rows that are not so`,
  );
}

/** Fits a log and writes the scenario, its measured distributions and what was not chosen. */
export async function writeFit(
  log: CallLog,
  writer: ImportWriter,
  names: Names,
  flags: FitFlags,
): Promise<FittedLog> {
  if (flags.answerWithin !== undefined) {
    throw new Exit(ExitCode.Input, '--answer-within: the log has calls, whose waits say it all');
  }
  const fitted = await fitLog(log, {
    zone: names.zone,
    day: flags.rosterDay,
    ...leftOut(flags),
  });
  if ('problem' in fitted) throw new Exit(ExitCode.Input, `--tz: ${fitted.problem}`);
  mustHaveDays(fitted, flags);
  const { yaml, files } = fittedScenario(fitted, names);
  writer.add(SCENARIO_FILE, yaml);
  for (const [file, text] of files) writer.add(file, text);
  writer.add('fit.json', fitText(fitted));
  return fitted;
}

/** Seconds; undefined: nobody says. */
function withinOf({ answerWithin }: FitFlags): number | undefined {
  if (answerWithin === undefined) return undefined;
  const ms = durationOf('--answer-within', answerWithin);
  if (ms > 0) return ms / 1000;
  throw new Exit(ExitCode.Input, '--answer-within: write a duration above 0, such as 30s');
}

function leftOut({ leaveOut }: FitFlags) {
  return leaveOut === undefined ? {} : { leaveOut: leaveOutOf(leaveOut) };
}

/** Dates, or "unusual". */
function leaveOutOf(text: string): ReadonlySet<string> | 'unusual' {
  if (text.trim() === 'unusual') return 'unusual';
  const dates = text.split(',').map((each) => each.trim());
  const wrong = dates.filter((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date));
  if (wrong.length > 0) {
    throw new Exit(
      ExitCode.Input,
      `--leave-out ${wrong.join(', ')}: write dates such as 2026-12-25,2026-12-26, or unusual`,
    );
  }
  return new Set(dates);
}

function mustHaveDays({ days }: FittedArrivals, { rosterDay, leaveOut }: FitFlags): void {
  const known = new Set(days.map(({ day }) => dateText(day)));
  const asked = [
    ...(rosterDay === undefined ? [] : [['--roster-day', rosterDay]]),
    ...(leaveOut === undefined || leaveOut.trim() === 'unusual'
      ? []
      : leaveOut.split(',').map((date) => ['--leave-out', date.trim()])),
  ];
  const faults = asked
    .filter(([, date]) => !known.has(date ?? ''))
    .map(([flag, date]) => `${flag} ${date}: the log has ${[...known][0]} to ${[...known].at(-1)}`);
  if (faults.length > 0) throw new Exit(ExitCode.Input, faults.join('\n'));
}
