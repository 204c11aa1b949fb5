/**
 * The worked vectors of the callback rules, to the millisecond, in the actual world and in the one
 * in which the caller holds.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, center, twoApplets } from './center.js';
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
      age0: 10, created: 40, queued: 40, firstOffer: 300, answered: 305, customer: 315, ended: 435,
      state: 'Completed', requeues: 0, dials: 1, redundant: false, agent: 'A1',
    });
  });

  test('nobody abandons, and the queue exit of B is a breakout after 30 s', () => {
    expect(told.call('B').exits).toEqual([
      { at: 40, how: 'Breakout', reason: 'Voluntary', after: 30 },
    ]);
    expect(told.measures('abandoned', 'abandonedShort', 'breakouts', 'breakouts.voluntary')).toEqual({
      abandoned: 0, abandonedShort: 0, breakouts: 1, 'breakouts.voluntary': 1,
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
    expect(told.drift('B')).toEqual({ offer: 0, agent: 0, connect: 10, requeues: 0, ring: 0, dial: 10 });
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
      age0: 10, requeues: 1, dials: 1, firstOffer: 300, lastOffer: 330, answered: 335, customer: 345,
      ended: 465, agent: 'A2', state: 'Completed',
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
    expect(told.drift('B')).toEqual({ offer: 0, agent: 30, connect: 40, requeues: 30, ring: 0, dial: 10 });
    expect(
      told.measures(
        'callbacks.drift.offer.mean_s', 'callbacks.drift.mean_s', 'callbacks.drift.connect.mean_s',
        'callbacks.drift.connect.requeues.mean_s', 'callbacks.requeues', 'callbacks.requeues.max',
        'callbacks.dials', 'abandoned',
      ),
    ).toEqual({
      'callbacks.drift.offer.mean_s': 0, 'callbacks.drift.mean_s': 30,
      'callbacks.drift.connect.mean_s': 40, 'callbacks.drift.connect.requeues.mean_s': 30,
      'callbacks.requeues': 1, 'callbacks.requeues.max': 1, 'callbacks.dials': 1, abandoned: 0,
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
  expect(told.callback('B')).toMatchObject({ state: 'Unreached', result: 'engaged', customer: null, dials: 1 });
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
  const told = await tell(center({ calls: [{ ...B, customer: { result: 'voicemail', message: '20s' } }, C] }));
  expect(told.callback('B')).toMatchObject({
    answered: 305, customer: null, ended: 345, state: 'Unreached', result: 'voicemail',
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

describe('T5 same applet', () => {
  test('B rings in again and reaches the same applet: no second callback, the first is unchanged', async () => {
    const told = await tell(
      center({ calls: [{ ...B, again: [{ at: '205s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }] }, C] }),
    );
    expect(told.storyOf('B.2')).toEqual([
      '0:03:25.000 B.2 calls',
      '0:03:25.000 B.2 queues',
      '0:03:50.000 B.2 breaks out after 25s (Voluntary)',
      '0:03:50.000 B.2 gets no callback: duplicate',
      '0:03:55.000 B.2 ends',
    ]);
    expect(told.callback('B')).toMatchObject({ age0: 10, firstOffer: 300, answered: 305, customer: 315, ended: 435 });
    expect(told.measures('callbacks.created', 'callbacks.duplicates', 'abandoned')).toEqual({
      'callbacks.created': 1, 'callbacks.duplicates': 1, abandoned: 0,
    });
  });

  test('T5b B stays in the live queue instead: at 305 the dial finds B engaged', async () => {
    const told = await tell(center({ calls: [{ ...B, again: [{ at: '205s' }] }] }));
    expect(told.callback('B')).toMatchObject({
      answered: 305, ended: 308, state: 'Unreached', result: 'engaged', dials: 1,
    });
    expect(told.call('B.2')).toMatchObject({ offers: [{ at: 338, to: 'A1' }], answeredAt: 343 });
    expect(told.measure('abandoned')).toBe(0);
  });
});

describe('T6 another applet', () => {
  const again = [{ at: '205s', takesCallbackAfter: '25s', takesCallbackVia: 'other', hangsUpAfter: '30s' }];

  test('a second callback with an age of its own is made after C, and is redundant', async () => {
    const told = await tell(center({ calls: [{ ...B, again }, C], applets: twoApplets }));
    expect(told.story.slice(8)).toEqual([
      '0:03:25.000 B.2 calls',
      '0:03:25.000 B.2 queues',
      '0:03:50.000 B.2 breaks out after 25s (Voluntary)',
      '0:03:50.000 B.2 gets a callback',
      '0:03:50.000 B.2 callback queues',
      '0:03:55.000 B.2 ends',
      '0:05:00.000 B callback offered to A1',
      '0:05:05.000 B callback answered by A1',
      '0:05:05.000 B callback dials',
      '0:05:15.000 B callback finds person',
      '0:07:15.000 B callback is Completed',
      '0:07:45.000 C offered to A1',
      '0:07:50.000 C answered by A1',
      '0:09:50.000 C ends',
      '0:10:20.000 B.2 callback offered to A1',
      '0:10:25.000 B.2 callback answered by A1',
      '0:10:25.000 B.2 callback dials',
      '0:10:35.000 B.2 callback finds person',
      '0:11:05.000 B.2 callback is Completed',
    ]);
    expect(told.callback('B')).toMatchObject({ age0: 10, redundant: false });
    expect(told.callback('B.2')).toMatchObject({ age0: 205, created: 230, redundant: true });
    expect(told.measures('callbacks.created', 'callbacks.completed', 'callbacks.redundant')).toEqual({
      'callbacks.created': 2, 'callbacks.completed': 2, 'callbacks.redundant': 1,
    });
  });

  test('T6b offered to A2 at 320, it is dialled at 325 while B talks: engaged', async () => {
    const told = await tell(
      center({ agents: [A1, agent('A2', '320s')], calls: [{ ...B, again }], applets: twoApplets }),
    );
    expect(told.callback('B')).toMatchObject({ customer: 315, ended: 435, state: 'Completed' });
    expect(told.callback('B.2')).toMatchObject({
      firstOffer: 320, answered: 325, ended: 328, agent: 'A2', state: 'Unreached', result: 'engaged',
    });
  });
});

describe('T7 a plan changes what routing sees', () => {
  const agents = [A1, agent('A3', '500s', { skills: ['s'] })];

  test('T7a the skill is dropped: offered at 300 instead of 500', async () => {
    const applets = {
      callback: { callback: { initial: 'change' }, next: 'thanks' },
      change: { skillTagger: { removeAll: true }, next: 'queue' },
    };
    const told = await tell(center({ agents, applets, calls: [{ ...B, needs: ['s'] }] }));
    expect(told.callback('B')).toMatchObject({ age0: 10, firstOffer: 300, agent: 'A1', heldFirstOffer: 500 });
    expect(told.hold.call('B').offers).toEqual([{ at: 500, to: 'A3' }]);
    expect(told.drift('B')).toMatchObject({ offer: -200 });
    expect(told.measure('callbacks.drift.offer.mean_s')).toBe(-200);
  });

  test('T7b the skill is added: offered at 500 instead of 300', async () => {
    const applets = {
      callback: { callback: { initial: 'change' }, next: 'thanks' },
      change: { skillTagger: { add: { s: 'mandatory' } }, next: 'queue' },
    };
    const told = await tell(center({ agents, applets, calls: [B] }));
    expect(told.callback('B')).toMatchObject({ age0: 10, firstOffer: 500, agent: 'A3', heldFirstOffer: 300 });
    expect(told.hold.call('B').offers).toEqual([{ at: 300, to: 'A1' }]);
    expect(told.drift('B')).toMatchObject({ offer: 200 });
    expect(told.measure('callbacks.drift.offer.mean_s')).toBe(200);
  });
});

test('T8 still on the line: the message runs 40 to 70, the dial at 55 finds the line taken', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '50s')],
      applets: { thanks: { announce: '30s' } },
      calls: [{ ...B, hangsUpAfter: undefined }, C],
    }),
  );
  expect(told.story).toEqual([
    '0:00:10.000 B calls',
    '0:00:10.000 B queues',
    '0:00:40.000 B breaks out after 30s (Voluntary)',
    '0:00:40.000 B gets a callback',
    '0:00:40.000 B callback queues',
    '0:00:50.000 B callback offered to A1',
    '0:00:55.000 B callback answered by A1',
    '0:00:55.000 B callback dials',
    '0:00:58.000 B callback finds stillOnLine',
    '0:00:58.000 B callback is Unreached',
    '0:01:00.000 C calls',
    '0:01:00.000 C queues',
    '0:01:10.000 B ends',
    '0:01:28.000 C offered to A1',
    '0:01:33.000 C answered by A1',
    '0:03:33.000 C ends',
  ]);
  expect(told.callback('B')).toMatchObject({ state: 'Unreached', result: 'stillOnLine', dials: 1 });
  expect(told.actual.agent('A1').slice(0, 4)).toEqual([
    ['CallbackRinging', 50],
    ['CallbackDialling', 55],
    ['WrapUp', 58],
    ['IncomingRinging', 88],
  ]);
});

test('T9 another number: OUT goes to it, and one conversation holds all three records', async () => {
  const told = await tell(
    center({
      applets: { callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' } },
      calls: [{ ...B, data: { alternative: '+442220002' } }],
    }),
  );
  const [call, callback, out] = (['IN', 'CB', 'OUT'] as const).map((role) => told.record('B', role));
  expect(call!.connectFrom).toBe('+441110001');
  expect(out!.connectTo).toBe('+442220002');
  expect([callback!.conversation, out!.conversation]).toEqual([call!.conversation, call!.conversation]);
  expect(told.callback('B').row).toMatchObject({ clid: '+441110001', numberDialled: '+442220002' });
});
