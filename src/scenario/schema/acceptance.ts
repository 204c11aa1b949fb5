/**
 * Who takes a callback that is offered: a share, a share by the wait that was quoted, or rows of
 * conditions of which the first that hold decide.
 */

import {
  lastRowWithoutCondition,
  lastStepWithoutBound,
  rowWithoutCondition,
} from '../faults/callers.js';
import * as values from '../faults/values.js';
import { parseDuration } from '../text/duration.js';
import { anyDuration, flag, share } from './leaves.js';
import { addFault, either, list, mapping, optional, required } from './shapes.js';

const step = mapping('a mapping with "upTo" and "accept"', {
  upTo: optional(anyDuration(), 'Quoted waits up to and including this; the last step has none.'),
  accept: required(share(), 'The share who accept.'),
});

const byQuote = mapping('a mapping with "byQuote"', {
  byQuote: required(
    list('with "upTo" and "accept"', step, true).superRefine((steps, context) => {
      const ms = steps.map(({ upTo }) =>
        upTo === undefined ? Infinity : Number(parseDuration(upTo)),
      );
      const last = ms.indexOf(Infinity);
      if (last !== ms.length - 1) return addFault(context, lastStepWithoutBound());
      if (ms.some((each, i) => i > 0 && each <= (ms[i - 1] ?? 0)))
        addFault(context, values.notAscending('"upTo"'));
    }),
    'Acceptance by the wait that was quoted.',
  ),
});

const row = mapping('a mapping with conditions and "accept"', {
  quotedOver: optional(anyDuration(), 'A wait was quoted, and it is longer than this.'),
  waitedOver: optional(anyDuration(), 'The caller has been in the queue for longer than this.'),
  patienceUnder: optional(anyDuration(), 'Less than this is left of the patience of the call.'),
  patienceUnderQuote: optional(flag(), 'Less is left of it than the wait that was quoted.'),
  accept: required(share(), 'The share who accept.'),
});

const rows = list('with conditions and "accept"', row, true).superRefine((all, context) => {
  const free = all.map(
    ({ accept: _, patienceUnderQuote, ...conditions }) =>
      patienceUnderQuote !== true && Object.keys(conditions).length === 0,
  );
  const first = free.indexOf(true);
  if (all.length === 0) return;
  if (first < 0) addFault(context, lastRowWithoutCondition(), [all.length - 1]);
  else if (first < all.length - 1) addFault(context, rowWithoutCondition(), [first]);
});

export const acceptance = either(
  'a probability, a mapping with "byQuote", or a list of rows with "accept"',
  [share(), byQuote, rows],
);
