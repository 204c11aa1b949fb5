/**
 * Callbacks at an agreed time, beyond the preset: worked by hand, to the millisecond. X keeps A1 busy:
 * answered at 5, it talks to 300, and A1 wraps to 330. B and C are those of the vectors.
 */
import { describe, expect, test } from 'vitest';
import { chooseSlot, NO_SLOT, slotAt } from '../../src/callback/slot.js';
import { SlotBook, SlotChoice, SlotPlace } from '../../src/model/schedule.js';
import { agent, B, C, type CenterParts, center, type Fields } from './center.js';
import { type Told, tell } from './tell.js';

const X: Fields = { id: 'X', at: '0s', talk: '295s' };
const busy = agent('A1', '0s');
const everyFiveMinutes: Fields = { from: '0s', to: '1h', every: '5m' };
const everyHalfMinute: Fields = { from: '0s', to: '1h', every: '30s' };
/** B chooses the slot that begins so long after the start. */
const inSlot = (slot: string, others: Fields = {}): Fields => ({ ...B, slot, ...others });

function slots(schedule: Fields, parts: Partial<CenterParts> = {}): Promise<Told> {
  const { applets, ...others } = parts;
  const callback = { callback: { schedule: { slots: everyFiveMinutes, ...schedule } } };
  return tell(
    center({
      agents: [busy],
      calls: [X, inSlot('600s'), C],
      applets: { callback: { ...callback, next: 'thanks' }, ...applets },
      ...others,
    }),
  );
}

function way(told: Told, name = 'B') {
  const { queuedAt, age0, offers, answeredAt, ends } = told.call(`${name} callback`);
  return { queuedAt, age0, offeredAt: offers[0]?.at, answeredAt, ended: ends[0] };
}

describe('a slot', () => {
  test('is when the callback enters its queue, and its waiting time begins', async () => {
    const told = await slots({});
    expect(way(told)).toEqual({
      queuedAt: [600],
      age0: 600,
      offeredAt: 600,
      answeredAt: 605,
      ended: { at: 735, how: 'Completed' },
    });
    // C is A1's at 330; in the hold world B holds, and is.
    expect(told.call('C').answeredAt).toBe(335);
    expect(told.hold.call('B').answeredAt).toBe(335);
    expect(
      told.measures(
        'callbacks.slots.booked',
        'callbacks.slots.full',
        'callbacks.slots.answered',
        'callbacks.slots.drift.mean_s',
        'callbacks.slots.keptRate',
        'callbacks.drift.pairs',
        'callbacks.requestToConnect.mean_s',
        'persons.takers',
      ),
    ).toEqual({
      'callbacks.slots.booked': 1,
      'callbacks.slots.full': 0,
      'callbacks.slots.answered': 1,
      'callbacks.slots.drift.mean_s': 5,
      'callbacks.slots.keptRate': 1,
      // Not compared with the held call: it was made when it was wanted.
      'callbacks.drift.pairs': 0,
      'callbacks.requestToConnect.mean_s': 575,
      'persons.takers': 1,
    });
    expect(told.callback('B').row).toMatchObject({ slotAt: 600_000, createdAt: 40_000 });
  });

  test('is missed where an agent answers after its end', async () => {
    const told = await slots({ slots: everyHalfMinute }, { calls: [X, inSlot('90s')] });
    expect(way(told)).toMatchObject({ queuedAt: [90], answeredAt: 335 });
    expect(told.measure('callbacks.slots.keptRate')).toBe(0);
    expect(told.measure('callbacks.slots.drift.mean_s')).toBe(245);
  });

  const E: Fields = { id: 'E', at: '6s', talk: '60s' };
  const order = async (place: string): Promise<string[]> => {
    const told = await slots(
      { slots: everyHalfMinute, place },
      { calls: [X, E, inSlot('90s'), C] },
    );
    const offered = ['E', 'B callback', 'C'].map((name) => ({
      name,
      at: told.call(name).offers[0]!.at,
    }));
    return offered.sort((a, b) => a.at - b.at).map(({ name }) => name);
  };

  test('tail: the callback waits by the start of its slot', async () => {
    expect(await order('tail')).toEqual(['E', 'C', 'B callback']);
  });

  test('keep: it waits by the age of its call', async () => {
    expect(await order('keep')).toEqual(['E', 'B callback', 'C']);
  });

  test('front: it waits before everybody of its priority', async () => {
    expect(await order('front')).toEqual(['B callback', 'E', 'C']);
  });

  test('lets expiring skills begin to expire', async () => {
    const told = await slots(
      { slots: everyHalfMinute },
      {
        agents: [{ ...busy, skills: ['s'] }, agent('A2', '100s')],
        calls: [X, inSlot('120s', { plan: 'main.tag' })],
        applets: {
          tag: { skillTagger: { add: { s: { expiresAfter: '60s' } } }, next: 'queue' },
        },
      },
    );
    expect(way(told)).toMatchObject({ queuedAt: [120], offeredAt: 180 });
  });
});

describe('which slot', () => {
  const D: Fields = { id: 'D', at: '20s', takesCallbackAfter: '30s', hangsUpAfter: '30s' };

  test('a slot that is full is not chosen, and the first open one is', async () => {
    const told = await slots(
      { capacity: 1, notBefore: '1m' },
      {
        callers: { acceptsCallback: 1 },
        calls: [X, ...[10, 20, 30].map((at) => ({ id: `F${at}`, at: `${at}s` }))],
        scenario: { length: '20m' },
      },
    );
    // Requests come at 40, 50 and 60 seconds; slots begin at 300, 600 and 900.
    const dueAt = told.rows.map(({ slotAt }) => slotAt! / 1000);
    expect(dueAt).toEqual([300, 600, 900]);
    expect(told.measure('callbacks.slots.fill')).toBe(0.75);
  });

  test('where none is open the callback is made at once', async () => {
    const told = await slots(
      { capacity: 1 },
      { calls: [X, inSlot('600s'), { ...D, slot: '600s' }] },
    );
    expect(way(told, 'D')).toMatchObject({ queuedAt: [50], answeredAt: 335 });
    expect(told.measures('callbacks.slots.booked', 'callbacks.slots.full')).toEqual({
      'callbacks.slots.booked': 1,
      'callbacks.slots.full': 1,
    });
  });

  test('or there is none, and the call goes on', async () => {
    const told = await slots(
      { capacity: 1, whenFull: 'refuse' },
      { calls: [X, inSlot('600s'), { ...D, slot: '600s', hangsUpAfter: '40s' }] },
    );
    expect(told.storyOf('D').slice(-3)).toEqual([
      '0:00:50.000 D breaks out after 30s (Voluntary)',
      '0:00:50.000 D gets no callback: no slot',
      '0:00:55.000 D ends',
    ]);
    expect(told.measures('callbacks.noSlot', 'callbacks.slots.full', 'callbacks.created')).toEqual({
      'callbacks.noSlot': 1,
      'callbacks.slots.full': 1,
      'callbacks.created': 1,
    });
  });

  test('a slot that has begun before the request is not open', async () => {
    const told = await slots({}, { calls: [X, inSlot('0s')] });
    expect(way(told)).toMatchObject({ queuedAt: [40] });
    expect(told.measure('callbacks.slots.full')).toBe(1);
  });

  test('a time of day is that of the day of the call', async () => {
    const told = await slots(
      { slots: { from: '09:00', to: '10:00', every: '10m' } },
      { calls: [X, inSlot('09:20')], scenario: { start: '2026-03-02T09:00[Europe/London]' } },
    );
    expect(way(told)).toMatchObject({ queuedAt: [1200] });
  });
});

describe('while the callback is put off', () => {
  test('R18 the same applet creates no other', async () => {
    const again = [{ id: 'B2', at: '400s', takesCallbackAfter: '30s', hangsUpAfter: '31s' }];
    const told = await slots(
      {},
      {
        calls: [{ ...X, talk: '895s' }, inSlot('600s', { again }), C],
      },
    );
    expect(told.storyOf('B2')).toContain('0:07:10.000 B2 gets no callback: duplicate');
    expect(told.measure('callbacks.duplicates')).toBe(1);
  });

  test('a live answer cancels it where a setting says so, and its place is free again', async () => {
    const again = [{ id: 'B2', at: '500s' }];
    const late = {
      id: 'D',
      at: '520s',
      takesCallbackAfter: '10s',
      hangsUpAfter: '11s',
      slot: '900s',
    };
    const told = await slots(
      { capacity: 1, slots: everyFiveMinutes },
      {
        calls: [inSlot('900s', { again }), late],
        rules: { liveAnswerCancels: true },
        agents: [agent('A1', '490s')],
      },
    );
    // B2 is answered at 505, and B's callback is cancelled; D has the slot.
    expect(told.callback('B')).toMatchObject({ state: 'Cancelled', dials: 0, queued: null });
    expect(way(told, 'D')).toMatchObject({ queuedAt: [900] });
    expect(told.measure('callbacks.slots.booked')).toBe(1);
  });
});

describe('the rule of the slots', () => {
  const book = (choice: SlotChoice, weights: number[] = [], capacity = 1): SlotBook =>
    new SlotBook({
      share: 1,
      starts: [0, 100, 200, 300],
      slotMs: 100,
      capacity,
      notBeforeMs: 0,
      choice,
      weights,
      place: SlotPlace.Tail,
      refusesWhenFull: false,
    });

  test('the first that is open', () => {
    const slots = book(SlotChoice.First);
    expect(chooseSlot(slots, 1, 0)).toBe(1);
    expect(chooseSlot(slots, 100, 0)).toBe(1);
    slots.taken[1] = 1;
    expect(chooseSlot(slots, 1, 0)).toBe(2);
    expect(chooseSlot(slots, 301, 0)).toBe(NO_SLOT);
  });

  test('any that is open, all alike', () => {
    const slots = book(SlotChoice.Uniform);
    slots.taken[2] = 1;
    const chosen = [0, 0.3, 0.34, 0.6, 0.67, 0.999].map((u) => chooseSlot(slots, 0, u));
    expect(chosen).toEqual([0, 0, 1, 1, 3, 3]);
  });

  test('by weights of the first, second and third that is open', () => {
    const slots = book(SlotChoice.Weighted, [1, 0, 3]);
    expect([0, 0.24, 0.26, 0.999].map((u) => chooseSlot(slots, 0, u))).toEqual([0, 0, 2, 2]);
    slots.taken[0] = 1;
    expect([0, 0.24, 0.26, 0.999].map((u) => chooseSlot(slots, 0, u))).toEqual([1, 1, 3, 3]);
    // Two are open: the second weighs nothing.
    expect([0, 0.999].map((u) => chooseSlot(slots, 101, u))).toEqual([2, 2]);
    expect(chooseSlot(book(SlotChoice.Weighted, [0, 1]), 300, 0.5)).toBe(NO_SLOT);
  });

  test('one that is named', () => {
    const slots = book(SlotChoice.First, [], 2);
    expect(slotAt(slots, 200)).toBe(2);
    expect(slotAt(slots, 201)).toBe(NO_SLOT);
    slots.taken[2] = 2;
    expect(slotAt(slots, 200)).toBe(NO_SLOT);
  });
});

describe('what is refused', () => {
  test.each([
    [{ slots: { from: '0s', to: '4m', every: '5m' } }, '600s', /no whole slot begins/],
    [{ choose: [0, 0] }, '600s', /no slot has a weight above 0/],
    [{}, '601s', /no slot of a callback applet begins at "601s"/],
    [{ slots: { from: '0s', to: '1h', every: '1ms' } }, '600s', /slots/],
  ])('%j with a slot at %s', async (schedule, slot, message) => {
    await expect(slots(schedule, { calls: [X, inSlot(slot)] })).rejects.toThrow(message);
  });

  test('a slot where there are none to choose from', async () => {
    const told = tell(center({ agents: [busy], calls: [X, inSlot('600s')] }));
    await expect(told).rejects.toThrow(/no callback applet has a schedule/);
  });
});
