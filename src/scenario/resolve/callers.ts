/**
 * Classes of callers with every default written out.
 */
import { defaultIds } from '../call-ids.js';
import type { PlanGraph } from '../check/plan-graph.js';
import { RESULTS, type Result } from '../customer-results.js';
import { type ToldCall, transfersOf } from '../further-calls.js';
import type { AnswersDocument, CallerDocument } from '../schema/callers.js';
import type { CallDocument, HoldDocument, TransferLegDocument } from '../schema/calls.js';
import type { Spread } from '../schema/distribution.js';
import { resolveArrivals } from './arrivals.js';

export type ResolvedCaller = ReturnType<typeof resolveCallers>[number];

/** From the dial to each result, where nothing else is said. */
const AFTER: Readonly<Record<Exclude<Result, 'engaged'>, string>> = {
  person: '10s',
  noAnswer: '20s',
  voicemail: '20s',
  unobtainable: '5s',
  changed: '5s',
  rejected: '5s',
  failed: '3s',
  agentGaveUp: '15s',
};

export function defaultAfter(result: Result, engagedAfter: string): string {
  return result === 'engaged' ? engagedAfter : AFTER[result];
}

export function resolveCallers(
  callers: readonly CallerDocument[],
  graph: PlanGraph,
  engagedAfter: string,
) {
  const ids = defaultIds(callers);
  return callers.map((caller) =>
    resolveCaller(caller, graph.defaultPlan() ?? '', engagedAfter, ids),
  );
}

function resolveCaller(
  caller: CallerDocument,
  plan: string,
  engagedAfter: string,
  ids: Map<ToldCall, string>,
) {
  // Listed calls do just what they say, unless the class states a taste for callbacks; to write
  // the default out would be to state one.
  const taste = caller.acceptsCallback ?? (caller.calls === undefined ? 1 : undefined);
  return {
    name: caller.name,
    dials: caller.dials ?? '+440000000000',
    plan: caller.plan ?? plan,
    ...(caller.arrivals === undefined ? {} : { arrivals: resolveArrivals(caller.arrivals) }),
    ...(caller.calls === undefined
      ? {}
      : { calls: caller.calls.map((call) => withIds(call, ids)) }),
    trunks: caller.trunks ?? 'none',
    withheldClid: caller.withheldClid ?? 0,
    patience: caller.patience ?? 'never',
    balks: caller.balks ?? [],
    patienceAfterQuote: caller.patienceAfterQuote ?? [],
    talk: caller.talk ?? '3m',
    hold: resolveHold(caller.hold),
    ...(caller.wrap === undefined ? {} : { wrap: caller.wrap }),
    ...(taste === undefined ? {} : { acceptsCallback: taste }),
    answersCallback: resolveAnswers(caller.answersCallback, engagedAfter),
    voicemailMessage: caller.voicemailMessage ?? '20s',
    callsAgain: caller.callsAgain ?? ('none' as const),
    redials: resolveRedials(caller.redials),
    ringsBack: resolveRingsBack(caller.ringsBack),
    transfers: caller.transfers ?? [],
    headStart: caller.headStart ?? '0s',
    priority: caller.priority ?? ('normal' as const),
    leavesLineAfter: caller.leavesLineAfter ?? 'never',
  };
}

export function resolveAnswers(answers: AnswersDocument | undefined, engagedAfter: string) {
  const given = RESULTS.flatMap((result) => {
    const answer = answers?.[result];
    return answer === undefined
      ? []
      : [{ result, ...(typeof answer === 'number' ? { probability: answer } : answer) }];
  });
  const rest = 1 - given.reduce((sum, { probability }) => sum + probability, 0);
  if (answers?.person === undefined)
    given.unshift({ result: 'person', probability: Math.max(0, tidy(rest)) });
  const resolved: Partial<Record<Result, { probability: number; after: Spread }>> = {};
  for (const { result, probability, after } of given) {
    resolved[result] = { probability, after: after ?? defaultAfter(result, engagedAfter) };
  }
  return resolved;
}

function resolveHold(hold: HoldDocument | 'none' | undefined) {
  if (hold === undefined || hold === 'none') return 'none' as const;
  return { probability: hold.probability, for: hold.for, times: hold.times ?? 1 };
}

/** Without the last digits of a sum in binary: 1 - 0.9 is 0.1. */
function tidy(share: number): number {
  return Number(share.toFixed(12));
}

function resolveRedials(redials: CallerDocument['redials']) {
  if (redials === undefined || redials === 'none') return 'none' as const;
  const { probability, after, also, plan } = redials;
  return { probability, after, also: also ?? [], ...(plan === undefined ? {} : { plan }) };
}

/** One number is written out by result: after those of which the telephone of the customer tells. */
function resolveRingsBack(ringsBack: CallerDocument['ringsBack']) {
  if (ringsBack === undefined || ringsBack === 'none') return 'none' as const;
  const { probability: p, after, plan } = ringsBack;
  const probability =
    typeof p === 'number'
      ? { noAnswer: p, engaged: p, voicemail: p, rejected: p, agentGaveUp: p }
      : p;
  return { probability, after, ...(plan === undefined ? {} : { plan }) };
}

function withIds(call: CallDocument, ids: Map<ToldCall, string>): CallDocument {
  const named = <T extends ToldCall>(each: T): T => {
    const id = ids.get(each);
    const own = id === undefined ? each : { id, ...each };
    return each.transfersTo === undefined ? own : { ...own, transfersTo: legsWithIds(own) };
  };
  const { again, redials, ringsBack } = call;
  return {
    ...named(call),
    ...(again === undefined ? {} : { again: again.map((each) => withIds(each, ids)) }),
    ...(redials === undefined ? {} : { redials: redials.map(named) }),
    ...(typeof ringsBack === 'object' ? { ringsBack: named(ringsBack) } : {}),
  };
}

/** `<id>.transfer1`, … for how it goes on after each of its talks. */
function legsWithIds(call: ToldCall): TransferLegDocument[] {
  return transfersOf(call).map(({ call: { plan = '', ...leg } }, i) => ({
    id: `${call.id}.transfer${i + 1}`,
    ...leg,
    plan,
  }));
}
