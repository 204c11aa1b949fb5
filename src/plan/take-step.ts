/** One applet of an interaction plan, whichever it is. */
import { AppletKind, type AppletPlan } from '../model/applets.js';
import type { Interaction } from '../model/interaction.js';
import { announce } from './announce.js';
import { askNumber } from './ask-number.js';
import { checkHours } from './hours.js';
import { menu } from './menu.js';
import { tagSkills } from './skill-tagger.js';
import { type Step, type Surroundings, writeData } from './step.js';

/** Lets the applet at which the interaction stands act on it; `step` says how it goes on. */
export function takeStep(
  applet: AppletPlan,
  interaction: Interaction,
  surroundings: Surroundings,
  step: Step,
): void {
  switch (applet.kind) {
    case AppletKind.Announce:
      return announce(applet, interaction, surroundings, step);
    case AppletKind.SkillTagger:
      return tagSkills(applet, interaction, surroundings.profiles, step);
    case AppletKind.Acd:
      return step.enterQueue(applet.queue);
    case AppletKind.Callback:
      return step.requestCallback(applet.next);
    case AppletKind.AskNumber:
      return askNumber(applet, interaction, surroundings, step);
    case AppletKind.SetPriority:
      interaction.priority = applet.priority as Interaction['priority'];
      return step.goOn(applet.next, 0);
    case AppletKind.SetAgreement:
      setAgreement(applet, interaction);
      return step.goOn(applet.next, 0);
    case AppletKind.SetData:
      writeData(interaction, applet.dataSource, applet.value, surroundings.dataSourceCount);
      return step.goOn(applet.next, 0);
    case AppletKind.Hours:
      return checkHours(applet, surroundings.now, step);
    case AppletKind.Menu:
      return menu(applet, interaction, surroundings, step);
    case AppletKind.Quote:
      return step.quote(applet.queue, applet.next);
    case AppletKind.Check:
      return step.check();
    case AppletKind.GoTo:
    case AppletKind.HangUp:
      return step.goOn(applet.next, 0);
  }
}

type SetAgreementApplet = Extract<AppletPlan, { kind: typeof AppletKind.SetAgreement }>;

function setAgreement(applet: SetAgreementApplet, interaction: Interaction): void {
  interaction.agreementMs = applet.targetMs;
  interaction.agreement = applet.agreement;
  interaction.agreementSet = true;
}
