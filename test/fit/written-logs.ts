/** Logs of simulated runs, written as telephone systems and workforce tools write theirs. */
import type { CallLog, LoggedCall } from '../../src/fit/call-log.js';
import { LogOutcome } from '../../src/fit/log-row.js';

const seconds = (ms: number): number => Math.round(ms / 1000);
const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The `queue_log` of Asterisk, which has no work after calls. */
export function asQueueLog(log: CallLog): string {
  const events: { readonly at: number; readonly line: string }[] = [];
  for (const [k, call] of [...log.calls()].entries()) {
    const { at, waitMs, talkMs, outcome, customer } = call;
    const [queue, agent] = [log.types.all[call.type]!, agentOf(log, call)];
    const event = (when: number, who: string, what: string): void => {
      const line = `${seconds(when)}|${seconds(at)}.${k}|${queue}|${who}|${what}`;
      events.push({ at: seconds(when), line });
    };
    event(at, 'NONE', `ENTERQUEUE||${customer}|1`);
    if (outcome !== LogOutcome.Answered) {
      event(at + waitMs, 'NONE', `ABANDON|1|1|${seconds(waitMs)}`);
      continue;
    }
    event(at + waitMs, `SIP/${agent}`, `CONNECT|${seconds(waitMs)}|${seconds(at)}.${k}|2`);
    const told = `${seconds(waitMs)}|${seconds(talkMs ?? 0)}`;
    event(at + waitMs + (talkMs ?? 0), `SIP/${agent}`, `COMPLETECALLER|${told}|1`);
  }
  const inOrder = events.sort((a, b) => a.at - b.at);
  return inOrder.map(({ line }) => `${line}\n`).join('');
}

/** Contact records of Amazon Connect, in the order in which contacts ended. */
export function asContacts(log: CallLog): string {
  const ended = ({ at, waitMs, talkMs }: LoggedCall): number => at + waitMs + (talkMs ?? 0);
  const records = [...log.calls()].map((call, k) => {
    const { at, waitMs, outcome, customer } = call;
    const isAnswered = outcome === LogOutcome.Answered;
    const left = iso(at + waitMs);
    const contact = {
      ...{ ContactId: `c-${k}`, Channel: 'VOICE', InitiationMethod: 'INBOUND' },
      ...{ InitiationTimestamp: iso(at - 20_000), DisconnectReason: 'CUSTOMER_DISCONNECT' },
      CustomerEndpoint: { Address: customer, Type: 'TELEPHONE_NUMBER' },
      Queue: {
        Name: log.types.all[call.type],
        ...{ EnqueueTimestamp: iso(at), DequeueTimestamp: left, Duration: seconds(waitMs) },
      },
      Agent: isAnswered
        ? {
            ...{ Username: agentOf(log, call), ConnectedToAgentTimestamp: left },
            AgentInteractionDuration: seconds(call.talkMs ?? 0),
            AfterContactWorkDuration: seconds(call.wrapMs ?? 0),
          }
        : null,
    };
    return { contact, ended: ended(call) };
  });
  const inOrder = records.sort((a, b) => a.ended - b.ended);
  return inOrder.map(({ contact }) => `${JSON.stringify(contact)}\n`).join('');
}

export interface TableOf {
  readonly everyMs: number;
  /** Agents of each type who are there while calls come. */
  readonly agents: number;
  /** Within what calls are answered in time, in ms. */
  readonly within: number;
}

/** A row an interval and type, with all that a workforce tool may tell of it. */
export function asIntervals(log: CallLog, { everyMs, agents, within }: TableOf): string {
  const rows = new Map<string, Sums>();
  for (const call of log.calls()) {
    const from = Math.floor(call.at / everyMs) * everyMs;
    const key = `${iso(from)},${everyMs / 60_000}m,${log.types.all[call.type]}`;
    const sums = rows.get(key) ?? new Sums();
    rows.set(key, sums);
    sums.add(call, within);
  }
  const head = 'start,length,queue,offered,answered,abandoned,aht,asa,abandontime,sl,agents\n';
  return head + [...rows].map(([key, sums]) => `${key},${sums.cells()},${agents}\n`).join('');
}

class Sums {
  private answered = 0;
  private abandoned = 0;
  private inTime = 0;
  private handleMs = 0;
  private answeredMs = 0;
  private abandonedMs = 0;

  add({ outcome, waitMs, talkMs, wrapMs }: LoggedCall, within: number): void {
    if (outcome === LogOutcome.Abandoned) {
      this.abandoned++;
      this.abandonedMs += waitMs;
      return;
    }
    this.answered++;
    this.answeredMs += waitMs;
    this.handleMs += (talkMs ?? 0) + (wrapMs ?? 0);
    if (waitMs <= within) this.inTime++;
  }

  /** Means in whole seconds, as tools round them. */
  cells(): string {
    const { answered, abandoned, inTime } = this;
    const offered = answered + abandoned;
    const mean = (ms: number, count: number): number | '' =>
      count === 0 ? '' : Math.round(ms / count / 1000);
    return [
      ...[offered, answered, abandoned, mean(this.handleMs, answered)],
      ...[mean(this.answeredMs, answered), mean(this.abandonedMs, abandoned)],
      (inTime / offered).toFixed(3),
    ].join(',');
  }
}

function agentOf(log: CallLog, { agent }: LoggedCall): string {
  return agent === null ? '' : log.agents.all[agent]!;
}
