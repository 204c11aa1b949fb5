/** How what agents do is shown: in words, by a letter, and by a class of the style sheet. */
import { Activity } from '../../model/agent-state.js';

export interface Look {
  readonly words: string;
  readonly letter: string;
  readonly style: string;
}

const away: Look = { words: 'on a break or away', letter: '–', style: 'away' };
const talking: Look = { words: 'talks, live call', letter: 'T', style: 'talking' };

/** By activity. */
export const looks: Readonly<Record<Activity, Look>> = {
  [Activity.LoggedOut]: { words: 'logged out', letter: '', style: 'out' },
  [Activity.Ready]: { words: 'ready', letter: '○', style: 'ready' },
  [Activity.IncomingRinging]: { words: 'rings, live call', letter: 'r', style: 'ringing' },
  [Activity.IncomingTalking]: talking,
  [Activity.IncomingHolding]: { words: 'customer on hold', letter: 'H', style: 'talking' },
  [Activity.CallbackRinging]: {
    words: 'Busy Callback: rings',
    letter: 'r',
    style: 'callback-ringing',
  },
  [Activity.CallbackDialling]: {
    words: 'Busy Callback: dials the customer',
    letter: 'd',
    style: 'callback-dialling',
  },
  [Activity.CallbackTalking]: {
    words: 'Busy Callback: talks',
    letter: 'C',
    style: 'callback-talking',
  },
  [Activity.CallbackHolding]: {
    words: 'Busy Callback: customer on hold',
    letter: 'H',
    style: 'callback-talking',
  },
  [Activity.CallbackVoicemail]: {
    words: 'Busy Callback: leaves a voicemail',
    letter: 'v',
    style: 'callback-dialling',
  },
  [Activity.WrapUp]: { words: 'wraps up', letter: 'w', style: 'wrap' },
  [Activity.NoAnswer]: { words: 'did not answer', letter: '!', style: 'no-answer' },
  [Activity.AwayBreak]: away,
  [Activity.Lunch]: away,
  [Activity.Meeting]: away,
  [Activity.Training]: away,
  [Activity.Away]: away,
  [Activity.OutboundDialling]: { words: 'campaign: dials', letter: 'o', style: 'outbound' },
  [Activity.OutboundTalking]: { words: 'campaign: talks', letter: 'O', style: 'outbound' },
};

/** Looks that differ, each once, in the order of the activities. */
export const legend: readonly Look[] = [...new Set(Object.values(looks))].filter(
  ({ style }, index, all) => all.findIndex((other) => other.style === style) === index,
);
