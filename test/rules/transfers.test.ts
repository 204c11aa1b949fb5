/** Transfers to another plan after a talk, in every world. */
import { expect, test } from 'vitest';
import { constant } from '../../src/engine/distributions/basic.js';
import type { TransferPlan } from '../../src/model/caller-plan.js';
import { transferAfter } from '../../src/routing/transfer.js';
import { formatDiagnostics, loadScenarioText } from '../../src/scenario/load.js';
import { agent, B, C, center, type Fields } from './center.js';
import { tell } from './tell.js';

/** Two queues: A1 is in the first team, S1 in the second; both answer after 5 s. */
function twoQueues(parts: Parameters<typeof center>[0], second: Fields = {}): Fields {
  const one = center({ agents: [agent('A1', '0s')], ...parts }) as Record<string, Fields[]>;
  const [team] = one['teams'] as [Fields];
  const { main } = one['plans'] as unknown as { main: Fields };
  const applets = { ...main, queue: { ...(main['queue'] as Fields), acd: { teams: ['team'] } } };
  return {
    ...one,
    teams: [team, { ...team, name: 'second', agents: [agent('S1', '0s')], ...second }],
    plans: {
      main: applets,
      second: {
        desk: {
          acd: { teams: ['second'] },
          breakouts: { voluntary: { after: '30s', to: 'callback' } },
        },
        callback: { callback: {}, next: 'thanks' },
        thanks: { announce: '5s' },
      },
    },
  };
}

const D = { id: 'D', at: '10s', clid: '+441110004' };

test('rows share one number in turn, and one of another queue is passed over', () => {
  const row = (share: number, from: number, entry: number): TransferPlan => ({
    share,
    from,
    entry,
    talk: constant(0),
    patience: null,
  });
  const rows = [row(0.2, -1, 10), row(0.5, 3, 11), row(0.1, -1, 12)];
  const to = (queue: number, uniform: number) => transferAfter(rows, queue, uniform)?.entry;
  expect([0, 0.19, 0.2, 0.69, 0.71, 0.79, 0.81].map((u) => to(3, u))).toEqual([
    10,
    10,
    11,
    11,
    12,
    12,
    undefined,
  ]);
  expect([0, 0.19, 0.2, 0.29, 0.31, 0.99].map((u) => to(4, u))).toEqual([
    10,
    10,
    12,
    12,
    undefined,
    undefined,
  ]);
});

test('after the talk the agent wraps up and the caller queues in the other plan', async () => {
  const callers = { transfers: [{ share: 1, from: 'queue', to: 'second', talk: '60s' }] };
  const told = await tell(twoQueues({ callers, calls: [D] }));
  expect(told.story).toEqual([
    '0:00:10.000 D calls',
    '0:00:10.000 D queues in queue',
    '0:00:10.000 D offered to A1',
    '0:00:15.000 D answered by A1',
    '0:02:15.000 D is transferred to second.desk as D.transfer1',
    '0:02:15.000 D ends',
    '0:02:15.000 D.transfer1 queues in desk',
    '0:02:15.000 D.transfer1 offered to S1',
    '0:02:20.000 D.transfer1 answered by S1',
    '0:03:20.000 D.transfer1 ends',
  ]);
  expect(told.actual.agent('A1').slice(-3)).toEqual([
    ['IncomingTalking', 15],
    ['WrapUp', 135],
    ['Ready', 165],
  ]);
  expect(
    told.measures(
      'persons',
      'calls',
      'offered',
      'answered',
      'reached',
      'transferredOut',
      'transferredOutRate',
      'transferredIn',
      'transferred.persons',
      'queues.queue.transferredOut',
      'queues.queue.transferredIn',
      'queues.desk.transferredOut',
      'queues.desk.transferredIn',
      'queues.desk.transferredInRate',
      'noCallback.transferredOut',
      'hold.transferredOut',
    ),
  ).toEqual({
    persons: 1,
    calls: 1,
    offered: 2,
    answered: 2,
    reached: 1,
    transferredOut: 1,
    transferredOutRate: 0.5,
    transferredIn: 1,
    'transferred.persons': 1,
    'queues.queue.transferredOut': 1,
    'queues.queue.transferredIn': 0,
    'queues.desk.transferredOut': 0,
    'queues.desk.transferredIn': 1,
    'queues.desk.transferredInRate': 1,
    'noCallback.transferredOut': 1,
    'hold.transferredOut': 1,
  });
  const [first, second] = told.records;
  expect(second!.conversation).toBe(first!.conversation);
  expect(second!.serial).not.toBe(first!.serial);
  expect([first!.outcome, second!.outcome]).toEqual(['Answered', 'Answered']);
});

test('who hangs up in the second queue has abandoned it, and is reached all the same', async () => {
  const callers = { transfers: [{ share: 1, from: 'queue', to: 'second', patience: '40s' }] };
  const away = { agents: [agent('S1', '30m')] };
  const told = await tell(twoQueues({ callers, calls: [D] }, away));
  expect(told.story.slice(-4)).toEqual([
    '0:02:15.000 D ends',
    '0:02:15.000 D.transfer1 queues in desk',
    '0:02:55.000 D.transfer1 abandons',
    '0:02:55.000 D.transfer1 ends',
  ]);
  expect(
    told.measures(
      'abandoned',
      'queues.desk.abandoned',
      'queues.desk.transferredIn.abandoned',
      'queues.desk.transferredIn.abandonedRate',
      'persons.abandoned',
      'reached',
    ),
  ).toEqual({
    abandoned: 1,
    'queues.desk.abandoned': 1,
    'queues.desk.transferredIn.abandoned': 1,
    'queues.desk.transferredIn.abandonedRate': 1,
    'persons.abandoned': 0,
    reached: 1,
  });
});

test('a need that was passed on is open again: who is lost then redials', async () => {
  const callers = {
    transfers: [{ share: 1, from: 'queue', to: 'second', patience: '40s' }],
    redials: { probability: [1, 0], after: '60s' },
  };
  const away = { agents: [agent('S1', '30m')] };
  const told = await tell(twoQueues({ callers, calls: [D] }, away));
  expect(told.story.filter((line) => line.includes('redials'))).toEqual([
    '0:03:55.000 D.2 redials',
  ]);
  expect(told.measures('persons', 'calls', 'redials', 'reached', 'redials.reached')).toEqual({
    persons: 1,
    calls: 2,
    redials: 1,
    reached: 1,
    'redials.reached': 0,
  });
});

test('a transferred caller takes a callback as any caller, with no call that holds in its place', async () => {
  const leg = { plan: 'second', takesCallbackAfter: '30s', hangsUpAfter: '35s', talk: '50s' };
  const late = { agents: [agent('S1', '300s')] };
  const told = await tell(twoQueues({ calls: [{ ...D, transfersTo: [leg] }] }, late));
  expect(told.story.slice(4)).toEqual([
    '0:02:15.000 D is transferred to second.desk as D.transfer1',
    '0:02:15.000 D ends',
    '0:02:15.000 D.transfer1 queues in desk',
    '0:02:45.000 D.transfer1 breaks out after 30s (Voluntary)',
    '0:02:45.000 D.transfer1 gets a callback',
    '0:02:45.000 D.transfer1 callback queues in desk',
    '0:02:50.000 D.transfer1 ends',
    '0:05:00.000 D.transfer1 callback offered to S1',
    '0:05:05.000 D.transfer1 callback answered by S1',
    '0:05:05.000 D.transfer1 callback dials',
    '0:05:15.000 D.transfer1 callback finds person',
    '0:06:05.000 D.transfer1 callback is Completed',
  ]);
  const { redundant, row } = told.callback('D.transfer1');
  expect(redundant).toBe(false);
  expect(row.age0).toBe(135_000);
  expect(told.drift('D.transfer1').agent).toBeNull();
  // All records of the conversation are linked.
  expect(new Set(told.records.map(({ conversation }) => conversation)).size).toBe(1);
  // The caller who stays on the line in the other worlds has the talk of the callback.
  expect(told.hold.call('D.transfer1').answeredAt).toBe(305);
  expect(told.hold.call('D.transfer1').ends).toEqual([{ at: 355, how: 'Ended' }]);
});

test('who is reached by a callback can be transferred: the caller is on that line', async () => {
  const calls = [{ ...B, transfersTo: 'second' }, C];
  const told = await tell(twoQueues({ agents: [agent('A1', '300s')], calls }));
  expect(told.storyOf('B.transfer1')).toEqual([
    '0:07:15.000 B.transfer1 queues in desk',
    '0:07:15.000 B.transfer1 offered to S1',
    '0:07:20.000 B.transfer1 answered by S1',
    '0:09:20.000 B.transfer1 ends',
  ]);
  expect(told.story).toContain(
    '0:07:15.000 B callback is transferred to second.desk as B.transfer1',
  );
  expect(told.callback('B')).toMatchObject({ state: 'Completed', ended: 435, customer: 315 });
  // C is offered when A1 has wrapped up, as without the transfer.
  expect(told.call('C').offers).toEqual([{ at: 465, to: 'A1' }]);
  // In the hold world it is B's call that is transferred.
  expect(told.hold.story).toContain('0:07:05.000 B is transferred to second.desk as B.transfer1');
  expect(
    told.measures(
      'media.phoneCallback.transferredOut',
      'media.phoneCallback.transferredOutRate',
      'media.total.transferredOut',
      'media.total.transferredOutRate',
      'transferredOut',
    ),
  ).toEqual({
    'media.phoneCallback.transferredOut': 1,
    'media.phoneCallback.transferredOutRate': 1,
    'media.total.transferredOut': 1,
    'media.total.transferredOutRate': 1 / 3,
    transferredOut: 0,
  });
});

test('the line of a transferred caller stays in use until the last talk is over', async () => {
  const other = { id: 'E', at: '150s' };
  const scenario = twoQueues({
    callers: { trunks: 'lines', redials: 'none' },
    calls: [{ ...D, transfersTo: 'second' }, other, { id: 'F', at: '270s' }],
  });
  const told = await tell({ ...scenario, trunks: [{ name: 'lines', lines: 1 }] });
  // D holds the one line from 10 to 260.
  expect(told.storyOf('E')).toEqual([
    '0:02:30.000 E calls',
    '0:02:30.000 E finds no line',
    '0:02:30.000 E ends',
  ]);
  expect(told.call('D.transfer1').ends).toEqual([{ at: 260, how: 'Ended' }]);
  expect(told.call('F').answeredAt).toBe(275);
});

test('another number that a callback reached is busy until the transferred caller hangs up', async () => {
  const applets = {
    ask: { askNumber: { takes: '0s', into: 'alternative' }, next: 'callback' },
    queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'ask' } } },
    callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
  };
  const calls = [
    { ...B, gives: '+449', transfersTo: 'second' },
    { ...B, id: 'G', at: '20s', clid: '+441110007', gives: '+449', talk: '10s' },
  ];
  const told = await tell(
    twoQueues({ agents: [agent('A1', '300s')], applets, calls }, { wrap: '0s' }),
  );
  // B is on +449 from 305 to 560; G's callback is dialled at 470.
  expect(told.call('B.transfer1').ends).toEqual([{ at: 560, how: 'Ended' }]);
  expect(told.callback('G')).toMatchObject({ answered: 470, result: 'engaged', ended: 473 });
});

test('skills, priority and age begin anew; what the caller has told is kept', async () => {
  const scenario = twoQueues({
    applets: {
      tag: { setPriority: 'highest', next: 'note' },
      note: { setData: { adviser: 'S1' }, next: 'queue' },
    },
    calls: [{ ...D, plan: 'main.tag', transfersTo: 'second' }],
  });
  const plans = scenario['plans'] as { main: Fields };
  const told = await tell({
    ...scenario,
    plans: {
      ...plans,
      second: { desk: { acd: { personal: '$(adviser)' }, next: 'off' }, off: { hangUp: true } },
    },
  });
  expect(told.call('D.transfer1')).toMatchObject({ answeredBy: 'S1', age0: 135 });
});

test('nobody is transferred more than five times', async () => {
  const callers = { talk: '10s', transfers: [{ share: 1, to: 'main.queue' }] };
  const told = await tell(center({ agents: [agent('A1', '0s')], callers, calls: [D] }));
  expect(told.measures('answered', 'transferredOut', 'persons', 'transferred.persons')).toEqual({
    answered: 6,
    transferredOut: 5,
    persons: 1,
    'transferred.persons': 1,
  });
});

test('a call told one by one goes where it says, after each talk in turn, and else nowhere', async () => {
  const callers = { transfers: [{ share: 1, to: 'second' }] };
  const legs = [
    { plan: 'second', talk: '20s' },
    { plan: 'main', talk: '30s' },
  ];
  const told = await tell(
    twoQueues({
      callers,
      calls: [
        { ...D, transfersTo: legs },
        { id: 'N', at: '20m', transfersTo: [] },
      ],
    }),
  );
  expect(told.actual.courses.map(({ name, answeredBy }) => [name, answeredBy])).toEqual([
    ['D', 'A1'],
    ['D.transfer1', 'S1'],
    ['D.transfer2', 'A1'],
    ['N', 'A1'],
  ]);
});

test('a redundant talk is not passed on', async () => {
  const calls = [
    { ...B, again: [{ at: '200s', transfersTo: [] }], transfersTo: 'second' },
    { id: 'Z', at: '0s', talk: '280s' },
  ];
  const agents = [agent('A1', '300s')];
  const told = await tell(twoQueues({ agents, rules: { callbackPriority: 'lowest' }, calls }));
  expect(told.callback('B').redundant).toBe(true);
  expect(told.actual.has('B.transfer1')).toBe(false);
});

test('what cannot work is refused where it stands', async () => {
  const faults = async (callers: Fields, call: Fields = {}): Promise<string[]> => {
    const scenario = twoQueues({ callers, calls: [{ ...D, ...call }] });
    const loaded = await loadScenarioText(JSON.stringify(scenario), 'x.yaml');
    if (loaded.ok) return [];
    return formatDiagnostics(loaded.diagnostics)
      .split('\n')
      .filter((line) => line.startsWith('x.yaml'))
      .map((line) => line.replace(/^\S+ callers\.callers\./, ''));
  };
  const row = (share: number, others: Fields = {}) => ({ share, to: 'second', ...others });
  expect(await faults({ transfers: [row(0.6), row(0.4, { from: 'queue' })] })).toEqual([]);
  expect(await faults({ transfers: [row(0.6), row(0.5, { from: 'queue' })] })).toEqual([
    'transfers: the shares add up to 1.1, more than 1',
  ]);
  expect(await faults({ transfers: [row(0.1, { from: 'thanks' })] })).toEqual([
    'transfers[0].from: "thanks" is not an acd applet, so there is no queue',
  ]);
  expect(await faults({ transfers: [row(0.1, { to: 'secnd' })] })).toEqual([
    'transfers[0].to: there is no plan "secnd"',
  ]);
  expect(await faults({}, { transfersTo: [{ plan: 'third' }] })).toEqual([
    'calls.D.transfersTo[0].plan: there is no plan "third"',
  ]);
});
