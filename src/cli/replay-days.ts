/** `ringback replay --all-days`: the model held against every day of a log. */
import { daysOfLog } from '../fit/replay/day-of-log.js';
import type { ReplayedDay } from '../reports/replayed-day.js';
import { allDaysJson, allDaysText } from '../reports/replayed-days.js';
import { Exit, ExitCode } from './exit-code.js';
import type { Progress } from './progress.js';
import { calibrationOfDay } from './replay-calibration.js';
import { fittedModel, type ModelOptions, type ReplayedLog } from './replay-model.js';
import type { ReplayLogFlags } from './replay-request.js';
import { paintFor, print } from './streams.js';

interface Surroundings {
  readonly path: string;
  readonly progress: Progress;
  readonly stop: { readonly signal: AbortSignal; readonly code: () => ExitCode | null };
  readonly flags: ReplayLogFlags;
}

export async function calibrateAllDays(
  replayed: ReplayedLog,
  options: ModelOptions,
  { path, progress, stop, flags }: Surroundings,
): Promise<void> {
  const days = await daysOfLog(replayed.log, replayed.zone.name);
  if ('problem' in days) throw new Exit(ExitCode.Input, `--tz: ${days.problem}`);
  const all: ReplayedDay[] = [];
  for (const day of days) {
    const model = await fittedModel(replayed, day, options);
    const found = await calibrationOfDay(replayed, {
      ...{ day, model, options, given: null, asked: true, vary: false, signal: stop.signal },
      onProgress: () => progress.tell(`${day.date}, ${all.length} of ${days.length} days`),
    });
    if (found === null) throw new Exit(stop.code() ?? ExitCode.Interrupted);
    all.push(found);
  }
  progress.end();
  if (all.length === 0) {
    throw new Exit(ExitCode.Input, 'no call of the log has reached a queue or an agent');
  }
  const look = { paint: paintFor(process.stdout, flags.color), width: process.stdout.columns };
  if (typeof flags.report === 'string') {
    const { commandOf, leaveAllDays } = await import('./replay-page.js');
    leaveAllDays(flags.report, all, commandOf(path, flags, null));
  }
  await print(flags.json ? allDaysJson(all) : allDaysText(all, look));
}
