/**
 * The further calls of a scripted caller, wherever they stand under the first one.
 */
import type { Path } from './path.js';
import type { CallDocument, SaidDocument } from './schema/calls.js';

/** A call that is told: one with a time of its own, or one that follows another. */
export type ToldCall = SaidDocument &
  Partial<Pick<CallDocument, 'at' | 'transfersTo' | 'again' | 'redials' | 'ringsBack'>>;

export interface FurtherCall {
  readonly call: ToldCall;
  /** From the call it stands under. */
  readonly path: Path;
  /** Whether it goes on where the other ends, and takes over no requirements of it. */
  readonly isTransfer?: true;
}

/** Calls directly under a call. */
export function furtherCalls(call: ToldCall): FurtherCall[] {
  const { again, redials, ringsBack } = call;
  return [
    ...(again ?? []).map((call, i) => ({ call, path: ['again', i] })),
    ...(redials ?? []).map((call, i) => ({ call, path: ['redials', i] })),
    ...(typeof ringsBack === 'object' ? [{ call: ringsBack, path: ['ringsBack'] }] : []),
    ...transfersOf(call),
  ];
}

/** How a call goes on after each of its talks; where only a plan is named, as if no more were said. */
export function transfersOf({ transfersTo }: ToldCall): FurtherCall[] {
  if (typeof transfersTo === 'string') {
    return [{ call: { plan: transfersTo }, path: ['transfersTo'], isTransfer: true }];
  }
  return (transfersTo ?? []).map((call, i) => ({
    call,
    path: ['transfersTo', i],
    isTransfer: true,
  }));
}
