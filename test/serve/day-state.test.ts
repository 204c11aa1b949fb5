import { expect, test } from 'vitest';
import { type PreparedScenario, prepareScenario } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { Activity } from '../../src/model/agent-state.js';
import { COUNTER_COUNT, Counter } from '../../src/records/counter.js';
import { Count } from '../../src/serve/dashboard/counts.js';
import { DayState } from '../../src/serve/dashboard/day-state.js';
import { TimelineReader } from '../../src/serve/dashboard/timeline-reader.js';
import { dayOf } from '../../src/serve/day.js';

async function run(path: string, set: readonly string[] = []) {
  const prepared = await prepareScenario(path, { set: [...set, 'replications=2'] });
  if (!prepared.ok) throw new Error(`${path} cannot be run`);
  const { sums } = await runScenario(prepared.scenario);
  return { scenario: prepared.scenario as PreparedScenario, sums };
}

function stateOf(stored: Awaited<ReturnType<typeof run>>, replication: number, cut = 1000) {
  const { facts, timeline } = dayOf(stored, replication);
  const reader = new TimelineReader();
  // In pieces, as a network would have it.
  for (const bytes of timeline.bytes()) {
    for (let at = 0; at < bytes.length; at += cut) reader.add(bytes.subarray(at, at + cut));
  }
  expect(reader.count).toBe(facts.events);
  return { facts, reader, state: new DayState(facts, reader) };
}

const SCENARIOS: readonly (readonly [string, readonly string[]])[] = [
  ['scenarios/quickstart.yaml', []],
  ['scenarios/retries.yaml', []],
  ['scenarios/customer-first.yaml', []],
  ['scenarios/second-line.yaml', []],
  ['scenarios/redials.yaml', []],
];

test.each(SCENARIOS)(
  'at the end of its day the dashboard shows what was counted: %s',
  async (path, set) => {
    const stored = await run(path, set);
    const { facts, state } = stateOf(stored, 1);
    state.goTo(facts.endedAt);
    const { cells } = stored.sums[1]!.actual;
    const shown = (queue: number, media: number) => {
      const sum = (count: (typeof Count)[keyof typeof Count]): number =>
        state.counts.sum(count, { queue, media, intervals: null });
      return {
        offered: sum(Count.Offered),
        answered: sum(Count.Answered),
        within: sum(Count.Within),
        abandoned: sum(Count.Abandoned),
        waitMs: sum(Count.WaitMs),
        created: sum(Count.Created),
        completed: sum(Count.Completed),
        unreached: sum(Count.Unreached),
        expired: sum(Count.Expired),
        requeued: sum(Count.Requeued),
      };
    };
    for (const queue of facts.queues.keys()) {
      for (const media of [0, 1]) {
        const at = (counter: number): number =>
          cells[(queue * 2 + media) * COUNTER_COUNT + counter]!;
        expect(shown(queue, media)).toEqual({
          offered: at(Counter.Offered),
          answered: at(Counter.Answered),
          within: at(Counter.AnsweredWithin),
          abandoned: at(Counter.Abandoned),
          waitMs: at(Counter.WaitAnsweredMs),
          created: at(Counter.Created),
          completed: at(Counter.Completed),
          unreached: at(Counter.Unreached),
          expired: at(Counter.Expired),
          requeued: at(Counter.Requeues),
        });
      }
    }
  },
);

test('to go back and forth is to be where one was', async () => {
  const stored = await run('scenarios/quickstart.yaml');
  const { facts, reader, state } = stateOf(stored, 0);
  const seen = (each: DayState): unknown => [
    each.waiting.map((queue) => [...queue.values()]),
    each.agents.map((agent) => ({ ...agent })),
    each.counts.sum(Count.Answered, { queue: null, media: null, intervals: null }),
  ];
  const noon = 4 * 3_600_000;
  state.goTo(noon);
  const before = JSON.stringify(seen(state));
  state.goTo(facts.endedAt);
  expect(JSON.stringify(seen(state))).not.toBe(before);
  state.goTo(noon);
  expect(JSON.stringify(seen(state))).toBe(before);
  const fresh = new DayState(facts, reader);
  fresh.goTo(noon / 3);
  fresh.goTo(noon);
  expect(JSON.stringify(seen(fresh))).toBe(before);
  expect(state.agents.some(({ activity }) => activity === Activity.CallbackTalking)).toBe(true);
});
