/**
 * How things stood at an instant, as the vendor's Real Time and V0 Stats API would show it: without
 * queued callbacks (R21). The outbound call that came of one, and the agent's state, are there.
 */

import { mediaName, Output, showsCallbacks } from '../callback/reporting.js';
import { Media } from '../model/media.js';
import type { AgentActivity } from '../reports/vendor-activities.js';
import type { QueueTime } from '../reports/vendor-queue-times.js';
import { instantText, type VendorRecord } from '../reports/vendor-records.js';
import { HttpError } from './http-error.js';
import { underWay } from './insights.js';
import { QueryReader } from './query.js';
import type { Recording } from './recording.js';
import { json, type Reply } from './reply.js';
import type { Request } from './request.js';

/** `GET /real-time?at=` */
export function realTime({ query, open, result }: Request): Reply {
  const reader = new QueryReader(query);
  const instant = reader.instant('at');
  reader.require('at', instant);
  reader.end();
  const { plan } = result.stored.scenario;
  const at = (instant ?? 0) - Date.parse(plan.startsAt);
  const visits = open('queue-times');
  if (at < 0 || at > visits.endedAt) {
    const [from, to] = [instantText(plan, 0), instantText(plan, visits.endedAt)];
    throw new HttpError(400, `at must lie in the run, from ${from} to ${to}`);
  }
  const waiting = rowsAt<QueueTime>(visits, at, 'ACD').filter(isShown);
  const calls = rowsAt<VendorRecord>(open('interactions'), at, null).filter(isShown);
  const agents = rowsAt<AgentActivity>(open('agent-activities'), at, 'Workload');
  const body = {
    at: instantText(plan, at),
    queues: plan.queues.map(({ name }) => queueAt(name, waiting, instant ?? 0)),
    calls: {
      inbound: calls.filter(({ direction }) => direction === 'Inbound').length,
      outbound: calls.filter(({ direction }) => direction === 'Outbound').length,
    },
    agents: agents.map(({ agentId, team, state, stateNumber, start }) => ({
      agentId,
      team,
      state,
      stateNumber,
      since: start,
    })),
  };
  return json(`${JSON.stringify(body)}\n`);
}

/** Whom an agent's phone rings for waits still. */
function queueAt(queue: string, waiting: readonly QueueTime[], now: number) {
  const own = waiting.filter((visit) => visit.queue === queue);
  const longest = own.map(({ start }) => now - Date.parse(start));
  return {
    queue,
    callsWaiting: own.length,
    longestWait: longest.length === 0 ? null : longest.reduce((most, each) => Math.max(most, each)),
  };
}

function isShown({ medium }: { readonly medium: string }): boolean {
  return medium !== mediaName(Media.PhoneCallback) || showsCallbacks(Output.RealTime);
}

/** What was under way, of one kind or of all. */
function rowsAt<Row>(recording: Recording, at: number, kind: string | null): Row[] {
  const rows: Row[] = [];
  for (const position of underWay(recording, at)) {
    if (kind !== null && recording.kindAt(position) !== kind) continue;
    rows.push(JSON.parse(recording.json(position)) as Row);
  }
  return rows;
}
