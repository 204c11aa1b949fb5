/**
 * Dialling the customer before an agent's phone rings, a setting beyond the preset.
 */
import { spread } from './distribution.js';
import { flag, oneOf, share, whole } from './leaves.js';
import { either, mapping, optional } from './shapes.js';

const settings = mapping('a mapping, which may be empty: {}', {
  ahead: optional(
    whole(0, 10_000),
    'Customers of a queue who may be dialled or on the line with no agent found for them.',
    0,
  ),
  agentRings: optional(
    flag(),
    'Whether the phone of the agent rings once the customer is on the line.',
    true,
  ),
  prompt: optional(
    either('off, or a mapping with "takes" and "accepts"', [
      oneOf('off'),
      mapping('a mapping with "takes" and "accepts"', {
        takes: optional(spread(), 'How long it takes to hear and answer it.', '5s'),
        accepts: optional(share(), 'The share of customers who want to be connected.', 1),
      }),
    ]),
    'What the customer hears before being connected, and may refuse.',
    'off',
  ),
  patience: optional(spread('never'), 'How long the customer waits on the line.', 'never'),
  place: optional(
    oneOf('keep', 'front'),
    'Where the callback of a customer on the line waits: by its age, or before its priority.',
    'keep',
  ),
});

export const customerFirst = optional(
  either('off, or a mapping, which may be empty: {}', [oneOf('off'), settings]),
  'Whether the customer is dialled before an agent’s phone rings.',
  'off',
);
