/** Calls whose agent was still in an earlier one: clocks that differ, or one name for two people. */
import type { CallLog } from './call-log.js';
import type { Counted } from './readers/tally.js';

/** Two clocks may differ by so much. */
const CLOCKS_APART = 2000;
/** So many services of an agent are put in order together. */
const AT_ONCE = 16;

interface Service {
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** The calls that their agent answered during an earlier call, and the first lines of them. */
export function overlappingCalls(log: CallLog, named: number): Counted {
  const agents = log.agents.all.map(() => new BusyAgent());
  const found = new FirstLines(named);
  for (const { agent, at, waitMs, talkMs, holdMs, line } of log.calls()) {
    if (agent === null || talkMs === null) continue;
    const from = at + waitMs;
    // Whoever enters later is answered later than this one enters.
    agents[agent]!.serveUntil(at, found);
    agents[agent]!.waiting.push({ from, to: from + talkMs + (holdMs ?? 0), line });
  }
  for (const agent of agents) agent.serveRest(found);
  return found;
}

class BusyAgent {
  /** Services that others may still come before. */
  waiting: Service[] = [];
  private busyUntil = Number.NEGATIVE_INFINITY;
  private lookedAtFrom = AT_ONCE;

  serveRest(found: FirstLines): void {
    this.lookedAtFrom = 0;
    this.serveUntil(Infinity, found);
  }

  serveUntil(at: number, found: FirstLines): void {
    if (this.waiting.length < this.lookedAtFrom) return;
    this.waiting.sort((a, b) => a.from - b.from);
    let served = 0;
    for (const { from, to, line } of this.waiting) {
      if (from > at) break;
      served++;
      if (from < this.busyUntil - CLOCKS_APART) found.add(line);
      this.busyUntil = Math.max(this.busyUntil, to);
    }
    this.waiting = this.waiting.slice(served);
    this.lookedAtFrom = AT_ONCE + 2 * this.waiting.length;
  }
}

/** How many lines there are, and the smallest of them. */
class FirstLines implements Counted {
  count = 0;
  readonly lines: number[] = [];
  private readonly named: number;

  constructor(named: number) {
    this.named = named;
  }

  add(line: number): void {
    this.count++;
    const { lines, named } = this;
    if (lines.length === named && line >= lines[named - 1]!) return;
    const after = lines.findIndex((each) => each > line);
    lines.splice(after < 0 ? lines.length : after, 0, line);
    if (lines.length > named) lines.pop();
  }
}
