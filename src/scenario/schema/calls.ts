/**
 * Single callers, told exactly.
 */
import * as z from 'zod';
import { RESULTS } from '../customer-results.js';
import { spread } from './distribution.js';
import { anyDuration, flag, moment, oneOf, share, whole } from './leaves.js';
import { byName, either, list, mapping, optional, required } from './shapes.js';
import { filledText, name, text } from './texts.js';

export const PRIORITIES = ['highest', 'higher', 'normal', 'lower', 'lowest'] as const;

const ringEnd = () =>
  either('missed, rejected, the time to answer, or "{ rejected: 2s }"', [
    anyDuration('missed', 'rejected'),
    mapping('a mapping with "rejected"', {
      rejected: required(anyDuration(), 'How long it rings before the agent rejects it.'),
    }),
  ]);

const ringList = () => list('missed, rejected or the time to answer', ringEnd());

const rings = either('a list of rings, or a mapping with "phone" and "callback"', [
  ringList(),
  mapping('a mapping with "phone" and "callback"', {
    phone: optional(ringList(), 'The offers of the live call, in order.'),
    callback: optional(ringList(), 'The offers of the callback, in order.'),
  }),
]);

const dial = mapping('a mapping with "result"', {
  result: required(oneOf(...RESULTS), "How the dial of the caller's number ends."),
  after: optional(anyDuration(), 'From the dial to the result.'),
  message: optional(anyDuration(), "How long the agent's message takes, for voicemail."),
  accepts: optional(flag(), 'Dialled first: whether the caller accepts the prompt.'),
  waits: optional(anyDuration('never'), 'Dialled first: how long the caller waits on the line.'),
});

const customer = either('a mapping with "result", or a list of such', [
  dial,
  list('with "result"', dial, true),
]);

const toldHold = mapping('a mapping with "after" and "for"', {
  after: required(anyDuration(), 'How much of the talk comes before it.'),
  for: required(anyDuration(), 'How long it takes.'),
});

const hold = mapping('a mapping with "probability" and "for"', {
  probability: required(share(), 'The share of talks in which the caller is put on hold.'),
  for: required(spread(), 'How long each hold takes.'),
  times: optional(whole(1, 20), 'How many holds such a talk has.', 1),
});

export const holdOrNone = either('none, or a mapping with "probability" and "for"', [
  oneOf('none'),
  hold,
]);
export type HoldDocument = z.infer<typeof hold>;

const said = {
  id: optional(name(), 'What the call is called in reports; by default its number in the list.'),
  clid: optional(text(100), "The caller's number, or withheld; by default a number of their own."),
  plan: optional(text(), 'The plan, or plan.applet, that it enters.'),
  takesCallbackAfter: optional(
    anyDuration(),
    'When the caller takes the callback, from the queue entry.',
  ),
  slot: optional(moment(), 'When the slot begins that the caller chooses for the callback.'),
  takesCallbackVia: optional(text(), 'The Callback applet through which, if there are several.'),
  hangsUpAfter: optional(anyDuration(), 'When the caller hangs up, from the queue entry.'),
  talk: optional(anyDuration(), 'How long the caller and the agent talk.'),
  patience: optional(anyDuration('never'), 'How long the caller would wait.'),
  patienceAtLeast: optional(anyDuration(), 'Patience is drawn, given that it is longer than this.'),
  rings: optional(rings, 'How the agents answer when this call, or its callback, is offered.'),
  customer: optional(customer, 'What the callback finds; a list tells one dial after another.'),
  wrap: optional(anyDuration(), "The agent's work after the conversation."),
  hold: optional(toldHold, 'A hold within the talk.'),
  headStart: optional(anyDuration(), 'Age the call is credited with on entering a queue.'),
  priority: optional(oneOf(...PRIORITIES), 'The priority it comes with.'),
  needs: optional(list('a skill', name()), 'Skills it asks for, beside what the plan adds.'),
  presses: optional(
    list('a key in quotation marks', text(1)),
    'The keys pressed in menus, in order.',
  ),
  gives: optional(text(100), 'The number given where an applet asks for one; "" gives none.'),
  data: optional(byName('data sources to texts', name(), text()), 'Data sources it comes with.'),
};

/** A transfer says how the call goes on, and not who calls. */
const { clid: _clid, plan: _plan, ...goesOn } = said;
const toldTransfer = mapping('a mapping with "plan"', {
  plan: required(filledText(), 'The plan, or plan.applet, that the caller is transferred to.'),
  ...goesOn,
}).meta({
  id: 'transferredCall',
  description: 'How a call goes on after a transfer; what is left out is drawn or defaulted.',
});

const toldRedial = mapping('a mapping with "after"', {
  after: required(anyDuration(), 'From the end of the call that was lost.'),
  ...said,
});

const toldRingBack = mapping('a mapping with "after"', {
  after: required(anyDuration(), 'From the end of the callback.'),
  ...said,
});

/** What is said of a transfer. */
export type TransferLegDocument = z.infer<typeof toldTransfer>;

/** What is said of a call, whenever it comes. */
export interface SaidDocument extends z.infer<z.ZodObject<typeof said>> {}

export interface FollowingDocument extends SaidDocument {
  readonly after: string;
}

export interface CallDocument extends SaidDocument {
  readonly at: string;
  readonly transfersTo?: string | TransferLegDocument[] | undefined;
  readonly again?: CallDocument[] | undefined;
  readonly redials?: FollowingDocument[] | undefined;
  readonly ringsBack?: 'none' | FollowingDocument | undefined;
}

export const call: z.ZodType<CallDocument> = mapping('a mapping with "at"', {
  at: required(anyDuration(), 'When it comes in, from the start of the run.'),
  ...said,
  transfersTo: optional(
    either('a plan, or a list of mappings with "plan"', [
      filledText(),
      list('with "plan"', toldTransfer),
    ]),
    'Where the caller is transferred after the talk; of a list, after each talk in turn; [] for nowhere.',
  ),
  again: optional(
    z.lazy((): z.ZodType<CallDocument[]> => list('with "at"', call)),
    'Calls of the same person later, while a callback is pending.',
  ),
  redials: optional(
    list('with "after"', toldRedial),
    'Calls of the same person after this one, and then each that follows, was lost.',
  ),
  ringsBack: optional(
    either('none, or a mapping with "after"', [oneOf('none'), toldRingBack]),
    'The call of the same person after their first callback that reached nobody.',
  ),
}).meta({
  id: 'call',
  description: 'One call, told exactly; what is left out is drawn or defaulted.',
});
