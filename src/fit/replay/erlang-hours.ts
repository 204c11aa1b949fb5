/**
 * The yardstick of a replay: Erlang A, fitted hour by hour, which is what one would work out without a
 * simulation. Of each hour it is told the calls, the mean talk of those answered, and as agents the mean
 * number that were busy while callers waited (between two whole numbers what lies between their
 * results; whom callbacks keep busy is one of them, but that there are callbacks it is not told);
 * patience is exponential, the time waited by all over the number that hung up.
 */
import { HOUR } from '../../scenario/text/duration.js';
import { type ErlangA, erlangA } from '../../stats/erlang.js';
import { busyWhileWaiting, type StepLoad } from '../busy-while-waiting.js';
import type { CallLog, LoggedCall } from '../call-log.js';
import { LogMedium, LogOutcome } from '../log-row.js';
import type { DayOfLog } from './day-of-log.js';

export interface ErlangHour {
  /** ms from the start of the day. */
  readonly fromMs: number;
  readonly calls: number;
  readonly agents: number;
  /** Mean talk, in s. */
  readonly talk: number;
  /** What Erlang A makes of it. */
  readonly hungUp: number;
  /** Over all calls, in s. */
  readonly meanWait: number;
}

/** The mean of an exponential patience, in s; null: nobody hung up. */
export function exponentialPatience(log: CallLog): number | null {
  let [waited, hungUp] = [0, 0];
  for (const { medium, queued, waitMs, outcome } of log.calls()) {
    if (medium !== LogMedium.Call || !queued) continue;
    waited += waitMs / 1000;
    if (outcome === LogOutcome.Abandoned) hungUp++;
  }
  return hungUp === 0 ? null : waited / hungUp;
}

/** @param patience in s; null: nobody hangs up, so that nothing can be worked out */
export function erlangHours(day: DayOfLog, patience: number | null): ErlangHour[] | null {
  if (patience === null || patience === 0) return null;
  const loads = loadsOf(day);
  const hours = Math.ceil((day.endsAt - day.startsAt) / HOUR);
  const all = talkOf(day.calls) ?? 0;
  return Array.from({ length: hours }, (_, hour) => {
    const fromMs = hour * HOUR;
    const calls = day.calls.filter(
      ({ at }) => at - day.startsAt >= fromMs && at - day.startsAt < fromMs + HOUR,
    );
    const talk = talkOf(calls) ?? all;
    const load = loads[hour];
    const agents = load === undefined ? 0 : load.waiting > 0 ? load.busyMeanwhile : load.most;
    const { abandonProbability, meanWait } = between(agents, calls.length, talk, patience);
    return {
      ...{ fromMs, agents, talk, meanWait },
      calls: calls.length,
      hungUp: calls.length * abandonProbability,
    };
  });
}

/** By hour from the start of the day. */
function loadsOf(day: DayOfLog): StepLoad[] {
  const { weekday } = day.local.days[day.index]!;
  const loads = busyWhileWaiting({ calls: () => day.served }, day.local, HOUR);
  const first = Math.floor(day.begins / HOUR);
  const [own, next] = [loads[weekday] ?? [], loads[(weekday + 1) % 7] ?? []];
  return [...own.slice(first), ...next.slice(0, first)];
}

function talkOf(calls: readonly LoggedCall[]): number | null {
  const talks = calls.flatMap(({ talkMs }) => (talkMs === null ? [] : [talkMs]));
  return talks.length === 0 ? null : talks.reduce((sum, ms) => sum + ms, 0) / talks.length / 1000;
}

function between(
  agents: number,
  calls: number,
  talk: number,
  patience: number,
): Pick<ErlangA, 'abandonProbability' | 'meanWait'> {
  if (calls === 0 || talk === 0) return { abandonProbability: 0, meanWait: 0 };
  const load = (calls * talk) / (HOUR / 1000);
  const [low, part] = [Math.floor(agents), agents - Math.floor(agents)];
  const [below, above] = [low, low + 1].map((n) => erlangA(n, load, talk, patience));
  const mixed = (a: number, b: number): number => (1 - part) * a + part * b;
  return {
    abandonProbability: mixed(below!.abandonProbability, above!.abandonProbability),
    meanWait: mixed(below!.meanWait, above!.meanWait),
  };
}
