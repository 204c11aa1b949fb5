/**
 * Customer first, ahead of agents: after every event, once agents and waiting interactions have been
 * matched, each queue that changed dials on while it has places left.
 */
import { mayDialAhead } from '../callback/customer-first.js';
import type { Interaction } from '../model/interaction.js';
import { aheadFor } from '../routing/ahead-for.js';
import { dialAhead } from './dial-first.js';
import { LAST_OF_AGENTS } from './event-kind.js';
import { isOnTheLine } from './on-answer.js';
import type { Run } from './run.js';

export function dialAheadWhereDue(run: Run): void {
  const { aheadDue, aheadMax, calendar } = run;
  // An agent who becomes free in this very instant comes before any dial without one.
  if (calendar.hasMoreNow(LAST_OF_AGENTS)) return;
  while (aheadDue.length > 0) {
    const queue = aheadDue.pop()!;
    queue.aheadDue = false;
    while (queue.ahead < aheadMax) {
      const callback = aheadFor(queue, mayDial);
      if (callback === null) break;
      dialAhead(run, callback);
    }
  }
}

function mayDial(first: Interaction, agentsLoggedIn: number): boolean {
  return mayDialAhead(first, agentsLoggedIn, isOnTheLine(first));
}
