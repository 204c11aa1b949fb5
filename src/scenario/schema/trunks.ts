/**
 * The telephone lines of the center.
 */
import { flag, whole } from './leaves.js';
import { mapping, optional, required } from './shapes.js';
import { name } from './texts.js';

const MOST_LINES = 100_000;

export const trunkGroup = mapping('a mapping with "name" and "lines"', {
  name: required(name(), 'The name of the group of lines.'),
  lines: required(whole(1, MOST_LINES), 'How many calls can be on it at once.'),
  outbound: optional(
    flag(),
    'Whether the customer legs of callbacks take a line of the group too.',
    true,
  ),
});
