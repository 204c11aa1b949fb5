/** The pages of a replay, made and put into their places. */
import { basename } from 'node:path';
import { replayDaysPage } from '../reports/html/replay-days-page.js';
import { type ReplayPageData, replayPage } from '../reports/html/replay-page.js';
import type { ReplayedDay } from '../reports/replayed-day.js';
import type { ReplayLogFlags } from './replay-request.js';
import { say } from './streams.js';
import { writeWhole } from './whole-file.js';

export function leaveReplay(file: string, data: ReplayPageData): void {
  leave(file, replayPage(data));
}

export function leaveAllDays(
  file: string,
  days: readonly ReplayedDay[],
  command: readonly string[],
): void {
  leave(file, replayDaysPage(days, command));
}

function leave(file: string, text: string): void {
  writeWhole(file, text);
  say(`the report is in ${file}`);
}

/** What the same replay is asked for with; files without their folders. */
export function commandOf(path: string, flags: ReplayLogFlags, date: string | null): string[] {
  const each = (flag: string, ...values: readonly (string | undefined)[]): string[] =>
    values.flatMap((value) => (value === undefined ? [] : [flag, value]));
  return [
    ...['npx', 'ringback', 'replay', path === '-' ? '-' : basename(path)],
    ...each('--format', flags.format),
    ...each('--map', ...(flags.map ?? [])),
    ...(flags.tz === 'UTC' ? [] : each('--tz', flags.tz)),
    ...each('--dates', flags.dates),
    ...each('--delimiter', flags.delimiter),
    ...each('--encoding', flags.encoding),
    ...each('--from', flags.from),
    ...each('--to', flags.to),
    ...each('--type', ...(flags.type ?? [])),
    ...(date === null ? ['--all-days'] : each('--date', date)),
    ...each('--scenario', flags.scenario === undefined ? undefined : basename(flags.scenario)),
    ...each('--offer-after', flags.offerAfter),
    ...each('--accepts', flags.accepts),
    ...each('--answers', flags.answers),
    ...each('--set', ...(flags.set ?? [])),
    ...each('--reps', flags.reps),
    ...each('--seed', flags.seed),
  ];
}
