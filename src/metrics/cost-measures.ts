/**
 * What a replication costs with callbacks and without, and what they save: the same agents, the same
 * persons, two worlds.
 */
import { Activity } from '../model/agent-state.js';
import type { CenterPlan, Costs } from '../model/center-plan.js';
import { Counter } from '../records/counter.js';
import { RosterPlace } from '../records/roster-time.js';
import { loggedIn } from './agent-measures.js';
import { count } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { lostPersons, personsReached } from './person-measures.js';
import { paidTime, rosterTime } from './roster-measures.js';
import { agentTime, counter, minus, plus, scaled, type WorldKey } from './scope.js';

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

type World = Exclude<WorldKey, 'hold'>;

/** Nothing where the scenario says nothing of money. */
export function costMeasures({ costs }: CenterPlan): Measure[] {
  if (costs === null) return [];
  const [actual, noCallback] = [partsOf('actual', costs), partsOf('noCallback', costs)];
  return [
    ...inWorld('', 'actual', actual),
    ...inWorld('noCallback.', 'noCallback', noCallback),
    saved('', noCallback.all, actual.all, 'in all'),
    saved('.wages', noCallback.wages, actual.wages, 'in wages'),
    saved('.lines', noCallback.lines, actual.lines, 'in line minutes'),
    saved('.lost', noCallback.lost, actual.lost, 'in callers who are lost'),
  ];
}

interface Parts {
  readonly wages: Figure;
  readonly lines: Figure;
  readonly lost: Figure;
  readonly all: Figure;
}

function partsOf(world: World, { wage, lineMinute, lostCaller }: Costs): Parts {
  const wages = scaled(paid(world), wage / MS_PER_HOUR);
  const lines = scaled(onTheLine(world), lineMinute / MS_PER_MINUTE);
  const lost = scaled(lostPersons(world), lostCaller);
  return { wages, lines, lost, all: plus(wages, lines, lost) };
}

/** Paid hours of the roster, and what is worked beyond it. */
function paid(world: World): Figure {
  return plus(
    paidTime(world, -1),
    rosterTime(world, -1, [RosterPlace.Overtime]),
    agentTime(world, -1, loggedIn, true),
  );
}

const TALKING = [
  Activity.IncomingTalking,
  Activity.IncomingHolding,
  Activity.CallbackTalking,
  Activity.CallbackHolding,
  Activity.CallbackVoicemail,
  Activity.OutboundDialling,
  Activity.OutboundTalking,
];

/** Minutes that callers wait and talk, and in which they are dialled. */
function onTheLine(world: World): Figure {
  const live = (index: number): Figure => counter({ world, queue: -1, media: 0 }, index);
  const callback = (index: number): Figure => counter({ world, queue: -1, media: 1 }, index);
  return plus(
    live(Counter.WaitAnsweredMs),
    live(Counter.WaitAbandonedMs),
    live(Counter.WaitBrokeOutMs),
    callback(Counter.DialMs),
    callback(Counter.OnLineConnectedMs),
    callback(Counter.OnLineAbandonedMs),
    agentTime(world, -1, TALKING),
    agentTime(world, -1, TALKING, true),
  );
}

function inWorld(prefix: string, world: World, { wages, lines, lost, all }: Parts): Measure[] {
  const cost = (key: string, of: Figure, definition: string): Measure => ({
    ...count(`${prefix}cost${key}`, of, definition, 'lower'),
    unit: 'money',
  });
  return [
    cost('', all, 'What a replication costs: wages + line minutes + lost callers.'),
    cost('.wages', wages, 'Wage x (paid hours of the roster + overtime).'),
    cost(
      '.lines',
      lines,
      'Price x minutes that callers wait in queues, talk, or are dialled; not those in greetings.',
    ),
    cost('.lost', lost, 'Price x persons who were not reached.'),
    {
      kind: 'ratio',
      key: `${prefix}cost.perReached`,
      unit: 'money',
      better: 'lower',
      definition: 'What a replication costs / persons reached.',
      top: all,
      bottom: personsReached(world),
    },
  ];
}

function saved(part: string, before: Figure, after: Figure, where: string): Measure {
  const definition = `Cost without callbacks - with them, on the same persons, ${where}.`;
  return {
    ...count(`cost.saved${part}`, minus(before, after), definition, 'higher'),
    unit: 'money',
    against: `noCallback.cost${part}`,
  };
}
