/**
 * Customer first: its settings with every default written out, checked, and compiled.
 */
import { type CustomerFirst, PlaceOnLine } from '../model/rule-settings.js';
import type { Draft } from './check/draft.js';
import type { Distributions } from './compile/distribution.js';
import { agentCannotGiveUp } from './faults/callers.js';
import type { Diagnostics } from './faults/diagnostics.js';
import { furtherCalls, type ToldCall } from './further-calls.js';
import type { Path } from './path.js';
import type { ScenarioDocument } from './schema/schema.js';

type CustomerFirstDocument = NonNullable<NonNullable<ScenarioDocument['rules']>['customerFirst']>;

export function resolveCustomerFirst(document: CustomerFirstDocument) {
  if (document === 'off') return 'off' as const;
  const { prompt = 'off' } = document;
  return {
    ahead: document.ahead ?? 0,
    agentRings: document.agentRings ?? true,
    prompt:
      prompt === 'off'
        ? ('off' as const)
        : { takes: prompt.takes ?? '5s', accepts: prompt.accepts ?? 1 },
    patience: document.patience ?? 'never',
    place: document.place ?? ('keep' as const),
  };
}

export function compileCustomerFirst(
  settings: ReturnType<typeof resolveCustomerFirst>,
  distributions: Distributions,
): CustomerFirst | null {
  if (settings === 'off') return null;
  const { ahead, agentRings, prompt, patience, place } = settings;
  return Object.freeze({
    ahead,
    agentRings,
    prompt:
      prompt === 'off' ? null : { takes: distributions.of(prompt.takes), accepts: prompt.accepts },
    patience: patience === 'never' ? null : distributions.of(patience),
    place: place === 'keep' ? PlaceOnLine.Keep : PlaceOnLine.Front,
  });
}

/** No agent is on the line who could give up while the customer is dialled. */
export function checkCustomerFirst({ rules, callers }: Draft, found: Diagnostics): void {
  if ((rules?.customerFirst ?? 'off') === 'off') return;
  const visit = (call: ToldCall, path: Path): void => {
    for (const [k, { result }] of [call.customer ?? []].flat().entries()) {
      const at = Array.isArray(call.customer) ? [k, 'result'] : ['result'];
      if (result === 'agentGaveUp') found.at([...path, 'customer', ...at], agentCannotGiveUp());
    }
    for (const further of furtherCalls(call)) visit(further.call, [...path, ...further.path]);
  };
  for (const [i, { answersCallback, calls }] of callers.entries()) {
    if (answersCallback?.agentGaveUp !== undefined) {
      found.at(['callers', i, 'answersCallback', 'agentGaveUp'], agentCannotGiveUp(), 'key');
    }
    for (const [j, call] of (calls ?? []).entries()) visit(call, ['callers', i, 'calls', j]);
  }
}
