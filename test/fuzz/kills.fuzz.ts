/**
 * Commands that leave something behind, killed at any instant: what is there is what was there before,
 * or the whole result, and the next run of the same comes to the bytes of one that nobody disturbed.
 */
import fc from 'fast-check';
import { test } from 'vitest';
import { commands } from '../faults/commands.js';
import { killed } from '../faults/kills.js';
import { MOST_MS, triedInBox } from './box.js';

/** Most is written near the end, and little before half of the time. */
const shares = fc.oneof(
  fc.double({ min: 0, max: 1.1, noNaN: true }),
  fc.double({ min: 0.6, max: 1.05, noNaN: true }),
);

test(
  'commands killed at any instant',
  async () => {
    const kills = fc.record({
      name: fc.constantFrom(...Object.keys(commands)),
      share: shares,
      isThere: fc.boolean(),
    });
    await triedInBox('kills', kills, ({ name, share, isThere }) => killed(name, share, isThere));
  },
  MOST_MS,
);
