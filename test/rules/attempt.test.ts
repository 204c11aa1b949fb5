/** R3, R4 and R14: the agent first, and what follows when the agent does not answer. */
import { expect, test } from 'vitest';
import {
  AfterRing,
  afterRing,
  routedSinceAfterRequeue,
  vendorStateOf,
} from '../../src/callback/attempt.js';
import { Activity, vendorStates } from '../../src/model/agent-state.js';
import { BusyCallbackAt, RequeuePosition } from '../../src/model/rule-settings.js';
import { RingEnd } from '../../src/model/scripted-call.js';
import { A1, agent, B, C, center } from './center.js';
import { load, tell } from './tell.js';

const missed = { ...B, rings: ['missed', '5s'] };

test('R3 only an answered ring leads to the customer; a missed or rejected one to the queue', () => {
  expect(afterRing(RingEnd.Answered)).toBe(AfterRing.Answer);
  expect(afterRing(RingEnd.Missed)).toBe(AfterRing.Requeue);
  expect(afterRing(RingEnd.Rejected)).toBe(AfterRing.Requeue);
});

test('R3 the customer is dialled at the instant of the agent’s answer, never before', async () => {
  const told = await tell(
    center({ calls: [{ ...B, rings: ['missed', { rejected: '4s' }, '17s'] }] }),
  );
  const course = told.call('B callback');
  expect(course.offers).toEqual([
    { at: 300, to: 'A1' },
    { at: 350, to: 'A1' },
    { at: 384, to: 'A1' },
  ]);
  expect(course).toMatchObject({ requeuedAt: [320, 354], answeredAt: 401, dialledAt: [401] });
});

test('R3 an agent in Ready without the skill is passed over for one who has it', async () => {
  const agents = [agent('A1', '100s'), agent('A3', '500s', { skills: ['s'] })];
  const told = await tell(center({ agents, calls: [{ ...B, needs: ['s'] }] }));
  expect(told.call('B callback').offers).toEqual([{ at: 500, to: 'A3' }]);
});

test('R3 an agent is available in Ready only: not on a break, not wrapping up', async () => {
  const breaks = [{ at: '20s', for: '80s' }];
  const agents = [
    { name: 'A1', shifts: [{ from: '0s', breaks }] },
    { name: 'A2', shifts: [{ from: '0s' }], wrap: '55s' },
  ];
  const told = await tell(
    center({
      agents,
      calls: [{ id: 'D', at: '0s', talk: '1s' }, { id: 'E', at: '0s', talk: '30s' }, B],
    }),
  );
  expect(told.actual.agent('A2')).toContainEqual(['WrapUp', 35]);
  expect(told.call('B callback').offers).toEqual([{ at: 90, to: 'A2' }]);
});

test('R4 Busy Callback is state 41, from the ring on by default, from the answer on by setting', () => {
  const { Offer, Answer } = BusyCallbackAt;
  expect(vendorStates).toContainEqual({ name: 'BusyCallback', number: 41 });
  expect(vendorStateOf(Activity.CallbackRinging, Offer)).toBe('BusyCallback');
  expect(vendorStateOf(Activity.CallbackRinging, Answer)).not.toBe('BusyCallback');
  const { CallbackDialling, CallbackTalking, CallbackVoicemail } = Activity;
  for (const activity of [CallbackDialling, CallbackTalking, CallbackVoicemail]) {
    expect(vendorStateOf(activity, Offer)).toBe('BusyCallback');
    expect(vendorStateOf(activity, Answer)).toBe('BusyCallback');
  }
  for (const activity of [
    Activity.Ready,
    Activity.IncomingTalking,
    Activity.WrapUp,
    Activity.NoAnswer,
  ]) {
    expect(vendorStateOf(activity, Offer)).not.toBe('BusyCallback');
  }
});

test.each([
  ['offer', 300],
  ['answer', 305],
])(
  'R4 with busyCallbackAt: %s the agent is Busy Callback from %s to the wrap-up',
  async (busyCallbackAt, from) => {
    const told = await tell(center({ rules: { busyCallbackAt }, calls: [B] }));
    const states = told.actual
      .agent('A1')
      .map(
        ([activity, since]) =>
          [vendorStateOf(Activity[activity], told.plan.rules.busyCallbackAt), since] as const,
      );
    expect(states.find(([state]) => state === 'BusyCallback')).toEqual(['BusyCallback', from]);
    expect(states.slice(-2)).toEqual([
      ['WrapUp', 435],
      ['Ready', 465],
    ]);
  },
);

test('R4 Busy Callback ends in No Answer when the ring is missed, and its parts are kept apart', async () => {
  const told = await tell(center({ calls: [missed] }));
  expect(told.actual.agent('A1')).toEqual([
    ['CallbackRinging', 300],
    ['NoAnswer', 320],
    ['CallbackRinging', 350],
    ['CallbackDialling', 355],
    ['CallbackTalking', 365],
    ['WrapUp', 485],
    ['Ready', 515],
  ]);
});

test('R14 an agent who does not answer sends the callback back to its place in the queue', async () => {
  const told = await tell(center({ agents: [A1, agent('A2', '330s')], calls: [missed, C] }));
  expect(told.call('B callback')).toMatchObject({
    age0: 10,
    requeuedAt: [320],
    queuedAt: [40],
    dialledAt: [335],
  });
  expect(told.call('C').offers).toEqual([{ at: 350, to: 'A1' }]);
  expect(told.measures('media.phoneCallback.offered', 'callbacks.requeues')).toEqual({
    'media.phoneCallback.offered': 1,
    'callbacks.requeues': 1,
  });
});

test('R14 among equals of one age, too, the callback keeps its place', async () => {
  const agents = [A1, agent('A2', '330s')];
  const told = await tell(center({ agents, calls: [missed, { ...C, at: '10s' }] }));
  expect(told.call('B callback').offers).toEqual([
    { at: 300, to: 'A1' },
    { at: 330, to: 'A2' },
  ]);
});

test('R14 requeuePosition: tail gives up the place, but neither the wait nor the drift', async () => {
  expect(routedSinceAfterRequeue(RequeuePosition.KeepAge, 10, 320)).toBe(10);
  expect(routedSinceAfterRequeue(RequeuePosition.Tail, 10, 320)).toBe(320);
  const agents = [A1, agent('A2', '330s')];
  const told = await tell(
    center({ rules: { requeuePosition: 'tail' }, agents, calls: [missed, C] }),
  );
  expect(told.call('C').offers).toEqual([{ at: 330, to: 'A2' }]);
  expect(told.callback('B')).toMatchObject({
    age0: 10,
    lastOffer: 350,
    answered: 355,
    requeues: 1,
  });
  expect(told.drift('B')).toMatchObject({ offer: 0, agent: 50 });
});

test('R14 the tail is behind whoever waits by agreement, too', async () => {
  const agents = [A1, agent('A2', '330s')];
  const queue = {
    acd: { agreementRouting: true },
    breakouts: { voluntary: { after: '30s', to: 'callback' } },
  };
  const told = await tell({
    ...center({
      rules: { requeuePosition: 'tail' },
      agents,
      calls: [missed, C],
      applets: { queue },
    }),
    agreements: [{ name: 'all', skills: [], target: '60s' }],
  });
  // C is to be answered by 120; the callback, by 70 at first, is back at 320 and due 60 s later.
  expect(told.call('C').offers).toEqual([{ at: 330, to: 'A2' }]);
  expect(told.callback('B')).toMatchObject({ age0: 10, lastOffer: 350 });
});

test('R14 an agent who rejects has not answered; the callback is back at that instant', async () => {
  const told = await tell(center({ calls: [{ ...B, rings: [{ rejected: '2s' }] }] }));
  expect(told.callback('B').row.attempts[0]).toEqual({
    agent: 'A1',
    at: 300_000,
    endedAt: 302_000,
    end: 'rejected',
  });
  expect(told.callback('B')).toMatchObject({ requeues: 1, lastOffer: 332 });
  expect(told.measure('callbacks.requeues.rejected')).toBe(1);
});

test('R14 a ring longer than the no-answer timeout is missed; one that ends with it is answered', async () => {
  const acd = { noAnswerTimeout: '12s' };
  const queue = { acd, breakouts: { voluntary: { after: '30s', to: 'callback' } } };
  const told = await tell(
    center({ applets: { queue }, calls: [{ ...B, rings: ['12001ms', '12s'] }] }),
  );
  expect(told.callback('B')).toMatchObject({ lastOffer: 342, answered: 354, requeues: 1 });
});

test.each([
  ['30s', 350],
  ['45s', 365],
  ['0s', 320],
])(
  'R14 with a dwell of %s the agent is Ready again, and may get the same callback, at %s',
  async (noAnswerDwell, at) => {
    const told = await tell(center({ rules: { noAnswerDwell }, calls: [missed] }));
    expect(told.call('B callback').offers).toEqual([
      { at: 300, to: 'A1' },
      { at, to: 'A1' },
    ]);
  },
);

test('R14 noAnswerDwell: stay keeps the agent in No Answer until the roster changes', async () => {
  const shifts = [{ from: '300s', to: '600s' }, { from: '700s' }];
  const told = await tell(
    center({ rules: { noAnswerDwell: 'stay' }, agents: [{ name: 'A1', shifts }], calls: [missed] }),
  );
  expect(told.actual.agent('A1').slice(0, 4)).toEqual([
    ['CallbackRinging', 300],
    ['NoAnswer', 320],
    ['LoggedOut', 600],
    ['CallbackRinging', 700],
  ]);
});

test('R14 by default the same agent may get the callback again; avoidSameAgent passes them over', async () => {
  const agents = [A1, agent('A2', '0s')];
  const busy = { id: 'D', at: '0s', talk: '400s', wrap: '0s' };
  const rules = { noAnswerDwell: '0s' };
  const again = await tell(center({ agents, rules, calls: [busy, missed, C] }));
  expect(again.call('B callback').offers[1]).toEqual({ at: 320, to: 'A1' });
  const avoided = await tell(
    center({ agents, rules: { ...rules, avoidSameAgent: true }, calls: [busy, missed, C] }),
  );
  expect(avoided.call('B callback').offers[1]).toEqual({ at: 405, to: 'A2' });
  expect(avoided.call('C').offers).toEqual([{ at: 320, to: 'A1' }]);
});

test('R14 avoidSameAgent does not hold a callback back from the only agent there is', async () => {
  const told = await tell(center({ rules: { avoidSameAgent: true }, calls: [missed] }));
  expect(told.call('B callback').offers[1]).toEqual({ at: 350, to: 'A1' });
});

test('R14 there is no limit to the returns, and no customer is dialled by any of them', async () => {
  const rings = [...Array<string>(12).fill('missed'), '5s'];
  const told = await tell(center({ calls: [{ ...B, rings }] }));
  expect(told.callback('B')).toMatchObject({
    requeues: 12,
    dials: 1,
    lastOffer: 900,
    state: 'Completed',
  });
  expect(told.call('B callback').dialledAt).toEqual([905]);
  expect(told.measure('callbacks.requeues.max')).toBe(12);
});

test('R14 an agent whose shift ends during the ring may still answer it, and goes if it is missed', async () => {
  const agents = [{ name: 'A1', shifts: [{ from: '300s', to: '303s' }] }, agent('A2', '900s')];
  const answered = await tell(center({ agents, calls: [B] }));
  expect(answered.callback('B')).toMatchObject({ answered: 305, ended: 435, agent: 'A1' });
  expect(answered.actual.agent('A1').at(-1)).toEqual(['LoggedOut', 465]);
  const goes = await tell(center({ agents, calls: [missed] }));
  expect(goes.actual.agent('A1')).toEqual([
    ['CallbackRinging', 300],
    ['LoggedOut', 320],
  ]);
  expect(goes.callback('B')).toMatchObject({ requeues: 1, lastOffer: 900 });
});

test('R14 a live call whose agent does not answer goes back with its age', async () => {
  const agents = [A1, agent('A2', '330s')];
  const calls = [{ id: 'D', at: '10s', rings: ['missed', '5s'] }, C];
  const told = await tell(center({ agents, calls }));
  expect(told.call('D')).toMatchObject({
    age0: 10,
    requeuedAt: [320],
    offers: [
      { at: 300, to: 'A1' },
      { at: 330, to: 'A2' },
    ],
    answeredAt: 335,
  });
  expect(told.call('C').offers).toEqual([{ at: 350, to: 'A1' }]);
});

test('R14 a caller who hangs up during the ring abandons, and the agent is Ready at once', async () => {
  const told = await tell(
    center({
      calls: [
        { id: 'D', at: '10s', rings: ['10s'], patience: '295s' },
        { ...C, at: '600s' },
      ],
    }),
  );
  expect(told.call('D').exits).toEqual([{ at: 305, how: 'Abandoned', reason: null, after: 295 }]);
  expect(told.actual.agent('A1').slice(0, 3)).toEqual([
    ['IncomingRinging', 300],
    ['Ready', 305],
    ['IncomingRinging', 600],
  ]);
  expect(told.measure('abandoned')).toBe(1);
});

test('R14 a reject after no time with a dwell of 0 is refused; a ring that takes time is not', async () => {
  const rules = { noAnswerDwell: '0s' };
  const rejects = (after: string) => ({
    answersRing: { callback: { probability: 0.5, rejects: { probability: 0.5, after } } },
  });
  await expect(load(center({ rules, team: rejects('0s'), calls: [B] }))).rejects.toThrow(/reject/);
  await expect(load(center({ rules, team: rejects('1s'), calls: [B] }))).resolves.toBeDefined();
});
