/**
 * What can happen. The number is also the order in which things that fall into the same millisecond
 * take effect:
 *
 *   rosters change      before  agents' work ends    - who has left is not given another call
 *   agents' work ends   before  customers' results   - and a ring answered before one that runs out
 *   breakouts           before  callers give up      - a key pressed at the last moment counts
 *   callers give up     before  callers arrive       - a newcomer sees the queue as it then is
 *
 * Among equals the order of scheduling decides. Agents who become free in one instant are offered
 * work only when all of `LAST_OF_AGENTS` and below has taken effect, by idle time, then id.
 */
export const EventKind = {
  RosterChanged: 0,
  TalkEnded: 1,
  MessageLeft: 2,
  WrapEnded: 3,
  DwellEnded: 4,
  RingAnswered: 5,
  RingRejected: 6,
  RingTimedOut: 7,
  CustomerSettled: 8,
  SkillExpired: 9,
  VoluntaryDue: 10,
  DurationDue: 11,
  CallerGivesUp: 12,
  PlanStep: 13,
  CallArrived: 14,
  Rolled: 15,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** The last kind that is on the agents' side. */
export const LAST_OF_AGENTS = EventKind.RingTimedOut;
