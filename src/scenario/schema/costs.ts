/**
 * What things cost, in whatever money: left out, nothing is said of it.
 */
import { amount } from './leaves.js';
import { mapping, optional } from './shapes.js';
import { name } from './texts.js';

export const costs = mapping('a mapping with "wage", "lineMinute" and "lostCaller"', {
  wage: optional(amount(), 'Of an agent hour that is paid.', 0),
  lineMinute: optional(
    amount(),
    'Of a minute in which a caller waits or talks on the line, or is dialled.',
    0,
  ),
  lostCaller: optional(amount(), 'Of a person who was not reached, by whatever fate.', 0),
  currency: optional(name(), 'What the money is called in reports.', 'money'),
});
