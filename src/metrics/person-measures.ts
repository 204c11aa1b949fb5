/**
 * What becomes of persons, and who pays. All differences are between worlds on the same persons.
 */
import { Counter, Scalar } from '../records/counter.js';
import { FateSum } from '../records/fates.js';
import { FATE_COUNT, Fate, fateNames } from '../records/people.js';
import { busyActivities } from './agent-measures.js';
import type { Figure, Measure } from './measure.js';
import {
  agentTime,
  counter,
  minus,
  over,
  pairedPlaces,
  plus,
  scalar,
  scaled,
  type WorldKey,
} from './scope.js';

const sumOf = (index: number): Figure => pairedPlaces('fates.sums', [index]);

/** Persons of a fate: in `noCallback` the rows of the table, in `actual` its columns. */
function personsOf(world: 'actual' | 'noCallback', fate: number): Figure {
  const cells = fateNames.map((_, other) =>
    world === 'actual' ? other * FATE_COUNT + fate : fate * FATE_COUNT + other,
  );
  return pairedPlaces('fates.counts', cells);
}

/** Persons who were reached. */
export function personsReached(world: 'actual' | 'noCallback'): Figure {
  return personsOf(world, Fate.Reached);
}

/** Persons of every other fate. */
export function lostPersons(world: 'actual' | 'noCallback'): Figure {
  return minus(sumOf(FateSum.Persons), personsReached(world));
}

export function personMeasures(): Measure[] {
  return [...fates(), ...avoided(), ...gained(), ...whoPays(), ...effort()];
}

function mean(key: string, of: Figure, better: Measure['better'], definition: string): Measure {
  return { kind: 'mean', key, unit: 'count', better, definition, of };
}

/** The key of the persons of a fate. */
function keyOfFate(name: string): string {
  return name === 'reached' ? name : `persons.${name}`;
}

function fates(): Measure[] {
  const texts: Record<(typeof fateNames)[number], string> = {
    reached: 'Persons who talked with an agent, live or by callback',
    pending: 'Persons with a callback pending, or still waiting, at the end',
    unreached: 'Persons whose callback was closed without them',
    abandoned: 'Persons who abandoned and were not reached otherwise',
    turnedAway: 'Persons turned away: busy, no agents, plan ended, or left before any queue',
  };
  return [
    ...(['actual', 'noCallback'] as const).map((world) =>
      mean(
        world === 'actual' ? 'calls' : 'noCallback.calls',
        scalar(world, Scalar.Calls),
        'neither',
        'Calls: first contacts, second calls, redials and ring-backs.',
      ),
    ),
    mean('persons', sumOf(FateSum.Persons), 'neither', 'Persons: first contacts, counted once.'),
    mean('persons.takers', sumOf(FateSum.Takers), 'neither', 'Persons who got a callback.'),
    ...fateNames.flatMap((name, fate) => [
      mean(keyOfFate(name), personsOf('actual', fate), 'neither', `${texts[name]}.`),
      mean(
        `noCallback.${keyOfFate(name)}`,
        personsOf('noCallback', fate),
        'neither',
        `${texts[name]}, had there been no callbacks.`,
      ),
    ]),
  ];
}

/** Of persons who abandon without callbacks; what they are counted against stands with each. */
function avoided(): Measure[] {
  const before = personsOf('noCallback', Fate.Abandoned);
  const after = personsOf('actual', Fate.Abandoned);
  const against = `noCallback.${keyOfFate('abandoned')}`;
  const part = (
    name: string,
    of: Figure,
    better: Measure['better'],
    definition: string,
  ): Measure => ({
    ...mean(`abandonmentAvoided${name}`, of, better, definition),
    against,
  });
  return [
    part(
      '',
      minus(before, after),
      'higher',
      'Persons abandoned without callbacks - persons abandoned with them: saved - backfired + relieved - harmed.',
    ),
    {
      kind: 'ratio',
      key: 'abandonmentAvoided.rate',
      unit: 'share',
      better: 'higher',
      definition: 'Abandonment avoided / persons.',
      against,
      top: minus(before, after),
      bottom: sumOf(FateSum.Persons),
    },
    part(
      '.saved',
      sumOf(FateSum.Saved),
      'higher',
      'Took a callback; would have abandoned, did not.',
    ),
    part(
      '.backfired',
      sumOf(FateSum.Backfired),
      'lower',
      'Took a callback; would not have abandoned, did (by a further call).',
    ),
    part(
      '.relieved',
      sumOf(FateSum.Relieved),
      'higher',
      'Took none; would have abandoned, did not.',
    ),
    part('.harmed', sumOf(FateSum.Harmed), 'lower', 'Took none; would not have abandoned, did.'),
    {
      ...part(
        '.calls',
        minus(abandonedCalls('noCallback'), abandonedCalls('actual')),
        'higher',
        'The same by call: calls abandoned without callbacks - calls abandoned with them.',
      ),
      against: 'noCallback.abandoned',
    },
  ];
}

function abandonedCalls(world: WorldKey): Figure {
  return counter({ world, queue: -1, media: 0 }, Counter.Abandoned);
}

/** The other fates: more or fewer persons than without callbacks. */
function gained(): Measure[] {
  const of = (fate: number, better: Measure['better'], more: string): Measure => {
    const name = fateNames[fate] ?? '';
    const change = minus(personsOf('actual', fate), personsOf('noCallback', fate));
    const definition = `Persons ${more}`;
    return {
      ...mean(`${name}Gained`, change, better, definition),
      against: `noCallback.${keyOfFate(name)}`,
    };
  };
  return [
    of(Fate.Reached, 'higher', 'reached with callbacks - without.'),
    of(Fate.Unreached, 'lower', 'unreached with callbacks - without.'),
    of(Fate.Pending, 'lower', 'pending with callbacks - without.'),
    of(
      Fate.TurnedAway,
      'lower',
      'turned away with callbacks - without: a way out that ends the call loses callers who do not count as abandoned.',
    ),
  ];
}

/** First calls that got no callback: what callbacks for others did to them. */
function whoPays(): Measure[] {
  const queued = sumOf(FateSum.OthersQueued);
  const of = (world: WorldKey, index: number): Figure => scalar(world, index);
  const talked = (world: WorldKey): Figure => of(world, Scalar.OthersAnswered);
  const served = (world: WorldKey): Figure =>
    plus(of(world, Scalar.OthersAnswered), of(world, Scalar.OthersAbandoned));
  const waited = (world: WorldKey): Figure =>
    over(
      plus(of(world, Scalar.OthersWaitAnsweredMs), of(world, Scalar.OthersWaitAbandonedMs)),
      1000,
    );
  const asa = (world: WorldKey): Figure => scaled(of(world, Scalar.OthersWaitAnsweredMs), 0.001);
  const ratio = (
    key: string,
    unit: Measure['unit'],
    parts: (world: WorldKey) => readonly [Figure, Figure],
    definition: string,
  ): Measure[] => {
    const [top, bottom] = parts('actual');
    const [minusTop, minusBottom] = parts('noCallback');
    return [
      {
        kind: 'ratio',
        key: `others.${key}`,
        unit,
        better: 'neither',
        definition: `First calls that got no callback: ${definition}`,
        top,
        bottom,
      },
      {
        kind: 'difference',
        key: `whoPays.${key}`,
        unit,
        better: 'neither',
        definition: `With callbacks - without, first calls that got none: ${definition}`,
        top,
        bottom,
        minusTop,
        minusBottom,
      },
    ];
  };
  return [
    ...ratio(
      'abandonedRate',
      'share',
      (w) => [of(w, Scalar.OthersAbandoned), queued],
      'abandoned / queued.',
    ),
    ...ratio(
      'wait.mean_s',
      's',
      (w) => [waited(w), queued],
      'mean time in queue, answered and abandoned.',
    ),
    ...ratio('asa_s', 's', (w) => [asa(w), talked(w)], 'mean wait of the answered.'),
    ...ratio(
      'serviceLevel',
      'share',
      (w) => [of(w, Scalar.OthersAnsweredWithin), served(w)],
      'answered within the target / (answered + abandoned).',
    ),
    ...ratio(
      'answeredWithinRate',
      'share',
      (w) => [of(w, Scalar.OthersAnsweredWithin), queued],
      'answered within the target / queued.',
    ),
  ];
}

/** What a person reached costs. */
function effort(): Measure[] {
  const minutes = (world: WorldKey): Figure =>
    over(
      plus(agentTime(world, -1, busyActivities), agentTime(world, -1, busyActivities, true)),
      60_000,
    );
  return (['actual', 'noCallback'] as const).map((world) => ({
    kind: 'ratio',
    key: `${world === 'actual' ? '' : 'noCallback.'}agentTimePerReached_min`,
    unit: 'min',
    better: 'lower',
    definition: 'Busy agent minutes, overtime included, per person reached.',
    top: minutes(world),
    bottom: personsOf(world, Fate.Reached),
  }));
}
