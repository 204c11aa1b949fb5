/** An announcement: it takes time, and nothing else happens. */
import type { AppletKind, AppletPlan } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import type { Step, Surroundings } from './step.js';

export type AnnounceApplet = Extract<AppletPlan, { kind: typeof AppletKind.Announce }>;

export function announce(
  applet: AnnounceApplet,
  interaction: Interaction,
  surroundings: Surroundings,
  step: Step,
): void {
  const takes = surroundings.sample(
    applet.takes,
    interaction,
    Purpose.Announcement,
    interaction.applet,
  );
  step.goOn(applet.next, takes);
}
