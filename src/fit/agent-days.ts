/**
 * The agents of each day, as their services show them.
 *
 * A log has services, not presence. An agent counts as there from the first call it took to the last
 * (what is in hand is finished after that), except in a gap between two services
 *   - of more than 30 minutes, in which others took more calls that this agent could have taken than
 *     there are agents on that day: whoever is idle the longest would have had one of them; or
 *   - in which callers whom this agent could have served waited for more than 5 minutes altogether:
 *     nobody who is there lets them wait that long.
 * Shorter gaps with callers waiting are work after a call, and are estimated in `wrap.ts`.
 */
import { HOUR, MINUTE } from '../scenario/text/duration.js';
import type { CallLog, LoggedCall } from './call-log.js';
import type { LocalDays } from './local-days.js';
import { LogOutcome } from './log-row.js';
import { type Span, Spans } from './spans.js';

export const LONGEST_WRAP = 5 * MINUTE;

/** What is longer in a gap between two services is an absence; ms. */
export interface AbsenceLimits {
  /** A gap in which others took the calls. */
  readonly gap: number;
  /** Waiting in a gap, of callers whom the agent could have served. */
  readonly waited: number;
}

export const ABSENCE: AbsenceLimits = { gap: 30 * MINUTE, waited: LONGEST_WRAP };
const SHORTEST_SPAN = MINUTE;

/** Between the end of a service and the next; ms. */
export interface Gap extends Span {
  /** How long in it somebody waited whom the agent could have served. */
  readonly waited: number;
  /** Whether others took so many calls that one should have come to the agent. */
  readonly passedOver: boolean;
  /** From its beginning, until nobody waited any more; null: nobody waited at its beginning. */
  readonly waitedFirst: number | null;
}

export interface AgentDay {
  readonly agent: number;
  /** Which of the days. */
  readonly day: number;
  readonly services: readonly Span[];
  /** One before each service but the first; null where services overlap. */
  readonly gaps: readonly (Gap | null)[];
  /** When the agent is there. */
  readonly spans: readonly Span[];
}

/**
 * @param begins when a day of the center begins, ms after midnight
 * @param skills by agent
 */
export function* agentDays(
  log: Pick<CallLog, 'calls'>,
  days: LocalDays,
  begins: number,
  skills: readonly (readonly number[])[],
  limits: AbsenceLimits = ABSENCE,
): Iterable<AgentDay> {
  let day = new DayOfCalls(-1);
  for (const call of log.calls()) {
    const index = days.place(call.at - begins)?.index ?? 0;
    if (index !== day.index) {
      yield* day.agents(skills, limits);
      day = new DayOfCalls(index);
    }
    day.add(call);
  }
  yield* day.agents(skills, limits);
}

class DayOfCalls {
  readonly index: number;
  private readonly services = new Map<number, Span[]>();
  /** By type. */
  private readonly waits: Span[][] = [];
  /** By type: when calls were answered. */
  private readonly answers: number[][] = [];
  private readonly known = new Map<string, Demand>();

  constructor(index: number) {
    this.index = index;
  }

  add(call: LoggedCall): void {
    if (call.queued && call.waitMs > 0) {
      while (this.waits.length <= call.type) this.waits.push([]);
      this.waits[call.type]!.push({ from: call.at, to: call.at + call.waitMs });
    }
    const service = serviceOf(call);
    if (service !== null) {
      while (this.answers.length <= call.type) this.answers.push([]);
      this.answers[call.type]!.push(service.from);
    }
    if (call.agent === null || service === null) return;
    const services = this.services.get(call.agent);
    if (services === undefined) this.services.set(call.agent, [service]);
    else services.push(service);
  }

  *agents(skills: readonly (readonly number[])[], limits: AbsenceLimits): Iterable<AgentDay> {
    for (const agent of [...this.services.keys()].sort((a, b) => a - b)) {
      const services = this.services.get(agent)!.sort((a, b) => a.from - b.from);
      const gaps = gapsOf(services, this.demand(skills[agent] ?? []));
      yield { agent, day: this.index, services, gaps, spans: spansOf(services, gaps, limits) };
    }
  }

  private demand(skills: readonly number[]): Demand {
    const key = skills.join(' ');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const demand = {
      waiting: new Spans(skills.flatMap((t) => this.waits[t] ?? [])),
      answers: Float64Array.from(skills.flatMap((t) => this.answers[t] ?? [])).sort(),
      agents: this.services.size,
    };
    this.known.set(key, demand);
    return demand;
  }
}

/** Calls of a day that certain skills could have served. */
interface Demand {
  /** When somebody waited. */
  readonly waiting: Spans;
  /** When one was answered, ascending. */
  readonly answers: Float64Array;
  /** All who served anybody on that day. */
  readonly agents: number;
}

/** From the answer to the end of what the log says the agent did for it; null: nothing is said. */
export function serviceOf(call: LoggedCall): Span | null {
  if (call.outcome !== LogOutcome.Answered) return null;
  const { dialMs, talkMs, holdMs, wrapMs } = call;
  if (dialMs === null && talkMs === null) return null;
  const from = call.at + call.waitMs;
  return { from, to: from + (dialMs ?? 0) + (talkMs ?? 0) + (holdMs ?? 0) + (wrapMs ?? 0) };
}

function gapsOf(services: readonly Span[], { waiting, answers, agents }: Demand): (Gap | null)[] {
  let end = services[0]!.to;
  return services.slice(1).map((service) => {
    const [from, to] = [end, service.from];
    end = Math.max(end, service.to);
    if (to < from) return null;
    const until = waiting.endAt(from);
    const waitedFirst = until === null ? null : until - from;
    const passedOver = countUpTo(answers, to - 1) - countUpTo(answers, from) > agents;
    return { from, to, waited: waiting.within(from, to), waitedFirst, passedOver };
  });
}

function countUpTo(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isAbsence(gap: Gap | null, limits = ABSENCE): boolean {
  if (gap === null) return false;
  return gap.waited > limits.waited || (gap.passedOver && gap.to - gap.from > limits.gap);
}

function spansOf(
  services: readonly Span[],
  gaps: readonly (Gap | null)[],
  limits: AbsenceLimits,
): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const [k, service] of services.entries()) {
    const last = spans.at(-1);
    // One who serves a single call is there for as long as that takes.
    if (last === undefined || isAbsence(gaps[k - 1] ?? null, limits)) {
      spans.push({ from: service.from, to: Math.max(service.to, service.from + SHORTEST_SPAN) });
    } else last.to = Math.max(service.from, last.from + SHORTEST_SPAN);
  }
  return spans;
}

/** The hour of the night in which the fewest call: there a day of the center begins. */
export function quietestHour(log: CallLog, days: LocalDays): number {
  const calls = new Array<number>(24).fill(0);
  for (const { at } of log.calls()) {
    const place = days.place(at);
    if (place !== null) calls[Math.floor(place.msOfDay / HOUR)]!++;
  }
  const night = calls.slice(0, 9);
  return night.indexOf(Math.min(...night)) * HOUR;
}
