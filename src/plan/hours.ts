/** Opening hours: a fork by the time of day. */
import type { AppletKind, AppletPlan } from '../model/applets.js';
import type { Step } from './step.js';

export type HoursApplet = Extract<AppletPlan, { kind: typeof AppletKind.Hours }>;

export function checkHours(applet: HoursApplet, now: number, step: Step): void {
  for (const { fromMs, toMs } of applet.open) {
    if (now >= fromMs && now < toMs) {
      step.goOn(applet.next, 0);
      return;
    }
  }
  step.goOn(applet.closed, 0);
}
