/** What is counted, and of whom, where the usual case is not the only one. */
import { expect, test } from 'vitest';
import { agent, B, C, center, type Fields } from '../rules/center.js';
import { tell } from '../rules/tell.js';

/** Callbacks of calls that queue nowhere before. */
const unqueued: Fields = {
  main: { callback: { callback: { initial: 'back.queue' } } },
  back: { queue: { acd: {} } },
};

test('with a warm-up, callbacks of before are in no count, and neither are their waits', async () => {
  const told = await tell(
    center({
      agents: [{ name: 'A1', shifts: [{ from: '300s', to: '1900s' }, { from: '2015s' }] }],
      calls: [B, { ...C, at: '2000s', takesCallbackAfter: '10s', hangsUpAfter: '12s' }],
      scenario: { warmUp: '30m' },
    }),
  );
  expect(
    told.measures(
      'persons.takers',
      'callbacks.created',
      'callbacks.completed',
      'callbacks.pending',
      'media.phoneCallback.answered',
      'media.phoneCallback.asa_s',
    ),
  ).toEqual({
    'persons.takers': 1,
    'callbacks.created': 1,
    'callbacks.completed': 1,
    'callbacks.pending': 0,
    'media.phoneCallback.answered': 1,
    'media.phoneCallback.asa_s': 20,
  });
  // B's callback waited for 295 s.
  expect(told.measure('media.phoneCallback.wait.p99_s')).toBeCloseTo(20, 0);
  expect(told.measure('callbacks.requeues.max')).toBe(0);
});

test('the rows of intervals begin where the warm-up ends', async () => {
  const told = await tell(center({ calls: [B], scenario: { warmUp: '45m', interval: '30m' } }));
  const rows = told.result.intervals.rows();
  expect(rows.map(({ fromMs }) => fromMs / 60_000)).toEqual([30, 30, 30]);
});

test('the number waiting is averaged over what is counted of an interval', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '3500s')],
      calls: [{ id: 'C', at: '1000s' }],
      scenario: { warmUp: '45m', interval: '30m' },
    }),
  );
  const [live] = told.result.intervals.rows();
  expect(live?.figures.get('queueLength')?.mean).toBeCloseTo(800 / 900, 9);
});

test('the time on the line is that of those who got a callback, whoever else asked', async () => {
  const again = [{ at: '195s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }];
  const told = await tell(center({ calls: [{ ...B, again }] }));
  expect(told.measures('callbacks.duplicates', 'callbacks.onLineBefore.mean_s')).toEqual({
    'callbacks.duplicates': 1,
    'callbacks.onLineBefore.mean_s': 30,
  });
});

test('serviceLevel.blended leaves out only breakouts that led to a callback', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '15s')],
      calls: [
        { ...B, takesCallbackAfter: '3s', hangsUpAfter: '4s' },
        { ...C, clid: 'withheld', takesCallbackAfter: '30s', hangsUpAfter: '31s' },
      ],
    }),
  );
  // B's callback is answered within the target; C had no number to call.
  expect(told.measures('callbacks.noNumber', 'breakouts', 'serviceLevel.blended')).toEqual({
    'callbacks.noNumber': 1,
    breakouts: 2,
    'serviceLevel.blended': 0.5,
  });
});

test('serviceLevel.customer counts whom a callback queued for, in both of its parts', async () => {
  const calls = [
    { id: 'B', at: '10s' },
    { id: 'C', at: '10s' },
  ];
  const told = await tell({ ...center({ agents: [agent('A1', '12s')], calls }), plans: unqueued });
  // B is offered at 12 and connected at 27, in time; C is late.
  expect(told.measure('serviceLevel.customer')).toBe(0.5);
});

test('a callback whose plan ends is closed without its person: unreached', async () => {
  const queueDuration = { after: '100s', to: 'shut', callbacks: true };
  const voluntary = { after: '30s', to: 'callback' };
  const told = await tell(
    center({
      calls: [B],
      applets: {
        queue: { acd: {}, breakouts: { voluntary, queueDuration } },
        shut: { hangUp: true },
      },
    }),
  );
  expect(told.measures('callbacks.expired', 'persons.unreached', 'persons.turnedAway')).toEqual({
    'callbacks.expired': 1,
    'persons.unreached': 1,
    'persons.turnedAway': 0,
  });
});

test('who pays is measured over the same persons in both worlds', async () => {
  // C has no number to call, so it queues in the world without callbacks only.
  const calls = [
    { id: 'B', at: '10s' },
    { id: 'C', at: '20s', clid: 'withheld', patience: '60s' },
  ];
  const told = await tell({ ...center({ calls }), plans: unqueued });
  expect(told.measures('others.abandonedRate', 'whoPays.abandonedRate')).toEqual({
    'others.abandonedRate': 0,
    'whoPays.abandonedRate': -1,
  });
});

test('each visit is delayed or not by itself, whatever rang in an earlier queue', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '12s')],
      calls: [{ ...C, at: '10s', rings: { phone: ['missed'] } }],
      scenario: { length: '2m', closing: { runOut: '0s' } },
      applets: {
        queue: { acd: {}, breakouts: { queueDuration: { after: '5s', to: 'second' } } },
        second: { acd: { name: 'second' } },
      },
    }),
  );
  expect(told.measures('offered', 'queues.queue.delayed', 'queues.second.delayed')).toEqual({
    offered: 2,
    'queues.queue.delayed': 1,
    'queues.second.delayed': 1,
  });
});
