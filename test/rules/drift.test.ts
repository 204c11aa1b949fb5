/**
 * What drift must be where nothing can cause any: 0 for every callback. And where everybody takes a
 * callback that costs no time, callers are served as in a queue in which everybody waits.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agent, type Fields } from './center.js';
import { tell } from './tell.js';

const seconds = (n: number): string => `${n}s`;
const whole = (min: number, max: number) => fc.integer({ min, max });
const RUNS = { numRuns: 100, seed: 20260302 } as const;

/** No ring, no dial, no miss, nobody unreached. */
function smooth(parts: {
  agents: readonly Fields[];
  calls: readonly Fields[];
  main?: Fields;
  wrap?: string;
  rules?: Fields;
}): Fields {
  return {
    name: 'smooth',
    length: '1h',
    replications: 1,
    rules: parts.rules ?? {},
    teams: [{ name: 'team', agents: parts.agents, wrap: parts.wrap ?? '0s' }],
    callers: [
      {
        name: 'callers',
        answersCallback: { person: { probability: 1, after: '0s' } },
        calls: parts.calls,
      },
    ],
    plans: {
      main: {
        queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
        callback: { callback: {} },
        ...parts.main,
      },
    },
  };
}

const agents = fc
  .array(
    fc.record({
      from: whole(0, 20),
      breakAt: whole(1, 30),
      pause: whole(0, 10),
      skilled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => [
    ...all.map(({ from, breakAt, pause, skilled }, k) => ({
      name: `A${k}`,
      skills: skilled ? ['s'] : [],
      shifts: [
        {
          from: seconds(from * 20),
          breaks:
            pause === 0 ? [] : [{ at: seconds((from + breakAt) * 20), for: seconds(pause * 20) }],
        },
      ],
    })),
    agent('last', '900s', { skills: ['s'] }),
  ]);

/** Instants and durations in steps of 20 s, so that many fall together. */
const calls = fc
  .array(
    fc.record({
      at: whole(0, 30),
      talk: whole(0, 15),
      takesAfter: fc.option(whole(0, 5), { nil: null }),
      patience: fc.option(whole(1, 30), { nil: null }),
      needs: fc.boolean(),
      priority: fc.constantFrom('normal', 'normal', 'higher', 'lower'),
      headStart: whole(0, 3),
      gold: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) =>
    all.map(({ at, talk, takesAfter, patience, needs, priority, headStart, gold }, k) => ({
      id: `c${k}`,
      at: seconds(at * 20),
      talk: seconds(talk * 20),
      priority,
      headStart: seconds(headStart * 20),
      plan: gold ? 'main.gold' : 'main.queue',
      ...(takesAfter === null ? {} : { takesCallbackAfter: seconds(takesAfter * 20) }),
      ...(patience === null ? {} : { patience: seconds(patience * 20) }),
      ...(needs ? { needs: ['s'] } : {}),
    })),
  );

test('with no ring, dial, miss or unreached the drift of every callback is exactly 0', async () => {
  let callbacks = 0;
  await fc.assert(
    fc.asyncProperty(
      agents,
      calls,
      fc.constantFrom('longestIdle', 'random'),
      fc.boolean(),
      whole(0, 3),
      async (who, all, agentChoice, agreementRouting, wrap) => {
        const main = {
          gold: { setSla: { target: '100s' }, next: 'queue' },
          queue: {
            acd: { agentChoice, agreementRouting },
            breakouts: { voluntary: { after: '30s', to: 'callback' } },
          },
        };
        const told = await tell(
          smooth({ agents: who, calls: all, main, wrap: seconds(wrap * 20) }),
        );
        for (const row of told.rows) {
          callbacks++;
          const { firstOfferAt, lastOfferAt, agentAnsweredAt, customerAnsweredAt, callId } = row;
          expect([firstOfferAt, lastOfferAt, agentAnsweredAt, customerAnsweredAt], callId!).toEqual(
            [row.heldFirstOfferAt, row.heldLastOfferAt, row.heldAnsweredAt, row.heldAnsweredAt],
          );
        }
        if (told.rows.length > 0) {
          expect(
            told.measures('callbacks.drift.mean_s', 'callbacks.drift.absolute.mean_s'),
          ).toEqual({
            'callbacks.drift.mean_s': 0,
            'callbacks.drift.absolute.mean_s': 0,
          });
        }
      },
    ),
    RUNS,
  );
  expect(callbacks).toBeGreaterThan(100);
});

test('drift is 0 when the way to the callback is no agents, a long queue, or a long wait', async () => {
  let callbacks = 0;
  await fc.assert(
    fc.asyncProperty(agents, calls, async (who, all) => {
      const main = {
        gold: { goTo: 'queue' },
        queue: {
          acd: {},
          breakouts: {
            noAgents: { to: 'callback' },
            queueLength: { max: 2, to: 'callback' },
            queueDuration: { after: '60s', to: 'callback' },
          },
        },
      };
      const plain = all.map(({ takesCallbackAfter: _, ...call }: Fields) => call);
      const told = await tell(smooth({ agents: who, calls: plain, main }));
      callbacks += told.rows.length;
      expect(told.rows.filter((row) => row.agentAnsweredAt !== row.heldAnsweredAt)).toEqual([]);
    }),
    RUNS,
  );
  expect(callbacks).toBeGreaterThan(100);
});

/** When each call of a first-come first-served queue is answered, worked out one by one. */
function patientQueue(
  agentsFree: readonly number[],
  all: readonly { at: number; busy: number }[],
): number[] {
  const free = [...agentsFree];
  return all.map(({ at, busy }) => {
    const soonest = free.indexOf(Math.min(...free));
    const start = Math.max(at, free[soonest]!);
    free[soonest] = start + busy;
    return start;
  });
}

test('everybody taking a callback that costs no time is served as in a patient queue', async () => {
  const call = fc.record({
    gap: whole(0, 9),
    talk: whole(1, 60),
    wrap: whole(0, 9),
    takesAfter: whole(0, 9),
  });
  await fc.assert(
    fc.asyncProperty(
      whole(1, 3),
      fc.array(call, { minLength: 1, maxLength: 20 }),
      async (team, all) => {
        let at = 0;
        const script = all.map(({ gap, talk, wrap, takesAfter }, k) => {
          at += gap * 5;
          return { id: `c${k}`, at, talk: talk * 5, wrap: wrap * 5, takesAfter: takesAfter * 5 };
        });
        const told = await tell(
          smooth({
            agents: Array.from({ length: team }, (_, k) => agent(`A${k}`, '0s')),
            calls: script.map((c) => ({
              id: c.id,
              at: seconds(c.at),
              talk: seconds(c.talk),
              wrap: seconds(c.wrap),
              takesCallbackAfter: seconds(c.takesAfter),
            })),
          }),
        );
        const expected = patientQueue(
          Array<number>(team).fill(0),
          script.map((c) => ({ at: c.at, busy: c.talk + c.wrap })),
        );
        for (const [k, { id }] of script.entries()) {
          const served = told.actual.has(`${id} callback`)
            ? told.callback(id).customer
            : told.call(id).answeredAt;
          expect(served, id).toBe(expected[k]);
          expect(told.hold.call(id).answeredAt, id).toBe(expected[k]);
          expect(told.noCallback.call(id).answeredAt, id).toBe(expected[k]);
        }
      },
    ),
    RUNS,
  );
});
