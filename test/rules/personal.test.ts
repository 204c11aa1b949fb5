/**
 * Personal queues. Anna and Ben answer after 5 s, talk 120 s unless said, wrap 30 s. Calls enter
 * `own`, where they wait for the agent that their data source `agent` names; who has nobody to wait
 * for goes on to `queue`, which everybody serves.
 */
import { expect, test } from 'vitest';
import { agent, B, type Fields } from './center.js';
import { call, centerOf, offersOf } from './teams.js';
import { tell } from './tell.js';

const ANNA = agent('Anna', '0s');
const BEN = agent('Ben', '0s');
const own: Fields = { acd: { personal: '$(agent)' }, next: 'queue' };
const callback: Fields = { voluntary: { after: '30s', to: 'callback' } };

const forAgent = (id: string, at: number, name: string, others: Fields = {}): Fields =>
  call(id, at, { plan: 'main.own', data: { agent: name }, ...others });

function center(
  calls: readonly Fields[],
  applets: Fields = {},
  agents: readonly Fields[] = [ANNA, BEN],
): Fields {
  return centerOf({ team: agents }, { calls, applets: { queue: { acd: {} }, own, ...applets } });
}

test('a call waits for its agent, though another is idle', async () => {
  const told = await tell(
    center([forAgent('X', 0, 'Anna'), forAgent('Y', 10, 'Anna'), forAgent('Z', 20, 'Ben')]),
  );
  expect(offersOf(told.call('X'))).toEqual(['0 Anna']);
  // Anna talks from 5 to 125 and wraps to 155.
  expect(offersOf(told.call('Y'))).toEqual(['155 Anna']);
  expect(offersOf(told.call('Z'))).toEqual(['20 Ben']);
});

test('the skills that a call asks for do not matter where it waits for one agent', async () => {
  const agents = [ANNA, { ...BEN, skills: ['s'] }];
  const told = await tell(center([forAgent('X', 0, 'Anna', { needs: ['s'] })], {}, agents));
  expect(offersOf(told.call('X'))).toEqual(['0 Anna']);
});

test('at equal priority what waits for the agent comes before older work of all', async () => {
  const calls = [
    call('first', 0, { plan: 'main.queue' }),
    call('shared', 5, { plan: 'main.queue' }),
    forAgent('older', 20, 'Anna'),
    forAgent('younger', 30, 'Anna'),
  ];
  const told = await tell(center(calls, {}, [ANNA]));
  expect(offersOf(told.call('older'))).toEqual(['155 Anna']);
  expect(offersOf(told.call('younger'))).toEqual(['310 Anna']);
  expect(offersOf(told.call('shared'))).toEqual(['465 Anna']);
});

test('a higher priority class comes before it', async () => {
  const calls = [
    call('first', 0, { plan: 'main.queue' }),
    call('urgent', 50, { plan: 'main.queue', priority: 'higher' }),
    forAgent('own', 20, 'Anna'),
    forAgent('own and urgent', 60, 'Anna', { priority: 'higher' }),
  ];
  const told = await tell(center(calls, {}, [ANNA]));
  expect(offersOf(told.call('own and urgent'))).toEqual(['155 Anna']);
  expect(offersOf(told.call('urgent'))).toEqual(['310 Anna']);
  expect(offersOf(told.call('own'))).toEqual(['465 Anna']);
});

test('it comes before longest-waiting work, however old', async () => {
  const calls = [
    call('first', 0, { plan: 'main.queue' }),
    call('shared', 5, { plan: 'main.queue', priority: 'highest' }),
    forAgent('own', 150, 'Anna', { priority: 'lowest' }),
  ];
  const applets = { queue: { acd: { mode: 'longestWaiting' } }, callback: { announce: '1s' } };
  const told = await tell(center(calls, applets, [ANNA]));
  expect(offersOf(told.call('own'))).toEqual(['155 Anna']);
  expect(offersOf(told.call('shared'))).toEqual(['310 Anna']);
});

test('the last agent is whom the caller has spoken with last', async () => {
  const last = { acd: { personal: '$(lastAgent)' }, next: 'queue' };
  const calls = [
    call('X', 0, { plan: 'main.queue' }),
    // Ben speaks with Y, who rings again at 200, when both agents are idle, Anna for longer.
    call('Y', 10, {
      plan: 'main.queue',
      talk: '140s',
      again: [
        { at: '200s', plan: 'main.last' },
        { at: '201s', plan: 'main.last' },
      ],
    }),
    call('new', 400, { plan: 'main.last' }),
  ];
  const told = await tell(center(calls, { last }));
  expect(told.call('Y').answeredBy).toBe('Ben');
  expect(offersOf(told.call('Y.2'))).toEqual(['200 Ben']);
  expect(told.call('Y.3').queues).toEqual(['last']);
  // Who has spoken with nobody has nobody to wait for.
  expect(told.call('new').queues).toEqual(['last', 'queue']);
  expect(told.call('new').exits).toMatchObject([{ at: 400, reason: 'NoAgents', after: 0 }]);
});

test.each(['Carl', '', undefined])('who waits for nobody goes on at once: %s', async (name) => {
  const data = name === undefined ? {} : { agent: name };
  const told = await tell(center([call('X', 10, { plan: 'main.own', data })]));
  expect(told.call('X')).toMatchObject({ queues: ['own', 'queue'], queuedAt: [10, 10] });
  expect(told.call('X').exits).toMatchObject([{ at: 10, reason: 'NoAgents', after: 0 }]);
  expect(told.measures('queues.own.offered', 'queues.own.breakouts.noAgents')).toEqual({
    'queues.own.offered': 1,
    'queues.own.breakouts.noAgents': 1,
  });
});

test('a call waits for an agent on a break, and for one whose shift is yet to come', async () => {
  const pause = { name: 'Anna', shifts: [{ from: '0s', breaks: [{ at: '5s', for: '200s' }] }] };
  const late = agent('Ben', '400s');
  const told = await tell(
    center([forAgent('X', 10, 'Anna'), forAgent('Y', 20, 'Ben')], {}, [pause, late]),
  );
  expect(offersOf(told.call('X'))).toEqual(['205 Anna']);
  expect(offersOf(told.call('Y'))).toEqual(['400 Ben']);
});

test('when the agent leaves for good, calls and callbacks go on, the oldest first', async () => {
  const leaving = { name: 'Anna', shifts: [{ from: '0s', to: '100s' }] };
  const calls = [
    forAgent('X', 0, 'Anna', { talk: '200s' }),
    { ...B, plan: 'main.own', data: { agent: 'Anna' } },
    forAgent('Y', 20, 'Anna'),
  ];
  const applets = { own: { ...own, breakouts: callback } };
  const told = await tell(center(calls, applets, [leaving, agent('Ben', '300s')]));
  // Anna, rostered until 100, has X in hand until 205 and wraps until 235.
  const left = { at: 235, reason: 'NoAgents' };
  expect(told.call('Y').exits).toMatchObject([left]);
  expect(told.call('B callback').exits).toMatchObject([left]);
  expect(told.call('B callback')).toMatchObject({ queues: ['own', 'queue'], age0: 10 });
  expect(offersOf(told.call('B callback'))).toEqual(['300 Ben']);
  expect(offersOf(told.hold.call('B'))).toEqual(['300 Ben']);
});

test('noAgents acts as soon as the agent is not logged in', async () => {
  const applets = { own: { ...own, breakouts: { noAgents: { to: 'thanks' } } } };
  const agents = [{ name: 'Anna', shifts: [{ from: '0s', to: '100s' }, { from: '500s' }] }, BEN];
  const calls = [
    forAgent('X', 0, 'Anna', { talk: '50s' }),
    forAgent('Y', 90, 'Anna', { rings: ['missed'] }),
    forAgent('Z', 95, 'Anna'),
    forAgent('Q', 200, 'Anna'),
    forAgent('nobody', 300, 'Carl'),
  ];
  const told = await tell(center(calls, applets, agents));
  // Y rings from 90 to 110, missed; Anna is gone then.
  expect(told.call('Y').exits).toMatchObject([{ at: 110, reason: 'NoAgents' }]);
  expect(told.call('Z').exits).toMatchObject([{ at: 110, reason: 'NoAgents' }]);
  expect(told.call('Q').exits).toMatchObject([{ at: 200, reason: 'NoAgents', after: 0 }]);
  expect(told.call('nobody')).toMatchObject({ queues: ['own'] });
});

test('queueDuration leads on to the team, as from every queue', async () => {
  const applets = { own: { ...own, breakouts: { queueDuration: { after: '40s', to: 'queue' } } } };
  const told = await tell(center([forAgent('X', 0, 'Anna'), forAgent('Y', 10, 'Anna')], applets));
  expect(told.call('Y').exits).toMatchObject([{ at: 50, reason: 'QueueDuration', after: 40 }]);
  expect(offersOf(told.call('Y'))).toEqual(['50 Ben']);
});

test('queueLength counts those who wait for the same agent, the one rung for included', async () => {
  const applets = {
    own: { ...own, breakouts: { queueLength: { max: 2, to: 'thanks' } } },
  };
  const calls = [
    forAgent('A', 0, 'Anna'),
    forAgent('B', 0, 'Ben'),
    // Both phones still ring.
    forAgent('A2', 1, 'Anna'),
    forAgent('B2', 2, 'Ben'),
    forAgent('A3', 3, 'Anna'),
    forAgent('B3', 20, 'Ben'),
    forAgent('B4', 21, 'Ben'),
  ];
  const told = await tell(center(calls, applets));
  const out = told.actual.courses.filter(({ exits }) => exits.length > 0).map(({ name }) => name);
  expect(out).toEqual(['A3', 'B4']);
});

test('R10 a callback returns to the personal queue, and to the agent', async () => {
  const calls = [
    forAgent('X', 0, 'Anna'),
    { ...B, plan: 'main.own', data: { agent: 'Anna' } },
    forAgent('C', 60, 'Anna'),
  ];
  const told = await tell(center(calls, { own: { ...own, breakouts: callback } }));
  expect(offersOf(told.call('B callback'))).toEqual(['155 Anna']);
  expect(offersOf(told.hold.call('B'))).toEqual(['155 Anna']);
  expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0, connect: 10 });
});

test('R14 a callback that its agent missed waits for the same agent, passed over or not', async () => {
  const calls = [
    { ...B, plan: 'main.own', data: { agent: 'Anna' }, rings: { callback: ['missed', '5s'] } },
  ];
  const scenario = center(calls, { own: { ...own, breakouts: callback } }, [
    agent('Anna', '300s'),
    BEN,
  ]);
  const told = await tell({ ...scenario, rules: { avoidSameAgent: true } });
  expect(offersOf(told.call('B callback'))).toEqual(['300 Anna', '350 Anna']);
});

test('the plan may name the agent, and text may stand around the source', async () => {
  const applets = {
    name: { setData: { first: 'An' }, next: 'named' },
    named: { acd: { personal: '$(first)na' }, next: 'queue' },
  };
  const told = await tell(center([call('X', 0, { plan: 'main.name' })], applets));
  expect(told.call('X')).toMatchObject({ queues: ['named'], answeredBy: 'Anna' });
});
