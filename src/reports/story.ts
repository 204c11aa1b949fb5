/** One callback's story, line by line, from its row in `callbacks.csv`. */
import { asWritten } from './csv.js';
import { clockText } from './numbers.js';
import { dialResultText } from './result-words.js';

/** A row by column name, as text. */
export type StoredRow = Readonly<Record<string, string>>;

/** Rows that an id names: the callback, the scripted call (defused or not), or the conversation. */
export function findCallbacks(rows: readonly StoredRow[], id: string): StoredRow[] {
  if (id === '') return [];
  const exact = rows.filter((row) => row['callback'] === id || row['conversation_guid'] === id);
  return exact.length > 0
    ? exact
    : rows.filter(({ call_id: callId = '' }) => asWritten(callId) === id);
}

/** The lines of a story: instants from the start, the earliest first. */
export function storyOf(row: StoredRow): string[] {
  const events: { at: number; text: string }[] = [];
  const isFirst = isCustomerFirst(row);
  const add = (column: string, text: string): void => {
    const at = row[column];
    if (at !== undefined && at !== '') events.push({ at: Number(at), text });
  };
  add('age0_s', 'the waiting time counts from here (R7)');
  add(
    'requested_s',
    `callback created by ${row['applet']}, for ${row['clid'] || 'a withheld number'} (R1)`,
  );
  add('slot_s', 'the slot begins that the caller chose');
  events.push(...entryLines(row));
  events.push(...attemptLines(row, isFirst));
  if (isFirst) {
    add('dialled_s', `${numberOf(row)} is dialled, before an agent answers`);
    add('customer_answer_s', 'the customer answers');
    add('on_line_s', 'the customer waits on the line for an agent');
    add('agent_answer_s', `${row['agent']} answers: they talk`);
  } else {
    events.push(...dialLines(row));
    add('customer_answer_s', 'the customer answers: they talk');
  }
  events.push(...putOffLines(row));
  events.push(...holdLines(row));
  add('ended_s', endText(row));
  add('promised_s', 'the answer that was promised, when the wait was told');
  add('held_first_offer_s', 'had the caller held: an agent’s phone would have rung');
  add('held_answer_s', 'had the caller held: an agent would have answered');
  const order = events.map((event, index) => ({ ...event, index }));
  order.sort((a, b) => a.at - b.at || a.index - b.index);
  return [...order.map(({ at, text }) => `${clockText(at)}  ${text}`), ...driftLines(row)];
}

/** The customer was dialled before an agent answered, or no agent ever did. */
function isCustomerFirst(row: StoredRow): boolean {
  const { dialled_s: dialled = '', agent_answer_s: answered = '' } = row;
  return (
    dialled !== '' &&
    (answered === '' || Number(dialled) < Number(answered) || row['on_line_s'] !== '')
  );
}

function numberOf(row: StoredRow): string {
  return row['number_dialled'] || 'no number';
}

/** Each entry into a queue, those after it was put off included. */
function entryLines(row: StoredRow): { at: number; text: string }[] {
  return partsOf(row, 'queue_entries').map((entry, index) => {
    const [, queue = '', at] = /^(.*) ([\d.]+)$/.exec(entry) ?? [];
    const text = index === 0 ? `waits in queue ${queue} (R10)` : `waits in queue ${queue} again`;
    return { at: Number(at), text };
  });
}

/** What came of an agent who was rung or kept and did not come to talk. */
const inVain: Readonly<Record<string, string>> = {
  missed: 'does not answer: back to the queue with its age (R14)',
  rejected: 'rejects: back to the queue with its age (R14)',
  hungUp: 'is free again: the customer has hung up',
  notReached: 'is free again: the customer was not reached',
};

function attemptLines(row: StoredRow, isFirst: boolean): { at: number; text: string }[] {
  return partsOf(row, 'attempts').flatMap((attempt) => {
    const [, agent = '', from, to, end = ''] = SPAN.exec(attempt) ?? [];
    const kept = isFirst && from === row['dialled_s'];
    const text = kept ? `${agent} is kept for the callback` : `${agent}’s phone rings (R3)`;
    const begins = { at: Number(from), text };
    const ended = inVain[end];
    return ended === undefined ? [begins] : [begins, { at: Number(to), text: `${agent} ${ended}` }];
  });
}

/** A name, a span that may have no end, and how it ended. */
const SPAN = /^(.*) ([\d.]+)-([\d.]*) (\w+)$/;

function partsOf(row: StoredRow, column: string): string[] {
  return (row[column] ?? '').split('; ').filter((text) => text !== '');
}

/** Each dial, and how it ended unless the customer answered or the end of the callback tells it. */
function dialLines(row: StoredRow): { at: number; text: string }[] {
  const number = numberOf(row);
  const dials = partsOf(row, 'customer_dials');
  return dials.flatMap((dial, index) => {
    const [, agent = '', from, to, result = ''] = SPAN.exec(dial) ?? [];
    const begins = { at: Number(from), text: `${agent} answers; ${number} is dialled (R3)` };
    // How the last dial ended is mostly the end of the callback.
    const isLast = index === dials.length - 1;
    if (isLast && (row['state'] === 'Unreached' || result === 'person' || to === ''))
      return [begins];
    const text = `not reached: ${dialResultText(result)}; it will be tried again`;
    return [begins, { at: Number(to), text }];
  });
}

function putOffLines(row: StoredRow): { at: number; text: string }[] {
  return partsOf(row, 'put_off').map((span) => {
    const [from = 0, until = 0] = span.split('-').map(Number);
    return { at: from, text: `put off: back in its queue at ${clockText(until)}` };
  });
}

function holdLines(row: StoredRow): { at: number; text: string }[] {
  return partsOf(row, 'holds').flatMap((span) => {
    const [from = 0, until = 0] = span.split('-').map(Number);
    return [
      { at: from, text: `${row['agent']} puts the customer on hold` },
      { at: until, text: `${row['agent']} comes back` },
    ];
  });
}

function endText(row: StoredRow): string {
  if (row['state'] === 'Unreached') {
    return `closed, unreached: ${dialResultText(row['result'] ?? null)} (R15)`;
  }
  return `closed: ${row['state']}`;
}

function driftLines(row: StoredRow): string[] {
  if (!row['drift_s']) return [];
  return [
    `drift ${signed(row['drift_s'])} s (agent’s answer), ${signed(row['offer_drift_s'])} s (first offer)${row['connect_drift_s'] ? `, ${signed(row['connect_drift_s'])} s (customer’s answer)` : ''}; re-queues ${row['requeues']}, overtaken by ${row['overtaken_by'] || 0}`,
  ];
}

function signed(text: string | undefined): string {
  const value = Number(text);
  return value > 0 ? `+${value}` : String(value);
}
