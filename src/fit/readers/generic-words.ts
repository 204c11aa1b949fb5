/** The words that cells of a table of calls are known by. */

const OUTCOMES: Readonly<Record<'answered' | 'abandoned' | 'left', readonly string[]>> = {
  answered: [
    'answered',
    'answer',
    'agent',
    'handled',
    'connected',
    'completed',
    'complete',
    'served',
    'success',
  ],
  abandoned: [
    'abandoned',
    'abandon',
    'hang',
    'hangup',
    'hungup',
    'callerhungup',
    'lost',
    'missed',
    'noanswer',
    'unanswered',
    'renege',
    'reneged',
  ],
  left: [
    'left',
    'leave',
    'overflow',
    'overflowed',
    'timeout',
    'timedout',
    'callback',
    'callbackcreated',
    'voicemail',
    'transferred',
    'transfer',
    'redirected',
    'exit',
    'breakout',
  ],
};

function wordsOf(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([name, words]) => words.map((w) => [w, name])));
}

const outcomes = wordsOf(OUTCOMES);
const yesNo = wordsOf({
  yes: ['1', 'yes', 'y', 'true', 't', 'x'],
  no: ['0', 'no', 'n', 'false', 'f', ''],
});
const directions = wordsOf({
  inbound: ['', 'in', 'inbound', 'incoming'],
  outbound: ['out', 'outbound', 'outgoing', 'outboundcall'],
});
const media = wordsOf({
  call: ['', 'call', 'phone', 'voice', 'telephone', 'inbound', 'inboundcall', 'telephony'],
  callback: ['callback', 'phonecallback', 'queuedcallback', 'cb'],
  other: ['chat', 'email', 'task', 'sms', 'message', 'messaging', 'web', 'social', 'fax'],
});

const bare = (text: string): string => text.toLowerCase().replace(/[\s_.-]+/g, '');

/** The outcome that a word means; undefined: it is not known. */
export function outcomeWord(text: string): string | undefined {
  return outcomes.get(bare(text));
}

export function yesWord(text: string): boolean | undefined {
  const word = yesNo.get(bare(text));
  return word === undefined ? undefined : word === 'yes';
}

/** `call`, `callback`, or `other` for what is written. */
export function mediumWord(text: string): string | undefined {
  return media.get(bare(text));
}

export function directionWord(text: string): string | undefined {
  return directions.get(bare(text));
}

const nobody = new Set(['', 'none', 'na', 'null', 'unassigned', 'noagent', 'noserver']);

/** Whether the name of an agent says that there was none. */
export function isNobody(text: string): boolean {
  return nobody.has(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
}

/** The words of each outcome, for the page. */
export const outcomeWords = OUTCOMES;
