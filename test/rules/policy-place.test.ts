/**
 * Beyond the preset: what a request is worth elsewhere. The center is that of the worked vectors;
 * times in seconds.
 */
import { expect, test } from 'vitest';
import { A1, agent, B, C, center } from './center.js';
import { tell } from './tell.js';

test('a callback whose age counts from the request waits behind whoever came before it', async () => {
  const early = { id: 'E', at: '30s', clid: '+441110005' };
  const told = await tell(center({ rules: { ageBasis: 'request' }, calls: [B, early, C] }));
  // B queued at 10 and asks at 40; E queued at 30, so E is served first: 305 to 425, wrap to 455.
  expect(told.call('E').offers[0]).toEqual({ at: 300, to: 'A1' });
  expect(told.callback('B')).toMatchObject({ age0: 40, firstOffer: 455, answered: 460 });
  // Had B held, B would have been first.
  expect(told.hold.call('B').offers[0]).toEqual({ at: 300, to: 'A1' });
  expect(told.drift('B').offer).toBe(155);
});

test('where nothing makes a request the same as another, each creates a callback', async () => {
  const told = await tell(
    center({
      rules: { duplicateKey: 'none' },
      agents: [A1, agent('A2', '600s')],
      calls: [{ ...B, again: [{ at: '205s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }] }],
    }),
  );
  expect(told.measures('callbacks.created', 'callbacks.duplicates')).toEqual({
    'callbacks.created': 2,
    'callbacks.duplicates': 0,
  });
  expect(told.rows.map(({ age0 }) => age0)).toEqual([10_000, 205_000]);
  // The second is made to somebody who has been served: 465 after the first one's wrap.
  expect(told.rows.map(({ redundant }) => redundant)).toEqual([false, true]);
  expect(told.rows[1]!.firstOfferAt).toBe(465_000);
});
