/**
 * The kinds of agents of a team that a search may have more or fewer of: the team as a whole, each
 * interval, or each shift; and how a number of each is laid over the scenario.
 */
import { stringify } from 'yaml';
import { type AgentPlan, Presence } from '../../model/agent-plan.js';
import type { CenterPlan } from '../../model/center-plan.js';
import type { ResolvedScenario } from '../../scenario/load.js';
import type { ResolvedShift } from '../../scenario/resolve/teams.js';
import { mostOf, type ResolvedStaffing, shiftsOf } from '../../scenario/staffing.js';
import { formatDuration } from '../../scenario/text/duration.js';
import { type Coverage, coverWith } from './cover.js';
import { type Demand, fewestFor, missedShare } from './requirement.js';

/** Agents who are counted together. */
export interface Kind extends Coverage {
  /** Of an interval its number; of a shift, itself. */
  readonly interval: number | null;
  readonly shift: ResolvedShift | null;
}

export interface TeamSpace {
  readonly team: string;
  /** Its place in the scenario. */
  readonly index: number;
  readonly by: ResolvedStaffing['by'];
  readonly min: number;
  readonly max: number;
  readonly kinds: readonly Kind[];
  readonly demand: readonly Demand[];
}

const MS_PER_HOUR = 3_600_000;
/** So many follow a shift when it is looked at how much of it each is at work: breaks are staggered. */
const SAMPLE = 12;

/** What may be changed: as the scenario says, else the number of each team that has one. */
export function staffingOf(resolved: ResolvedScenario): ResolvedStaffing[] {
  if (resolved.staffing !== undefined) return resolved.staffing;
  return resolved.teams.flatMap(({ name, agents, shifts }) => {
    if (Array.isArray(agents)) return [];
    const by = shifts.some((shift) => shift.agents !== undefined) ? 'shift' : 'team';
    return [{ team: name, by, min: by === 'team' ? 1 : 0, max: mostOf(Number(agents)) } as const];
  });
}

/** A team with these shifts only, to look at when each agent is at work. */
type Look = (set: readonly string[]) => Promise<CenterPlan>;

export async function teamSpace(
  entry: ResolvedStaffing,
  resolved: ResolvedScenario,
  demand: readonly (readonly Demand[])[],
  look: Look,
): Promise<TeamSpace> {
  const index = resolved.teams.findIndex(({ name }) => name === entry.team);
  const { team, by, min, max } = entry;
  const own = demand[index] ?? [];
  const shifts =
    by === 'shift' ? (entry.shifts?.flatMap(shiftsOf) ?? resolved.teams[index]?.shifts ?? []) : [];
  const kinds: Kind[] = [];
  if (by === 'interval') {
    const { intervalMs } = await look([]);
    for (const interval of own.keys()) {
      const share = own.map((_, i) => (i === interval ? 1 : 0));
      kinds.push({ share, hours: intervalMs / MS_PER_HOUR, interval, shift: null });
    }
  } else if (by === 'team') {
    const plan = await look([`${pathOf(team, index)}.agents=${SAMPLE}`]);
    kinds.push({ ...coverageOf(plan, index), interval: null, shift: null });
  }
  for (const { agents: _, ...shift } of shifts) {
    const plan = await look(setShifts(team, index, [{ ...shift, agents: SAMPLE }], SAMPLE));
    kinds.push({ ...coverageOf(plan, index), interval: null, shift });
  }
  return { team, index, by, min, max, kinds, demand: own };
}

/** The part of each interval in which an agent of the team is at work in the mean, and their hours. */
function coverageOf({ agents, lengthMs, intervalMs }: CenterPlan, team: number): Coverage {
  const own = agents.filter((agent) => agent.team === team);
  const share = new Array<number>(Math.max(1, Math.ceil(lengthMs / intervalMs))).fill(0);
  let ms = 0;
  for (const { presence, from, to } of own.flatMap((agent) => stretchesOf(agent, lengthMs))) {
    if (presence === Presence.LoggedOut) continue;
    ms += to - from;
    if (presence !== Presence.Ready) continue;
    for (let i = Math.floor(from / intervalMs); i * intervalMs < to; i++) {
      const [start, end] = [i * intervalMs, Math.min((i + 1) * intervalMs, lengthMs)];
      const within = Math.min(to, end) - Math.max(from, start);
      share[i] = (share[i] ?? 0) + within / (end - start) / own.length;
    }
  }
  return { share, hours: ms / MS_PER_HOUR / Math.max(1, own.length) };
}

function stretchesOf({ presence }: AgentPlan, lengthMs: number) {
  return presence.flatMap(({ at, presence: what }, k) => {
    const to = Math.min(lengthMs, presence[k + 1]?.at ?? lengthMs);
    return at < to ? [{ presence: what, from: at, to }] : [];
  });
}

/** How many of each kind miss no more than this share, by formula. */
export function countsFor({ by, min, max, kinds, demand }: TeamSpace, share: number): number[] {
  const within = (count: number): number => Math.min(max, Math.max(min, count));
  if (by === 'shift') {
    const needed = demand.map((each) => fewestFor(each, share));
    return coverWith(kinds, needed, max).map(within);
  }
  if (by === 'interval') return demand.map((each) => within(fewestFor(each, share)));
  let count = min;
  while (count < max && missedBy(kinds, [count], demand) > share) count++;
  return [count];
}

/** The share of all who come that is missed with so many of each kind, by formula. */
export function missedBy(
  kinds: readonly Kind[],
  counts: readonly number[],
  demand: readonly Demand[],
): number {
  let missed = 0;
  let all = 0;
  for (const [i, each] of demand.entries()) {
    all += each.load;
    missed += each.load * missedShare(agentsAt(kinds, counts, i), each);
  }
  return all > 0 ? missed / all : 0;
}

/** Whole agents at work in an interval. */
export function agentsAt(kinds: readonly Kind[], counts: readonly number[], interval: number) {
  const agents = kinds.reduce((sum, { share }, k) => {
    return sum + (counts[k] ?? 0) * (share[interval] ?? 0);
  }, 0);
  return Math.floor(agents + 1e-9);
}

/** The scenario with so many of each kind, as `--set` takes it. */
export function setOf(
  { team, index, by, kinds }: TeamSpace,
  counts: readonly number[],
  plan: CenterPlan,
): string[] {
  if (by === 'team') return [`${pathOf(team, index)}.agents=${counts[0] ?? 0}`];
  const shifts = kinds.flatMap(({ interval, shift }, k): unknown[] => {
    const agents = counts[k] ?? 0;
    if (agents === 0) return [];
    if (shift !== null) return [{ ...shift, agents }];
    const from = (interval ?? 0) * plan.intervalMs;
    const to = Math.min(plan.lengthMs, from + plan.intervalMs);
    return [{ from: formatDuration(from), to: formatDuration(to), agents }];
  });
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  return setShifts(team, index, shifts, by === 'interval' ? most : all);
}

/** Agents first, since shifts must not ask for more than there are. */
function setShifts(
  team: string,
  index: number,
  shifts: readonly unknown[],
  agents: number,
): string[] {
  const path = pathOf(team, index);
  const list = stringify(shifts, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return [`${path}.agents=${agents}`, `${path}.shifts=${list}`];
}

/** By its name, where the name can stand in a path. */
function pathOf(team: string, index: number): string {
  return /[.[\]=]/.test(team) ? `teams[${index}]` : `teams.${team}`;
}
