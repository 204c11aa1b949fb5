/**
 * Classes of callers, compiled. A class that calls at random and also has calls of a file or a list
 * becomes two: those drawn and those told.
 */
import type { Distribution } from '../../engine/distribution.js';
import {
  type ArrivalsPlan,
  type CallerClassPlan,
  type CustomerAnswer,
  CustomerResult,
  type RedialPlan,
  type RingBackPlan,
  type TransferPlan,
} from '../../model/caller-plan.js';
import type { ScriptedCall } from '../../model/scripted-call.js';
import type { Clock } from '../clock.js';
import { customerResult, RESULTS, type Result } from '../customer-results.js';
import type { NameList } from '../names.js';
import type { ResolvedPoisson } from '../resolve/arrivals.js';
import { defaultAfter, type ResolvedCaller } from '../resolve/callers.js';
import type { ResolvedScenario } from '../resolve/resolve.js';
import { PRIORITIES } from '../schema/calls.js';
import { durationMs } from '../text/duration.js';
import { acceptanceOf } from './acceptance.js';
import { compileRates, compileWeek } from './arrivals.js';
import { compileBusyness } from './busyness.js';
import { type CallContext, compileCall } from './calls.js';
import type { Distributions } from './distribution.js';
import { scaledAnswers, scaledRates } from './factors.js';

export interface CallerContext extends Omit<CallContext, 'plan' | 'drawsAcceptance'> {
  readonly clock: Clock;
  readonly distributions: Distributions;
  readonly lengthMs: number;
  readonly trunks: NameList;
  /** The queue of an acd applet as seen from a plan. */
  readonly queue: (plan: string, reference: string) => number;
  /** `rules.engagedAfter`. */
  readonly engagedAfter: string;
  readonly factors: ResolvedScenario['factors'];
  /** The calls of the class's file. */
  readonly fromFile: (classIndex: number) => readonly ScriptedCall[];
}

export function compileCallers(
  { callers, rules, factors }: ResolvedScenario,
  around: Omit<CallerContext, 'engagedAfter' | 'factors'>,
): CallerClassPlan[] {
  const context = { ...around, engagedAfter: rules.engagedAfter, factors };
  const names = new Set(callers.map(({ name }) => name));
  return callers.flatMap((caller, i) => {
    const base = classOf(caller, i, context);
    const told = [...context.fromFile(i), ...listedCalls(caller, context)];
    const poisson = caller.arrivals?.poisson;
    if (poisson === undefined) return [withArrivals(base, scripted(told))];
    const random = withArrivals(base, { kind: 'rates', ...drawn(poisson, caller.name, context) });
    if (told.length === 0) return [random];
    let name = `${caller.name} (scripted)`;
    while (names.has(name)) name += "'";
    return [random, withArrivals({ ...base, name }, scripted(told))];
  });
}

function drawn(
  poisson: ResolvedPoisson,
  name: string,
  { clock, lengthMs, distributions, factors }: CallerContext,
) {
  const { busyness, week } = poisson;
  const { volume } = factors;
  if (busyness !== undefined) {
    const drawn = compileBusyness(poisson, busyness, name, { clock, lengthMs, distributions });
    return { ...drawn, profile: scaledRates(drawn.profile, volume) };
  }
  const profile =
    week === undefined
      ? compileRates(poisson, lengthMs)
      : compileWeek(poisson, clock, lengthMs).profile;
  return { profile: scaledRates(profile, volume), busyness: null };
}

type Base = Omit<CallerClassPlan, 'arrivals'>;

function withArrivals(base: Base, arrivals: ArrivalsPlan): CallerClassPlan {
  return Object.freeze({ ...base, arrivals: Object.freeze(arrivals) });
}

function classOf(caller: ResolvedCaller, declaredAs: number, context: CallerContext): Base {
  const { distributions, entry, engagedAfter, trunks, factors } = context;
  const { callsAgain, leavesLineAfter } = caller;
  const { patience, talk } = waitsAndTalks(caller, context);
  const settles = settlesAfter(caller, distributions, engagedAfter);
  return {
    name: caller.name,
    declaredAs,
    dials: caller.dials,
    entry: entry(caller.plan),
    trunks: caller.trunks === 'none' ? -1 : trunks.of(caller.trunks),
    hold:
      caller.hold === 'none' || caller.hold.probability === 0
        ? null
        : {
            probability: caller.hold.probability,
            times: caller.hold.times,
            length: distributions.of(caller.hold.for),
          },
    wrap: caller.wrap === undefined ? null : distributions.of(caller.wrap),
    withheldRate: caller.withheldClid,
    patience,
    balks: caller.balks.map((row) => ({ overMs: durationMs(row.quotedOver), share: row.share })),
    patienceAfterQuote: caller.patienceAfterQuote.map(({ quotedUnder, hazardTimes }) => ({
      underMs: quotedUnder === undefined ? Infinity : durationMs(quotedUnder),
      hazardTimes,
    })),
    talk,
    ...acceptanceOf(caller.acceptsCallback ?? 1, factors, patience),
    answers: scaledAnswers(answersOf(caller, distributions), factors.answering, {
      result: CustomerResult.NoAnswer,
      probability: 0,
      after: settles[CustomerResult.NoAnswer] ?? distributions.of('0s'),
    }),
    settlesAfter: settles,
    voicemailMessage: distributions.of(caller.voicemailMessage),
    callsAgain:
      callsAgain === 'none'
        ? null
        : {
            probability: callsAgain.whilePending,
            after: distributions.of(callsAgain.after),
            entry: entry(callsAgain.plan ?? caller.plan),
          },
    redials: compileRedials(caller, distributions, entry),
    ringsBack: compileRingsBack(caller, distributions, entry),
    transfers: compileTransfers(caller, context),
    headStartMs: durationMs(caller.headStart),
    priority: PRIORITIES.indexOf(caller.priority),
    leavesLineAfter: leavesLineAfter === 'never' ? null : distributions.of(leavesLineAfter),
  };
}

function compileRedials(
  { redials }: ResolvedCaller,
  distributions: Distributions,
  entry: CallContext['entry'],
): RedialPlan | null {
  if (redials === 'none') return null;
  const { probability, after, also, plan } = redials;
  return {
    probabilities: Array.isArray(probability) ? probability : [probability],
    after: distributions.of(after),
    blocked: also.includes('blocked'),
    turnedAway: also.includes('turnedAway'),
    entry: plan === undefined ? null : entry(plan),
  };
}

/** How long they would wait, null: for ever, and how long they talk, more or less of both by factors. */
function waitsAndTalks(
  { patience, talk }: Pick<ResolvedCaller, 'patience' | 'talk'>,
  { distributions, factors }: CallerContext,
) {
  return {
    patience: patience === 'never' ? null : distributions.scaledBy(factors.patience).of(patience),
    talk: distributions.scaledBy(factors.talk).of(talk),
  };
}

function compileTransfers(
  { transfers, plan, talk, patience }: ResolvedCaller,
  context: CallerContext,
): readonly TransferPlan[] {
  const { entry, queue } = context;
  return transfers
    .filter(({ share }) => share > 0)
    .map((row) =>
      Object.freeze({
        share: row.share,
        from: row.from === undefined ? -1 : queue(plan, row.from),
        entry: entry(row.to),
        ...waitsAndTalks({ talk: row.talk ?? talk, patience: row.patience ?? patience }, context),
      }),
    );
}

function compileRingsBack(
  { ringsBack }: ResolvedCaller,
  distributions: Distributions,
  entry: CallContext['entry'],
): RingBackPlan | null {
  if (ringsBack === 'none') return null;
  const { probability, after, plan } = ringsBack;
  const likely: number[] = [];
  for (const [result, share] of Object.entries(probability)) {
    likely[customerResult(result as Result)] = share ?? 0;
  }
  return {
    likely: Array.from(likely, (share) => share ?? 0),
    after: distributions.of(after),
    entry: plan === undefined ? null : entry(plan),
  };
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

export function answersOf(
  { answersCallback }: Pick<ResolvedCaller, 'answersCallback'>,
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

/** Whether any caller of a class can be transferred. */
export function isTransferred({ transfers, arrivals }: CallerClassPlan): boolean {
  if (transfers.length > 0) return true;
  return arrivals.kind === 'scripted' && arrivals.calls.some(tellsOfTransfer);
}

function tellsOfTransfer({ transfers, again, redials, ringsBack }: ScriptedCall): boolean {
  if (transfers !== null && transfers.length > 0) return true;
  const following = [...(redials ?? []), ...(ringsBack === null ? [] : [ringsBack])];
  return again.some(tellsOfTransfer) || following.some(({ call }) => tellsOfTransfer(call));
}

/** In the order of time; calls at the same time stay in the order of the file. */
function scripted(calls: ScriptedCall[]): ArrivalsPlan {
  return { kind: 'scripted', calls: calls.sort((a, b) => a.at - b.at) };
}
