/** What became of dials and rings, in words. */

const dialWords: Readonly<Record<string, string>> = {
  person: 'answered',
  noAnswer: 'no answer',
  engaged: 'engaged',
  voicemail: 'voicemail',
  unobtainable: 'unobtainable',
  changed: 'number changed',
  rejected: 'rejected',
  failed: 'failed',
  agentGaveUp: 'the agent gave up',
  stillOnLine: 'still on the line',
  hungUpWaiting: 'hung up waiting',
  promptRefused: 'refused the prompt',
  // Where the run ended before it did.
  dialling: 'not over at the end',
  prompt: 'hears the prompt at the end',
  onLine: 'on the line at the end',
};

const ringWords: Readonly<Record<string, string>> = {
  answered: 'answered',
  missed: 'no answer',
  rejected: 'rejected',
  hungUp: 'the customer hung up',
  notReached: 'the customer was not reached',
  ringing: 'not over at the end',
  kept: 'kept at the end',
};

/** Of a dial of the customer's number, e.g. `noAnswer`. */
export function dialResultText(result: string | null): string {
  return result === null ? 'no result' : (dialWords[result] ?? result);
}

/** Of a ring of an agent's phone, e.g. `missed`. */
export function ringEndText(end: string): string {
  return ringWords[end] ?? end;
}
