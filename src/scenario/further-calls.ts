/**
 * The further calls of a scripted caller, wherever they stand under the first one.
 */
import type { Path } from './path.js';
import type { CallDocument, SaidDocument } from './schema-calls.js';

/** A call that is told: one with a time of its own, or one that follows another. */
export type ToldCall = SaidDocument &
  Partial<Pick<CallDocument, 'at' | 'again' | 'redials' | 'ringsBack'>>;

export interface FurtherCall {
  readonly call: ToldCall;
  /** From the call it stands under. */
  readonly path: Path;
}

/** Calls directly under a call. */
export function furtherCalls({ again, redials, ringsBack }: ToldCall): FurtherCall[] {
  return [
    ...(again ?? []).map((call, i) => ({ call, path: ['again', i] })),
    ...(redials ?? []).map((call, i) => ({ call, path: ['redials', i] })),
    ...(typeof ringsBack === 'object' ? [{ call: ringsBack, path: ['ringsBack'] }] : []),
  ];
}
