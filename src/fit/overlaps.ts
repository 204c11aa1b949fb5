/** Calls whose agent was still in an earlier one: clocks that differ, or one name for two people. */
import type { CallLog } from './call-log.js';

/** Two clocks may differ by so much. */
const CLOCKS_APART = 2000;

/** The lines of calls that their agent answered during an earlier call, in order. */
export function overlappingCalls(log: CallLog): Uint32Array {
  const { count } = log;
  const from = new Float64Array(count);
  const to = new Float64Array(count);
  const lines = new Uint32Array(count);
  const agents = new Int32Array(count);
  let n = 0;
  for (const { agent, at, waitMs, talkMs, holdMs, line } of log.calls()) {
    if (agent === null || talkMs === null) continue;
    from[n] = at + waitMs;
    to[n] = at + waitMs + talkMs + (holdMs ?? 0);
    lines[n] = line;
    agents[n++] = agent;
  }
  const { order, ends } = byAgent(agents.subarray(0, n), log.agents.all.length);
  const found: number[] = [];
  let begin = 0;
  for (const end of ends) {
    const own = order.subarray(begin, end).sort((a, b) => from[a]! - from[b]! || a - b);
    let busyUntil = Number.NEGATIVE_INFINITY;
    for (const k of own) {
      if (from[k]! < busyUntil - CLOCKS_APART) found.push(lines[k]!);
      busyUntil = Math.max(busyUntil, to[k]!);
    }
    begin = end;
  }
  return Uint32Array.from(found).sort();
}

/** The numbers of the calls, those of one agent together; and where each agent's end. */
function byAgent(agents: Int32Array, howMany: number): { order: Uint32Array; ends: Uint32Array } {
  const ends = new Uint32Array(howMany);
  for (const agent of agents) ends[agent]!++;
  const next = new Uint32Array(howMany);
  let sum = 0;
  for (let agent = 0; agent < howMany; agent++) {
    next[agent] = sum;
    sum += ends[agent]!;
    ends[agent] = sum;
  }
  const order = new Uint32Array(agents.length);
  agents.forEach((agent, k) => {
    order[next[agent]!++] = k;
  });
  return { order, ends };
}
