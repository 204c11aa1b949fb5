/** Words of what is written down of interactions. */
import { RequestOutcome } from '../model/observer.js';

/** Why a queue was left through the plan. */
export const breakoutNames = [
  'Voluntary',
  'NoAgents',
  'QueueLength',
  'QueueDuration',
  'EstimatedWait',
  'AfterCallback',
  'Closed',
] as const;

/** Why a request led to no callback. */
export const whyNot: Readonly<Record<RequestOutcome, string>> = {
  [RequestOutcome.Created]: '',
  [RequestOutcome.Duplicate]: 'Duplicate',
  [RequestOutcome.NoNumber]: 'NoNumber',
  [RequestOutcome.NoRoom]: 'NoRoom',
  [RequestOutcome.TooLate]: 'TooLate',
  [RequestOutcome.NoSlot]: 'NoSlot',
};
