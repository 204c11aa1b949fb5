/** The flags of `ringback replay` for a log, read; and the log itself. */
import { basename } from 'node:path';
import { fitLog } from '../fit/fit-log.js';
import { ImportedLog } from '../fit/imported-log.js';
import { type LogRequest, readLog } from '../fit/readers/read-log.js';
import { parseDate } from '../fit/readers/time-text.js';
import { DEFAULT_OFFER, type OfferPolicy } from '../fit/replay/day-scenario.js';
import { quoted } from '../scenario/faults/fault.js';
import { parseDuration } from '../scenario/text/duration.js';
import { Exit, ExitCode } from './exit-code.js';
import { nameOfLog } from './import-command.js';
import { type ImportFlags, requestOf } from './import-request.js';
import type { ReplayedLog } from './replay-model.js';
import { replicationsOf } from './replications.js';
import { mustBePage, type ReportFlag } from './report-target.js';

export interface ReplayLogFlags extends Omit<ImportFlags, 'day' | 'rosterDay' | 'leaveOut'> {
  readonly date?: string;
  readonly allDays?: boolean;
  readonly scenario?: string;
  readonly offerAfter?: string;
  readonly accepts?: string;
  readonly answers?: string;
  readonly reps?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly report?: ReportFlag;
}

const REPLICATIONS = 20;

/** What decides how a day is lived again. */
export function modelOptionsOf(flags: ReplayLogFlags) {
  const faults: string[] = [];
  const offer = offerOf(flags, faults);
  if (flags.date !== undefined && parseDate(flags.date) === null) {
    faults.push(`--date ${quoted(flags.date)}: write a date such as 2026-03-02`);
  }
  if (flags.date !== undefined && flags.allDays) {
    faults.push('--all-days holds the model against every day: leave --date out');
  }
  if (flags.allDays && flags.scenario !== undefined) {
    faults.push('--all-days fits its model to the log: leave --scenario out');
  }
  if (flags.allDays && flags.report === true) {
    faults.push('--report: --all-days has no results folder; write the name of a file');
  }
  if (faults.length > 0) throw new Exit(ExitCode.Input, faults.join('\n'));
  if (typeof flags.report === 'string') mustBePage('--report', flags.report);
  return {
    offer,
    replications: flags.reps === undefined ? REPLICATIONS : replicationsOf(flags.reps),
    seed: flags.seed,
    set: flags.set,
  };
}

function offerOf({ offerAfter, accepts, answers, scenario }: ReplayLogFlags, faults: string[]) {
  const given = [offerAfter, accepts, answers].some((flag) => flag !== undefined);
  if (given && scenario !== undefined) {
    faults.push(
      '--offer-after, --accepts and --answers are for the fitted model: --scenario says them itself',
    );
  }
  const offer: OfferPolicy = {
    after: offerAfter === undefined ? DEFAULT_OFFER.after : secondsOf(offerAfter, faults),
    accepts: shareOf('--accepts', accepts, DEFAULT_OFFER.accepts, faults),
    answers: shareOf('--answers', answers, DEFAULT_OFFER.answers, faults),
  };
  return offer;
}

function secondsOf(text: string, faults: string[]): number {
  const ms = parseDuration(text);
  if (typeof ms === 'number') return ms / 1000;
  faults.push(`--offer-after ${quoted(text)}: write a duration such as 30s`);
  return 0;
}

function shareOf(flag: string, text: string | undefined, usual: number, faults: string[]): number {
  if (text === undefined) return usual;
  const [, number = '', percent = ''] = /^(\d*\.?\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  const share = Number(number) / (percent === '%' ? 100 : 1);
  if (number !== '' && share <= 1) return share;
  faults.push(`${flag} ${quoted(text)}: write a share such as 0.4 or 40%`);
  return usual;
}

/** What a log shows is not assumed otherwise. */
export function mustNotAssume({ fitted }: ReplayedLog, flags: ReplayLogFlags): void {
  const given = (
    [
      ['--offer-after', flags.offerAfter],
      ['--accepts', flags.accepts],
      ['--answers', flags.answers],
    ] as const
  ).flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
  if (fitted.callbacks === null || given.length === 0) return;
  throw new Exit(
    ExitCode.Input,
    `${given.join(', ')} is for logs without callbacks: offers and answers are fitted to those that this one has; leave it out, or say it in a scenario of your own with --scenario`,
  );
}

export function logRequestOf(path: string, flags: ReplayLogFlags): Promise<LogRequest> {
  return requestOf(path, flags);
}

/** Reads and fits the whole log; null: it was stopped. */
export async function readReplayedLog(request: LogRequest): Promise<ReplayedLog | null> {
  const { path, zone } = request;
  const imported = new ImportedLog(zone);
  const reading = await readLog(request, {
    row: (row) => imported.row(row),
    interval: () => {},
    rejected: () => {},
  });
  if (reading.stopped) return null;
  const log = imported.calls;
  if (log.count === 0) {
    throw new Exit(
      ExitCode.Input,
      `${path}: no call in it can be used (read as ${reading.reader.name}); a replay needs the calls themselves, not their numbers; ringback import ${path} says what is wrong with each line`,
    );
  }
  const fitted = await fitLog(log, { zone: zone.name });
  if ('problem' in fitted) throw new Exit(ExitCode.Input, `--tz: ${fitted.problem}`);
  const source = path === '-' ? 'standard input' : basename(path);
  return { log, fitted, zone, name: nameOfLog(path), source };
}
