/** The order within one instant as the program prints it is that of the numbers of the events. */
import { expect, test } from 'vitest';
import { invariants } from '../../src/rules-table.js';
import { EventKind } from '../../src/simulation/event-kind.js';

/** How each kind of event is called in the sentence. */
const called: Readonly<Record<keyof typeof EventKind, string>> = {
  RosterChanged: 'shifts and breaks',
  HoursChanged: 'openings and closes',
  TalkEnded: 'the end of a talk',
  HoldChanged: 'a hold',
  MessageLeft: 'a message left',
  WrapEnded: 'wrap-up',
  DwellEnded: 'time in No Answer',
  RingAnswered: 'answered before',
  RingRejected: 'rejected',
  RingTimedOut: 'runs out',
  CustomerSettled: 'results of a dial',
  CustomerLegChanged: 'a customer who is dialled first',
  CallbackExpired: 'callbacks whose time is over',
  CallbackDue: 'are due',
  SkillExpired: 'skills that expire',
  GroupOpened: 'groups of agents that join in',
  AnnouncementDue: 'announcements',
  VoluntaryDue: 'voluntary breakouts',
  DurationDue: 'queue durations',
  CallerGivesUp: 'callers who give up',
  PlanStep: 'steps of a plan',
  CallArrived: 'arrivals',
  Rolled: 'the end of an interval',
};

test('every kind of event stands in the sentence about one instant, in its place', () => {
  const { statement } = invariants.find(({ id }) => id === 'oneInstant')!;
  const byNumber = Object.entries(EventKind).sort(([, a], [, b]) => a - b);
  const places = byNumber.map(([name]) => statement.indexOf(called[name as keyof typeof called]));
  const missing = byNumber.flatMap(([name], k) => (places[k]! < 0 ? [name] : []));
  expect(missing).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
