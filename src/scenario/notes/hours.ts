/**
 * What deserves a word about opening hours, the close and the window for callbacks.
 */
import { type AgentPlan, Presence } from '../../model/agent-plan.js';
import type { HoursPlan, OpenSpan } from '../../model/hours-plan.js';
import { CallbacksAtClose } from '../../model/hours-plan.js';
import { quoted } from '../faults/fault.js';
import type { ResolvedScenario } from '../resolve/resolve.js';

interface HoursSubject {
  readonly resolved: ResolvedScenario;
  readonly hours: HoursPlan | null;
  readonly agents: readonly AgentPlan[];
}

export function notesOfHours({ resolved, hours, agents }: HoursSubject): string[] {
  if (hours === null) return [];
  return [
    ...nightWithoutMorning(hours),
    ...windowWhileClosed(hours),
    ...shiftsWhileClosed(resolved, hours, agents),
  ];
}

function nightWithoutMorning({ callbacksAtClose, open }: HoursPlan): string[] {
  if (callbacksAtClose !== CallbacksAtClose.CarryOver || (open?.length ?? 0) > 1) return [];
  return [
    'closing.callbacks is carryOver, and the center opens only once: callbacks that wait at its close are pending at the end; make "length" longer, or write finish',
  ];
}

function windowWhileClosed({ window, open }: HoursPlan): string[] {
  if (window === null || open === null || meet(window, open)) return [];
  return [
    'rules.window is never open while the center is: no callback is made in opening hours; check "from", "to" and "days"',
  ];
}

/** Teams that are at work, but never while the center is open. */
function shiftsWhileClosed(
  { teams }: ResolvedScenario,
  { open }: HoursPlan,
  agents: readonly AgentPlan[],
): string[] {
  if (open === null) return [];
  return teams.flatMap(({ name }, team) => {
    const worked = agents.filter((agent) => agent.team === team).flatMap(atWork);
    return worked.length === 0 || meet(worked, open)
      ? []
      : [
          `the team ${quoted(name)} works only while the center is closed; check its "shifts" and "opening"`,
        ];
  });
}

function atWork({ presence }: AgentPlan): OpenSpan[] {
  return presence.flatMap((change, k) =>
    change.presence === Presence.Ready
      ? [{ fromMs: change.at, toMs: presence[k + 1]?.at ?? Number.POSITIVE_INFINITY }]
      : [],
  );
}

function meet(some: readonly OpenSpan[], others: readonly OpenSpan[]): boolean {
  return some.some((a) => others.some((b) => a.fromMs < b.toMs && b.fromMs < a.toMs));
}
