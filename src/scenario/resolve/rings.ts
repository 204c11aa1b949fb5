/**
 * How agents answer, with every default written out.
 */
import {
  type HabitDocument,
  type RingsDocument,
  sharesOf,
  type TimedHabitDocument,
} from '../schema/rings.js';

export type ResolvedHabit = ReturnType<typeof resolveHabit>;

/** An agent's own habit for one medium leaves the team's for the other. */
export function resolveRings(rings: RingsDocument | undefined, team?: RingsDocument) {
  return {
    phone: resolveHabit(rings?.phone ?? team?.phone),
    callback: resolveHabit(rings?.callback ?? team?.callback),
  };
}

function resolveHabit(habit: number | HabitDocument | undefined) {
  const given: HabitDocument = typeof habit === 'number' ? { probability: habit } : (habit ?? {});
  const { probability, rejected } = sharesOf(given);
  return {
    probability,
    after: given.after ?? '0s',
    rejects: { probability: rejected, after: given.rejects?.after ?? '0s' },
    byTime: (given.byTime ?? []).map((then) => resolveSpan(given, then)),
  };
}

function resolveSpan(habit: HabitDocument, then: TimedHabitDocument) {
  const { probability, rejected } = sharesOf(habit, then);
  return {
    from: then.from,
    to: then.to,
    ...(then.days === undefined ? {} : { days: then.days }),
    probability,
    after: then.after ?? habit.after ?? '0s',
    rejects: {
      probability: rejected,
      after: then.rejects?.after ?? habit.rejects?.after ?? '0s',
    },
  };
}
