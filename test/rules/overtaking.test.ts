/**
 * By how many callbacks are overtaken, to the millisecond: the center of the worked vectors. B's
 * callback has age 10 and is requested at 40; C queues at 60, D at 100. A1 is Ready at 300, an answered
 * call takes 155 s (5 s ring, 120 s talk, 30 s wrap).
 */
import { describe, expect, test } from 'vitest';
import { Aged, OlderFirst } from '../../src/records/older-first.js';
import { A1, agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

const D = { id: 'D', at: '100s', clid: '+441110003' };
const calls = [B, C, D];

async function overtaken(parts: Partial<Parameters<typeof center>[0]>): Promise<number | null> {
  const told = await tell(center({ calls, ...parts }));
  const { overtakenBy } = told.callback('B').row;
  const [mean, rate] = ['overtakenBy.mean', 'overtakenRate'].map((key) =>
    told.measure(`callbacks.drift.${key}`),
  );
  // One callback only: the mean is its own number.
  expect(mean).toBe(overtakenBy);
  expect(rate).toBe(overtakenBy === null ? null : Math.sign(overtakenBy));
  return overtakenBy;
}

describe('a callback is overtaken', () => {
  test('by nobody where it keeps its age', async () => {
    expect(await overtaken({})).toBe(0);
  });

  test('by nobody while its agents miss it: it has been offered by then', async () => {
    const missed = { ...B, rings: ['missed', '5s'] };
    expect(await overtaken({ calls: [missed, C, D] })).toBe(0);
  });

  test('by those who are offered while it is put off', async () => {
    // C at 300 and D at 455 have had A1 when it comes back at 540.
    expect(await overtaken({ rules: { initialDelay: '500s' } })).toBe(2);
    // At 440 it is back before D is next.
    expect(await overtaken({ rules: { initialDelay: '400s' } })).toBe(1);
  });

  test('by those of its call’s priority where it waits in a lower one', async () => {
    expect(await overtaken({ rules: { callbackPriority: 'lower' } })).toBe(2);
  });

  test('not by those of a higher priority than its call had', async () => {
    const urgent = calls.map((call) => (call === B ? B : { ...call, priority: 'higher' }));
    expect(await overtaken({ calls: urgent })).toBe(0);
  });

  test('by those whom agents of its call took, where it asks for more than its call', async () => {
    // T7b with C and D: only A3, Ready at 700, has the skill that the initial applet adds.
    const applets = {
      callback: { callback: { initial: 'tag' }, next: 'thanks' },
      tag: { skillTagger: { add: { s: 'mandatory' } }, next: 'queue' },
    };
    const agents = [A1, agent('A3', '700s', { skills: ['s'] })];
    expect(await overtaken({ agents, applets })).toBe(2);
  });

  test('not by those whom agents took who could not have served its call', async () => {
    const agents = [A1, agent('A3', '700s', { skills: ['s'] })];
    expect(await overtaken({ agents, calls: [{ ...B, needs: ['s'] }, C, D] })).toBe(0);
  });

  test('by those who are offered while it is held', async () => {
    const rules = { window: [{ from: '400s', to: '3600s' }] };
    expect(await overtaken({ rules })).toBe(1);
  });

  test('not by older ones: they were there before', async () => {
    const older = { id: 'Z', at: '5s', clid: '+441110009' };
    expect(await overtaken({ calls: [older, ...calls], rules: { initialDelay: '400s' } })).toBe(0);
  });
});

test('a callback without an answer, or in a slot, is in no mean', async () => {
  const expired = { rules: { expiresAfter: '200s' } };
  const never = await tell(center({ calls, ...expired }));
  expect(never.measure('callbacks.drift.overtakenBy.mean')).toBeNull();
  const slots = { slots: { from: '0s', to: '1h', every: '10m' } };
  const applets: Fields = {
    callback: { callback: { schedule: slots }, next: 'thanks' },
  };
  const slot = await tell(center({ calls: [{ ...B, slot: '600s' }, C, D], applets }));
  expect(slot.callback('B').row.overtakenBy).toBeNull();
  expect(slot.measure('callbacks.drift.overtakenBy.mean')).toBeNull();
});

test('the count for all who are older is that of a look at each', () => {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const line = new OlderFirst();
  const waiting: { aged: Aged; counted: number }[] = [];
  let serial = 0;
  for (let step = 0; step < 20_000; step++) {
    const what = random(3);
    if (what === 0 || waiting.length === 0) {
      const aged = new Aged();
      // Few ages, so that many are alike.
      aged.begin(random(50), random(20), ++serial);
      line.join(aged);
      waiting.push({ aged, counted: 0 });
    } else if (what === 1) {
      const age = { age0: random(50), sequence: random(20), serial: random(serial) };
      line.countOlderThan(age);
      for (const each of waiting) {
        const { age0, sequence, serial: own } = each.aged;
        const keys = [age0 - age.age0, sequence - age.sequence, own - age.serial];
        if ((keys.find((key) => key !== 0) ?? 0) < 0) each.counted++;
      }
    } else {
      const [{ aged, counted }] = waiting.splice(random(waiting.length), 1) as [
        (typeof waiting)[number],
      ];
      line.leave(aged);
      expect(aged.count).toBe(counted);
    }
  }
  for (const { aged, counted } of waiting) {
    line.leave(aged);
    expect(aged.count).toBe(counted);
  }
  expect(line.isEmpty).toBe(true);
});
