/**
 * How many agents are there, by weekday and step: on the roster, which is taken to be from the first
 * call an agent took on a day to the last, and away meanwhile. What agents of the same skills have in
 * common is a team.
 */
import { DAY } from '../scenario/text/duration.js';
import type { AgentDay } from './agent-days.js';
import type { LocalDays } from './local-days.js';
import type { Span } from './spans.js';

/** Agents of like skills. */
export interface TeamPresence {
  readonly skills: readonly number[];
  readonly agents: readonly number[];
  /** Agents rostered, by weekday (0 is Monday) and step; null: a weekday that did not come. */
  readonly curve: readonly (readonly number[] | null)[];
  /** Of the time rostered. */
  readonly rosteredH: number;
  readonly awayShare: number;
  /** How long an absence takes in the mean, in s, and how many there were. */
  readonly spell: number;
  readonly spells: number;
}

/** Of less of the time of all, a team of its own would be a trifle. */
const SHARE_OF_A_TEAM = 0.05;

/** Which agents make a team: those of the same skills, and few others of nearly the same. */
export function teamsOf(
  skills: readonly (readonly number[])[],
  hours: readonly number[],
): { skills: readonly number[]; agents: number[] }[] {
  const bySkills = new Map<string, { skills: readonly number[]; agents: number[]; h: number }>();
  for (const [agent, own] of skills.entries()) {
    if (hours[agent] === 0) continue;
    const key = own.join(' ');
    const team = bySkills.get(key) ?? { skills: own, agents: [], h: 0 };
    team.agents.push(agent);
    team.h += hours[agent]!;
    bySkills.set(key, team);
  }
  const all = [...bySkills.values()].sort((a, b) => b.h - a.h);
  const whole = all.reduce((sum, { h }) => sum + h, 0);
  const teams = all.filter(({ h }, k) => k === 0 || h >= SHARE_OF_A_TEAM * whole);
  for (const few of all) {
    if (teams.includes(few)) continue;
    const near = teams.reduce((best, team) =>
      likeness(team.skills, few.skills) > likeness(best.skills, few.skills) ? team : best,
    );
    near.agents.push(...few.agents);
  }
  // A type that only those few can serve would be served by nobody.
  for (const { skills: own } of all) {
    for (const skill of own) {
      if (teams.some((team) => team.skills.includes(skill))) continue;
      const near = teams.reduce((best, team) =>
        likeness(team.skills, own) > likeness(best.skills, own) ? team : best,
      );
      near.skills = [...near.skills, skill].sort((a, b) => a - b);
    }
  }
  return teams;
}

/** The share of the skills of either that both have. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const common = a.filter((skill) => b.includes(skill)).length;
  return common / (a.length + b.length - common);
}

export class PresenceCounter {
  private readonly days: LocalDays;
  private readonly every: number;
  private readonly steps: number;
  private readonly counted: readonly boolean[];
  private readonly groupOf: readonly number[];
  /** By group: weekday by weekday, step by step. */
  private readonly time: Float64Array[];
  private readonly totals: { rostered: number; away: number; spells: number }[];

  /**
   * @param counted by day, whether it counts
   * @param groupOf by agent: agents of one group come into one team
   */
  constructor(
    days: LocalDays,
    every: number,
    counted: readonly boolean[],
    groupOf: readonly number[],
    groups: number,
  ) {
    this.days = days;
    this.every = every;
    this.steps = Math.ceil(DAY / every);
    this.counted = counted;
    this.groupOf = groupOf;
    this.time = Array.from({ length: groups }, () => new Float64Array(7 * this.steps));
    this.totals = Array.from({ length: groups }, () => ({ rostered: 0, away: 0, spells: 0 }));
  }

  add({ agent, day, spans }: AgentDay): void {
    if (this.counted[day] !== true) return;
    const group = this.groupOf[agent]!;
    const [first, last] = [spans[0]!, spans.at(-1)!];
    const totals = this.totals[group]!;
    totals.rostered += last.to - first.from;
    totals.away += last.to - first.from - spans.reduce((sum, { from, to }) => sum + to - from, 0);
    totals.spells += spans.length - 1;
    this.spread(this.time[group]!, { from: first.from, to: last.to });
  }

  private spread(time: Float64Array, { from, to }: Span): void {
    let at = from;
    while (at < to) {
      const place = this.days.place(at);
      if (place === null) return;
      const step = Math.floor(place.msOfDay / this.every);
      const end = Math.min(to, at + (step + 1) * this.every - place.msOfDay);
      time[this.days.days[place.index]!.weekday * this.steps + step]! += end - at;
      at = end;
    }
  }

  /** @param groups of which the team is made */
  team(groups: readonly number[]): Omit<TeamPresence, 'skills' | 'agents'> {
    const sum = (of: (group: number) => number): number =>
      groups.reduce((total, group) => total + of(group), 0);
    const rostered = sum((group) => this.totals[group]!.rostered);
    const away = sum((group) => this.totals[group]!.away);
    const spells = sum((group) => this.totals[group]!.spells);
    const curve = Array.from({ length: 7 }, (_, weekday) => {
      const of = this.days.days.filter((day, d) => day.weekday === weekday && this.counted[d]);
      if (of.length === 0) return null;
      const from = weekday * this.steps;
      return Array.from({ length: this.steps }, (_, step) => {
        const time = sum((group) => this.time[group]![from + step]!);
        return time / of.length / this.every;
      });
    });
    return {
      curve,
      rosteredH: rostered / 3_600_000,
      awayShare: rostered === 0 ? 0 : away / rostered,
      spell: spells === 0 ? 0 : away / spells / 1000,
      spells,
    };
  }
}
