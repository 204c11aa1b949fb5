/**
 * What is said in a scenario and has no effect, as something else is missing.
 */
import { listed, quoted } from './fault.js';
import { furtherCalls, type ToldCall } from './further-calls.js';
import type { ResolvedScenario } from './resolve.js';

export function notesOfIdle(resolved: ResolvedScenario): string[] {
  return [...unusedTrunks(resolved), ...toldForCustomerFirst(resolved)];
}

function unusedTrunks({ trunks, callers }: ResolvedScenario): string[] {
  const used = new Set(callers.map((each) => each.trunks));
  return trunks.flatMap(({ name }) =>
    used.has(name)
      ? []
      : [
          `nobody comes in on the trunks ${quoted(name)}: their lines stay free; write "trunks: ${name}" in a class of callers, or take them out`,
        ],
  );
}

/** Scripted customers who say what only one who is dialled first is asked. */
function toldForCustomerFirst({ rules, callers }: ResolvedScenario): string[] {
  if (rules.customerFirst !== 'off') return [];
  const said = new Set<string>();
  const visit = (call: ToldCall): void => {
    for (const dial of [call.customer ?? []].flat())
      for (const key of ['accepts', 'waits'] as const) if (dial[key] !== undefined) said.add(key);
    for (const further of furtherCalls(call)) visit(further.call);
  };
  for (const { calls } of callers) for (const call of calls ?? []) visit(call);
  if (said.size === 0) return [];
  return [
    `calls say ${listed([...said].map((key) => `customer.${key}`))}, which matters only to customers who are dialled first; add "rules: { customerFirst: {} }", or take ${said.size === 1 ? 'it' : 'them'} out`,
  ];
}
