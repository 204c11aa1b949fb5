/**
 * Interaction plans: applets and the ways between them.
 */
import type * as z from 'zod';
import { hangUpNotTrue, misplacedKey, waitsNowhere } from '../faults/plans.js';
import { fullWithoutCap } from '../faults/policies.js';
import { targetOrAgreement } from '../faults/routing.js';
import { sharesAboveOne } from '../faults/values.js';
import { acd, breakouts } from './acd.js';
import { PRIORITIES } from './calls.js';
import { conditions } from './conditions.js';
import { spread } from './distribution.js';
import { hours } from './hours.js';
import { flag, leaf, oneOf, positiveDuration, share, whole } from './leaves.js';
import { schedule } from './schedule.js';
import { addFault, byName, either, mapping, oneKind, optional, required } from './shapes.js';
import { filledText, keyName, name, text } from './texts.js';

const skillTagger = mapping('a mapping with "add"', {
  removeAll: optional(flag(), 'Whether the skills asked for before are taken away first.', false),
  add: optional(
    byName(
      'skills to mandatory, optional or "{ expiresAfter: 60s }"',
      name(),
      either('mandatory, optional, or "{ expiresAfter: 60s }"', [
        oneOf('mandatory', 'optional'),
        mapping('a mapping with "expiresAfter"', {
          expiresAfter: required(
            positiveDuration(),
            'When it becomes optional, from the queue entry.',
          ),
        }),
      ]),
    ),
    'The skills to ask for.',
    {},
  ),
});

const callback = mapping('a mapping, which may be empty: {}', {
  numberToDial: optional(text(200), 'Text with $(data source) in it; none: the CLID.', 'none'),
  initial: optional(
    filledText(),
    'The applet through which the callback is routed first; none.',
    'none',
  ),
  schedule,
  pendingMax: optional(
    either('any, or a whole number', [oneOf('any'), whole(1, 1_000_000)]),
    'Beyond the preset: how many of its callbacks may be pending; a request too many is refused.',
    'any',
  ),
  full: optional(
    filledText(),
    'The applet to which a call goes on whose request is refused for that; by default "next".',
  ),
}).superRefine(({ pendingMax = 'any', full }, context) => {
  if (full !== undefined && pendingMax === 'any') addFault(context, fullWithoutCap(), ['full']);
});

const askNumber = mapping('a mapping with "takes", "share" and "into"', {
  takes: optional(spread(), 'How long it takes.', '10s'),
  share: optional(share(), 'The share who give another number.', 1),
  into: optional(name(), 'The data source it is put into.', 'alternative'),
});

const setSla = either('none, or a mapping with "target" or "agreement"', [
  oneOf('none'),
  mapping('a mapping with "target" or "agreement"', {
    target: optional(positiveDuration(), 'The agreed time to answer.'),
    agreement: optional(name(), 'One of the agreements, by its name.'),
  }).superRefine(({ target, agreement }, context) => {
    if ((target === undefined) === (agreement === undefined))
      addFault(context, targetOrAgreement(target !== undefined));
  }),
]);

const choice = mapping('a mapping with "share" and "to"', {
  share: required(share(), 'The share of callers who press this key.'),
  to: required(filledText(), 'The applet it leads to.'),
});

const menu = mapping('a mapping with "choices"', {
  takes: optional(spread(), 'How long it takes.', '0s'),
  choices: required(
    byName('keys to "{ share, to }"', text(1), choice, true),
    'By key; who presses none goes on to "next".',
  ),
}).superRefine(({ choices }, context) => {
  const sum = Object.values(choices).reduce((total, each) => total + each.share, 0);
  if (sum > 1 + 1e-6) addFault(context, sharesAboveOne(sum), ['choices']);
});

const check = mapping('a mapping with "queue", "when" and "otherwise"', {
  queue: required(filledText(), 'The acd applet whose queue is looked at, from outside of it.'),
  when: required(conditions, 'Goes on to "next" where all of these hold.'),
  otherwise: required(filledText(), 'The applet for when they do not.'),
}).superRefine(({ when }, context) => {
  if (when.waitedOver !== undefined) addFault(context, waitsNowhere(), ['when', 'waitedOver']);
});

const hangUp = leaf<true>(['flag'], (value) => (value === true ? null : hangUpNotTrue), {
  const: true,
});

const kinds = {
  announce: optional(spread(), 'Something is played, for so long.'),
  skillTagger: optional(skillTagger, 'Asks for skills.'),
  acd: optional(acd, 'A queue.'),
  callback: optional(callback, 'Creates a callback.'),
  askNumber: optional(askNumber, 'Asks for another number to call back.'),
  setPriority: optional(oneOf(...PRIORITIES), 'Sets the priority.'),
  setSla: optional(setSla, 'Sets or removes the agreement.'),
  setData: optional(byName('data sources to texts', name(), text(), true), 'Sets data sources.'),
  hours: optional(hours, 'Goes on to "next" when open, else to "closed".'),
  check: optional(check, 'Goes on to "next" when a queue is so, else to "otherwise".'),
  menu: optional(menu, 'Lets the caller choose.'),
  goTo: optional(filledText(), 'Goes on at an applet of this or another plan.'),
  hangUp: optional(hangUp, 'Ends the call.'),
};

export const APPLET_KINDS = Object.keys(kinds) as (keyof typeof kinds)[];

export const applet = oneKind(
  'applet',
  {
    ...kinds,
    next: optional(filledText(), 'The applet that follows; without it the plan ends the call.'),
    breakouts: optional(breakouts, 'Ways out of the queue.'),
    quotes: optional(
      filledText(),
      'Beside announce: the acd applet whose estimated wait is quoted at its end.',
    ),
  },
  APPLET_KINDS,
)
  .superRefine((value, context) => {
    if (
      value.breakouts !== undefined &&
      value.acd === undefined &&
      APPLET_KINDS.some((kind) => kind in value)
    ) {
      addFault(context, misplacedKey('breakouts', 'acd'), ['breakouts']);
    }
    if (
      value.quotes !== undefined &&
      value.announce === undefined &&
      APPLET_KINDS.some((kind) => kind in value)
    ) {
      addFault(context, misplacedKey('quotes', 'announce'), ['quotes']);
    }
    if (value.next !== undefined && (value.goTo ?? value.hangUp) !== undefined) {
      addFault(context, misplacedKey('next', 'no goTo or hangUp'), ['next']);
    }
  })
  .meta({ id: 'applet', description: 'One applet: exactly one kind, and what follows.' });

export const plans = byName('plans', keyName(), byName('applets', keyName(), applet, true), true);

export type AppletDocument = z.infer<typeof applet>;
