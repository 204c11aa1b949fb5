/**
 * How agents answer, compiled: a habit, and the instants at which another takes its place.
 */
import type { RingHabit, TimedHabits } from '../../model/agent-plan.js';
import type { Clock } from '../clock.js';
import type { ResolvedHabit } from '../resolve/rings.js';
import { occurrences } from '../shifts.js';
import type { Distributions } from './distribution.js';

interface RingContext {
  readonly clock: Clock;
  readonly horizonMs: number;
  readonly distributions: Distributions;
}

export function habitOf(habit: ResolvedHabit, context: RingContext): RingHabit {
  const plain = plainHabit(habit, context);
  if (habit.byTime.length === 0) return plain;
  return Object.freeze({ ...plain, byTime: timedHabits(habit, plain, context) });
}

type Said = Pick<ResolvedHabit, 'probability' | 'after' | 'rejects'>;

function plainHabit({ probability, after, rejects }: Said, { distributions }: RingContext) {
  return Object.freeze({
    answers: probability,
    answersAfter: distributions.of(after),
    rejects: rejects.probability,
    rejectsAfter: distributions.of(rejects.after),
    byTime: null,
  });
}

/** Where spans overlap, the first that is listed holds. */
function timedHabits(
  { byTime }: ResolvedHabit,
  always: RingHabit,
  context: RingContext,
): TimedHabits {
  const habits = byTime.map((span) => plainHabit(span, context));
  const edges = byTime
    .flatMap((span, index) =>
      occurrences(span, context.clock, context.horizonMs).flatMap(({ from, to }) => [
        { at: from, index, more: 1 },
        { at: to, index, more: -1 },
      ]),
    )
    .sort((a, b) => a.at - b.at);
  const open = byTime.map(() => 0);
  const from: number[] = [];
  const then: RingHabit[] = [];
  for (const [k, { at, index, more }] of edges.entries()) {
    open[index] = (open[index] ?? 0) + more;
    if (edges[k + 1]?.at === at) continue;
    const first = open.findIndex((count) => count > 0);
    from.push(at);
    then.push(habits[first] ?? always);
  }
  return Object.freeze({ from, habits: then });
}
