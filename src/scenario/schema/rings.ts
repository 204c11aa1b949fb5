/**
 * How agents answer when their phone rings, by medium and by time of day.
 */
import type * as z from 'zod';
import { sharesAboveOne } from '../faults/values.js';
import { WEEKDAYS } from '../text/time-of-day.js';
import { spread } from './distribution.js';
import { moment, oneOf, share } from './leaves.js';
import { addFault, either, list, mapping, optional, required } from './shapes.js';

const rejects = mapping('a mapping with "probability" and "after"', {
  probability: optional(share(), 'The share of rings that are rejected.', 0),
  after: optional(spread(), 'How long it rings before.', '0s'),
});

const span = mapping('a mapping with "from" and "to"', {
  from: required(moment(), 'When it begins: a time of day, or a time from the start.'),
  to: required(moment(), 'When it ends.'),
  days: optional(
    list('a day such as mon', oneOf(...WEEKDAYS), true),
    'The days on which it begins; all if left out.',
  ),
  probability: optional(share(), 'The share of rings that are answered then.'),
  after: optional(spread(), 'How long it rings before.'),
  rejects: optional(rejects, 'Rings that are rejected then.'),
});

const habit = mapping('a mapping with "probability" and "after"', {
  probability: optional(share(), 'The share of rings that are answered.', 1),
  after: optional(spread(), 'How long it rings before.', '0s'),
  rejects: optional(rejects, 'Rings that are rejected; what is left over is missed.'),
  byTime: optional(
    list('with "from" and "to"', span),
    'Times at which it is otherwise; what one does not say is as at all times.',
    [],
  ),
}).superRefine((value, context) => {
  const above = ({ probability, rejected }: Shares): number | null =>
    probability + rejected > 1 + 1e-6 ? probability + rejected : null;
  const always = above(sharesOf(value));
  if (always !== null) return addFault(context, sharesAboveOne(always));
  for (const [i, each] of (value.byTime ?? []).entries()) {
    const then = above(sharesOf(value, each));
    if (then !== null) addFault(context, sharesAboveOne(then), ['byTime', i]);
  }
});

const ring = () =>
  either('a probability, or a mapping with "probability" and "after"', [share(), habit]);

export const answersRing = mapping('a mapping with "phone" and "callback"', {
  phone: optional(ring(), "How a live call's ring is answered.", 1),
  callback: optional(ring(), "How a callback's ring is answered.", 1),
});

export type HabitDocument = z.infer<typeof habit>;
export type TimedHabitDocument = z.infer<typeof span>;
export type RingsDocument = z.infer<typeof answersRing>;

interface Shares {
  readonly probability: number;
  readonly rejected: number;
}

type Said = Pick<HabitDocument, 'probability' | 'rejects'>;

/** How many rings are answered and how many rejected, at all times or at those of a span. */
export function sharesOf(habit: Said, then: Said = {}): Shares {
  const rejected = then.rejects?.probability ?? habit.rejects?.probability ?? 0;
  return { probability: then.probability ?? habit.probability ?? 1 - rejected, rejected };
}
