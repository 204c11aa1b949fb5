/** Commands killed at instants of their life; `npm run fuzz` tries any number of others. */
import alea from 'seedrandom/lib/alea.js';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.js';
import { killed } from './kills.js';

const random = alea('kills');
const instants = Object.keys(commands).map((name, k) => ({
  name,
  share: random(),
  isThere: k % 2 === 0,
}));

describe.skipIf(process.platform === 'win32')('killed without a word', () => {
  test.concurrent.each(instants)('$name', async ({ name, share, isThere }) => {
    expect(await killed(name, share, isThere)).toMatch(/result|end/);
  });
});
