/** How an interaction ended, in a word or two, for records. */
import { type Interaction, NEVER } from '../model/interaction.js';
import { Media } from '../model/media.js';
import { CallbackEnd, callbackEnd } from './callback-end.js';
import { resultName } from './callback-row.js';

export function outcomeOf(interaction: Interaction): string {
  if (interaction.media === Media.Phone) {
    if (interaction.agentAnsweredAt !== NEVER) return 'Answered';
    return interaction.madeCallback ? 'CallbackCreated' : 'Ended';
  }
  switch (callbackEnd(interaction)) {
    case CallbackEnd.Completed:
      return 'Completed';
    case CallbackEnd.Unreached:
      return `Unreached (${resultName(interaction.result)})`;
    case CallbackEnd.Expired:
      return 'Expired';
    case CallbackEnd.Cancelled:
      return 'Cancelled';
  }
}
