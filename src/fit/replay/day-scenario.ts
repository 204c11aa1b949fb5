/**
 * A day of a log as a scenario: its own calls at their own instants, the agents of that day, what was
 * fitted to the whole log for all that a day does not tell, and callbacks as they are offered.
 */
import { DAY } from '../../scenario/text/duration.js';
import type { CallLog, LoggedCall } from '../call-log.js';
import { callerLines } from '../callers-text.js';
import { callLine, callsHeader, localText } from '../calls-csv.js';
import type { FittedLog } from '../fit-log.js';
import type { LogRow } from '../log-row.js';
import { withoutRepeats, wrapLines } from '../scenario-text.js';
import { durationText, MeasuredColumns } from '../spread-text.js';
import { comment, countText, spanText, yamlName } from '../words.js';
import type { Zone } from '../zone.js';
import type { DayOfLog } from './day-of-log.js';
import { type DayRoster, differInSkills, rosterLines } from './day-roster.js';

export const CALLS_FILE = 'calls.csv';

/** How callbacks are offered where the log has none, and what callers make of it. */
export interface OfferPolicy {
  /** Seconds in the queue after which a caller is asked, once. */
  readonly after: number;
  /** The share of those who are asked that takes one. */
  readonly accepts: number;
  /** The share of callbacks that find a person. */
  readonly answers: number;
}

/** The simplest plan of the preset `vcc`; guesses, which the program says wherever they are used. */
export const DEFAULT_OFFER: OfferPolicy = { after: 30, accepts: 0.4, answers: 0.8 };

export interface DayScenario {
  readonly yaml: string;
  /** Files beside it, by their names. */
  readonly files: ReadonlyMap<string, string>;
}

export interface DayScenarioOptions {
  readonly name: string;
  /** The file of the log, for people to read. */
  readonly source: string;
  readonly zone: Zone;
  readonly replications: number;
  readonly offer: OfferPolicy;
}

export function dayScenario(
  log: CallLog,
  day: DayOfLog,
  fitted: FittedLog,
  roster: DayRoster,
  options: DayScenarioOptions,
): DayScenario {
  const columns = new MeasuredColumns();
  const { offer, name, replications, zone } = options;
  const types = fitted.types.map((type) => type.name);
  const skills = differInSkills(roster, types.length);
  const called = new Set(day.calls.map(({ type }) => type));
  const lines = [
    ...headLines(day, fitted, options),
    `name: ${yamlName(`${name}, ${day.date}`.slice(0, 100))}`,
    `start: ${localText(day.startsAt, zone).slice(0, 16)}[${zone.name}]`,
    `length: ${lengthText(day)}`,
    `replications: ${replications}`,
    'worlds: [actual, hold, noCallback]',
    '',
    'callers:',
    ...callersOf(day, fitted, columns, { offer, skills }),
    '',
    ...planLines(fitted, offer, skills ? types.filter((_, k) => called.has(k)) : []),
    '',
    'teams:',
    ...rosterLines(roster, day, types, wrapLines(fitted, columns)),
    '',
  ];
  const files = new Map([[CALLS_FILE, callsOfDay(log, day, types, zone)]]);
  const durations = columns.text();
  if (durations !== null) files.set(MeasuredColumns.FILE, durations);
  return { yaml: withoutRepeats(lines).join('\n'), files };
}

/** The calls of a day as a calls file; an id is the line of the log. */
export function callsOfDay(
  log: CallLog,
  day: DayOfLog,
  types: readonly string[],
  zone: Zone,
): string {
  const row = (call: LoggedCall): LogRow => ({
    ...call,
    id: `line ${call.line}`,
    type: types[call.type]!,
    customer: null,
    agent: call.agent === null ? null : log.agents.all[call.agent]!,
    of: null,
  });
  return callsHeader + day.calls.map((call) => callLine(row(call), zone)).join('');
}

function lengthText({ startsAt, endsAt }: DayOfLog): string {
  const length = endsAt - startsAt;
  return length === DAY ? '1d' : `${length / 3_600_000}h`;
}

function headLines(day: DayOfLog, fitted: FittedLog, { source }: DayScenarioOptions): string[] {
  const { hungUpUnqueued, calledAgain, calls } = day;
  const left =
    hungUpUnqueued === 0
      ? ''
      : ` ${countText(hungUpUnqueued)} that hung up before any queue are left out.`;
  const lines = comment(
    `${day.date} as ${source} has it: ${countText(calls.length)} calls at their own instants, with their own talks and, of those who hung up, their own patience.${left} What is fitted is fitted to all ${countText(fitted.calls)} calls of the log.`,
    0,
  );
  const assumed = [
    'Patience of those who were answered is drawn from the fitted distribution, given that it was longer than their wait; talks of those who hung up, and all work after calls, are drawn, too.',
    'Agents are there as their services show it: who was there and took no call is not seen. Every ring is answered at once.',
    calledAgain === null || calledAgain === 0
      ? 'Everyone who calls is taken for another person.'
      : `Everyone who calls is taken for another person: ${countText(calledAgain)} calls of customers who had hung up within the hour before come whatever became of the first call.`,
  ];
  lines.push('#', '# What is assumed:');
  for (const each of assumed) {
    const [head, ...rest] = comment(`- ${each}`, 0);
    lines.push(head!, ...rest.map((row) => row.replace('# ', '#   ')));
  }
  return lines;
}

interface CallersLook {
  readonly offer: OfferPolicy;
  readonly skills: boolean;
}

/** A class for each type: head starts stand in the rows. */
function callersOf(
  day: DayOfLog,
  fitted: FittedLog,
  columns: MeasuredColumns,
  { offer, skills }: CallersLook,
): string[] {
  const counts = fitted.types.map(() => 0);
  for (const { type } of day.calls) counts[type]!++;
  // Redials of that day are among its calls.
  const known = { ...fitted, retrials: null };
  return fitted.types.flatMap((type, k) => {
    const of = fitted.classes.find((each) => each.type === k);
    if (counts[k] === 0 || of === undefined) return [];
    const talk = durationText(type.talk, `talk_${type.name}`, columns);
    return [
      `  - name: ${yamlName(type.name)}`,
      ...(skills ? [`    plan: ${yamlName(type.name)}`] : []),
      `    # ${countText(counts[k]!)} calls`,
      `    arrivals: { file: { path: ${CALLS_FILE}, where: { type: [${yamlName(type.name)}] } } }`,
      ...callerLines({ ...of, headStartMs: 0 }, type, known, { talk, columns }),
      ...(fitted.callbacks === null ? offerLines(offer) : []),
    ];
  });
}

function offerLines({ accepts, answers }: OfferPolicy): string[] {
  const nobody = Math.round((1 - answers) * 1e6) / 1e6;
  return [
    '    # The log has no callbacks: these are assumptions, to be varied.',
    `    acceptsCallback: ${accepts}`,
    nobody === 0
      ? '    answersCallback: { person: 1 }'
      : `    answersCallback: { person: ${answers}, noAnswer: ${nobody} }`,
  ];
}

function planLines(
  { callbacks }: FittedLog,
  offer: OfferPolicy,
  skills: readonly string[],
): string[] {
  const after = spanText(callbacks?.offer.after ?? offer.after);
  return [
    'plans:',
    '  main:',
    `    queue: { acd: { mode: skills }, breakouts: { voluntary: { after: ${after}, to: callback } } }`,
    '    callback: { callback: {} }',
    ...skills.flatMap((name) => [
      `  ${yamlName(name)}:`,
      `    tag: { skillTagger: { add: { ${yamlName(name)}: mandatory } }, next: queue }`,
      '    queue: { goTo: main.queue }',
    ]),
  ];
}
