/** What must hold in every scenario, tried on small random ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Replicator } from '../../src/experiments/replicate.js';
import { AppletKind } from '../../src/model/applets.js';
import { CallOrigin } from '../../src/model/call-origin.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { CallbacksAtClose } from '../../src/model/hours-plan.js';
import type { Interaction } from '../../src/model/interaction.js';
import type { RequestOutcome } from '../../src/model/observer.js';
import { DuplicateKey } from '../../src/model/rule-settings.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World, worldNames } from '../../src/simulation/world.js';
import { Chronicle, type Course } from './chronicle.js';
import { scenarios } from './random-scenarios.js';
import { load } from './tell.js';

const RUNS = { numRuns: 100, seed: 20260302 } as const;

/** The worlds of one replication, written down. */
function chronicles(plan: CenterPlan): Record<(typeof worldNames)[number], Course[]> {
  const takers = new Takers();
  const inWorld = (world: World): Course[] => {
    const observer = new Chronicle(plan);
    simulate({ plan, replication: 0, world, takers, observer });
    return [...observer.courses.values()];
  };
  return {
    actual: inWorld(World.Actual),
    hold: inWorld(World.Hold),
    noCallback: inWorld(World.NoCallback),
  };
}

async function holds(property: (plan: CenterPlan) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => property((await load(scenario)).plan)),
    RUNS,
  );
}

test('every call and every callback ends exactly once, in every world', async () => {
  await holds((plan) => {
    for (const courses of Object.values(chronicles(plan))) {
      for (const { name, ends } of courses) expect(ends, name).toHaveLength(1);
    }
  });
});

test('every queue visit has one end: answered, abandoned, broken out, cancelled, expired or left over', async () => {
  await holds((plan) => {
    for (const courses of Object.values(chronicles(plan))) {
      for (const { name, queuedAt, exits, answers, ends } of courses) {
        const open = queuedAt.length - exits.length - answers.length;
        // With the customer first, one who is not reached ends the visit with no agent's answer.
        const { how } = ends[0]!;
        const isOpen = how === 'LeftOver' || (how === 'Unreached' && answers.length === 0);
        expect(open === 0 || (open === 1 && isOpen), name).toBe(true);
      }
    }
  });
});

test('what is counted balances, whatever the scenario', async () => {
  await holds((plan) => {
    // A fault is thrown where it does not.
    new Replicator(plan, worldNames).run(0);
  });
});

test('no customer is dialled more often than told, nor without an agent’s answer before', async () => {
  await holds((plan) => {
    const customerFirst = plan.rules.customerFirst !== null;
    const most = 1 + retriesMax(plan);
    for (const { name, isCallback, dialledAt, answers } of chronicles(plan).actual) {
      if (!isCallback) expect(dialledAt, name).toEqual([]);
      else if (!customerFirst) expect(dialledAt, name).toEqual(answers);
      expect(dialledAt.length, name).toBeLessThanOrEqual(most);
    }
  });
});

/** How often a callback can be tried again; 0 in the preset (R15). */
function retriesMax({ rules: { retries, retriesInAllMax } }: CenterPlan): number {
  const times = (retries ?? []).reduce((sum, retry) => sum + (retry?.times ?? 0), 0);
  return Math.min(times, retriesInAllMax);
}

test('with the customer first no agent answers a callback whose customer is not on the line', async () => {
  await holds((plan) => {
    const { customerFirst } = plan.rules;
    if (customerFirst === null) return;
    for (const course of chronicles(plan).actual) {
      const { name, isCallback, dialledAt, onLineAt, answeredAt, offers, result, ends } = course;
      if (!isCallback) continue;
      if (answeredAt !== null) {
        expect(onLineAt, name).toBeLessThanOrEqual(answeredAt);
        expect(result, name).toBe('person');
      }
      if (onLineAt !== null) expect(dialledAt[0], name).toBeLessThanOrEqual(onLineAt);
      // Without places ahead nobody is dialled whom no agent was kept for.
      if (customerFirst.ahead === 0)
        expect(dialledAt, name).toEqual(offers.slice(0, 1).map(({ at }) => at));
      if (ends[0]!.how === 'Unreached') expect(answeredAt, name).toBeNull();
    }
  });
});

test('never more customers of a queue are ahead of agents than there are places', async () => {
  await holds((plan) => {
    const { customerFirst } = plan.rules;
    if (customerFirst === null) return;
    // Who was missed by an agent takes a place as well, so only those never offered are looked at.
    const spans = chronicles(plan).actual.flatMap(
      ({ queues, dialledAt, offers, answeredAt, ends }) =>
        dialledAt.length === 0 || (offers[0] !== undefined && offers[0].at <= dialledAt[0]!)
          ? []
          : [{ queue: queues.at(-1)!, from: dialledAt[0]!, to: answeredAt ?? ends[0]!.at }],
    );
    for (const { queue, from } of spans) {
      const then = spans.filter(
        (span) => span.queue === queue && span.from <= from && span.to > from,
      );
      expect(then.length).toBeLessThanOrEqual(customerFirst.ahead);
    }
  });
});

test('a callback put off is offered to nobody before it is due, and an expired one to nobody after', async () => {
  await holds((plan) => {
    const { initialDelay, retries, expiresAfterMs } = plan.rules;
    for (const course of chronicles(plan).actual) {
      const { name, isCallback, putOffs, offers, startedAt, slotAt, ends } = course;
      if (!isCallback) continue;
      const slots = slotAt === null ? [] : [{ at: startedAt, until: slotAt }];
      if (initialDelay === null && retries === null) expect(putOffs, name).toEqual(slots);
      else if (slotAt !== null) expect(putOffs[0], name).toEqual(slots[0]);
      for (const { at, until } of putOffs)
        expect(
          offers.filter((offer) => offer.at > at && offer.at < until),
          name,
        ).toEqual([]);
      const over = offers.filter(
        (offer) => offer.at > (slotAt ?? startedAt) + expiresAfterMs / 1000,
      );
      expect(over, name).toEqual([]);
      if (ends[0]!.how === 'Expired')
        expect(offers.every(({ at }) => at <= ends[0]!.at)).toBe(true);
    }
  });
});

test('at most one callback of an applet stands for a number, or of all where a setting says so', async () => {
  await holds((plan) => {
    const { duplicateKey, onePending } = plan.rules;
    if (duplicateKey === DuplicateKey.None && !onePending) return;
    const counts: number[] = [];
    const count = (callbacks: readonly Interaction[], madeBy: number): void => {
      counts.push(callbacks.filter((each) => onePending || each.madeBy === madeBy).length);
    };
    class Standing extends SilentObserver {
      override requested(_: Interaction, __: RequestOutcome, callback: Interaction | null): void {
        const { requestedFrom, dialNumber, madeBy } = callback ?? {};
        if (madeBy === undefined) return;
        if (duplicateKey !== DuplicateKey.DialNumber && requestedFrom)
          count(requestedFrom.requestedFrom, madeBy);
        if (duplicateKey !== DuplicateKey.Clid && dialNumber) count(dialNumber.dialledTo, madeBy);
      }
    }
    const takers = new Takers();
    simulate({ plan, replication: 0, world: World.Actual, takers, observer: new Standing() });
    expect(counts.filter((each) => each !== 1)).toEqual([]);
  });
});

test('each ring but the last one ends in a return to the queue', async () => {
  await holds((plan) => {
    for (const { name, offers, requeuedAt, answers, exits, ends } of chronicles(plan).actual) {
      const open = offers.length - requeuedAt.length - answers.length;
      const { how } = ends[0]!;
      const hungUp = exits.length > 0 || how === 'LeftOver' || how === 'Unreached';
      expect(open === 0 || (open === 1 && hungUp), name).toBe(true);
    }
  });
});

test('a callback leaves the queue by an answer, or where a setting says so', async () => {
  await holds((plan) => {
    const { liveAnswerCancels, expiresAfterMs } = plan.rules;
    const expires =
      expiresAfterMs < Number.POSITIVE_INFINITY ||
      plan.hours?.callbacksAtClose === CallbacksAtClose.Drop ||
      plan.hours?.expiresOutsideWindow === true;
    const runsOut = plan.queues.some(({ queueDuration }) => queueDuration?.callbacks === true);
    for (const { name, isCallback, queues, exits, ends } of chronicles(plan).actual) {
      if (!isCallback) continue;
      for (const { how, reason } of exits) {
        if (how === 'Cancelled') expect(liveAnswerCancels, name).toBe(true);
        // The agent for whom it waited does not come again.
        else if (reason === 'NoAgents')
          expect(queues.includes('own') || queues.includes('last'), name).toBe(true);
        else if (how === 'Expired') expect(expires, name).toBe(true);
        else expect([reason, runsOut], name).toEqual(['QueueDuration', true]);
      }
      if (ends[0]!.how === 'Expired') expect(runsOut || expires, name).toBe(true);
      else expect(['Completed', 'Unreached', 'Cancelled', 'LeftOver']).toContain(ends[0]!.how);
    }
  });
});

test('a call that got a callback never abandons, and holds for ever where there are none', async () => {
  await holds((plan) => {
    const { actual, hold } = chronicles(plan);
    const took = new Set(actual.filter(({ isCallback }) => isCallback).map(({ name }) => name));
    const abandons = (courses: readonly Course[]): Course[] =>
      courses.filter(({ exits }) => exits.some(({ how }) => how === 'Abandoned'));
    expect(abandons(actual).filter(({ name }) => took.has(`${name} callback`))).toEqual([]);
    // Of each person the first callback that they got by a first call or a redial has a held call.
    const heldBy = new Map<number, number>();
    for (const { isCallback, person, redial } of actual) {
      if (isCallback && redial >= 0 && !heldBy.has(person)) heldBy.set(person, redial);
    }
    const held = ({ person, redial }: Course): boolean => heldBy.get(person) === redial;
    expect(abandons(hold).filter(held)).toEqual([]);
  });
});

test('a person redials at most once for each call that was lost, and before the end of the day', async () => {
  await holds((plan) => {
    for (const courses of Object.values(chronicles(plan))) {
      for (const course of courses) {
        const { name, person, attempt, origin, redial, startedAt, isCallback, transfers } = course;
        if (isCallback || transfers > 0 || origin !== CallOrigin.Redial) continue;
        const lost = courses.filter(
          (other) =>
            other.person === person &&
            other.attempt < attempt &&
            !other.isCallback &&
            other.answeredAt === null &&
            other.ends[0]!.at <= startedAt,
        );
        expect(lost.length, name).toBeGreaterThanOrEqual(redial);
        expect(startedAt).toBeLessThan(plan.lengthMs / 1000);
      }
    }
  });
});

test('the three worlds meet the same people, and only the actual one has callbacks', async () => {
  await holds((plan) => {
    const { actual, hold, noCallback } = chronicles(plan);
    const people = (courses: readonly Course[]) =>
      courses
        .filter(({ isCallback, attempt, transfers }) => !isCallback && attempt + transfers === 0)
        .map(({ name, person, startedAt }) => [name, person, startedAt]);
    expect(people(hold)).toEqual(people(actual));
    expect(people(noCallback)).toEqual(people(actual));
    expect(
      [...hold, ...noCallback].filter(
        ({ isCallback, origin }) => isCallback || origin === CallOrigin.Again,
      ),
    ).toEqual([]);
  });
});

test('the same seed gives the same run: again, with fresh records, and with nobody watching', async () => {
  await holds((plan) => {
    for (const world of Object.values(World)) {
      const run = (others: object): string => {
        const takers = new Takers();
        const settings = { plan, replication: 0, takers, observer: new SilentObserver() };
        if (world !== World.Actual) simulate({ ...settings, world: World.Actual });
        return simulate({ ...settings, world, ...others }).fingerprint;
      };
      const first = run({ observer: new Chronicle(plan) });
      expect(run({ observer: new Chronicle(plan) })).toBe(first);
      expect(run({ reuse: false })).toBe(first);
      expect(run({})).toBe(first);
    }
  });
});

test('a replication does not depend on those that were run before it', async () => {
  await holds((plan) => {
    const warm = new Replicator(plan, worldNames);
    warm.run(0);
    const second = warm.run(1);
    const alone = new Replicator(plan, worldNames).run(1);
    expect(second).toEqual(alone);
  });
});

test('no slot holds more callbacks than it may, and each enters its queue when its slot begins', async () => {
  await holds((plan) => {
    const places = plan.applets.flatMap((each) =>
      each.kind === AppletKind.Callback && each.schedule !== null ? [each.schedule] : [],
    );
    const { actual } = chronicles(plan);
    const taken = new Map<number, number>();
    for (const { name, age0, slotAt, queuedAt, ends } of actual) {
      if (slotAt === null) continue;
      expect(age0, name).toBe(slotAt);
      if (queuedAt.length > 0) expect(queuedAt[0], name).toBe(slotAt);
      // One that is cancelled before its slot begins leaves it to another.
      if (ends[0]!.at >= slotAt) taken.set(slotAt, (taken.get(slotAt) ?? 0) + 1);
    }
    for (const { starts, capacity } of places) {
      for (const [slotAt, count] of taken) {
        expect(starts).toContain(slotAt * 1000);
        expect(count).toBeLessThanOrEqual(capacity);
      }
    }
  });
});
