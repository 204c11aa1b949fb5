/**
 * Scripted calls, compiled.
 */
import {
  type FollowingCall,
  RingEnd,
  type ScriptedCall,
  type ScriptedRing,
} from '../../model/scripted-call.js';
import type { Clock } from '../clock.js';
import { customerResult } from '../customer-results.js';
import { type ToldCall, transfersOf } from '../further-calls.js';
import type { NameList } from '../names.js';
import { type FollowingDocument, PRIORITIES } from '../schema/calls.js';
import { momentAfter } from '../shifts.js';
import { durationMs } from '../text/duration.js';

/** A call of which nothing is known but its name and time. */
export const BARE_CALL: ScriptedCall = Object.freeze({
  id: '',
  at: 0,
  clid: null,
  withheld: false,
  entry: null,
  takesCallbackAfterMs: null,
  drawsAcceptance: true,
  takesCallbackVia: null,
  slotAtMs: null,
  hangsUpAfterMs: null,
  talkMs: null,
  patienceMs: null,
  patienceAtLeastMs: null,
  phoneRings: [],
  callbackRings: [],
  customers: [],
  wrapMs: null,
  hold: null,
  headStartMs: null,
  priority: null,
  needs: [],
  presses: [],
  gives: null,
  data: [],
  transfers: null,
  again: [],
  redials: null,
  ringsBack: null,
});

export interface CallContext {
  readonly skills: NameList;
  readonly dataSources: NameList;
  /** The applet of a `plan` or `plan.applet`. */
  readonly entry: (reference: string) => number;
  /** The applet of a reference as seen from the plan that was entered. */
  readonly applet: (entered: string, reference: string) => number;
  /** The plan of the class. */
  readonly plan: string;
  readonly clock: Clock;
  readonly drawsAcceptance: boolean;
}

/** A call and those that come again; `first` is the call that a second one belongs to. */
export function compileCall(
  call: ToldCall,
  context: CallContext,
  first: ScriptedCall | null = null,
): ScriptedCall {
  const entered = call.plan ?? context.plan;
  const told: ScriptedCall = {
    ...ways(call, entered, context),
    ...inherited(call, context, first),
    id: call.id ?? '',
    at: call.at === undefined ? 0 : durationMs(call.at),
    slotAtMs:
      call.slot === undefined ? null : momentAfter(call.slot, call.at ?? '0s', context.clock),
    drawsAcceptance: context.drawsAcceptance,
    ...ringsOf(call),
    customers: [call.customer ?? []].flat().map(({ result, after, message, accepts, waits }) => ({
      result: customerResult(result),
      afterMs: ms(after),
      messageMs: ms(message),
      accepts: accepts ?? null,
      waitsMs: waits === 'never' ? Infinity : ms(waits),
    })),
    wrapMs: ms(call.wrap),
    hold:
      call.hold === undefined
        ? null
        : { afterMs: durationMs(call.hold.after), forMs: durationMs(call.hold.for) },
    presses: call.presses ?? [],
    gives: call.gives ?? null,
    transfers: legsOf(call, { ...context, plan: entered }),
    again: [],
    redials: null,
    ringsBack: null,
  };
  const own = { ...context, plan: entered };
  const again = (call.again ?? [])
    .map((each) => compileCall(each, own, told))
    .sort((a, b) => a.at - b.at);
  const following = (each: FollowingDocument): FollowingCall => ({
    afterMs: durationMs(each.after),
    call: compileCall(each, own, told),
  });
  const redials = call.redials?.map(following) ?? null;
  const { ringsBack } = call;
  if (ringsBack === undefined) return Object.freeze({ ...told, again, redials });
  const never = { afterMs: Number.POSITIVE_INFINITY, call: BARE_CALL };
  const back = ringsBack === 'none' ? never : following(ringsBack);
  return Object.freeze({ ...told, again, redials, ringsBack: back });
}

/** How the call goes on after each talk; each knows of those that come after it. */
function legsOf(call: ToldCall, context: CallContext): ScriptedCall[] | null {
  if (call.transfersTo === undefined) return null;
  const legs: ScriptedCall[] = [];
  for (const leg of transfersOf(call)) {
    legs.push(Object.freeze({ ...compileCall(leg.call, context), transfers: legs }));
  }
  return legs;
}

/** How the call goes: what a second call does not take over from the first. */
function ways(call: ToldCall, entered: string, { applet }: CallContext) {
  const hangsUpAfterMs = ms(call.hangsUpAfter);
  const patienceMs = call.patience === 'never' ? Infinity : ms(call.patience);
  // Who neither takes a callback nor has a patience of their own just gives up at that time.
  const givesUp =
    hangsUpAfterMs !== null && call.takesCallbackAfter === undefined && patienceMs === null;
  return {
    takesCallbackAfterMs: ms(call.takesCallbackAfter),
    takesCallbackVia:
      call.takesCallbackVia === undefined ? null : applet(entered, call.takesCallbackVia),
    hangsUpAfterMs: givesUp ? null : hangsUpAfterMs,
    patienceMs: givesUp ? hangsUpAfterMs : patienceMs,
    patienceAtLeastMs: ms(call.patienceAtLeast),
  };
}

/** Who calls and what about: a second call has it from the first where it does not say. */
function inherited(call: ToldCall, context: CallContext, first: ScriptedCall | null) {
  const { skills, dataSources } = context;
  const withheld = call.clid === 'withheld';
  const data = Object.entries(call.data ?? {}).map(([source, value]) => ({
    dataSource: dataSources.add(source),
    value,
  }));
  const from = first ?? BARE_CALL;
  return {
    clid: call.clid === undefined ? from.clid : withheld ? null : call.clid,
    withheld: call.clid === undefined ? from.withheld : withheld,
    entry: call.plan === undefined ? from.entry : context.entry(call.plan),
    talkMs: ms(call.talk) ?? from.talkMs,
    headStartMs: ms(call.headStart) ?? from.headStartMs,
    priority: call.priority === undefined ? from.priority : PRIORITIES.indexOf(call.priority),
    needs: call.needs === undefined ? from.needs : call.needs.map((skill) => skills.of(skill)),
    data: call.data === undefined ? from.data : data,
  };
}

type Ring = string | { readonly rejected: string };

function ringsOf({ rings, takesCallbackAfter }: ToldCall) {
  if (!Array.isArray(rings))
    return { phoneRings: ringList(rings?.phone), callbackRings: ringList(rings?.callback) };
  const list = ringList(rings);
  return takesCallbackAfter === undefined
    ? { phoneRings: list, callbackRings: [] }
    : { phoneRings: [], callbackRings: list };
}

function ringList(rings: readonly Ring[] | undefined): readonly ScriptedRing[] {
  return (rings ?? []).map(ringOf);
}

function ringOf(ring: Ring): ScriptedRing {
  if (typeof ring === 'object')
    return { end: RingEnd.Rejected, afterMs: durationMs(ring.rejected) };
  if (ring === 'missed') return { end: RingEnd.Missed, afterMs: 0 };
  if (ring === 'rejected') return { end: RingEnd.Rejected, afterMs: 0 };
  return { end: RingEnd.Answered, afterMs: durationMs(ring) };
}

function ms(duration: string | undefined): number | null {
  return duration === undefined ? null : durationMs(duration);
}
