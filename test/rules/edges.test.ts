/**
 * The edges of the rules: what a change of one sign, one bound or one name in their functions would
 * turn round, beside the stories that show what they are for.
 */
import { describe, expect, test } from 'vitest';
import { acceptanceOf } from '../../src/callback/acceptance.js';
import { vendorStateOf, wrapsAfter } from '../../src/callback/attempt.js';
import { dueOnLine, routedSinceOnLine } from '../../src/callback/customer-first.js';
import { CallbackState, isComplete } from '../../src/callback/lifecycle.js';
import { NO_NUMBER, numberToDial } from '../../src/callback/number.js';
import { decideOffer, OfferOutcome } from '../../src/callback/offer.js';
import { likelyToRedial } from '../../src/callback/redial.js';
import { decideRequest } from '../../src/callback/request.js';
import { chooseSlot } from '../../src/callback/slot.js';
import { constant } from '../../src/engine/distributions/basic.js';
import { Activity } from '../../src/model/agent-state.js';
import { Loss } from '../../src/model/call-origin.js';
import { CustomerResult } from '../../src/model/caller-plan.js';
import { FRONT } from '../../src/model/interaction.js';
import { RequestOutcome } from '../../src/model/observer.js';
import { BusyCallbackAt, PlaceOnLine } from '../../src/model/rule-settings.js';
import { SlotBook, SlotChoice, SlotPlace } from '../../src/model/schedule.js';
import { B, center } from './center.js';
import { load } from './tell.js';

test('R17 a callback is over when it is completed, unreached, expired or cancelled, and not before', () => {
  const over = Object.entries(CallbackState).flatMap(([name, state]) =>
    isComplete(state) ? [name] : [],
  );
  expect(over).toEqual(['Completed', 'Unreached', 'Expired', 'Cancelled']);
});

test('R4 every activity of an agent has the state that the vendor calls it by', () => {
  const states = Object.entries(Activity).map(([name, activity]) => [
    name,
    vendorStateOf(activity, BusyCallbackAt.Offer),
  ]);
  expect(Object.fromEntries(states)).toEqual({
    LoggedOut: 'LoggedOut',
    Ready: 'Ready',
    IncomingRinging: 'BusyIncoming',
    IncomingTalking: 'BusyIncoming',
    IncomingHolding: 'BusyIncoming',
    CallbackRinging: 'BusyCallback',
    CallbackDialling: 'BusyCallback',
    CallbackTalking: 'BusyCallback',
    CallbackHolding: 'BusyCallback',
    CallbackVoicemail: 'BusyCallback',
    OutboundDialling: 'BusyOutgoing',
    OutboundTalking: 'BusyOutgoing',
    WrapUp: 'WrapUp',
    NoAnswer: 'NoAnswer',
    AwayBreak: 'AwayBreak',
    Lunch: 'AwayBreak',
    Meeting: 'Away',
    Away: 'Away',
    Training: 'ExtendedAway',
  });
  expect(vendorStateOf(Activity.CallbackRinging, BusyCallbackAt.Answer)).toBe('Ready');
});

test('an agent wraps after a person, and by setting after a callback that reached nobody', () => {
  const { Person, Engaged } = CustomerResult;
  const wraps = [Person, Engaged].map((result) => [
    wrapsAfter(result, true),
    wrapsAfter(result, false),
  ]);
  expect(wraps).toEqual([
    [true, true],
    [true, false],
  ]);
});

test('a customer on the line goes to the front by setting, and keeps the place otherwise', () => {
  const { Front, Keep } = PlaceOnLine;
  expect([Front, Keep].map((place) => routedSinceOnLine(place, 5))).toEqual([FRONT, 5]);
  expect([Front, Keep].map((place) => dueOnLine(place, 7))).toEqual([FRONT, 7]);
});

test('R6 a number is trimmed, and one with an unknown part in its middle is none', () => {
  const template = [{ text: '+44' }, { dataSource: 0 }, { text: '9 ' }];
  expect(numberToDial(template, [' 12 '], true, false)).toBe('+44 12 9');
  for (const unknown of [null, '']) {
    expect(numberToDial(template, [unknown], true, false)).toBe(NO_NUMBER);
  }
});

test('an applet with room for three has none when three are pending', async () => {
  const { rules } = (await load(center({ calls: [B] }))).plan;
  const outcomes = [2, 3, 4].map((pendingOfApplet) =>
    decideRequest(
      {
        applet: 1,
        fromSameClid: [],
        toSameNumber: [],
        isTooLate: false,
        pendingMax: 3,
        pendingOfApplet,
      },
      rules,
    ),
  );
  const { Created, NoRoom } = RequestOutcome;
  expect(outcomes).toEqual([Created, NoRoom, NoRoom]);
});

describe('an offer', () => {
  const nothing = {
    estimatedWaitOverMs: -1,
    queueLengthFrom: 0,
    callsPerAgentFrom: 0,
    waitedOverMs: -1,
    between: null,
    pendingUnder: Number.POSITIVE_INFINITY,
  };
  const moment = {
    now: 100,
    estimatedWaitMs: -1,
    othersInQueue: 0,
    callsPerAgent: 0,
    waitedMs: 30,
    pending: 0,
  };
  const isMade = (conditions: Partial<Parameters<typeof decideOffer>[0]>, others = {}): boolean =>
    decideOffer({ ...nothing, ...conditions }, { ...moment, ...others }) === OfferOutcome.Made;

  test('is made to who has waited longer than asked, not as long', () => {
    expect([29, 30, 31].map((waitedOverMs) => isMade({ waitedOverMs }))).toEqual([
      ...[true, false, false],
    ]);
    expect([0, 1].map((waitedMs) => isMade({ waitedOverMs: 0 }, { waitedMs }))).toEqual([
      ...[false, true],
    ]);
  });

  test('is made from the first instant of a span on, until before its last', () => {
    const between = [{ fromMs: 100, toMs: 200 }];
    const made = [99, 100, 199, 200].map((now) => isMade({ between }, { now }));
    expect(made).toEqual([false, true, true, false]);
  });
});

test('of rows of acceptance the last holds whatever its conditions are, and a wait of 0 was quoted', () => {
  const row = {
    quotedOverMs: null,
    quotedUpToMs: 0,
    waitedOverMs: null,
    patienceUnderMs: null,
    patienceUnderQuote: false,
  };
  const rows = [
    { ...row, probability: 0.9 },
    { ...row, quotedUpToMs: null, waitedOverMs: 50, probability: 0.5 },
    { ...row, probability: 0.2 },
  ];
  const heard = { quotedMs: 0, waitedMs: 60, patienceLeftMs: 10 };
  expect(acceptanceOf(rows, heard)).toBe(0.9);
  expect(acceptanceOf(rows, { ...heard, quotedMs: -1 })).toBe(0.5);
  expect(acceptanceOf(rows, { ...heard, quotedMs: -1, waitedMs: 50 })).toBe(0.2);
  expect(acceptanceOf(rows, { ...heard, waitedMs: 0 })).toBe(0.9);
});

test.each([
  [Loss.Blocked, 'blocked'],
  [Loss.TurnedAway, 'turnedAway'],
] as const)('who was lost as %i tries again only where the plan says so', (loss, which) => {
  const plan = { probabilities: [0.6], after: constant(0), entry: null };
  for (const also of [true, false]) {
    const others = { blocked: !also, turnedAway: !also, [which]: also };
    expect(likelyToRedial({ ...plan, ...others }, loss, 0)).toBe(also ? 0.6 : 0);
    expect(likelyToRedial({ ...plan, ...others }, Loss.Abandoned, 0)).toBe(0.6);
  }
});

describe('of open slots', () => {
  const book = (choice: SlotChoice): SlotBook =>
    new SlotBook({
      share: 1,
      starts: [0, 100, 200, 300],
      slotMs: 100,
      capacity: 1,
      notBeforeMs: 0,
      choice,
      weights: [1, 1, 2],
      place: SlotPlace.Tail,
      refusesWhenFull: false,
    });

  test('the first is chosen, whatever is drawn', () => {
    expect(chooseSlot(book(SlotChoice.First), 0, 0.9)).toBe(0);
  });

  test('each is chosen as often as its weight says, ends included', () => {
    const slots = book(SlotChoice.Weighted);
    const chosen = [0, 0.24, 0.25, 0.49, 0.5, 0.75, 0.999].map((u) => chooseSlot(slots, 0, u));
    expect(chosen).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });
});
