/**
 * What falls into the same millisecond takes effect in a declared order: rosters, agent-side ends,
 * customer results, expiry, breakout timers, callers giving up, plan steps, arrivals.
 */
import { expect, test } from 'vitest';
import { agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** Rings are answered at once and nobody wraps, so that instants are what the calls say. */
const plain: Fields = { answersRing: { phone: 1, callback: 1 }, wrap: '0s' };
const call = (id: string, at: string, others: Fields = {}): Fields => ({ id, at, ...others });

test('a roster change comes before the end of a talk: who has left is not given another call', async () => {
  const agents = [{ name: 'A1', shifts: [{ from: '0s', to: '400s' }] }, agent('A2', '500s')];
  const calls = [call('D', '0s', { talk: '400s' }), C];
  const told = await tell(center({ team: plain, agents, calls }));
  expect(told.actual.agent('A1').at(-1)).toEqual(['LoggedOut', 400]);
  expect(told.call('C').offers).toEqual([{ at: 500, to: 'A2' }]);
});

test('who comes on shift at the instant at which another becomes free is offered work by id', async () => {
  const agents = [agent('A1', '400s'), agent('A2', '0s')];
  const calls = [call('D', '0s', { talk: '400s' }), C, call('E', '70s')];
  const told = await tell(center({ team: plain, agents, calls }));
  expect(told.call('C').offers).toEqual([{ at: 400, to: 'A1' }]);
  expect(told.call('E').offers).toEqual([{ at: 400, to: 'A2' }]);
});

test('the end of a talk comes before a customer’s result: its agent takes the work that waits', async () => {
  const agents = [agent('A1', '300s'), agent('A2', '0s', { skills: ['d'] })];
  const calls = [
    { ...B, customer: { result: 'noAnswer', after: '20s' } },
    call('D', '0s', { needs: ['d'], talk: '320s' }),
    call('E', '310s'),
  ];
  const rules = { wrapAfterUnreached: false };
  const told = await tell(center({ team: plain, rules, agents, calls }));
  // A1 has the lower id, but is freed by a customer's result.
  expect(told.callback('B')).toMatchObject({ agent: 'A1', ended: 320 });
  expect(told.call('E').offers).toEqual([{ at: 320, to: 'A2' }]);
});

test('a ring that is answered comes before one that runs out', async () => {
  const agents = [agent('A1', '300s'), agent('A2', '315s')];
  const calls = [call('D', '0s', { rings: ['missed'] }), call('E', '1s', { rings: ['5s'] })];
  const told = await tell(center({ agents, calls }));
  expect(told.story.filter((line) => line.startsWith('0:05:20.000'))).toEqual([
    '0:05:20.000 E answered by A2',
    '0:05:20.000 D missed by A1',
  ]);
});

const agents = [agent('A1', '300s'), agent('A3', '900s', { skills: ['s'] })];
const tagged = { tag: { skillTagger: { add: { s: { expiresAfter: '320s' } } }, next: 'queue' } };

test('a customer’s result comes before a skill expires: the agent takes who is eligible then', async () => {
  const calls = [
    { ...B, at: '1s', hangsUpAfter: undefined, customer: { result: 'noAnswer', after: '22s' } },
    call('X', '2s', { plan: 'main.tag' }),
    C,
  ];
  const rules = { wrapAfterUnreached: false };
  const told = await tell(center({ team: plain, rules, agents, applets: tagged, calls }));
  expect(told.callback('B').ended).toBe(322);
  // X is older than C, but its skill is still asked for when A1 becomes free.
  expect(told.call('C').offers).toEqual([{ at: 322, to: 'A1' }]);
});

test('a skill expires before a breakout timer: the phone rings instead', async () => {
  const calls = [
    { ...B, plan: 'main.tag', at: '1s', takesCallbackAfter: '320s', hangsUpAfter: undefined },
  ];
  const told = await tell(center({ team: plain, agents, applets: tagged, calls }));
  expect(told.call('B')).toMatchObject({ offers: [{ at: 321, to: 'A1' }], answeredAt: 321 });
  expect(told.rows).toEqual([]);
});

test('a breakout comes before giving up: a key pressed at the last moment counts', async () => {
  const told = await tell(center({ calls: [{ ...B, patience: '30s' }] }));
  expect(told.call('B').exits).toEqual([
    { at: 40, how: 'Breakout', reason: 'Voluntary', after: 30 },
  ]);
});

test('an agent who becomes free comes before giving up: an answer at the last moment counts', async () => {
  const calls = [call('D', '10s', { patience: '290s' })];
  const atOnce = await tell(center({ team: plain, calls }));
  expect(atOnce.call('D')).toMatchObject({ answeredAt: 300, exits: [] });
  const afterRing = await tell(center({ calls: [call('D', '10s', { patience: '295s' })] }));
  expect(afterRing.call('D')).toMatchObject({ answeredAt: 305, exits: [] });
});

test('a ring that has just begun is no answer: the caller gives up in the same instant', async () => {
  const told = await tell(center({ calls: [call('D', '10s', { patience: '290s' })] }));
  expect(told.call('D').exits).toEqual([{ at: 300, how: 'Abandoned', reason: null, after: 290 }]);
});

/** A queue for one, a greeting of 30 s before it. */
const small: Fields = {
  queue: { acd: {}, breakouts: { queueLength: { max: 1, to: 'thanks' } } },
  greeting: { announce: '30s', next: 'queue' },
};

test('giving up comes before a plan step: who leaves the greeting finds the queue as it then is', async () => {
  const calls = [
    call('D', '0s', { plan: 'main.queue', patience: '40s' }),
    call('E', '10s', { plan: 'main.greeting' }),
  ];
  const told = await tell(center({ applets: small, calls }));
  expect(told.call('D').exits).toMatchObject([{ at: 40, how: 'Abandoned' }]);
  expect(told.call('E')).toMatchObject({ queuedAt: [40], exits: [] });
});

test('giving up comes before an arrival', async () => {
  const calls = [
    call('D', '0s', { plan: 'main.queue', patience: '40s' }),
    call('E', '40s', { plan: 'main.queue' }),
  ];
  const told = await tell(center({ applets: small, calls }));
  expect(told.call('E')).toMatchObject({ queuedAt: [40], exits: [] });
});

test('a plan step comes before an arrival', async () => {
  // D is listed last, so that nothing but the order of kinds lets it go first.
  const calls = [
    call('E', '40s', { plan: 'main.queue' }),
    call('D', '10s', { plan: 'main.greeting' }),
  ];
  const told = await tell(center({ applets: small, calls }));
  expect(told.call('D')).toMatchObject({ queuedAt: [40], exits: [] });
  expect(told.call('E').exits).toMatchObject([{ at: 40, reason: 'QueueLength' }]);
});

test('a person’s second call and a first contact in one instant: neither is lost', async () => {
  const told = await tell(center({ calls: [{ ...B, again: [{ at: '60s' }] }, C] }));
  expect(told.call('B.2').queuedAt).toEqual([60]);
  expect(told.call('C').queuedAt).toEqual([60]);
});

test('agents who become free in one instant are offered work by id, whoever’s talk began first', async () => {
  const agents = [agent('A1', '100s'), agent('A2', '0s')];
  const calls = [
    call('D', '0s', { talk: '400s' }),
    call('E', '100s', { talk: '300s' }),
    call('F', '200s'),
    call('G', '201s'),
  ];
  const told = await tell(center({ team: plain, agents, calls }));
  expect(told.call('D').answeredBy).toBe('A2');
  expect(told.call('F').offers).toEqual([{ at: 400, to: 'A1' }]);
  expect(told.call('G').offers).toEqual([{ at: 400, to: 'A2' }]);
});

test('among idle agents the one idle longest is rung, and among equals the one of lower id', async () => {
  const longer = [agent('A1', '200s'), agent('A2', '100s')];
  const told = await tell(center({ team: plain, agents: longer, calls: [call('D', '300s')] }));
  expect(told.call('D').answeredBy).toBe('A2');
  const alike = [agent('A1', '100s'), agent('A2', '100s')];
  const equal = await tell(center({ team: plain, agents: alike, calls: [call('D', '300s')] }));
  expect(equal.call('D').answeredBy).toBe('A1');
});

test('of equal age, who entered the queue first is first', async () => {
  const told = await tell(center({ team: plain, calls: [call('D', '10s'), call('E', '10s')] }));
  expect(told.call('D').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.call('E').offers).toEqual([{ at: 420, to: 'A1' }]);
});

test('two callbacks of one age are offered in the order of their calls, not of their requests', async () => {
  const asks = (id: string, takesCallbackAfter: string) =>
    call(id, '10s', { clid: `+44${id}`, takesCallbackAfter, hangsUpAfter: takesCallbackAfter });
  const told = await tell(center({ team: plain, calls: [asks('D', '50s'), asks('E', '20s')] }));
  expect(told.callback('D').firstOffer).toBe(300);
  expect(told.drift('D')).toMatchObject({ offer: 0 });
});

test('first contacts of one instant come in the order in which their classes are declared', async () => {
  const scenario = center({ calls: [call('D', '10s')] });
  const [first] = scenario['callers'] as Fields[];
  const others = { ...first, name: 'others', calls: [call('E', '10s')] };
  const told = await tell({ ...scenario, callers: [others, first] });
  expect(told.call('E').person).toBe(0);
  expect(told.call('E').offers).toEqual([{ at: 300, to: 'A1' }]);
});
