/**
 * Groups that open with time. Team `a` serves from the start, team `b` joins in for whoever has been
 * in the queue for 60 s. Both answer after 5 s, talk 120 s unless said, wrap 30 s.
 */
import { expect, test } from 'vitest';
import { agent, B, type Fields } from './center.js';
import { call, centerOf, offersOf } from './teams.js';
import { tell } from './tell.js';

const A1 = agent('A1', '0s');
const B1 = agent('B1', '0s');
const groups = [{ teams: ['a'] }, { teams: ['b'], after: '60s' }];
const queue: Fields = { acd: { groups } };

function two(calls: readonly Fields[], queueApplet: Fields = queue, agents = [[A1], [B1]]): Fields {
  const [a = [], b = []] = agents;
  return centerOf({ a, b }, { calls, applets: { queue: queueApplet } });
}

test('a call waits for the first group until the second one opens, and is then rung at once', async () => {
  const told = await tell(two([call('X', 0, { talk: '300s' }), call('Y', 10)]));
  expect(offersOf(told.call('X'))).toEqual(['0 A1']);
  expect(offersOf(told.call('Y'))).toEqual(['70 B1']);
  // 5 s of ring for X, 60 s of waiting and as much ring for Y.
  expect(told.measure('asa_s')).toBe(35);
});

test('an agent of the first group who comes free before the opening has the call', async () => {
  // A1 talks with X from 5 to 35 and wraps to 65.
  const told = await tell(two([call('X', 0, { talk: '30s' }), call('Y', 10)]));
  expect(offersOf(told.call('Y'))).toEqual(['65 A1']);
});

test('an agent of the first group who comes free in the very instant of the opening has it too', async () => {
  const told = await tell(two([call('X', 0, { talk: '35s' }), call('Y', 10)]));
  expect(offersOf(told.call('Y'))).toEqual(['70 A1']);
});

test('who is free of a later group serves the oldest that have waited so long, and no other', async () => {
  // B1 comes at 75: Y has been open to B1 since 70, Z is from 80 on; Y is older and comes first.
  const agents = [[A1], [agent('B1', '75s'), agent('B2', '78s')]];
  const calls = [call('X', 0, { talk: '900s' }), call('Y', 10), call('Z', 20), call('Q', 200)];
  const told = await tell(two(calls, queue, agents));
  expect(offersOf(told.call('Y'))).toEqual(['75 B1']);
  expect(offersOf(told.call('Z'))).toEqual(['80 B2']);
  // Both are wrapping until 230 and 235; Q opens to them at 260.
  expect(offersOf(told.call('Q'))).toEqual(['260 B1']);
});

test('R8 the clock of the groups runs on for a callback, as it does for the call on hold', async () => {
  const told = await tell(
    two([B], { acd: { groups }, breakouts: { voluntary: { after: '30s', to: 'callback' } } }, [
      [agent('A1', '300s')],
      [B1],
    ]),
  );
  // B queued at 10 and took the callback at 40.
  expect(offersOf(told.call('B callback'))).toEqual(['70 B1']);
  expect(offersOf(told.hold.call('B'))).toEqual(['70 B1']);
  expect(offersOf(told.noCallback.call('B'))).toEqual(['70 B1']);
  expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0, connect: 10 });
});

test('R14 a callback that an agent of a later group missed comes back open to that group', async () => {
  const told = await tell(
    two(
      [{ ...B, rings: { callback: ['missed', '5s'] } }],
      { acd: { groups }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
      [[agent('A1', '300s')], [B1]],
    ),
  );
  // It rings in vain from 70 to 90; B1 is in No Answer until 120.
  expect(offersOf(told.call('B callback'))).toEqual(['70 B1', '120 B1']);
});

test('a ring that goes on over the opening is let ring; missed, the call is open to all', async () => {
  const calls = [call('X', 50, { rings: ['missed'] })];
  const scenario = two(calls, { acd: { groups: [groups[0], { teams: ['b'], after: '10s' }] } });
  const told = await tell(scenario);
  expect(offersOf(told.call('X'))).toEqual(['50 A1', '70 B1']);
});

test('of those who may serve, an earlier group comes first, whatever the level and the idle time', async () => {
  // The callback enters at 440, in its queue since 10 by the clock; both agents are idle then.
  const agents = [
    [agent('A1', '300s', { skills: { s: 1 } })],
    [agent('B1', '200s', { skills: { s: 9 } })],
  ];
  const scenario = centerOf(
    { a: agents[0]!, b: agents[1]! },
    {
      calls: [{ ...B, needs: ['s'] }],
      applets: {
        queue: { acd: { groups }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
        callback: { callback: { initial: 'slow' }, next: 'thanks' },
        slow: { announce: '400s', next: 'queue' },
      },
    },
  );
  const told = await tell(scenario);
  expect(offersOf(told.call('B callback'))).toEqual(['440 A1']);
});

test('within one opening the best fit comes first', async () => {
  const agents = [
    [A1],
    [agent('B1', '0s', { skills: { s: 1 } }), agent('B2', '9s', { skills: { s: 2 } })],
  ];
  const told = await tell(two([call('X', 10, { needs: ['s'] })], queue, agents));
  // A1 has no s: nobody of the first group can serve X.
  expect(offersOf(told.call('X'))).toEqual(['70 B2']);
});

test('a skill that expires and a group that opens act on one wait, each at its time', async () => {
  const tagged = {
    tag: { skillTagger: { add: { s: { expiresAfter: '30s' } } }, next: 'queue' },
    queue,
  };
  const scenario = (b: Fields): Fields => ({
    ...centerOf(
      { a: [agent('A1', '0s', { skills: { s: 1 } })], b: [b] },
      {
        calls: [call('X', 0, { plan: 'main.queue', talk: '600s' }), call('Y', 10)],
        applets: tagged,
      },
    ),
  });
  const withPlan = (fields: Fields): Fields => ({
    ...fields,
    callers: (fields['callers'] as Fields[]).map((each) => ({ ...each, plan: 'main.tag' })),
  });
  // B1 lacks s: the skill is optional from 40 on, the group opens at 70.
  expect(offersOf((await tell(withPlan(scenario(B1)))).call('Y'))).toEqual(['70 B1']);
  const late = { groups: [{ teams: ['a'] }, { teams: ['b'], after: '20s' }] };
  const sooner = withPlan(scenario(B1));
  const plans = sooner['plans'] as { main: Fields };
  const changed = { ...sooner, plans: { main: { ...plans.main, queue: { acd: late } } } };
  expect(offersOf((await tell(changed)).call('Y'))).toEqual(['40 B1']);
});

test('another queue starts the clock anew', async () => {
  const applets = {
    queue: { acd: { groups }, breakouts: { queueDuration: { after: '50s', to: 'second' } } },
    second: { acd: { groups } },
  };
  const scenario = centerOf(
    { a: [A1], b: [B1] },
    { calls: [call('X', 0, { talk: '900s' }), call('Y', 10)], applets },
  );
  // Y is in `queue` from 10 to 60, in `second` from 60 on.
  expect(offersOf((await tell(scenario)).call('Y'))).toEqual(['120 B1']);
});

test('who comes back to the same queue finds open what was open', async () => {
  const applets = {
    queue: { acd: { groups }, breakouts: { queueDuration: { after: '50s', to: 'please-hold' } } },
    'please-hold': { announce: '5s', next: 'queue' },
  };
  const scenario = centerOf(
    { a: [A1], b: [B1] },
    { calls: [call('X', 0, { talk: '900s' }), call('Y', 10)], applets },
  );
  // Out of the queue from 60 to 65; open to b at 70, as if it had never been out.
  expect(offersOf((await tell(scenario)).call('Y'))).toEqual(['70 B1']);
});

test('noAgents looks at groups that are yet to open, and acts when the last of them has left', async () => {
  const applet = { acd: { groups }, breakouts: { noAgents: { to: 'thanks' } } };
  const leaving = { ...B1, shifts: [{ from: '0s', to: '50s' }] };
  const told = await tell(two([call('X', 10)], applet, [[agent('A1', '300s')], [leaving]]));
  expect(told.call('X').exits).toMatchObject([{ at: 50, reason: 'NoAgents', after: 40 }]);
  const gone = await tell(two([call('X', 60)], applet, [[agent('A1', '300s')], [leaving]]));
  expect(gone.call('X').exits).toMatchObject([{ at: 60, reason: 'NoAgents', after: 0 }]);
});

test('three groups open one after another, the last with everybody else', async () => {
  const applet = {
    acd: {
      groups: [{ teams: ['a'] }, { teams: ['b'], after: '60s' }, { teams: 'all', after: '90s' }],
    },
  };
  const scenario = (c1: string): Fields =>
    centerOf(
      { a: [A1], b: [agent('B1', '500s')], c: [agent('C1', c1)] },
      { calls: [call('X', 0, { talk: '900s' }), call('Y', 10)], applets: { queue: applet } },
    );
  expect(offersOf((await tell(scenario('0s'))).call('Y'))).toEqual(['100 C1']);
  expect(offersOf((await tell(scenario('501s'))).call('Y'))).toEqual(['500 B1']);
});
