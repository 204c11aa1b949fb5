/**
 * What is said in a scenario and has no effect, as something else is missing.
 */
import { type AgentPlan, Presence } from '../../model/agent-plan.js';
import { listed, quoted } from '../faults/fault.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { ResolvedScenario } from '../resolve/resolve.js';

interface IdleSubject {
  readonly resolved: ResolvedScenario;
  readonly agents: readonly AgentPlan[];
}

export function notesOfIdle({ resolved, agents }: IdleSubject): string[] {
  return [
    ...agentsOnNoShift(resolved, agents),
    ...unusedTrunks(resolved),
    ...toldForCustomerFirst(resolved),
    ...toldToNobody(resolved),
    ...numbersNotDialled(resolved),
    ...ofOtherMode(resolved),
  ];
}

/** Agents beyond those that the shifts of their team ask for. */
function agentsOnNoShift({ teams }: ResolvedScenario, agents: readonly AgentPlan[]): string[] {
  return teams.flatMap(({ name, shifts }, team) => {
    if (shifts.every((shift) => shift.agents === undefined)) return [];
    const members = agents.filter((agent) => agent.team === team);
    const idle = members.filter(
      ({ presence }) => !presence.some((change) => change.presence === Presence.Ready),
    );
    if (idle.length === 0 || idle.length === members.length) return [];
    const [are, them] = idle.length === 1 ? ['agent', 'it'] : ['agents', 'them'];
    return [
      `${idle.length} ${are} of ${quoted(name)} ${idle.length === 1 ? 'is' : 'are'} on no shift of the run: its shifts say how many follow each; raise "agents" of a shift to roster ${them}, or lower those of the team`,
    ];
  });
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
  for (const call of toldCalls(callers)) {
    for (const dial of [call.customer ?? []].flat())
      for (const key of ['accepts', 'waits'] as const) if (dial[key] !== undefined) said.add(key);
  }
  if (said.size === 0) return [];
  return [
    `calls say ${listed([...said].map((key) => `customer.${key}`))}, which matters only to customers who are dialled first; add "rules: { customerFirst: {} }", or take ${said.size === 1 ? 'it' : 'them'} out`,
  ];
}

/** Scripted callers who press a key or give a number where no plan asks for one. */
function toldToNobody({ plans, callers }: ResolvedScenario): string[] {
  const applets = Object.values(plans).flatMap((plan) => Object.values(plan));
  const calls = [...toldCalls(callers)];
  return ASKED.flatMap(({ key, by }) =>
    applets.some((applet) => applet[by] !== undefined) || calls.every((call) => !call[key]?.length)
      ? []
      : [`calls say ${key}, and no plan has an applet ${by}; add one, or take it out`],
  );
}

const ASKED = [
  { key: 'presses', by: 'menu' },
  { key: 'gives', by: 'askNumber' },
] as const;

/** Numbers that callers are asked for where every callback is made to the one they called from. */
function numbersNotDialled({ plans }: ResolvedScenario): string[] {
  const applets = Object.entries(plans).flatMap(([plan, all]) =>
    Object.entries(all).map(([key, applet]) => ({ id: `${plan}.${key}`, ...applet })),
  );
  const isRead = applets.some(({ callback, acd }) =>
    [callback?.numberToDial, acd?.personal].some((template) => template?.includes('$(')),
  );
  if (isRead) return [];
  return applets.flatMap(({ id, askNumber }) =>
    askNumber === undefined
      ? []
      : [
          `${id}: no callback is made to the number that it asks for; write numberToDial: "$(${askNumber.into})" in a callback`,
        ],
  );
}

/** Every scripted call, wherever it stands. */
function* toldCalls(callers: ResolvedScenario['callers']): Generator<ToldCall> {
  const pending: ToldCall[] = callers.flatMap(({ calls }) => calls ?? []);
  for (let call = pending.pop(); call !== undefined; call = pending.pop()) {
    yield call;
    pending.push(...furtherCalls(call).map((further) => further.call));
  }
}

/** Queues that say what counts only in the other mode. */
function ofOtherMode({ plans }: ResolvedScenario): string[] {
  return Object.entries(plans).flatMap(([plan, applets]) =>
    Object.entries(applets).flatMap(([key, { acd }]) => {
      if (acd === undefined) return [];
      const { mode, agreementRouting, agePerMinute } = acd;
      const [idle, other] =
        mode === 'skills'
          ? [agePerMinute === 1 ? null : 'agePerMinute', 'longestWaiting']
          : [agreementRouting ? 'agreementRouting' : null, 'skills'];
      return idle === null
        ? []
        : [
            `${plan}.${key}: acd.${idle} has no effect in mode ${mode}; write "mode: ${other}", or take it out`,
          ];
    }),
  );
}
