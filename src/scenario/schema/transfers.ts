/**
 * Who is transferred to another plan after a talk.
 */
import { spread } from './distribution.js';
import { share } from './leaves.js';
import { list, mapping, optional, required } from './shapes.js';
import { filledText } from './texts.js';

const row = mapping('a mapping with "share" and "to"', {
  share: required(share(), 'The share of talks after which the caller is transferred so.'),
  to: required(filledText(), 'The plan, or plan.applet, that they go on in.'),
  from: optional(
    filledText(),
    'Only those answered out of this queue: an acd applet; by default whichever it was.',
  ),
  talk: optional(spread(), "How long they talk then; by default as the class's other talks."),
  patience: optional(
    spread('never'),
    'How long they would wait on the line then; by default as on any call of the class.',
  ),
});

export const transfers = list('with "share" and "to"', row);
