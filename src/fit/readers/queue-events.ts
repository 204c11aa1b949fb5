/** The events of Asterisk's `queue_log`. */
import type { LogTimes } from './log-times.js';
import { parseSpan } from './span-text.js';

export const QueueEventKind = {
  /** Of an agent, a queue or the system. */
  Other: 0,
  Enter: 1,
  Connect: 2,
  /** The talk is over. */
  Complete: 3,
  Abandon: 4,
  /** Left the queue otherwise. */
  Exit: 5,
  /** Of a call, and not needed. */
  Detail: 6,
  /** The system begins: what was open has no end. */
  Start: 7,
} as const;
export type QueueEventKind = (typeof QueueEventKind)[keyof typeof QueueEventKind];

export interface QueueEvent {
  readonly kind: QueueEventKind;
  readonly line: number;
  readonly at: number;
  readonly call: string;
  readonly queue: string;
  readonly agent: string | null;
  readonly customer: string | null;
  /** As the event tells them. */
  readonly waitMs: number | null;
  readonly talkMs: number | null;
}

/** What an event is, and where in its data the wait and the talk are; from the end where negative. */
const EVENTS: Readonly<Record<string, readonly [QueueEventKind, wait?: number, talk?: number]>> = {
  ENTERQUEUE: [QueueEventKind.Enter],
  CONNECT: [QueueEventKind.Connect, 0],
  COMPLETEAGENT: [QueueEventKind.Complete, 0, 1],
  COMPLETECALLER: [QueueEventKind.Complete, 0, 1],
  TRANSFER: [QueueEventKind.Complete, 2, 3],
  BLINDTRANSFER: [QueueEventKind.Complete, 2, 3],
  // Its data differ by what the transfer goes to; they end like those of the others.
  ATTENDEDTRANSFER: [QueueEventKind.Complete, -3, -2],
  ABANDON: [QueueEventKind.Abandon, 2],
  EXITWITHTIMEOUT: [QueueEventKind.Exit, 2],
  EXITWITHKEY: [QueueEventKind.Exit, 3],
  EXITEMPTY: [QueueEventKind.Exit, 2],
  RINGNOANSWER: [QueueEventKind.Detail],
  RINGCANCELED: [QueueEventKind.Detail],
  AGENTDUMP: [QueueEventKind.Detail],
  DID: [QueueEventKind.Detail],
  INFO: [QueueEventKind.Detail],
  SYSCOMPAT: [QueueEventKind.Detail],
  QUEUESTART: [QueueEventKind.Start],
};

const NOBODY = new Set(['', 'NONE', 'REALTIME', 'MANAGER', 'UNKNOWN']);

/** The event of a line, or what is wrong with it. */
export function readQueueEvent(
  cells: readonly string[],
  line: number,
  times: LogTimes,
): QueueEvent | string {
  if (cells.length < 5) return `${cells.length} fields, not 5 or more`;
  const [time = '', call = '', queue = '', agent = '', name = ''] = cells.map((each) =>
    each.trim(),
  );
  if (!/^[A-Z][A-Z0-9_]*$/i.test(name)) return `event: ${name}`;
  const at = times.entry(time, line);
  if (at === null) return `time: ${time}`;
  const [known, waitAt, talkAt] = EVENTS[name.toUpperCase()] ?? [QueueEventKind.Other];
  const kind = NOBODY.has(call) && known !== QueueEventKind.Start ? QueueEventKind.Other : known;
  // Events often end with empty data.
  const data = cells.slice(5).map((each) => each.trim());
  while (data.length > 0 && data.at(-1) === '') data.pop();
  const seconds = (index: number | undefined): number | null => {
    const text = index === undefined ? undefined : data.at(index);
    return text === undefined || text === '' ? null : parseSpan(text, 1000, false);
  };
  return {
    kind,
    line,
    at,
    call,
    queue,
    agent: NOBODY.has(agent) ? null : agent,
    customer: kind === QueueEventKind.Enter && data[1] ? data[1] : null,
    waitMs: seconds(waitAt),
    talkMs: seconds(talkAt),
  };
}
