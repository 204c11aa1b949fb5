/** Which of several idle agents gets a call: by the three settings of equal call distribution. */
import { expect, test } from 'vitest';
import { agent, center, type Fields } from './center.js';
import { tell } from './tell.js';

/**
 * X is answered by A1 at 15, talks until 35, and A1 wraps until 65. B's callback needs a skill that A2
 * has: A2 comes at 60, answers at 65, dials, talks from 75 to 195 and wraps until 225. So at 300 A1
 * has been idle since 65 and A2 since 225; only A1 has answered an inbound call.
 */
async function whoGetsD(agentChoice: string, a1: Fields = {}): Promise<string | null> {
  const told = await tell(
    center({
      agents: [agent('A1', '0s', a1), agent('A2', '60s', { skills: ['s'] })],
      applets: {
        queue: { acd: { agentChoice }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
      },
      calls: [
        { id: 'X', at: '10s', clid: '+44111', talk: '20s' },
        {
          id: 'B',
          at: '12s',
          clid: '+44222',
          needs: ['s'],
          takesCallbackAfter: '30s',
          hangsUpAfter: '35s',
        },
        { id: 'D', at: '300s', clid: '+44333' },
      ],
    }),
  );
  expect(told.call('X').answeredBy).toBe('A1');
  expect(told.callback('B')).toMatchObject({ agent: 'A2', answered: 65, ended: 195 });
  return told.call('D').answeredBy;
}

test('longestIdle: the one whose last interaction is longer ago, a callback being one', async () => {
  expect(await whoGetsD('longestIdle')).toBe('A1');
});

test('longestIdle: a change of presence counts as well, such as a meeting that is over', async () => {
  const shifts = [{ from: '0s', breaks: [{ at: '230s', for: '10s', as: 'meeting' }] }];
  expect(await whoGetsD('longestIdle', { shifts })).toBe('A2');
});

test('longestSinceInbound: a callback is outbound, so its agent has still had no inbound call', async () => {
  expect(await whoGetsD('longestSinceInbound')).toBe('A2');
});

test('longestSinceInbound: a change of presence does not count', async () => {
  const shifts = [{ from: '0s', breaks: [{ at: '230s', for: '10s', as: 'meeting' }] }];
  expect(await whoGetsD('longestSinceInbound', { shifts })).toBe('A2');
});
