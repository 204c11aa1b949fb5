/**
 * Measures of persons, agents, rosters, callers and money from counts that are all different: each is
 * what its definition in docs/measures.md says, of the counts that it names.
 */
import { describe, expect, test } from 'vitest';
import { agentMeasures } from '../../src/metrics/agent-measures.js';
import { callerMeasures } from '../../src/metrics/caller-measures.js';
import { costMeasures } from '../../src/metrics/cost-measures.js';
import { personMeasures } from '../../src/metrics/person-measures.js';
import { rosterMeasures } from '../../src/metrics/roster-measures.js';
import { Presence as H } from '../../src/model/agent-plan.js';
import { Activity as A, ACTIVITY_COUNT } from '../../src/model/agent-state.js';
import type { CenterPlan } from '../../src/model/center-plan.js';
import { PersonCount as N, PERSON_COUNT } from '../../src/records/caller-totals.js';
import { Counter as C, COUNTER_COUNT, Scalar as S } from '../../src/records/counter.js';
import { FateSum as F } from '../../src/records/fates.js';
import { Fate } from '../../src/records/people.js';
import { ROSTER_PLACES, RosterPlace } from '../../src/records/roster-time.js';
import { meansOf, numberAt } from './distinct-sums.js';

type World = 'actual' | 'noCallback';
type Rows = readonly (readonly [key: string, value: number])[];
const plan = (fields: object) => fields as unknown as CenterPlan;
const HOUR = 3_600_000;

function hold(name: string, mean: ReturnType<typeof meansOf>, rows: Rows): void {
  describe(name, () => {
    test.each(rows)('%s', (key, value) => {
      expect(mean(key)! / value).toBeCloseTo(1, 9);
    });
  });
}

const sum = (of: readonly number[]): number => of.reduce((total, value) => total + value, 0);
const fateSum = (index: number): number => numberAt('fates.sums', index);
/** Rows of the table are the fates without callbacks, columns those with them. */
const fate = (which: number, world: World): number =>
  sum(
    [0, 1, 2, 3, 4].map((other) =>
      numberAt('fates.counts', world === 'actual' ? 5 * other + which : 5 * which + other),
    ),
  );
const more = (which: number): number => fate(which, 'actual') - fate(which, 'noCallback');
const scalar = (index: number, world: World): number => numberAt('scalars', index, world);
/** Time of both teams in some activities, up to the close or after it. */
const time = (
  activities: readonly number[],
  world: World,
  array: 'agentMs' | 'agentAfterCloseMs',
) =>
  sum(
    activities.map((k) => numberAt(array, k, world) + numberAt(array, ACTIVITY_COUNT + k, world)),
  );
const BUSY = [
  ...[A.IncomingTalking, A.CallbackTalking, A.OutboundTalking],
  ...[A.IncomingHolding, A.CallbackHolding, A.WrapUp],
  ...[A.IncomingRinging, A.CallbackRinging],
  ...[A.CallbackDialling, A.OutboundDialling, A.CallbackVoicemail],
];
const busy = (world: World): number =>
  time(BUSY, world, 'agentMs') + time(BUSY, world, 'agentAfterCloseMs');

/** A counter of both queues. */
const everyQueue = (index: number, media: number, world: World): number =>
  numberAt('cells', media * COUNTER_COUNT + index, world) +
  numberAt('cells', (2 + media) * COUNTER_COUNT + index, world);

/** Of first calls that got no callback, in both worlds. */
const others = (of: (world: World) => number): [number, number] => [
  of('actual'),
  of('actual') - of('noCallback'),
];
const queued = fateSum(F.OthersQueued);
const rate = others((w) => scalar(S.OthersAbandoned, w) / queued);
const wait = others(
  (w) => (scalar(S.OthersWaitAnsweredMs, w) + scalar(S.OthersWaitAbandonedMs, w)) / 1000 / queued,
);
const asa = others((w) => scalar(S.OthersWaitAnsweredMs, w) / 1000 / scalar(S.OthersAnswered, w));
const level = others(
  (w) =>
    scalar(S.OthersAnsweredWithin, w) /
    (scalar(S.OthersAnswered, w) + scalar(S.OthersAbandoned, w)),
);
const within = others((w) => scalar(S.OthersAnsweredWithin, w) / queued);

hold('persons', meansOf(personMeasures()), [
  ['calls', scalar(S.Calls, 'actual')],
  ['noCallback.calls', scalar(S.Calls, 'noCallback')],
  ['persons', fateSum(F.Persons)],
  ['persons.takers', fateSum(F.Takers)],
  ['reached', fate(Fate.Reached, 'actual')],
  ['noCallback.reached', fate(Fate.Reached, 'noCallback')],
  ['persons.abandoned', fate(Fate.Abandoned, 'actual')],
  ['noCallback.persons.turnedAway', fate(Fate.TurnedAway, 'noCallback')],
  ['persons.pending', fate(Fate.Pending, 'actual')],
  ['abandonmentAvoided', -more(Fate.Abandoned)],
  ['abandonmentAvoided.rate', -more(Fate.Abandoned) / fateSum(F.Persons)],
  ['abandonmentAvoided.saved', fateSum(F.Saved)],
  ['abandonmentAvoided.backfired', fateSum(F.Backfired)],
  ['abandonmentAvoided.relieved', fateSum(F.Relieved)],
  ['abandonmentAvoided.harmed', fateSum(F.Harmed)],
  [
    'abandonmentAvoided.calls',
    everyQueue(C.Abandoned, 0, 'noCallback') - everyQueue(C.Abandoned, 0, 'actual'),
  ],
  ['reachedGained', more(Fate.Reached)],
  ['unreachedGained', more(Fate.Unreached)],
  ['pendingGained', more(Fate.Pending)],
  ['turnedAwayGained', more(Fate.TurnedAway)],
  ['others.abandonedRate', rate[0]],
  ['whoPays.abandonedRate', rate[1]],
  ['others.wait.mean_s', wait[0]],
  ['whoPays.wait.mean_s', wait[1]],
  ['others.asa_s', asa[0]],
  ['whoPays.asa_s', asa[1]],
  ['others.serviceLevel', level[0]],
  ['whoPays.serviceLevel', level[1]],
  ['others.answeredWithinRate', within[0]],
  ['whoPays.answeredWithinRate', within[1]],
  ['agentTimePerReached_min', busy('actual') / 60_000 / fate(Fate.Reached, 'actual')],
  [
    'noCallback.agentTimePerReached_min',
    busy('noCallback') / 60_000 / fate(Fate.Reached, 'noCallback'),
  ],
]);

test('each kind of person is counted against the same without callbacks', () => {
  const against = new Map(personMeasures().map((measure) => [measure.key, measure.against]));
  expect(against.get('abandonmentAvoided')).toBe('noCallback.persons.abandoned');
  expect(against.get('abandonmentAvoided.rate')).toBe('noCallback.persons.abandoned');
  expect(against.get('abandonmentAvoided.calls')).toBe('noCallback.abandoned');
  expect(against.get('reachedGained')).toBe('noCallback.reached');
  expect(against.get('pendingGained')).toBe('noCallback.persons.pending');
});

const roster = (place: number, team = 1, world: World = 'actual'): number =>
  numberAt('rosterMs', ROSTER_PLACES * team + place, world);
const kinds = [H.Ready, H.Break, H.Lunch, H.Meeting, H.Training, H.Away, H.Sick, H.Late];
const rostered = (team = 1, world: World = 'actual'): number =>
  sum(kinds.map((presence) => roster(presence, team, world)));
const paid = (team = 1, world: World = 'actual'): number =>
  rostered(team, world) - roster(RosterPlace.Unpaid, team, world);

hold('the roster of a team', meansOf(rosterMeasures('', 1, 'actual')), [
  ['rostered_h', rostered() / HOUR],
  ['rostered.working_h', roster(H.Ready) / HOUR],
  ['rostered.break_h', roster(H.Break) / HOUR],
  ['rostered.lunch_h', roster(H.Lunch) / HOUR],
  ['rostered.meeting_h', roster(H.Meeting) / HOUR],
  ['rostered.training_h', roster(H.Training) / HOUR],
  ['rostered.away_h', roster(H.Away) / HOUR],
  ['rostered.sick_h', roster(H.Sick) / HOUR],
  ['rostered.late_h', roster(H.Late) / HOUR],
  ['rostered.unpaid_h', roster(RosterPlace.Unpaid) / HOUR],
  ['shrinkage', (paid() - roster(H.Ready)) / paid()],
]);

const all = Object.values(A).filter((activity) => activity !== A.LoggedOut);
const both = (activities: readonly number[]): number => time(activities, 'actual', 'agentMs');
const later = time(BUSY, 'actual', 'agentAfterCloseMs');
const inHand = roster(RosterPlace.Overtime, 0) + roster(RosterPlace.Overtime, 1);
const open = plan({ lengthMs: 9000, warmUpMs: 2000, rules: { busyCallbackAt: 'offer' } });

hold('agents of all teams', meansOf(agentMeasures('', -1, 'actual', open)), [
  ['occupancy', both(BUSY) / both([...BUSY, A.Ready])],
  ['utilization', both(BUSY) / both(all)],
  ['agents.ready.mean', both([A.Ready]) / 7000],
  ['agents.ringing.phone.mean', both([A.IncomingRinging]) / 7000],
  ['agents.ringing.mean', both([A.CallbackRinging]) / 7000],
  ['agents.dialling.mean', both([A.CallbackDialling]) / 7000],
  ['agents.voicemail.mean', both([A.CallbackVoicemail]) / 7000],
  ['agents.talking.phone.mean', both([A.IncomingTalking]) / 7000],
  ['agents.talking.callback.mean', both([A.CallbackTalking]) / 7000],
  ['agents.talking.mean', both([A.IncomingTalking, A.CallbackTalking]) / 7000],
  ['agents.outbound.dialling.mean', both([A.OutboundDialling]) / 7000],
  ['agents.outbound.talking.mean', both([A.OutboundTalking]) / 7000],
  ['agents.holding.mean', both([A.IncomingHolding, A.CallbackHolding]) / 7000],
  ['agents.wrapUp.mean', both([A.WrapUp]) / 7000],
  ['agents.noAnswer.mean', both([A.NoAnswer]) / 7000],
  ['agents.break.mean', both([A.AwayBreak]) / 7000],
  ['agents.lunch.mean', both([A.Lunch]) / 7000],
  ['agents.meeting.mean', both([A.Meeting]) / 7000],
  ['agents.training.mean', both([A.Training]) / 7000],
  ['agents.away.mean', both([A.Away]) / 7000],
  ['staffed_h', both(all) / HOUR],
  ['overtime_h', (inHand + later) / HOUR],
  ['overtime.inHand_h', inHand / HOUR],
  ['overtime.afterClose_h', later / HOUR],
]);

const person = (index: number): number => numberAt('callerPersons', PERSON_COUNT + index);
const called = (index: number, media: number): number =>
  numberAt('callerCells', (2 + media) * COUNTER_COUNT + index);
const classes = (serviceLevel: string) =>
  plan({
    targets: { serviceLevel, answerWithinMs: 20_000, share: 0.8 },
    transfers: true,
    queues: [],
  });

hold('a class of callers', meansOf(callerMeasures('c.', 1, 'actual', classes('answered'))), [
  ['c.persons', person(N.Persons)],
  ['c.calls', person(N.Calls)],
  ['c.reached', person(N.Reached)],
  ['c.callbacks.created', called(C.Created, 1)],
  ['c.callbacks.completed', called(C.Completed, 1)],
  ['c.callbacks.unreached', called(C.Unreached, 1)],
  ['c.offered', called(C.Offered, 0)],
  ['c.abandonedRate', called(C.Abandoned, 0) / called(C.Offered, 0)],
  ['c.serviceLevel', called(C.AnsweredWithin, 0) / called(C.Answered, 0)],
  ['c.transferredIn', called(C.TransferredIn, 0)],
]);

test('a class has what is counted by class, and callbacks in one world', () => {
  const keys = (world: World, level: string) =>
    callerMeasures('c.', 1, world, classes(level)).map(({ key }) => key);
  expect(keys('noCallback', 'answered')).not.toContain('c.callbacks.created');
  expect(keys('noCallback', 'answered')).not.toContain(undefined);
  expect(keys('actual', 'answered')).toContain('c.breakouts.closed');
  expect(keys('actual', 'answered')).toContain('c.serviceLevel.vcc');
  for (const key of ['stillQueued', 'aht_s', 'queueLength.mean', 'wait.p50_s']) {
    expect(keys('actual', 'answered')).not.toContain(`c.${key}`);
  }
  for (const formula of ['blended', 'customer']) {
    expect(keys('actual', formula)).not.toContain('c.serviceLevel');
    expect(keys('actual', formula)).not.toContain(`c.serviceLevel.${formula}`);
  }
});

const costs = { wage: 30, lineMinute: 0.02, lostCaller: 7 };
const TALK = [
  ...[A.IncomingTalking, A.IncomingHolding, A.CallbackTalking, A.CallbackHolding],
  ...[A.CallbackVoicemail, A.OutboundDialling, A.OutboundTalking],
];
function cost(world: World) {
  const hours =
    paid(0, world) +
    paid(1, world) +
    roster(RosterPlace.Overtime, 0, world) +
    roster(RosterPlace.Overtime, 1, world) +
    time(all, world, 'agentAfterCloseMs');
  const minutes =
    sum(
      [C.WaitAnsweredMs, C.WaitAbandonedMs, C.WaitBrokeOutMs].map((k) => everyQueue(k, 0, world)),
    ) +
    sum([C.DialMs, C.OnLineConnectedMs, C.OnLineAbandonedMs].map((k) => everyQueue(k, 1, world))) +
    time(TALK, world, 'agentMs') +
    time(TALK, world, 'agentAfterCloseMs');
  const wages = (30 * hours) / HOUR;
  const lines = (0.02 * minutes) / 60_000;
  const lost = 7 * (fateSum(F.Persons) - fate(Fate.Reached, world));
  return { wages, lines, lost, all: wages + lines + lost };
}
const [now, then] = [cost('actual'), cost('noCallback')];

hold('money', meansOf(costMeasures(plan({ costs }))), [
  ['cost', now.all],
  ['cost.wages', now.wages],
  ['cost.lines', now.lines],
  ['cost.lost', now.lost],
  ['cost.perReached', now.all / fate(Fate.Reached, 'actual')],
  ['noCallback.cost', then.all],
  ['noCallback.cost.perReached', then.all / fate(Fate.Reached, 'noCallback')],
  ['cost.saved', then.all - now.all],
  ['cost.saved.wages', then.wages - now.wages],
  ['cost.saved.lines', then.lines - now.lines],
  ['cost.saved.lost', then.lost - now.lost],
]);

test('where nothing has a price, nothing costs', () => {
  expect(costMeasures(plan({ costs: null }))).toEqual([]);
});
