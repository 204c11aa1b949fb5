/** A replication as the dashboard gets it: what its numbers mean, and its timeline. */
import { atOnce, runAgainInTurns } from '../experiments/again.js';
import type { StoredResult } from '../experiments/stored-result.js';
import { CustomerResult } from '../model/caller-plan.js';
import { resultName } from '../records/callback-row.js';
import { Timeline } from '../records/timeline.js';
import { zoneOf } from '../reports/local-time.js';
import { dialResultText } from '../reports/result-words.js';
import type { DayFacts } from './day-facts.js';

export interface Day {
  readonly facts: DayFacts;
  readonly timeline: Timeline;
}

/**
 * Makes it by running the replication again.
 *
 * @param replication counted from 0
 * @throws NotTheSame where it does not come out as it did
 */
export function dayOf(stored: Pick<StoredResult, 'scenario' | 'sums'>, replication: number): Day {
  return atOnce(dayInTurns(stored, replication));
}

/** The same, with pauses. */
export function* dayInTurns(
  stored: Pick<StoredResult, 'scenario' | 'sums'>,
  replication: number,
): Generator<void, Day> {
  const { plan, resolved } = stored.scenario;
  const timeline = new Timeline();
  yield* runAgainInTurns(stored, replication, timeline);
  const facts: DayFacts = {
    name: plan.name,
    startsAt: plan.startsAt,
    zone: zoneOf(resolved.start),
    lengthMs: plan.lengthMs,
    intervalMs: plan.intervalMs,
    warmUpMs: plan.warmUpMs,
    answerWithinMs: plan.targets.answerWithinMs,
    replications: stored.sums.length,
    replication: replication + 1,
    endedAt: timeline.endedAt,
    cutAt: timeline.cutAt,
    events: timeline.events,
    queues: plan.queues.map(({ name }) => name),
    teams: plan.teams,
    agents: plan.agents.map(({ name, team }) => ({ name, team })),
    classes: plan.callers,
    results: Object.values(CustomerResult).map((result) => dialResultText(resultName(result))),
  };
  return { facts, timeline };
}
