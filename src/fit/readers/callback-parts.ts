/** Callbacks of the Insights shape: the callback and the outbound calls that its agents made. */
import { LogMedium, LogOutcome, type LogRow } from '../log-row.js';
import { heldBetween, type Part } from './interaction-part.js';

/** What is kept of a callback until its outbound calls are known. */
export interface CallbackPart {
  readonly line: number;
  readonly part: Pick<
    Part,
    'id' | 'conversation' | 'service' | 'from' | 'outcome' | 'start' | 'end'
  >;
  readonly headStartMs: number;
  readonly answeredAt: number | null;
  /** When it was in the queue last, where it was not answered. */
  readonly leftAt: number | null;
  readonly outbound: OutboundPart[];
}

export interface OutboundPart {
  readonly start: number;
  readonly agent: string | null;
  readonly reached: boolean;
  readonly dialMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
}

export function callbackPart(part: Part, line: number): CallbackPart {
  const { id, conversation, service, from, outcome, start, end, events } = part;
  const answered = events.find(({ type }) => type === 'AgentAnswered');
  const created = events.find(({ type }) => type === 'CallbackCreated');
  const age = created?.properties['age0_ms'];
  return {
    line,
    part: { id, conversation, service, from, outcome, start, end },
    headStartMs: typeof age === 'number' && age > 0 ? age : 0,
    answeredAt: answered?.at ?? null,
    leftAt: end,
    outbound: [],
  };
}

export function outboundPart({ events, connected, start, end }: Part): OutboundPart {
  const dialled = events.find(({ type }) => type === 'Dialled');
  const answered = events.find(({ type }) => type === 'CustomerAnswered');
  const settled = answered ?? events.find(({ type }) => type === 'CustomerNotReached');
  const agent = connected[0];
  const talksFrom =
    answered === undefined || agent === undefined ? null : Math.max(answered.at, agent.at);
  const until = agent?.until ?? end;
  const holdMs =
    talksFrom === null || until === null ? null : heldBetween(events, talksFrom, until);
  return {
    start,
    agent: agent?.agent ?? null,
    reached: talksFrom !== null,
    dialMs: dialled === undefined || settled === undefined ? null : settled.at - dialled.at,
    talkMs: talksFrom === null || until === null ? null : until - talksFrom - (holdMs ?? 0),
    holdMs,
  };
}

/** The row of a callback; null: it is still waiting where the log ends. */
export function callbackRow(callback: CallbackPart): LogRow | null {
  const { line, part, answeredAt, leftAt, outbound, headStartMs } = callback;
  const until = answeredAt ?? leftAt;
  if (until === null) return null;
  const last = outbound.find(({ reached }) => reached) ?? outbound.at(-1);
  return {
    line,
    id: part.id,
    medium: LogMedium.Callback,
    type: part.service,
    customer: part.from,
    at: part.start,
    headStartMs,
    waitMs: until - part.start,
    queued: until > part.start,
    outcome: answeredAt === null ? LogOutcome.Left : LogOutcome.Answered,
    agent: last?.agent ?? null,
    talkMs: last?.talkMs ?? null,
    holdMs: last?.holdMs ?? null,
    wrapMs: null,
    reached: answeredAt === null ? null : (last?.reached ?? false),
    dialMs: last?.dialMs ?? null,
    of: part.conversation,
  };
}
