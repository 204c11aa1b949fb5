/** What the dashboard is told of a replication before its timeline: who and what the numbers mean. */
export interface DayFacts {
  readonly name: string;
  /** The first instant, e.g. `2026-03-02T08:00:00.000Z`, and the zone its times are read in. */
  readonly startsAt: string;
  readonly zone: string;
  readonly lengthMs: number;
  readonly intervalMs: number;
  readonly warmUpMs: number;
  /** How soon a call is to be answered. */
  readonly answerWithinMs: number;
  readonly replications: number;
  /** Which this is, from 1. */
  readonly replication: number;
  readonly endedAt: number;
  /** From when on it was too long to be shown; null: all of it is. */
  readonly cutAt: number | null;
  readonly events: number;
  /** Names, by the numbers of the timeline. */
  readonly queues: readonly string[];
  readonly teams: readonly string[];
  readonly agents: readonly { readonly name: string; readonly team: number }[];
  readonly classes: readonly string[];
  /** What a dial came to, in words. */
  readonly results: readonly string[];
}
