/**
 * The worked vectors T1 to T4 of the callback rules, to the millisecond, in the actual world and in
 * the one in which the caller holds.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, center } from './center.js';
import { tell } from './tell.js';

describe('T1 keep', async () => {
  const told = await tell(center({ calls: [B, C] }));

  test('the callback is offered at 300 in the place of its call, and C comes after it', () => {
    expect(told.story).toEqual([
      '0:00:10.000 B calls',
      '0:00:10.000 B queues',
      '0:00:40.000 B breaks out after 30s (Voluntary)',
      '0:00:40.000 B gets a callback',
      '0:00:40.000 B callback queues',
      '0:00:45.000 B ends',
      '0:01:00.000 C calls',
      '0:01:00.000 C queues',
      '0:05:00.000 B callback offered to A1',
      '0:05:05.000 B callback answered by A1',
      '0:05:05.000 B callback dials',
      '0:05:15.000 B callback finds person',
      '0:07:15.000 B callback is Completed',
      '0:07:45.000 C offered to A1',
      '0:07:50.000 C answered by A1',
      '0:09:50.000 C ends',
    ]);
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      created: 40,
      queued: 40,
      firstOffer: 300,
      answered: 305,
      customer: 315,
      ended: 435,
      state: 'Completed',
      requeues: 0,
      dials: 1,
      redundant: false,
      agent: 'A1',
    });
  });

  test('nobody abandons, and the queue exit of B is a breakout after 30 s', () => {
    expect(told.call('B').exits).toEqual([
      { at: 40, how: 'Breakout', reason: 'Voluntary', after: 30 },
    ]);
    expect(
      told.measures('abandoned', 'abandonedShort', 'breakouts', 'breakouts.voluntary'),
    ).toEqual({
      abandoned: 0,
      abandonedShort: 0,
      breakouts: 1,
      'breakouts.voluntary': 1,
    });
  });

  test('the agent is Busy Callback from the ring to the wrap-up', () => {
    expect(told.actual.agent('A1')).toEqual([
      ['CallbackRinging', 300],
      ['CallbackDialling', 305],
      ['CallbackTalking', 315],
      ['WrapUp', 435],
      ['IncomingRinging', 465],
      ['IncomingTalking', 470],
      ['WrapUp', 590],
      ['Ready', 620],
    ]);
  });

  test('the caller who holds is offered at 300 and answered at 305, C at 455 and 460', () => {
    expect(told.hold.story).toEqual([
      '0:00:10.000 B calls',
      '0:00:10.000 B queues',
      '0:01:00.000 C calls',
      '0:01:00.000 C queues',
      '0:05:00.000 B offered to A1',
      '0:05:05.000 B answered by A1',
      '0:07:05.000 B ends',
      '0:07:35.000 C offered to A1',
      '0:07:40.000 C answered by A1',
      '0:09:40.000 C ends',
    ]);
    expect(told.hold.agent('A1').slice(0, 4)).toEqual([
      ['IncomingRinging', 300],
      ['IncomingTalking', 305],
      ['WrapUp', 425],
      ['IncomingRinging', 455],
    ]);
  });

  test('the drift is 0 for the agent and the offer, +10 for the connection; C waits 10 s more', () => {
    expect(told.drift('B')).toEqual({
      offer: 0,
      agent: 0,
      connect: 10,
      requeues: 0,
      ring: 0,
      dial: 10,
    });
    expect(told.measure('callbacks.drift.mean_s')).toBe(0);
    expect(told.measure('callbacks.drift.offer.mean_s')).toBe(0);
    expect(told.measure('callbacks.drift.connect.mean_s')).toBe(10);
    expect(told.measure('callbacks.drift.connect.dial.mean_s')).toBe(10);
    expect(told.call('C').answeredAt! - told.hold.call('C').answeredAt!).toBe(10);
  });
});

describe('T2 agent does not answer', async () => {
  const told = await tell(
    center({ agents: [A1, agent('A2', '330s')], calls: [{ ...B, rings: ['missed', '5s'] }, C] }),
  );

  test('the callback is back at 320 with its age and goes to A2 at 330, before C', () => {
    expect(told.story.slice(8)).toEqual([
      '0:05:00.000 B callback offered to A1',
      '0:05:20.000 B callback missed by A1',
      '0:05:30.000 B callback offered to A2',
      '0:05:35.000 B callback answered by A2',
      '0:05:35.000 B callback dials',
      '0:05:45.000 B callback finds person',
      '0:05:50.000 C offered to A1',
      '0:05:55.000 C answered by A1',
      '0:07:45.000 B callback is Completed',
      '0:07:55.000 C ends',
    ]);
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      requeues: 1,
      dials: 1,
      firstOffer: 300,
      lastOffer: 330,
      answered: 335,
      customer: 345,
      ended: 465,
      agent: 'A2',
      state: 'Completed',
    });
    expect(told.callback('B').row.attempts).toEqual([
      { agent: 'A1', at: 300_000, endedAt: 320_000, end: 'missed' },
      { agent: 'A2', at: 330_000, endedAt: 335_000, end: 'answered' },
    ]);
  });

  test('A1 is in No Answer until 350, A2 wraps to 495', () => {
    expect(told.actual.agent('A1').slice(0, 4)).toEqual([
      ['CallbackRinging', 300],
      ['NoAnswer', 320],
      ['IncomingRinging', 350],
      ['IncomingTalking', 355],
    ]);
    expect(told.actual.agent('A2')).toEqual([
      ['CallbackRinging', 330],
      ['CallbackDialling', 335],
      ['CallbackTalking', 345],
      ['WrapUp', 465],
      ['Ready', 495],
    ]);
  });

  test('the drift of +30 is that of the re-queue; the connection is 40 s late', () => {
    expect(told.drift('B')).toEqual({
      offer: 0,
      agent: 30,
      connect: 40,
      requeues: 30,
      ring: 0,
      dial: 10,
    });
    expect(
      told.measures(
        'callbacks.drift.offer.mean_s',
        'callbacks.drift.mean_s',
        'callbacks.drift.connect.mean_s',
        'callbacks.drift.connect.requeues.mean_s',
        'callbacks.requeues',
        'callbacks.requeues.max',
        'callbacks.dials',
        'abandoned',
      ),
    ).toEqual({
      'callbacks.drift.offer.mean_s': 0,
      'callbacks.drift.mean_s': 30,
      'callbacks.drift.connect.mean_s': 40,
      'callbacks.drift.connect.requeues.mean_s': 30,
      'callbacks.requeues': 1,
      'callbacks.requeues.max': 1,
      'callbacks.dials': 1,
      abandoned: 0,
    });
  });
});

test('T3 engaged: known at 308, final, the agent wraps 308 to 338 and C follows', async () => {
  const told = await tell(center({ calls: [{ ...B, customer: { result: 'engaged' } }, C] }));
  expect(told.storyOf('B').slice(7)).toEqual([
    '0:05:05.000 B callback answered by A1',
    '0:05:05.000 B callback dials',
    '0:05:08.000 B callback finds engaged',
    '0:05:08.000 B callback is Unreached',
  ]);
  expect(told.callback('B')).toMatchObject({
    state: 'Unreached',
    result: 'engaged',
    customer: null,
    dials: 1,
  });
  expect(told.call('B callback').queuedAt).toEqual([40]);
  expect(told.actual.agent('A1').slice(1, 4)).toEqual([
    ['CallbackDialling', 305],
    ['WrapUp', 308],
    ['IncomingRinging', 338],
  ]);
  expect(told.call('C').offers).toEqual([{ at: 338, to: 'A1' }]);
  expect(told.measure('callbacks.unreached.engaged')).toBe(1);
});

test('T4 voicemail answers at 325, the message ends at 345, and C follows at 375', async () => {
  const told = await tell(
    center({ calls: [{ ...B, customer: { result: 'voicemail', message: '20s' } }, C] }),
  );
  expect(told.callback('B')).toMatchObject({
    answered: 305,
    customer: null,
    ended: 345,
    state: 'Unreached',
    result: 'voicemail',
  });
  expect(told.call('B callback').resultAt).toBe(325);
  expect(told.actual.agent('A1').slice(0, 5)).toEqual([
    ['CallbackRinging', 300],
    ['CallbackDialling', 305],
    ['CallbackVoicemail', 325],
    ['WrapUp', 345],
    ['IncomingRinging', 375],
  ]);
  expect(told.call('C').offers).toEqual([{ at: 375, to: 'A1' }]);
  expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0, connect: null });
  expect(told.measure('callbacks.drift.connect.mean_s')).toBeNull();
});
