/**
 * Beyond the preset: which work goes first, and agents kept free for live calls. The center is that
 * of the worked vectors; times in seconds.
 */
import { expect, test } from 'vitest';
import { A1, agent, B, C, center } from './center.js';
import { tell } from './tell.js';

const A2 = agent('A2', '330s');

test('with one agent in reserve a callback waits until two are idle, and then goes to the one idle longest', async () => {
  const told = await tell(center({ rules: { reserveAgents: 1 }, agents: [A1, A2], calls: [B, C] }));
  // C is younger, but a live call: A1 need not stay idle for it.
  expect(told.call('C')).toMatchObject({ offers: [{ at: 300, to: 'A1' }], answeredAt: 305 });
  // A2 alone, from 330 on, stays idle. C's talk ends at 425, A1 wraps to 455: two are idle.
  expect(told.callback('B')).toMatchObject({ firstOffer: 455, answered: 460, agent: 'A2' });
  // Had B held, B's call would have gone first: nothing is held back from it.
  expect(told.hold.call('B')).toMatchObject({ offers: [{ at: 300, to: 'A1' }] });
  expect(told.drift('B').offer).toBe(155);
});

test('a callback that nobody is free for while agents are in reserve does not wake when a live call comes', async () => {
  const told = await tell(
    center({
      rules: { reserveAgents: 1 },
      agents: [A1, A2],
      calls: [B, { id: 'D', at: '400s', clid: '+441110004' }],
    }),
  );
  // Two are idle from 330 on: A1, idle longest, takes the callback, and A2 is left for D.
  expect(told.callback('B')).toMatchObject({ firstOffer: 330, agent: 'A1' });
  expect(told.call('D')).toMatchObject({ offers: [{ at: 400, to: 'A2' }] });
});

test('a callback of lower priority waits behind live calls that came later', async () => {
  const told = await tell(center({ rules: { callbackPriority: 'lower' }, calls: [B, C] }));
  expect(told.call('C')).toMatchObject({ offers: [{ at: 300, to: 'A1' }], answeredAt: 305 });
  // C: 305 to 425, wrap to 455.
  expect(told.callback('B')).toMatchObject({ firstOffer: 455, answered: 460, age0: 10 });
});

test('a callback of higher priority overtakes live calls that were there before it', async () => {
  const early = { id: 'E', at: '5s', clid: '+441110005' };
  const told = await tell(center({ rules: { callbackPriority: 'highest' }, calls: [early, B] }));
  expect(told.callback('B').firstOffer).toBe(300);
  expect(told.call('E').offers[0]).toEqual({ at: 465, to: 'A1' });
  // In the hold world B keeps the priority of a call, and E its place before B.
  expect(told.hold.call('E').offers[0]).toEqual({ at: 300, to: 'A1' });
});

test('an agent who comes free beside a callback given to another is still given the live call', async () => {
  // Only A2 has the skill for D; B's callback can go to A1 or A2.
  const told = await tell(
    center({
      rules: { reserveAgents: 1, callbackPriority: 'highest' },
      agents: [agent('A1', '300s'), agent('A2', '330s', { skills: { s: 1 } })],
      calls: [B, { id: 'D', at: '60s', clid: '+441110004', needs: ['s'] }],
    }),
  );
  expect(told.callback('B')).toMatchObject({ firstOffer: 330, agent: 'A1' });
  expect(told.call('D').offers).toEqual([{ at: 330, to: 'A2' }]);
});
