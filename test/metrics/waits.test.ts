/** How long one waits, of whom it is asked, and what a callback spares: worked by hand. */
import { expect, test } from 'vitest';
import { A1, agent, B, C, center } from '../rules/center.js';
import { tell } from '../rules/tell.js';

/** X is rung at 0, answered at 5, talks to 105, and A1 wraps to 135; Y is rung then. */
const X = { id: 'X', at: '0s', talk: '100s' };
const Y = { id: 'Y', at: '10s' };

test('the ring of one who found an agent free is no wait of the delayed', async () => {
  const told = await tell(center({ agents: [agent('A1', '0s')], calls: [X, Y] }));
  expect(
    told.measures('delayed', 'wait.mean_s', 'wait.delayed.mean_s', 'wait.max_s', 'asa_s'),
  ).toEqual({
    delayed: 1,
    'wait.mean_s': 67.5,
    'wait.delayed.mean_s': 130,
    'wait.max_s': 130,
    asa_s: 67.5,
  });
});

test('the delayed are all who found no agent, whether answered, lost or gone another way', async () => {
  const lost = { id: 'Z', at: '20s', patience: '30s' };
  const told = await tell(center({ calls: [lost, B, C] }));
  // Z hangs up after 30 s, B breaks out after 30 s, C is answered at 305, before B's callback.
  expect(told.measures('delayed', 'wait.delayed.mean_s', 'wait.max_s', 'abandoned')).toEqual({
    delayed: 3,
    'wait.delayed.mean_s': (30 + 30 + told.call('C').answeredAt! - 60) / 3,
    'wait.max_s': told.call('C').answeredAt! - 60,
    abandoned: 1,
  });
});

test('a callback spares the line from the hang-up to the first offer', async () => {
  const told = await tell(center({ calls: [B] }));
  expect(
    told.measures(
      'callbacks.requestToFirstOffer.mean_s',
      'callbacks.holdSpared.mean_s',
      'callbacks.holdSpared_min',
    ),
  ).toEqual({
    'callbacks.requestToFirstOffer.mean_s': 260,
    'callbacks.holdSpared.mean_s': 255,
    'callbacks.holdSpared_min': 4.25,
  });
});

test('who is still on the line when an agent is offered the callback is spared nothing', async () => {
  const told = await tell(
    center({
      agents: [A1],
      calls: [{ ...B, hangsUpAfter: '295s' }],
      applets: {
        thanks: { announce: '10m' },
      },
    }),
  );
  expect(told.measures('callbacks.requestToFirstOffer.mean_s', 'callbacks.holdSpared_min')).toEqual(
    {
      'callbacks.requestToFirstOffer.mean_s': 260,
      'callbacks.holdSpared_min': 0,
    },
  );
});
