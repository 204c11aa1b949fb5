/**
 * A fitted log as a scenario: every number with a comment that says where it comes from, and at the
 * top what the log cannot tell, what is assumed instead, and what to do about it.
 */
import { MOST_CALLS } from '../scenario/schema/settings.js';
import { arrivalLines, remarksOnDays } from './arrivals-text.js';
import { assumptions } from './assumptions.js';
import { callerLines } from './callers-text.js';
import type { FittedArrivals, FittedLog } from './fit-log.js';
import { dateText } from './local-days.js';
import { teamLines } from './roster-text.js';
import { durationText, durationWords, MeasuredColumns } from './spread-text.js';
import { comment, countText, digits, shareText, spanText, yamlName } from './words.js';

export interface FittedScenario {
  readonly yaml: string;
  /** Files beside it, by their names. */
  readonly files: ReadonlyMap<string, string>;
}

export interface ScenarioOptions {
  readonly name: string;
  /** The file of the log, for people to read. */
  readonly source: string;
}

const LONGEST_NAME = 100;

export function fittedScenario(fitted: FittedLog, options: ScenarioOptions): FittedScenario {
  const columns = new MeasuredColumns();
  const skills = asksForSkills(fitted);
  const callers = callersOf(fitted, columns, skills);
  const teams = teamLines(fitted, wrapLines(fitted, columns), skills);
  const lines = [
    ...headLines(fitted, options),
    nameLine(options),
    ...periodLines(fitted, fitted.people.roster?.day?.index ?? null),
    'replications: 20',
    `worlds: [${fitted.callbacks === null ? 'actual' : 'actual, hold, noCallback'}]`,
    '',
    'callers:',
    ...callers,
    '',
    ...planLines(fitted, skills, skillsThere(fitted)),
    '',
    'teams:',
    ...teams,
    '',
  ];
  const yaml = withoutRepeats(lines).join('\n');
  const text = columns.text();
  return { yaml, files: new Map(text === null ? [] : [[MeasuredColumns.FILE, text]]) };
}

function headLines(fitted: FittedLog, { source }: ScenarioOptions): string[] {
  const { calls, callbackRows } = fitted;
  const callbacks = callbackRows === 0 ? '' : `, ${countText(callbackRows)} callbacks`;
  return topLines(fitted, `${source}: ${countText(calls)} calls${callbacks}`, assumptions(fitted));
}

export function nameLine({ name }: ScenarioOptions): string {
  return `name: ${yamlName(name.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST_NAME))}`;
}

/**
 * The comment at the top: of what it is fitted, what is strange about its days, what is assumed.
 *
 * @param what the file and how much is in it
 */
export function topLines(
  fitted: FittedArrivals,
  what: string,
  assumed: readonly string[],
): string[] {
  const { days, confidence, zone } = fitted;
  const [first, last] = [days[0]!, days.at(-1)!];
  const period =
    days.length === 1
      ? `${dateText(first.day)} in ${zone}`
      : `${dateText(first.day)} to ${dateText(last.day)}, ${days.length} days of ${zone}`;
  const lines = comment(
    `Fitted to ${what}, ${period}. In brackets are intervals of ${shareText(confidence)}.`,
    0,
  );
  for (const remark of remarksOnDays(fitted)) lines.push(...comment(remark, 0));
  lines.push('#', '# What the log cannot tell, and what is assumed:');
  for (const each of assumed) {
    const [head, ...rest] = comment(`- ${each}`, 0);
    lines.push(head!, ...rest.map((row) => row.replace('# ', '#   ')));
  }
  return lines;
}

/** A typical week from a Monday on; the days of the log, where it has no more than a week; one day. */
export function periodLines(
  { days, zone, calls }: Pick<FittedArrivals, 'days' | 'zone'> & { readonly calls: number },
  only: number | null,
): string[] {
  const monday = days.find(({ weekday }) => weekday === 0);
  const whole = days.length > 7 && monday !== undefined;
  const start = only !== null ? days[only]! : whole ? monday : days[0]!;
  const length = only !== null ? 1 : whole ? 7 : Math.min(7, days.at(-1)!.day - days[0]!.day + 1);
  const hours = only === null ? 0 : (start.to - start.from) / 3_600_000;
  return [
    `start: ${dateText(start.day)}T00:00[${zone}]`,
    `length: ${only !== null && hours !== 24 ? `${hours}h` : `${length}d`}`,
    ...limitLines((calls * length) / days.length),
  ];
}

/** A log of so many calls means them; some days may have more than the mean. */
function limitLines(calls: number): string[] {
  const most = Math.ceil(2 * calls);
  return most > MOST_CALLS ? [`limits: { calls: ${most} } # as many as the log has`] : [];
}

/** Whether agents differ in the types that they take. */
function asksForSkills({ people, types }: FittedLog): boolean {
  const { roster } = people;
  if (roster === null || types.length === 1) return false;
  const sets = roster.day?.agents ?? roster.teams;
  return sets.some(({ skills }) => skills.length < types.length);
}

function callersOf(fitted: FittedLog, columns: MeasuredColumns, skills: boolean): string[] {
  const shared = sharedNames(fitted);
  const talks = new Map<string, string | null>();
  return fitted.classes.flatMap((each, k) => {
    const type = fitted.types[each.type]!;
    const column = `talk_${type.name}`;
    if (!talks.has(column)) talks.set(column, durationText(type.talk, column, columns));
    return [
      `  - name: ${yamlName(each.name)}`,
      ...(skills ? [`    plan: ${yamlName(type.name)}`] : []),
      ...arrivalLines(each, fitted, shared[k]!),
      ...callerLines(each, type, fitted, { talk: talks.get(column) ?? null, columns }),
    ];
  });
}

/** Types that are busy together share their factors, and the classes of one type do. */
export function sharedNames({ classes, types }: FittedArrivals): (string | null)[] {
  const together = new Set(classes.filter((each) => each.together).map(({ type }) => type));
  return classes.map(({ type }) => {
    if (together.has(type) && together.size > 1) return 'days';
    return classes.filter((each) => each.type === type).length > 1 ? types[type]!.name : null;
  });
}

/** Types that somebody in the roster takes; null: the log names nobody, and everybody takes all. */
function skillsThere({ people: { roster } }: FittedLog): ReadonlySet<number> | null {
  if (roster === null) return null;
  return new Set((roster.day?.agents ?? roster.teams).flatMap((each) => each.skills));
}

/**
 * Calls wait in one queue; where agents differ, each type asks for its skill.
 *
 * @param there types that somebody takes; null: all of them
 */
export function planLines(
  { types, callbacks }: Pick<FittedArrivals, 'types'> & Pick<FittedLog, 'callbacks'>,
  skills: boolean,
  there: ReadonlySet<number> | null = null,
): string[] {
  const offer =
    callbacks === null
      ? ''
      : `, breakouts: { voluntary: { after: ${spanText(callbacks.offer.after)}, to: callback } }`;
  const lines = [
    'plans:',
    '  main:',
    `    queue: { acd: { mode: skills }${offer} }`,
    ...(callbacks === null ? [] : ['    callback: { callback: {} }']),
  ];
  if (!skills) return lines;
  for (const [type, { name }] of types.entries()) {
    const skill = yamlName(name);
    lines.push(`  ${skill}:`);
    if (there?.has(type) === false) {
      lines.push(
        ...comment('None of the agents took one in the log, so here any of them may.', 4),
        '    queue: { goTo: main.queue }',
      );
      continue;
    }
    lines.push(
      `    tag: { skillTagger: { add: { ${skill}: mandatory } }, next: queue }`,
      '    queue: { goTo: main.queue }',
    );
  }
  return lines;
}

/** Work after calls, of all agents alike; by type it stands with the callers. */
export function wrapLines({ people, types }: FittedLog, columns: MeasuredColumns): string[] {
  const { wrap } = people;
  if (wrap !== null) {
    const { seen, ended, mean, median, tail, lifetimes } = wrap;
    const gaps = `${countText(seen)} times a service ended while a caller waited whom the agent could take; ${countText(ended)} times the agent took one before nobody waited`;
    const rest = `The time between by Kaplan-Meier: mean ${digits(mean, 3)} s, median ${digits(median, 3)} s; the ${shareText(tail)} over 5 min count as absence. It holds the ringing of the next call.`;
    return [
      ...comment(`Wrap is not logged. ${gaps}. ${rest}`, 4),
      `    wrap: ${columns.add('wrap', lifetimes)}`,
    ];
  }
  const logged = types.find((type) => type.wrap !== null)?.wrap;
  if (logged === undefined || logged === null) return [];
  const text = durationText(logged, 'wrap', columns);
  return text === null
    ? []
    : [...comment(durationWords(logged, 'times of work after a call'), 4), `    wrap: ${text}`];
}

/** A comment of several lines that was made before is not made again. */
export function withoutRepeats(lines: readonly string[]): string[] {
  const made = new Set<string>();
  const out: string[] = [];
  for (let k = 0; k < lines.length; ) {
    let to = k;
    while (/^ +# /.test(lines[to] ?? '')) to++;
    const block = lines.slice(k, to);
    const text = block.map((line) => line.trim()).join(' ');
    if (block.length > 1 && made.has(text)) {
      const indent = block[0]!.slice(0, block[0]!.indexOf('#'));
      out.push(`${indent}# as above`);
    } else out.push(...block);
    made.add(text);
    if (to < lines.length) out.push(lines[to]!);
    k = to + 1;
  }
  return out;
}
