/**
 * Names for the calls that have none.
 */
import { furtherCalls, type ToldCall } from './further-calls.js';
import type { CallerDocument } from './schema/callers.js';
import type { CallDocument } from './schema/calls.js';

/**
 * `1`, `2`, … within a class; `<class> 1` where that is taken; `<id>.2`, `<id>.3` for the calls
 * that come again, `<id>.redial1`, … for those that are made after a loss, `<id>.ringBack` for the
 * one after a callback that was missed.
 */
export function defaultIds(callers: readonly CallerDocument[]): Map<ToldCall, string> {
  const ids = new Map<ToldCall, string>();
  const taken = new Set<string>();
  for (const caller of callers) for (const call of caller.calls ?? []) collect(call, taken);
  const free = (wanted: string, otherwise: string): string => {
    let id = taken.has(wanted) ? otherwise : wanted;
    while (taken.has(id)) id += "'";
    taken.add(id);
    return id;
  };
  const again = (call: CallDocument, id: string): void => {
    for (const [i, each] of (call.again ?? []).entries()) {
      const own = each.id ?? free(`${id}.${i + 2}`, `${id}.${i + 2}'`);
      ids.set(each, own);
      again(each, own);
    }
    for (const [i, each] of (call.redials ?? []).entries()) {
      ids.set(each, each.id ?? free(`${id}.redial${i + 1}`, `${id}.redial${i + 1}'`));
    }
    const { ringsBack } = call;
    if (typeof ringsBack === 'object') {
      ids.set(ringsBack, ringsBack.id ?? free(`${id}.ringBack`, `${id}.ringBack'`));
    }
  };
  for (const caller of callers) {
    for (const [i, call] of (caller.calls ?? []).entries()) {
      const id = call.id ?? free(String(i + 1), `${caller.name} ${i + 1}`);
      ids.set(call, id);
      again(call, id);
    }
  }
  return ids;
}

function collect(call: ToldCall, into: Set<string>): void {
  if (call.id !== undefined) into.add(call.id);
  for (const { call: further } of furtherCalls(call)) collect(further, into);
}
