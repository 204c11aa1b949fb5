/** The check applet: conditions of a queue asked about from outside of it. */
import { expect, test } from 'vitest';
import { formatDiagnostics, loadScenarioText } from '../../src/scenario/load.js';
import { agent, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** Callers are checked before they queue; those of whom it holds get a callback straight away. */
function checked(when: Fields, parts: Partial<Parameters<typeof center>[0]> = {}): Fields {
  return center({
    calls: calls(4),
    callers: { plan: 'main.check' },
    ...parts,
    applets: {
      check: { check: { queue: 'queue', when, otherwise: 'queue' }, next: 'offer' },
      offer: { callback: { initial: 'queue' }, next: 'thanks' },
      ...parts.applets,
    },
  });
}

/** One caller every 10 s. */
function calls(count: number): Fields[] {
  return Array.from({ length: count }, (_, k) => ({ id: `C${k + 1}`, at: `${10 * (k + 1)}s` }));
}

const gotCallbacks = async (scenario: Fields): Promise<string[]> =>
  (await tell(scenario)).rows.map(({ callId }) => callId!);

test('from so many others in the queue on, callbacks among them, it goes on to next', async () => {
  // Nobody is there until 300: C1 and C2 queue, the others find two and more.
  const told = await tell(checked({ queueLengthFrom: 2 }));
  expect(told.storyOf('C3').slice(0, 4)).toEqual([
    '0:00:30.000 C3 calls',
    '0:00:30.000 C3 gets a callback',
    '0:00:30.000 C3 callback queues',
    '0:00:35.000 C3 ends',
  ]);
  expect(told.callback('C3').age0).toBe(30);
  expect(told.rows.map(({ callId }) => callId)).toEqual(['C3', 'C4']);
});

test('without callbacks whoever would have got one joins the queue', async () => {
  const told = await tell(checked({ queueLengthFrom: 2 }));
  expect(told.noCallback.call('C3').queuedAt).toEqual([30]);
  expect(told.hold.call('C3').queuedAt).toEqual([30]);
});

test('who would wait is counted with those who wait for each agent', async () => {
  const agents = [agent('A1', '0s'), agent('A2', '0s')];
  // C1 and C2 are answered at once, C3 waits: C4 makes two that wait for two agents.
  const busy = { agents, callers: { plan: 'main.check', talk: '10m' } };
  expect(await gotCallbacks(checked({ callsPerAgentFrom: 1 }, busy))).toEqual(['C4']);
  expect(await gotCallbacks(checked({ callsPerAgentFrom: 0.5 }, busy))).toEqual([
    'C1',
    'C2',
    'C3',
    'C4',
  ]);
});

test('the estimated wait is that of a caller behind all who wait', async () => {
  const applets = {
    queue: { acd: { estimate: { method: 'queueLength', handleTime: '60s', atLeastWaiting: 0 } } },
  };
  const agents = [agent('A1', '0s')];
  // A1 talks with C1. Ahead of C2 nobody waits: 60 s; of C3 one: 120 s.
  const parts = { agents, applets, callers: { plan: 'main.check', talk: '10m' } };
  const over = (wait: string) => gotCallbacks(checked({ estimatedWaitOver: wait }, parts));
  expect(await over('119s')).toEqual(['C3', 'C4']);
  expect(await over('120s')).toEqual(['C4']);
  expect(await over('180s')).toEqual([]);
});

test('times and pending callbacks are asked about as in an offer, and all have to hold', async () => {
  const between = [{ from: '15s', to: '40s' }];
  expect(await gotCallbacks(checked({ between }))).toEqual(['C2', 'C3']);
  expect(await gotCallbacks(checked({ between, queueLengthFrom: 2 }))).toEqual(['C3']);
});

test('what cannot work is refused where it stands', async () => {
  const faults = async (scenario: Fields): Promise<string> => {
    const loaded = await loadScenarioText(JSON.stringify(scenario), 'x.yaml');
    return loaded.ok ? '' : formatDiagnostics(loaded.diagnostics);
  };
  expect(await faults(checked({ waitedOver: '20s' }))).toContain('does not wait in the queue');
  expect(await faults(checked({}))).toContain('when');
  const off = { off: { hangUp: true } };
  expect(
    await faults(
      checked(
        { queueLengthFrom: 1 },
        { applets: { ...off, queue: { acd: { personal: '$(a)' }, next: 'off' } } },
      ),
    ),
  ).toContain('check a queue that is common to all');
  const nowhere = { check: { queue: 'thanks', when: { queueLengthFrom: 1 }, otherwise: 'queue' } };
  expect(await faults(checked({}, { applets: { check: { check: nowhere.check } } }))).toContain(
    'thanks',
  );
});
