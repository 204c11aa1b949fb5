/** Where a plan leads, without walking it. */
import { AppletKind, END } from '../model/applets.js';
import type { CenterPlan } from '../model/center-plan.js';

/** The first queue on the way from an applet, nearest first, declared order among equals; -1: none. */
export function queueReachedFrom({ applets }: CenterPlan, from: number): number {
  const seen = new Set<number>();
  const ahead = [from];
  for (let applet = ahead.shift(); applet !== undefined; applet = ahead.shift()) {
    if (applet === END || seen.has(applet)) continue;
    seen.add(applet);
    const plan = applets[applet]!;
    if (plan.kind === AppletKind.Acd) return plan.queue;
    if (plan.kind === AppletKind.Menu) for (const choice of plan.choices) ahead.push(choice.to);
    ahead.push(plan.next);
    if (plan.kind === AppletKind.Hours) ahead.push(plan.closed);
    if (plan.kind === AppletKind.Check) ahead.push(plan.otherwise);
    if (plan.kind === AppletKind.Callback) ahead.push(plan.full);
  }
  return -1;
}
