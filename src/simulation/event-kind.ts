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
  /** A day of the center, a campaign or the window for callbacks opens or closes. */
  HoursChanged: 1,
  TalkEnded: 2,
  /** The agent puts the caller on hold, or comes back. */
  HoldChanged: 3,
  MessageLeft: 4,
  WrapEnded: 5,
  DwellEnded: 6,
  RingAnswered: 7,
  RingRejected: 8,
  RingTimedOut: 9,
  CustomerSettled: 10,
  /** The customer of a callback that dials the customer first. */
  CustomerLegChanged: 11,
  CallbackExpired: 12,
  /** A callback that was put off enters its queue. */
  CallbackDue: 13,
  SkillExpired: 14,
  /** More agents may serve an interaction that has waited so long. */
  GroupOpened: 15,
  AnnouncementDue: 16,
  VoluntaryDue: 17,
  DurationDue: 18,
  CallerGivesUp: 19,
  PlanStep: 20,
  CallArrived: 21,
  Rolled: 22,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** The last kind that is on the agents' side. */
export const LAST_OF_AGENTS = EventKind.RingTimedOut;
