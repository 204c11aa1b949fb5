/**
 * Where callers come in, and with which requirements of their own.
 */
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { CallerDocument } from '../schema/callers.js';
import type { PlanGraph } from './plan-graph.js';
import type { Entry } from './requirements.js';

type Callers = readonly Pick<
  Partial<CallerDocument>,
  'plan' | 'calls' | 'arrivals' | 'callsAgain' | 'redials' | 'ringsBack' | 'transfers'
>[];

/** Every applet at which callers enter, once for each set of skills they ask for. */
export function entriesOf(callers: Callers, graph: PlanGraph): Entry[] {
  const entries = new Map<string, Entry>();
  // Further calls ask for what the first one does, which may be a long list.
  const texts = new Map<readonly string[], string>();
  const textOf = (needs: readonly string[]): string => {
    const text = texts.get(needs) ?? JSON.stringify([...new Set(needs)].sort());
    texts.set(needs, text);
    return text;
  };
  const add = (plan: string | null, needs: readonly string[]): void => {
    const id = plan === null ? null : graph.entry(plan);
    if (id !== null) entries.set(`${JSON.stringify(id)} ${textOf(needs)}`, { id, needs });
  };
  const visit = (call: ToldCall, plan: string | null, inherited: readonly string[]): void => {
    const entered = call.plan ?? plan;
    const needs = call.needs ?? inherited;
    add(entered, needs);
    for (const { call: further, isTransfer } of furtherCalls(call)) {
      visit(further, entered, isTransfer ? [] : needs);
    }
  };
  for (const { plan, calls, arrivals, callsAgain, redials, ringsBack, transfers } of callers) {
    const entered = plan ?? graph.defaultPlan();
    if (typeof callsAgain === 'object') add(callsAgain.plan ?? entered, []);
    if (typeof redials === 'object') add(redials.plan ?? entered, []);
    if (typeof ringsBack === 'object') add(ringsBack.plan ?? entered, []);
    for (const { to } of transfers ?? []) add(to, []);
    if (arrivals !== undefined || calls === undefined) add(entered, []);
    for (const call of calls ?? []) visit(call, entered, []);
  }
  return [...entries.values()];
}
