/** Customers who missed their callback ring in. */
import { expect, test } from 'vitest';
import { B, C, center } from './center.js';
import { tell } from './tell.js';

const ringsBack = { probability: 1, after: '60s' };
const finds = (result: string) => ({ answersCallback: { [result]: 1 } });

test('one who missed the callback rings in, and is reached live', async () => {
  const told = await tell(
    center({ callers: { ...finds('noAnswer'), ringsBack }, calls: [{ ...B, talk: '40s' }, C] }),
  );
  // Dialled at 305, no answer known at 325; A1 wraps to 355 and takes C, who talks from 360 to 480;
  // B rings in at 385 and is offered at 510.
  expect(told.storyOf('B.2')).toEqual([
    '0:06:25.000 B.2 rings back',
    '0:06:25.000 B.2 queues',
    '0:08:30.000 B.2 offered to A1',
    '0:08:35.000 B.2 answered by A1',
    '0:09:15.000 B.2 ends',
  ]);
  expect(
    told.measures(
      'calls',
      'ringBacks',
      'ringBacks.reached',
      'reached',
      'persons.unreached',
      'callbacks.unreached',
      'callbacks.drift.pairs',
      'noCallback.calls',
    ),
  ).toEqual({
    calls: 3,
    ringBacks: 1,
    'ringBacks.reached': 1,
    reached: 2,
    'persons.unreached': 0,
    'callbacks.unreached': 1,
    'callbacks.drift.pairs': 1,
    'noCallback.calls': 2,
  });
  expect(told.hold.courses.map(({ name }) => name)).toEqual(['B', 'C']);
});

test('a ring-back may take another callback, which has no twin', async () => {
  const told = await tell(
    center({
      calls: [
        {
          ...B,
          customer: { result: 'voicemail', after: '4s', message: '7s' },
          ringsBack: { after: '20s', takesCallbackAfter: '10s', hangsUpAfter: '12s' },
        },
        C,
      ],
    }),
  );
  // Voicemail from 309 to 316, wrap to 346; B rings in at 336 and gets a callback at 346, when C is
  // offered: C talks from 351 to 471, the wrap ends at 501.
  expect(told.callback('B.ringBack')).toMatchObject({
    age0: 336,
    created: 346,
    firstOffer: 501,
    answered: 506,
    customer: 516,
    heldAnswer: null,
    redundant: false,
  });
  expect(
    told.measures('ringBacks.reached', 'persons.takers', 'callbacks.drift.pairs', 'reached'),
  ).toEqual({
    'ringBacks.reached': 1,
    'persons.takers': 1,
    'callbacks.drift.pairs': 1,
    reached: 2,
  });
});

test('by result: only those that are named ring in', async () => {
  const calls = async (result: string, probability: unknown) => {
    const callers = { ...finds(result), ringsBack: { probability, after: '60s' } };
    return (await tell(center({ callers, calls: [B] }))).measure('ringBacks');
  };
  expect(await calls('noAnswer', { noAnswer: 1 })).toBe(1);
  expect(await calls('engaged', { noAnswer: 1 })).toBe(0);
  expect(await calls('failed', { failed: 1 })).toBe(1);
  // Of a number that does not exist, and of a dial that failed, no telephone tells.
  for (const result of ['unobtainable', 'changed', 'failed'])
    expect(await calls(result, 1)).toBe(0);
  for (const result of ['engaged', 'voicemail', 'rejected']) expect(await calls(result, 1)).toBe(1);
});

test('nobody rings in who is on the line already, has another callback to come, or is told not to', async () => {
  const callers = { ...finds('noAnswer'), ringsBack };
  // B rings in again at 205 and waits behind C; the callback finds the line engaged.
  const waits = await tell(center({ callers, calls: [{ ...B, again: [{ at: '205s' }] }, C] }));
  expect(waits.callback('B')).toMatchObject({ result: 'engaged', ended: 308 });
  expect(waits.measure('ringBacks')).toBe(0);
  const silent = await tell(center({ callers, calls: [{ ...B, ringsBack: 'none' }] }));
  expect(silent.measure('ringBacks')).toBe(0);
});
