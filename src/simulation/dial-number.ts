/**
 * From a number to dial, as text, to the record of that number.
 */
import { NO_NUMBER, numberToDial, THE_CLID } from '../callback/number.js';
import type { NumberTemplate } from '../model/applets.js';
import type { PhoneNumber } from '../model/caller.js';
import type { Interaction } from '../model/interaction.js';
import type { Run } from './run.js';

/** The number that a callback for this interaction dials; null: none can be. */
export function numberFor(
  run: Run,
  interaction: Interaction,
  template: NumberTemplate | null,
): PhoneNumber | null {
  const { caller } = interaction;
  const { fallbackToClid } = run.plan.rules;
  const text = numberToDial(template, interaction.data, !caller.withheld, fallbackToClid);
  if (text === THE_CLID) return caller.number;
  if (text === NO_NUMBER) return null;
  if (text === caller.otherNumber.text) return caller.otherNumber;
  if (text === caller.number.text) return caller.number;
  return run.center.numberNamed(text);
}
