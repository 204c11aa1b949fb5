/** R15 and R16: once an agent has answered, whatever the customer leg comes to is final. */
import { expect, test } from 'vitest';
import {
  AfterDial,
  afterDial,
  judgeLine,
  LineVerdict,
  wrapsAfter,
} from '../../src/callback/attempt.js';
import { CallbackState, callbackLifecycle, isComplete } from '../../src/callback/lifecycle.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** A class whose callbacks all come to one result, after its default time. */
const always = (result: string): Fields => ({ answersCallback: { person: 0, [result]: 1 } });

test('R15 no result of the customer leg leads back to the queue', () => {
  for (const result of Object.values(CustomerResult)) {
    const next = afterDial(result);
    if (result === CustomerResult.Person) expect(next).toBe(AfterDial.Talk);
    else if (result === CustomerResult.Voicemail) expect(next).toBe(AfterDial.LeaveMessage);
    else expect(next).toBe(AfterDial.Close);
  }
});

test.each([
  ['noAnswer', 325],
  ['engaged', 308],
  ['voicemail', 325],
  ['unobtainable', 310],
  ['changed', 310],
  ['rejected', 310],
  ['failed', 308],
  ['agentGaveUp', 320],
])('R15 %s, known at %s, is final: one dial, no way back, then the wrap-up', async (result, at) => {
  const told = await tell(center({ callers: always(result), calls: [B, C] }));
  const over = result === 'voicemail' ? at + 20 : at;
  expect(told.call('B callback')).toMatchObject({
    result,
    resultAt: at,
    queuedAt: [40],
    requeuedAt: [],
    dialledAt: [305],
    offers: [{ at: 300, to: 'A1' }],
    ends: [{ at: over, how: 'Unreached' }],
  });
  expect(told.callback('B')).toMatchObject({
    state: 'Unreached',
    result,
    customer: null,
    dials: 1,
  });
  expect(told.call('C').offers).toEqual([{ at: over + 30, to: 'A1' }]);
  expect(
    told.measures('callbacks.unreached', `callbacks.unreached.${result}`, 'callbacks.dials'),
  ).toEqual({
    'callbacks.unreached': 1,
    [`callbacks.unreached.${result}`]: 1,
    'callbacks.dials': 1,
  });
});

test('R15 wrapAfterUnreached: false frees the agent at the result, but not after a talk', async () => {
  expect(wrapsAfter(CustomerResult.Engaged, true)).toBe(true);
  expect(wrapsAfter(CustomerResult.Engaged, false)).toBe(false);
  expect(wrapsAfter(CustomerResult.Person, false)).toBe(true);
  const rules = { wrapAfterUnreached: false };
  const unreached = await tell(center({ rules, callers: always('noAnswer'), calls: [B, C] }));
  expect(unreached.call('C').offers).toEqual([{ at: 325, to: 'A1' }]);
  const reached = await tell(center({ rules, calls: [B, C] }));
  expect(reached.call('C').offers).toEqual([{ at: 465, to: 'A1' }]);
});

test('R15 engagedAfter is how long it takes to know that a line is taken, whoever takes it', async () => {
  const rules = { engagedAfter: '7s' };
  const elsewhere = await tell(center({ rules, callers: always('engaged'), calls: [B] }));
  expect(elsewhere.callback('B')).toMatchObject({ answered: 305, ended: 312 });
  const waiting = await tell(center({ rules, calls: [{ ...B, again: [{ at: '205s' }] }] }));
  expect(waiting.callback('B')).toMatchObject({ result: 'engaged', ended: 312 });
  const thanks = { announce: '20m' };
  const own = await tell(
    center({ rules, applets: { thanks }, calls: [{ ...B, hangsUpAfter: undefined }] }),
  );
  expect(own.callback('B')).toMatchObject({ result: 'stillOnLine', ended: 312 });
});

test('R15 a line is judged by the legs on it: its own call is stillOnLine, any other engaged', () => {
  expect(judgeLine(0, false)).toBe(LineVerdict.Free);
  expect(judgeLine(1, false)).toBe(LineVerdict.Engaged);
  expect(judgeLine(1, true)).toBe(LineVerdict.StillOnLine);
});

test.each([
  ['in the greeting', { at: '304s', plan: 'main.greeting' }],
  ['in the queue', { at: '205s' }],
  [
    'in the message after the applet',
    { at: '205s', takesCallbackAfter: '96s', hangsUpAfter: '110s' },
  ],
])('R15 a number is busy while its second call is %s', async (_, again) => {
  const applets = { greeting: { announce: '10s', next: 'queue' } };
  const told = await tell(
    center({ applets, calls: [{ ...B, plan: 'main.queue', again: [again] }] }),
  );
  expect(told.callback('B')).toMatchObject({ answered: 305, ended: 308, result: 'engaged' });
});

test('R15 a number is busy while its second call talks with another agent', async () => {
  const agents = [A1, agent('A2', '300s', { skills: ['vip'] })];
  const again = [{ at: '205s', needs: ['vip'], rings: ['1s'] }];
  const told = await tell(center({ agents, calls: [{ ...B, again }] }));
  expect(told.call('B.2')).toMatchObject({ answeredAt: 301, answeredBy: 'A2' });
  expect(told.callback('B')).toMatchObject({ answered: 305, ended: 308, result: 'engaged' });
});

test('R15 the line is judged at the dial: a call that begins or ends during it changes nothing', async () => {
  const begins = await tell(center({ calls: [{ ...B, again: [{ at: '307s' }] }] }));
  expect(begins.callback('B')).toMatchObject({ customer: 315, result: 'person' });
  const again = [{ at: '290s', patience: '16s' }];
  const ends = await tell(center({ calls: [{ ...B, again }] }));
  expect(ends.call('B.2').exits).toMatchObject([{ at: 306, how: 'Abandoned' }]);
  expect(ends.callback('B')).toMatchObject({ ended: 308, result: 'engaged' });
});

test('R15 a number that another callback is dialling is engaged', async () => {
  const agents = [A1, agent('A2', '305s')];
  const other = { ...B, id: 'D', at: '11s' };
  const told = await tell(
    center({
      agents,
      rules: { duplicateKey: 'dialNumber' },
      applets: {
        callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
        queue: {
          acd: {},
          breakouts: {
            voluntary: [
              { after: '30s', to: 'callback' },
              { after: '30s', to: 'other' },
            ],
          },
        },
        other: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
      },
      calls: [
        { ...B, data: { alternative: '+442220002' } },
        {
          ...other,
          clid: '+441110009',
          takesCallbackVia: 'other',
          data: { alternative: '+442220002' },
        },
      ],
    }),
  );
  expect(told.callback('B')).toMatchObject({ answered: 305, customer: 315, result: 'person' });
  expect(told.callback('D')).toMatchObject({ answered: 310, ended: 313, result: 'engaged' });
});

test('R15 a number is busy when somebody else calls from it', async () => {
  const told = await tell(center({ calls: [B, { ...C, clid: B.clid, at: '100s' }] }));
  expect(told.callback('B')).toMatchObject({ answered: 305, ended: 308, result: 'engaged' });
});

test('R15 another number is another line: the caller’s own call does not keep it busy', async () => {
  const applets = {
    callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
    thanks: { announce: '20m' },
  };
  const told = await tell(
    center({
      applets,
      calls: [{ ...B, hangsUpAfter: undefined, data: { alternative: '+442220002' } }],
    }),
  );
  expect(told.callback('B')).toMatchObject({ customer: 315, result: 'person', state: 'Completed' });
});

test('R15 a scripted caller says how long the message on the voicemail takes', async () => {
  const customer = { result: 'voicemail', after: '4s', message: '7s' };
  const told = await tell(center({ calls: [{ ...B, customer }] }));
  expect(told.callback('B')).toMatchObject({ ended: 316, result: 'voicemail' });
});

test('R15 the agent’s time on a voicemail is a sub-phase of its own', async () => {
  const told = await tell(
    center({ callers: { ...always('voicemail'), voicemailMessage: '33s' }, calls: [B] }),
  );
  expect(told.actual.agent('A1')).toEqual([
    ['CallbackRinging', 300],
    ['CallbackDialling', 305],
    ['CallbackVoicemail', 325],
    ['WrapUp', 358],
    ['Ready', 388],
  ]);
});

test('R16 no event leads out of a terminal state', () => {
  const { Completed, Unreached, Expired, Cancelled } = CallbackState;
  for (const state of [Completed, Unreached, Expired, Cancelled]) {
    expect(isComplete(state)).toBe(true);
    for (let event = 0; event < callbackLifecycle.events.length; event++) {
      expect(() => callbackLifecycle.next(event, state)).toThrow(/cannot happen in/);
    }
  }
  const { Created, Deferred, Queued, Offered, Dialling, Talking, Voicemail } = CallbackState;
  for (const state of [Created, Deferred, Queued, Offered, Dialling, Talking, Voicemail]) {
    expect(isComplete(state)).toBe(false);
  }
});

test('R16 a callback that nobody could make is pending at the horizon, and reported so', async () => {
  const told = await tell(
    center({ rules: { noAnswerDwell: 'stay' }, calls: [{ ...B, rings: ['missed'] }] }),
  );
  expect(told.callback('B')).toMatchObject({ state: 'Queued', ended: null, dials: 0, requeues: 1 });
  expect(
    told.measures('callbacks.created', 'callbacks.pending', 'callbacks.drift.lateUnbounded'),
  ).toEqual({
    'callbacks.created': 1,
    'callbacks.pending': 1,
    'callbacks.drift.lateUnbounded': 1,
  });
  expect(told.actual.ending).toBe('horizon');
});
