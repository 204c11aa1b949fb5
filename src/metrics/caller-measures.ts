/**
 * What happens to each class of callers: queue visits of its live calls, and its persons.
 *
 * They exist where a scenario has several classes; where there is one, they are the bare measures.
 */
import type { CenterPlan } from '../model/center-plan.js';
import { Media } from '../model/media.js';
import { PERSON_COUNT, PersonCount } from '../records/caller-totals.js';
import { Counter } from '../records/counter.js';
import { count } from './builders.js';
import type { Figure, Measure } from './measure.js';
import { queueMeasures } from './queue-measures.js';
import { counter, placeOf, type Scope, type WorldKey } from './scope.js';

/** The measures of queue visits that are counted by class, too. */
const BY_CLASS = [
  'offered',
  'delayed',
  'answered',
  'abandoned',
  'abandonedShort',
  'breakouts',
  'delayedRate',
  'abandonedRate',
  'abandonedRate.delayed',
  'asa_s',
  'wait.mean_s',
  'wait.delayed.mean_s',
  'wait.abandoned.mean_s',
  'serviceLevel',
];

/** Formulas that ask for more than a class counts. */
const BY_QUEUE_ONLY = ['blended', 'customer'];

export function callerMeasures(
  prefix: string,
  callers: number,
  world: WorldKey,
  plan: CenterPlan,
): Measure[] {
  const scope: Scope = { world, queue: -1, media: Media.Phone, callers };
  const isCounted = (key: string): boolean => {
    const base = key.slice(prefix.length);
    if (base.startsWith('breakouts.') || base.startsWith('transferred')) return true;
    if (base === 'serviceLevel') return !BY_QUEUE_ONLY.includes(plan.targets.serviceLevel);
    const [, formula] = /^serviceLevel\.(.+)$/.exec(base) ?? [];
    return formula === undefined ? BY_CLASS.includes(base) : !BY_QUEUE_ONLY.includes(formula);
  };
  return [
    ...persons(prefix, callers, world),
    ...queueMeasures(prefix, scope, plan).filter(({ key }) => isCounted(key)),
    ...(world === 'actual' ? callbacks(prefix, scope) : []),
  ];
}

function persons(prefix: string, callers: number, world: WorldKey): Measure[] {
  const of = (index: number): Figure =>
    placeOf(world, 'callerPersons', callers * PERSON_COUNT + index);
  return [
    count(`${prefix}persons`, of(PersonCount.Persons), 'Persons: first contacts of the class.'),
    count(
      `${prefix}calls`,
      of(PersonCount.Calls),
      'Calls of the class, second calls and redials included.',
    ),
    count(
      `${prefix}reached`,
      of(PersonCount.Reached),
      'Persons of the class who talked with an agent, live or by callback.',
    ),
  ];
}

function callbacks(prefix: string, scope: Scope): Measure[] {
  const back = { ...scope, media: Media.PhoneCallback };
  const one = (key: string, index: number, definition: string): Measure =>
    count(`${prefix}callbacks.${key}`, counter(back, index), definition);
  return [
    one('created', Counter.Created, 'Callbacks created for callers of the class.'),
    one('completed', Counter.Completed, 'Of them, those that reached their person.'),
    one('unreached', Counter.Unreached, 'Of them, those that were dialled and reached nobody.'),
  ];
}
