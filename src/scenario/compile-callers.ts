/**
 * Classes of callers, compiled. A class that both calls at random and has listed calls becomes two.
 */
import type { Distribution } from '../engine/distribution.js';
import {
  type AcceptanceStep,
  type ArrivalsPlan,
  type CallerClassPlan,
  type CustomerAnswer,
  CustomerResult,
} from '../model/caller-plan.js';
import type { ScriptedCall } from '../model/scripted-call.js';
import { type CallContext, compileCall, customerResult } from './compile-calls.js';
import type { Distributions } from './compile-distribution.js';
import { durationMs } from './duration.js';
import { defaultAfter, type ResolvedCaller } from './resolve-callers.js';
import { PRIORITIES, RESULTS } from './schema-calls.js';

export interface CallerContext extends Omit<CallContext, 'plan' | 'drawsAcceptance'> {
  readonly distributions: Distributions;
  readonly lengthMs: number;
  /** `rules.engagedAfter`. */
  readonly engagedAfter: string;
  /** The calls of the class's file. */
  readonly fromFile: (classIndex: number) => readonly ScriptedCall[];
}

export function compileCallers(
  callers: readonly ResolvedCaller[],
  context: CallerContext,
): CallerClassPlan[] {
  const names = new Set(callers.map(({ name }) => name));
  return callers.flatMap((caller, i) => {
    const base = classOf(caller, context);
    const listed = listedCalls(caller, context);
    const poisson =
      caller.arrivals !== undefined && 'poisson' in caller.arrivals
        ? caller.arrivals.poisson
        : undefined;
    if (poisson === undefined) {
      return [withArrivals(base, scripted([...context.fromFile(i), ...listed]))];
    }
    const random = withArrivals(base, rates(poisson, context.lengthMs));
    if (listed.length === 0) return [random];
    let name = `${caller.name} (scripted)`;
    while (names.has(name)) name += "'";
    return [random, withArrivals({ ...base, name }, scripted(listed))];
  });
}

type Base = Omit<CallerClassPlan, 'arrivals'>;

function withArrivals(base: Base, arrivals: ArrivalsPlan): CallerClassPlan {
  return Object.freeze({ ...base, arrivals: Object.freeze(arrivals) });
}

function classOf(
  caller: ResolvedCaller,
  { distributions, entry, engagedAfter }: CallerContext,
): Base {
  const { callsAgain, patience, leavesLineAfter } = caller;
  return {
    name: caller.name,
    dials: caller.dials,
    entry: entry(caller.plan),
    withheldRate: caller.withheldClid,
    patience: patience === 'never' ? null : distributions.of(patience),
    talk: distributions.of(caller.talk),
    acceptance: acceptance(caller.acceptsCallback ?? 1),
    answers: answersOf(caller, distributions),
    settlesAfter: settlesAfter(caller, distributions, engagedAfter),
    voicemailMessage: distributions.of(caller.voicemailMessage),
    callsAgain:
      callsAgain === 'none'
        ? null
        : {
            probability: callsAgain.whilePending,
            after: distributions.of(callsAgain.after),
            entry: entry(callsAgain.plan ?? caller.plan),
          },
    headStartMs: durationMs(caller.headStart),
    priority: PRIORITIES.indexOf(caller.priority),
    leavesLineAfter: leavesLineAfter === 'never' ? null : distributions.of(leavesLineAfter),
  };
}

function acceptance(
  accepts: NonNullable<ResolvedCaller['acceptsCallback']>,
): readonly AcceptanceStep[] {
  if (typeof accepts === 'number') return [{ upToMs: Infinity, probability: accepts }];
  return accepts.byQuote.map(({ upTo, accept }) => ({
    upToMs: upTo === undefined ? Infinity : durationMs(upTo),
    probability: accept,
  }));
}

/** How long each result takes; what the class does not say takes its default. */
function settlesAfter(
  { answersCallback }: ResolvedCaller,
  distributions: Distributions,
  engagedAfter: string,
): readonly Distribution[] {
  const after: Distribution[] = [];
  for (const result of RESULTS) {
    const spread = answersCallback[result]?.after ?? defaultAfter(result, engagedAfter);
    after[customerResult(result)] = distributions.of(spread);
  }
  after[CustomerResult.StillOnLine] = distributions.of(engagedAfter);
  return after;
}

function answersOf(
  { answersCallback }: ResolvedCaller,
  distributions: Distributions,
): readonly CustomerAnswer[] {
  return RESULTS.flatMap((result) => {
    const answer = answersCallback[result];
    if (answer === undefined) return [];
    return [
      {
        result: customerResult(result),
        probability: answer.probability,
        after: distributions.of(answer.after),
      },
    ];
  });
}

function listedCalls(caller: ResolvedCaller, context: CallerContext): ScriptedCall[] {
  const own = {
    ...context,
    plan: caller.plan,
    drawsAcceptance: caller.acceptsCallback !== undefined,
  };
  return (caller.calls ?? []).map((call) => compileCall(call, own));
}

/** In the order of time; calls at the same time stay in the order of the file. */
function scripted(calls: ScriptedCall[]): ArrivalsPlan {
  return { kind: 'scripted', calls: calls.sort((a, b) => a.at - b.at) };
}

function rates(
  { every, calls }: { every: string; calls: number | number[] },
  lengthMs: number,
): ArrivalsPlan {
  const stepMs = durationMs(every);
  if (!Array.isArray(calls)) return { kind: 'rates', stepMs: lengthMs, perMs: [calls / stepMs] };
  const steps = calls.slice(0, Math.ceil(lengthMs / stepMs));
  return { kind: 'rates', stepMs, perMs: steps.map((count) => count / stepMs) };
}
