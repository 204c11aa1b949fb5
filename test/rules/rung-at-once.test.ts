/** A call that an agent is rung for at once, and misses, waits like any other from then on. */
import { expect, test } from 'vitest';
import { A1, B, C, center } from './center.js';
import { tell } from './tell.js';

const ready = { ...A1, shifts: [{ from: '0s' }] };

test('R14 a live call whose first ring is missed at once can still take a callback', async () => {
  const calls = [
    { ...B, rings: { phone: ['missed'] }, takesCallbackAfter: '40s', hangsUpAfter: '45s' },
  ];
  const told = await tell(center({ agents: [ready], calls }));
  // Rung from 10 to 30; the agent is away until 60; the key is pressed at 50.
  expect(told.callback('B')).toMatchObject({ created: 50, age0: 10 });
});

test('R14 queue duration counts from the entry, through a ring that was missed at once', async () => {
  const applets = {
    queue: { acd: {}, breakouts: { queueDuration: { after: '25s', to: 'thanks' } } },
  };
  const calls = [{ ...C, rings: { phone: ['missed'] } }];
  const told = await tell(center({ agents: [ready], applets, calls }));
  expect(told.call('C').exits).toEqual([
    { at: 85, how: 'Breakout', reason: 'QueueDuration', after: 25 },
  ]);
});

test('a call whose last agent misses the ring and goes home breaks out for want of agents', async () => {
  const applets = { queue: { acd: {}, breakouts: { noAgents: { to: 'thanks' } } } };
  const leaving = { ...A1, shifts: [{ from: '0s', to: '70s' }] };
  const calls = [{ ...C, rings: { phone: ['missed'] } }];
  const told = await tell(center({ agents: [leaving], applets, calls }));
  expect(told.call('C').exits).toEqual([
    { at: 80, how: 'Breakout', reason: 'NoAgents', after: 20 },
  ]);
});
