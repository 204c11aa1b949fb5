/** R7, R8, R10 to R13: what the callback takes over, where it waits, and what a plan may change. */
import { expect, test } from 'vitest';
import {
  ageAtEntry,
  ageStartsAnew,
  CallbackEntry,
  entryOf,
  inherit,
} from '../../src/callback/inherit.js';
import { Interaction } from '../../src/model/interaction.js';
import { Media } from '../../src/model/media.js';
import { AgeBasis } from '../../src/model/rule-settings.js';
import { SkillProfiles } from '../../src/model/skill-profile.js';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { load, tell } from './tell.js';

function interaction(media: Media): Interaction {
  return Object.assign(new Interaction(0), { media, profile: new SkillProfiles().none });
}

test('R7 the callback has the age of its call, and among equals its place', () => {
  const call = Object.assign(interaction(Media.Phone), { age0: 7, routedSince: 5, sequence: 3 });
  const callback = interaction(Media.PhoneCallback);
  inherit(callback, call, null);
  expect(callback).toMatchObject({ age0: 7, routedSince: 5, sequence: 3 });
});

test('R7 who calls in the same instant and later in order stays behind the callback', async () => {
  const told = await tell(center({ calls: [B, { ...C, at: '10s' }] }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0 });
});

test('R7 it is age that is kept, not a slot: a later call of higher priority still overtakes', async () => {
  const told = await tell(center({ calls: [B, { ...C, priority: 'higher' }] }));
  expect(told.call('C').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.callback('B')).toMatchObject({ age0: 10, firstOffer: 455 });
});

const twoQueues: Fields = {
  greeting: { announce: '5s', next: 'first' },
  first: { acd: {}, breakouts: { queueDuration: { after: '20s', to: 'queue' } } },
};

test.each([
  ['lastQueue', 35, 'C'],
  ['firstQueue', 15, 'B callback'],
  ['callStart', 10, 'B callback'],
])(
  'R7 ageBasis: %s counts the age from %s, and %s is offered first',
  async (ageBasis, age0, first) => {
    const calls = [
      { ...B, plan: 'main.greeting', hangsUpAfter: undefined },
      { ...C, at: '20s', plan: 'main.queue' },
    ];
    const told = await tell(center({ rules: { ageBasis }, applets: twoQueues, calls }));
    expect(told.callback('B')).toMatchObject({ age0, created: 65, queued: 65 });
    expect(told.call(first).offers).toEqual([{ at: 300, to: 'A1' }]);
  },
);

test('R7 the age at a queue entry, by the basis', () => {
  const call = Object.assign(interaction(Media.Phone), { startedAt: 10, firstEnteredAt: 15 });
  expect(ageAtEntry(call, 35, AgeBasis.LastQueue)).toBe(35);
  expect(ageAtEntry(call, 35, AgeBasis.FirstQueue)).toBe(15);
  expect(ageAtEntry(call, 35, AgeBasis.CallStart)).toBe(10);
});

test('R8 skills, agreement, priority and data sources are copied; the data are a copy of their own', () => {
  const call = interaction(Media.Phone);
  Object.assign(call, { priority: 1, agreementMs: 60_000, data: ['x', null], skillClockAt: 9 });
  call.profile = new SkillProfiles().of([{ skill: 0, kind: 0, expiresAfterMs: 0 }]);
  const callback = interaction(Media.PhoneCallback);
  inherit(callback, call, null);
  expect(callback).toMatchObject({
    priority: 1,
    agreementMs: 60_000,
    data: ['x', null],
    skillClockAt: 9,
  });
  expect(callback.profile).toBe(call.profile);
  expect(callback.data).not.toBe(call.data);
});

const tagged = (how: unknown): Fields => ({
  tag: { skillTagger: { add: { s: how } }, next: 'queue' },
});
const skilled = agent('A3', '500s', { skills: ['s'] });
const tag = { ...B, plan: 'main.tag' };

test('R8 a mandatory skill stays mandatory', async () => {
  const told = await tell(
    center({ agents: [A1, skilled], applets: tagged('mandatory'), calls: [tag] }),
  );
  expect(told.call('B callback').offers).toEqual([{ at: 500, to: 'A3' }]);
});

test('R8 an expiring skill expires by the clock of the call', async () => {
  const applets = tagged({ expiresAfter: '390s' });
  const told = await tell(center({ agents: [A1, skilled], applets, calls: [tag] }));
  expect(told.call('B callback').offers).toEqual([{ at: 400, to: 'A1' }]);
  expect(told.drift('B')).toMatchObject({ offer: 0 });
});

test('R8 an optional skill stays a preference', async () => {
  const agents = [agent('A1', '0s'), agent('A3', '5s', { skills: ['s'] })];
  const applets = {
    tag: { skillTagger: { add: { s: 'optional' } }, next: 'callback' },
    callback: { callback: { initial: 'queue' } },
  };
  const told = await tell(
    center({ agents, applets, calls: [{ id: 'B', at: '10s', plan: 'main.tag' }] }),
  );
  expect(told.call('B callback').offers).toEqual([{ at: 10, to: 'A3' }]);
});

test('R8 the priority stays', async () => {
  const calls = [{ ...B, at: '80s', priority: 'higher' }, C];
  const told = await tell(center({ calls }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
});

test('R8 the agreement stays: least slack comes first where agreements are routed by', async () => {
  const applets = {
    queue: {
      acd: { agreementRouting: true },
      breakouts: { voluntary: { after: '30s', to: 'callback' } },
    },
    gold: { setSla: { target: '20s' }, next: 'queue' },
    silver: { setSla: { target: '300s' }, next: 'queue' },
  };
  const calls = [
    { ...B, at: '80s', plan: 'main.gold' },
    { ...C, plan: 'main.silver' },
  ];
  const told = await tell(center({ applets, calls }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.drift('B')).toMatchObject({ offer: 0 });
});

test('R8 a head start stays', async () => {
  const told = await tell(center({ calls: [{ ...B, at: '80s', headStart: '60s' }, C] }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
});

test('R10 the callback waits in the queue that the call entered last', async () => {
  expect(entryOf(false)).toBe(CallbackEntry.SameQueue);
  expect(entryOf(true)).toBe(CallbackEntry.InitialApplet);
  const told = await tell(
    center({ applets: twoQueues, calls: [{ ...B, plan: 'main.first', hangsUpAfter: undefined }] }),
  );
  expect(told.call('B').queues).toEqual(['first', 'queue']);
  expect(told.call('B callback').queues).toEqual(['queue']);
});

test('R10 a plan that would return to a Longest Waiting queue is refused', async () => {
  const queue = {
    acd: { mode: 'longestWaiting' },
    breakouts: { voluntary: { after: '30s', to: 'callback' } },
  };
  await expect(load(center({ applets: { queue }, calls: [B] }))).rejects.toThrow(/longestWaiting/);
});

const initial = (change: Fields): Fields => ({
  callback: { callback: { initial: 'change' }, next: 'thanks' },
  change: { ...change, next: 'queue' },
});

test('R11 with an initial applet no queue need come first: the age is that of the callback', async () => {
  expect(
    ageStartsAnew(interaction(Media.Phone), true, {
      resetAge: false,
      ageBasis: AgeBasis.LastQueue,
    }),
  ).toBe(true);
  const applets = { ...initial({ setPriority: 'normal' }), queue: { acd: {} } };
  const told = await tell(
    center({ applets, calls: [{ id: 'B', at: '10s', plan: 'main.callback' }, C] }),
  );
  expect(told.call('B').queues).toEqual([]);
  expect(told.callback('B')).toMatchObject({ age0: 10, created: 10, queued: 10, firstOffer: 300 });
});

test('R11 an initial applet whose path reaches no queue is refused', async () => {
  const applets = { callback: { callback: { initial: 'thanks' } } };
  await expect(load(center({ applets, calls: [B] }))).rejects.toThrow(/callback|queue/i);
});

test('R11 applets that the call crosses before the Callback applet count for the callback', async () => {
  const applets = {
    queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'urgent' } } },
    urgent: { setPriority: 'higher', next: 'callback' },
  };
  const told = await tell(center({ applets, calls: [{ ...C, at: '0s' }, B] }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
  expect(told.hold.call('C').offers).toEqual([{ at: 300, to: 'A1' }]);
});

test('R11 an initial applet may lead to another queue', async () => {
  const applets = {
    callback: { callback: { initial: 'other' }, next: 'thanks' },
    other: { acd: { name: 'other' } },
  };
  const told = await tell(center({ applets, calls: [B] }));
  expect(told.call('B callback')).toMatchObject({ queues: ['other'], age0: 10 });
});

test('R12 a tagger does not overwrite a requirement that stands, unless it removes all first', async () => {
  const agents = [A1, skilled];
  const calls = [{ ...B, needs: ['s'] }];
  const keeps = initial({ skillTagger: { add: { s: 'optional' } } });
  const stands = await tell(center({ agents, applets: keeps, calls }));
  expect(stands.call('B callback').offers).toEqual([{ at: 500, to: 'A3' }]);
  const removes = initial({ skillTagger: { removeAll: true, add: { s: 'optional' } } });
  const removed = await tell(center({ agents, applets: removes, calls }));
  expect(removed.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
});

test('R12 a change takes effect before the callback enters the queue', async () => {
  const applets = initial({ setPriority: 'highest' });
  const told = await tell(center({ applets, calls: [{ ...C, at: '0s' }, B] }));
  expect(told.call('B callback').offers).toEqual([{ at: 300, to: 'A1' }]);
});

test.each([
  [false, 10, 'B callback'],
  [true, 40, 'C'],
])(
  'R12 resetAge: %s, with an initial applet the age is %s and %s comes first',
  async (resetAge, age0, first) => {
    const applets = initial({ setPriority: 'normal' });
    const told = await tell(
      center({ rules: { resetAge }, applets, calls: [B, { ...C, at: '20s' }] }),
    );
    expect(told.callback('B').age0).toBe(age0);
    expect(told.call(first).offers).toEqual([{ at: 300, to: 'A1' }]);
  },
);

test('R12 resetAge means nothing without an initial applet', async () => {
  const told = await tell(center({ rules: { resetAge: true }, calls: [B] }));
  expect(told.callback('B').age0).toBe(10);
});

test.each([
  ['dropped', { removeAll: true }, ['s'], -200],
  ['added', { add: { s: 'mandatory' } }, [], 200],
])(
  'R13 for a lone callback a mandatory skill %s moves the first offer',
  async (_, skillTagger, needs, by) => {
    const told = await tell(
      center({
        agents: [A1, skilled],
        applets: initial({ skillTagger }),
        calls: [{ ...B, needs }],
      }),
    );
    expect(told.drift('B').offer).toBe(by);
  },
);
