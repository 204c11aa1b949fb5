/** Asks the caller for another number and writes it to a data source (R6). */
import type { AppletKind, AppletPlan } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import { Purpose } from '../model/purpose.js';
import { type Step, type Surroundings, writeData } from './step.js';

export type AskNumberApplet = Extract<AppletPlan, { kind: typeof AppletKind.AskNumber }>;

export function askNumber(
  applet: AskNumberApplet,
  interaction: Interaction,
  surroundings: Surroundings,
  step: Step,
): void {
  const given = numberGiven(applet, interaction, surroundings);
  if (given !== '') {
    writeData(interaction, applet.dataSource, given, surroundings.dataSourceCount);
  }
  const takes = surroundings.sample(
    applet.takes,
    interaction,
    Purpose.Announcement,
    interaction.applet,
  );
  step.goOn(applet.next, takes);
}

/** The number as text; empty if the caller gives none. */
function numberGiven(
  applet: AskNumberApplet,
  interaction: Interaction,
  surroundings: Surroundings,
): string {
  const scripted = interaction.script?.gives ?? null;
  if (scripted !== null) return scripted;
  const u = surroundings.draw(interaction, Purpose.GivesNumber, interaction.applet);
  return u < applet.share ? surroundings.otherNumberOf(interaction) : '';
}
