/**
 * The worked vectors T5 to T9 of the callback rules, to the millisecond, in the actual world and in
 * the one in which the caller holds.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, center, twoApplets } from './center.js';
import { tell } from './tell.js';

describe('T5 same applet', () => {
  test('B rings in again and reaches the same applet: no second callback, the first is unchanged', async () => {
    const told = await tell(
      center({
        calls: [
          { ...B, again: [{ at: '205s', takesCallbackAfter: '25s', hangsUpAfter: '30s' }] },
          C,
        ],
      }),
    );
    expect(told.storyOf('B.2')).toEqual([
      '0:03:25.000 B.2 calls',
      '0:03:25.000 B.2 queues',
      '0:03:50.000 B.2 breaks out after 25s (Voluntary)',
      '0:03:50.000 B.2 gets no callback: duplicate',
      '0:03:55.000 B.2 ends',
    ]);
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      firstOffer: 300,
      answered: 305,
      customer: 315,
      ended: 435,
    });
    expect(told.measures('callbacks.created', 'callbacks.duplicates', 'abandoned')).toEqual({
      'callbacks.created': 1,
      'callbacks.duplicates': 1,
      abandoned: 0,
    });
  });

  test('T5b B stays in the live queue instead: at 305 the dial finds B engaged', async () => {
    const told = await tell(center({ calls: [{ ...B, again: [{ at: '205s' }] }] }));
    expect(told.callback('B')).toMatchObject({
      answered: 305,
      ended: 308,
      state: 'Unreached',
      result: 'engaged',
      dials: 1,
    });
    expect(told.call('B.2')).toMatchObject({ offers: [{ at: 338, to: 'A1' }], answeredAt: 343 });
    expect(told.measure('abandoned')).toBe(0);
  });
});

describe('T6 another applet', () => {
  const again = [
    { at: '205s', takesCallbackAfter: '25s', takesCallbackVia: 'other', hangsUpAfter: '30s' },
  ];

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
    expect(
      told.measures('callbacks.created', 'callbacks.completed', 'callbacks.redundant'),
    ).toEqual({
      'callbacks.created': 2,
      'callbacks.completed': 2,
      'callbacks.redundant': 1,
    });
  });

  test('T6b offered to A2 at 320, it is dialled at 325 while B talks: engaged', async () => {
    const told = await tell(
      center({ agents: [A1, agent('A2', '320s')], calls: [{ ...B, again }], applets: twoApplets }),
    );
    expect(told.callback('B')).toMatchObject({ customer: 315, ended: 435, state: 'Completed' });
    expect(told.callback('B.2')).toMatchObject({
      firstOffer: 320,
      answered: 325,
      ended: 328,
      agent: 'A2',
      state: 'Unreached',
      result: 'engaged',
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
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      firstOffer: 300,
      agent: 'A1',
      heldFirstOffer: 500,
    });
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
    expect(told.callback('B')).toMatchObject({
      age0: 10,
      firstOffer: 500,
      agent: 'A3',
      heldFirstOffer: 300,
    });
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
  const [call, callback, out] = (['IN', 'CB', 'OUT'] as const).map((role) =>
    told.record('B', role),
  );
  expect(call!.connectFrom).toBe('+441110001');
  expect(out!.connectTo).toBe('+442220002');
  expect([callback!.conversation, out!.conversation]).toEqual([
    call!.conversation,
    call!.conversation,
  ]);
  expect(told.callback('B').row).toMatchObject({ clid: '+441110001', numberDialled: '+442220002' });
});
