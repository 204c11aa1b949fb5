/**
 * A theory case as a scenario of this program: the text of a scenario file, in the JSON that YAML
 * includes.
 *
 * Theory's agents answer live calls at once and need no wrap-up. Its callers decide about a callback
 * when they find nobody free, and count their patience only then. A ring that an agent does not take
 * is a rejected one here, because a ring that times out would need a time-out as long as the ring;
 * the time-out itself is put out of reach.
 */

import type { Spread } from '../../src/scenario/schema/distribution.js';
import { parseDuration } from '../../src/scenario/text/duration.js';
import type {
  CallbackFacts,
  CallerFacts,
  CenterFacts,
  TeamFacts,
  TheoryCase,
  TheoryRun,
} from './theory-case.js';

const OUT_OF_REACH = '10h';
/** Within this everybody who waits at the close is served. */
const RUN_OUT = '5d';

export function scenarioOf(
  { id, center, design }: TheoryCase,
  { answerWithin }: TheoryRun,
  replications = design.replications,
): string {
  const { callback } = center;
  const scenario = {
    name: `Theory ${id}`,
    length: design.length,
    warmUp: design.warmUp,
    interval: center.periods ?? design.length,
    // Written down once: the case and its target are the seed.
    seed: `theory ${id} ${answerWithin}`,
    replications,
    worlds: callback === undefined ? ['actual'] : ['actual', 'noCallback'],
    targets: { answerWithin },
    closing: { runOut: RUN_OUT },
    rules: {
      noAnswerDwell: callback?.away ?? '0s',
      requeuePosition: callback?.tail === true ? 'tail' : 'keepAge',
      callbackPriority: callback?.liveFirst === true ? 'lower' : 'kept',
      reserveAgents: callback?.reserve ?? 0,
    },
    ...(center.lines === undefined ? {} : { trunks: [{ name: 'lines', lines: center.lines }] }),
    teams: center.teams.map((team) => teamOf(team, callback)),
    callers: center.callers.map((caller) => callersOf(caller, center)),
    plans: Object.fromEntries(
      center.callers.map((caller) => [caller.name, planOf(caller, center)]),
    ),
  };
  return JSON.stringify(scenario, null, 2);
}

function teamOf({ name, agents, skills, from, until }: TeamFacts, callback?: CallbackFacts) {
  return {
    name,
    agents,
    ...(skills === undefined ? {} : { skills }),
    shifts: [{ from: from ?? '0s', ...(until === undefined ? {} : { to: until }) }],
    ...(callback === undefined ? {} : { answersRing: { callback: ringOf(callback) } }),
  };
}

function ringOf({ ring = '0s', missed = 0, timeout }: CallbackFacts) {
  const answered = { probability: 1 - missed, after: ring };
  return timeout === undefined
    ? { ...answered, rejects: { probability: missed, after: ring } }
    : answered;
}

function callersOf(caller: CallerFacts, center: CenterFacts) {
  const { name, patience = 'never', priority = 'normal', redialsAfter } = caller;
  const { balks = [], patienceAfterQuote = [] } = caller;
  const { talk, callback, lines } = center;
  return {
    name,
    plan: name,
    arrivals: { poisson: rateOf(caller) },
    patience,
    balks,
    patienceAfterQuote,
    talk,
    priority,
    ...(lines === undefined ? {} : { trunks: 'lines' }),
    ...(redialsAfter === undefined
      ? {}
      : { redials: { probability: 1, after: redialsAfter, also: ['blocked'] } }),
    ...(callback === undefined
      ? {}
      : { acceptsCallback: acceptanceOf(callback, center), answersCallback: answerOf(callback) }),
  };
}

/** A rate that changes without steps is followed by straight lines of a minute. */
function rateOf({ callsPerMinute, callsPerHour, sinusoid, busyness }: CallerFacts) {
  const varied = busyness === undefined ? {} : { busyness };
  if (callsPerHour !== undefined) return { every: '1h', calls: callsPerHour, ...varied };
  if (sinusoid === undefined) return { every: '1m', calls: callsPerMinute, ...varied };
  const { perMinute, amplitude, cycleMinutes } = sinusoid;
  const rateAt = (_: unknown, minute: number): number =>
    perMinute * (1 + amplitude * Math.sin((2 * Math.PI * minute) / cycleMinutes));
  return { every: '1m', knots: Array.from({ length: 2 * cycleMinutes + 1 }, rateAt), ...varied };
}

/** The quote tells how many wait, so an offer from so many on is one that those before refuse. */
function acceptanceOf({ accepts, fromWaiting }: CallbackFacts, center: CenterFacts) {
  if (fromWaiting === undefined) return accepts;
  const quotedBelow = Math.ceil((fromWaiting * meanTalkMs(center)) / agentsOf(center));
  return { byQuote: [{ upTo: `${quotedBelow}ms`, accept: 0 }, { accept: accepts }] };
}

function answerOf({ dial = '0s', unreached = 0 }: CallbackFacts) {
  return {
    person: { probability: 1 - unreached, after: dial },
    noAnswer: { probability: unreached, after: dial },
  };
}

function planOf({ name, needs }: CallerFacts, center: CenterFacts) {
  const { capacity, callback } = center;
  const offer = { after: '0s', to: 'callback', quotes: true };
  return {
    ...(needs === undefined
      ? {}
      : { tag: { skillTagger: { add: { [needs]: 'mandatory' } }, next: 'queue' } }),
    queue: {
      acd: {
        name,
        noAnswerTimeout: callback?.timeout ?? OUT_OF_REACH,
        estimate: {
          method: 'queueLength',
          handleTime: `${meanTalkMs(center)}ms`,
          ...(center.measuresEstimates ? { measure: true, last: 1 } : {}),
        },
        announcements: center.tellsWaitAt === undefined ? [] : [{ at: center.tellsWaitAt }],
      },
      breakouts: {
        ...(capacity === undefined ? {} : { queueLength: { max: capacity, to: 'full' } }),
        ...(callback === undefined ? {} : { voluntary: offer }),
      },
    },
    ...(capacity === undefined ? {} : { full: { hangUp: true } }),
    ...(callback === undefined ? {} : { callback: { callback: {} } }),
  };
}

function agentsOf({ teams }: CenterFacts): number {
  return teams.reduce((sum, { agents }) => sum + agents, 0);
}

function meanTalkMs({ talk }: CenterFacts): number {
  return Number(parseDuration(meanOf(talk)));
}

function meanOf(spread: Spread): string {
  if (typeof spread === 'string') return spread;
  const mean = spread.exponential?.mean ?? spread.lognormal?.mean;
  if (mean === undefined) throw new Error('a talk time whose mean is not written down');
  return mean;
}
