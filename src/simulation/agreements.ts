/** An interaction comes under the agreement for the skills that it asks for. */
import { AGREEMENT_BY_SKILLS, NO_AGREEMENT } from '../model/agreement.js';
import type { Interaction } from '../model/interaction.js';
import { agreementFor } from '../routing/agreements.js';
import type { Run } from './run.js';

/** On entering a queue; it is kept from then on until the plan changes what is asked for. */
export function takeAgreement(run: Run, interaction: Interaction): void {
  if (interaction.agreement !== AGREEMENT_BY_SKILLS) return;
  const { agreements } = run.plan;
  const { profile } = interaction;
  profile.agreement ??= agreementFor(profile, agreements);
  interaction.agreement = profile.agreement;
  interaction.agreementMs =
    profile.agreement === NO_AGREEMENT
      ? Number.POSITIVE_INFINITY
      : agreements[profile.agreement]!.targetMs;
}
