/** A menu: the caller presses a key, or none. */
import type { AppletKind, AppletPlan } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import type { Step, Surroundings } from './step.js';

export type MenuApplet = Extract<AppletPlan, { kind: typeof AppletKind.Menu }>;

export function menu(
  applet: MenuApplet,
  interaction: Interaction,
  surroundings: Surroundings,
  step: Step,
): void {
  const to = choice(applet, interaction, surroundings);
  const heard = interaction.menusHeard++;
  const takes = surroundings.sample(
    applet.takes,
    interaction,
    Purpose.Announcement,
    // Keyed by how many menus came before, away from the announcements' applet numbers.
    (heard << 16) | interaction.applet,
  );
  step.goOn(to, takes);
}

function choice(applet: MenuApplet, interaction: Interaction, surroundings: Surroundings): number {
  const presses = interaction.script?.presses;
  if (presses !== undefined && presses.length > 0) {
    const key = presses[interaction.menusHeard];
    return applet.choices.find((option) => option.key === key)?.to ?? applet.next;
  }
  const index = (interaction.menusHeard << 16) | interaction.applet;
  let u = surroundings.draw(interaction, Purpose.MenuChoice, index);
  for (const option of applet.choices) {
    if (u < option.share) return option.to;
    u -= option.share;
  }
  return applet.next;
}
