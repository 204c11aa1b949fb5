/** The people of a fitted scenario: teams with the shifts of a week, or agents with those of a day. */
import { DAY, HOUR, MINUTE } from '../scenario/text/duration.js';
import { WEEKDAYS } from '../scenario/text/time-of-day.js';
import type { StepLoad } from './busy-while-waiting.js';
import type { FittedLog } from './fit-log.js';
import type { LocalDay } from './local-days.js';
import type { Roster, RosterOfDay } from './people.js';
import { blocksOf, wholeAgents, wholeTeams } from './shift-blocks.js';
import type { Span } from './spans.js';
import {
  clockText,
  comment,
  countText,
  digits,
  flowList,
  shareText,
  spanText,
  yamlName,
} from './words.js';

export interface Shift {
  readonly from: number;
  readonly to: number;
  readonly agents: number;
  readonly days: number[];
}

const MINUTES_OF_A_DAY = DAY / MINUTE;
/** Of a smaller share of their time away nothing is said. */
const LEAST_AWAY = 0.01;
/** Where callers waited for less of a step, how many were busy meanwhile says little. */
const ENOUGH_WAITING = 0.01;

/** @param skills whether calls ask for skills */
export function teamLines(fitted: FittedLog, wrap: readonly string[], skills: boolean): string[] {
  const lines = teamsOf(fitted, wrap, skills);
  if (lines.some((line) => line.startsWith('  - '))) return lines;
  const all = fitted.types.map(({ name }) => name);
  return [
    ...comment(
      'Nobody was seen at work for as long as half a step: one agent stands for those who were.',
      2,
    ),
    '  - name: agents',
    ...(skills ? skillLine(all, 4) : []),
    '    agents: 1',
    ...wrap,
  ];
}

function teamsOf(fitted: FittedLog, wrap: readonly string[], skills: boolean): string[] {
  const { roster, load } = fitted.people;
  if (roster?.day) return dayLines(fitted, roster.day, wrap, skills);
  if (roster !== null) return weekLines(fitted, roster, wrap, skills);
  const curve = (load ?? []).map((steps) => steps?.map(agentsOf) ?? null);
  const shifts = shiftsOf(curve.map((steps) => wholeAgents(steps ?? [])));
  if (shifts.length === 0) return [];
  const least = (load ?? []).flatMap((steps) => steps ?? []).filter(({ most }) => most > 0);
  const told = least.filter(({ waiting }) => waiting >= ENOUGH_WAITING).length;
  return [
    ...comment(
      `The log names ${fitted.people.named === 0 ? 'no agents' : 'too few agents'}. In ${countText(told)} of ${countText(least.length)} steps callers waited: there they are as many as were busy meanwhile, on an average. In the others they are as many as were ever busy at once, and there may have been more.`,
      2,
    ),
    '  - name: agents',
    ...shiftLines(shifts, fitted.every),
    ...wrap,
  ];
}

export function agentsOf({ waiting, busyMeanwhile, most }: StepLoad): number {
  return waiting >= ENOUGH_WAITING ? busyMeanwhile : most;
}

function weekLines(
  { every, people, types }: FittedLog,
  roster: Roster,
  wrap: readonly string[],
  skills: boolean,
): string[] {
  const named = `${countText(people.named)} of ${countText(people.answered)} answered calls name their agent`;
  const lines = comment(
    `${named}: ${roster.agents} agents on ${countText(roster.days)} agents' days, there for ${countText(roster.hours)} hours. On the roster from the first call of a day to the last; away where others took all calls for over 30 min, or callers waited for over 5 min.`,
    2,
  );
  const labels = labelsOf(roster.teams.map((team) => team.skills.map((t) => types[t]!.name)));
  // By weekday, then by team.
  const whole = Array.from({ length: 7 }, (_, weekday) => {
    const curves = roster.teams.map(({ curve }) => curve[weekday] ?? null);
    return curves.includes(null) ? [] : wholeTeams(curves.map((curve) => curve ?? []));
  });
  for (const [k, team] of roster.teams.entries()) {
    const shifts = shiftsOf(whole.map((teams) => teams[k] ?? []));
    if (shifts.length === 0) continue;
    lines.push(
      ...comment(`${team.agents.length} agents, ${countText(team.rosteredH)} hours rostered`, 2),
      `  - name: ${yamlName(labels[k]!)}`,
    );
    if (skills)
      lines.push(
        ...skillLine(
          team.skills.map((t) => types[t]!.name),
          4,
        ),
      );
    lines.push(...shiftLines(shifts, every));
    if (team.awayShare >= LEAST_AWAY && team.spells > 0) {
      const spells = `${countText(team.spells)} absences of ${digits(team.spell / 60, 3)} min`;
      lines.push(
        ...comment(`${spells}: ${shareText(team.awayShare)} of the time rostered`, 4),
        `    shrinkage: { share: ${digits(team.awayShare, 3)}, spell: ${spanText(team.spell)} }`,
      );
    }
    lines.push(...wrap);
  }
  return lines;
}

/** What teams are called: by their skills, where these are few. */
function labelsOf(skills: readonly (readonly string[])[]): string[] {
  return skills.map((own, k) => {
    const label = own.join(' + ');
    return skills.length === 1 ? 'agents' : label.length <= 40 ? label : `agents ${k + 1}`;
  });
}

function skillLine(skills: readonly string[], indent: number): string[] {
  return flowList('skills', skills.map(yamlName), indent);
}

/** Blocks of whole agents by weekday and step, days that are alike together. */
export function shiftsOf(week: readonly (readonly number[])[]): Shift[] {
  const shifts: Shift[] = [];
  for (const [weekday, agents] of week.entries()) {
    for (const block of blocksOf(agents)) {
      const alike = shifts.find(
        (shift) =>
          shift.from === block.from && shift.to === block.to && shift.agents === block.agents,
      );
      if (alike !== undefined) alike.days.push(weekday);
      else shifts.push({ ...block, days: [weekday] });
    }
  }
  return shifts.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** As many agents as it takes when each shift is followed by the first who are free. */
export function agentsFor(shifts: readonly Shift[]): number {
  const followed: Shift[][] = [];
  for (const shift of shifts) {
    let left = shift.agents;
    for (let k = 0; left > 0; k++) {
      if (k === followed.length) followed.push([]);
      if (followed[k]!.some((other) => overlap(shift, other))) continue;
      followed[k]!.push(shift);
      left--;
    }
  }
  return followed.length;
}

function overlap(a: Shift, b: Shift): boolean {
  return a.from < b.to && b.from < a.to && a.days.some((day) => b.days.includes(day));
}

export function shiftLines(shifts: readonly Shift[], every: number): string[] {
  const rows = shifts.map(({ from, to, agents, days }) => {
    const end = Math.min(DAY, to * every);
    const on = days.length === 7 ? '' : `, days: [${days.map((d) => WEEKDAYS[d]).join(', ')}]`;
    const times = `from: ${clockText(from * every)}, to: ${clockText(end)}`;
    return `      - { ${times}${on}, agents: ${agents} }`;
  });
  return [`    agents: ${agentsFor(shifts)}`, '    shifts:', ...rows];
}

function dayLines(
  fitted: FittedLog,
  { index, agents }: RosterOfDay,
  wrap: readonly string[],
  skills: boolean,
): string[] {
  const hours = agents
    .flatMap(({ spans }) => spans)
    .reduce((sum, { from, to }) => sum + (to - from) / HOUR, 0);
  const day = fitted.days[index]!;
  const lines = [
    ...comment(
      `${agents.length} agents by their services on that day, there for ${digits(hours, 3)} hours: from the first call to the last, but where others took all calls for over 30 min, or callers waited for over 5 min.`,
      2,
    ),
    '  - name: agents',
    ...wrap,
    '    agents:',
  ];
  for (const { name, skills: own, spans, services } of agents) {
    const shifts = shiftsOfDay(spans, day);
    if (shifts.length === 0) continue;
    const skillText = skills
      ? `skills: [${own.map((t) => yamlName(fitted.types[t]!.name)).join(', ')}], `
      : '';
    lines.push(`      - { name: ${yamlName(name)}, ${skillText}shifts: [ # ${services} calls`);
    for (let k = 0; k < shifts.length; k += 3) {
      const row = shifts.slice(k, k + 3).join(', ');
      lines.push(`          ${row}${k + 3 < shifts.length ? ',' : ' ] }'}`);
    }
  }
  return lines;
}

/** Stretches to the minute; what touches is one, what begins on the next date is left out. */
function shiftsOfDay(spans: readonly Span[], { from: midnight, weekday }: LocalDay): string[] {
  const minutes = (at: number): number => Math.round((at - midnight) / MINUTE);
  const merged: { from: number; to: number }[] = [];
  for (const span of spans) {
    const from = minutes(span.from);
    const to = Math.max(minutes(span.to), from + 1);
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < MINUTES_OF_A_DAY) merged.push({ from, to });
  }
  return merged.map(({ from, to }) => {
    const time = (minute: number): string => clockText((minute * MINUTE) % DAY);
    if (to === MINUTES_OF_A_DAY) return `{ from: ${time(from)}, to: 24:00 }`;
    // Over midnight: not from the day before, too.
    const on = to > MINUTES_OF_A_DAY ? `, days: [${WEEKDAYS[weekday]}]` : '';
    return `{ from: ${time(from)}, to: ${time(to)}${on} }`;
  });
}
