/** R17 to R19: calling again while a callback is pending. */
import { expect, test } from 'vitest';
import { CallbackState } from '../../src/callback/lifecycle.js';
import { decideRequest } from '../../src/callback/request.js';
import { Interaction } from '../../src/model/interaction.js';
import { Media } from '../../src/model/media.js';
import { RequestOutcome } from '../../src/model/observer.js';
import { A1, agent, B, C, center, type Fields, twoApplets } from './center.js';
import { load, tell } from './tell.js';

const asksAgain = (at: string, others: Fields = {}): Fields => ({
  at,
  takesCallbackAfter: '0s',
  hangsUpAfter: '0s',
  ...others,
});

/** B’s second call goes first and is answered live at 305, the first callback comes after it. */
const answeredLive = { ...B, again: [{ at: '205s', priority: 'highest' }] };

test('R17 a live answer leaves the pending callback as it is; it is made, and redundant', async () => {
  const told = await tell(center({ calls: [answeredLive] }));
  expect(told.call('B.2')).toMatchObject({ offers: [{ at: 300, to: 'A1' }], answeredAt: 305 });
  expect(told.callback('B')).toMatchObject({
    firstOffer: 455,
    answered: 460,
    customer: 470,
    ended: 500,
    redundant: true,
    state: 'Completed',
  });
  expect(told.measures('callbacks.completed', 'callbacks.redundant')).toEqual({
    'callbacks.completed': 1,
    'callbacks.redundant': 1,
  });
  expect(told.record('B', 'IN').conversation).not.toBe(told.record('B.2', 'IN').conversation);
});

test('R17 redundantTalk is how long one talks with a caller who was served already', async () => {
  const told = await tell(center({ rules: { redundantTalk: '47s' }, calls: [answeredLive] }));
  expect(told.callback('B')).toMatchObject({ customer: 470, ended: 517 });
});

test('R17 redundant is counted within unreached, too', async () => {
  const callers = { answersCallback: { person: 0, noAnswer: 1 } };
  const told = await tell(center({ callers, calls: [answeredLive] }));
  expect(told.callback('B')).toMatchObject({ result: 'noAnswer', redundant: true });
  expect(
    told.measures('callbacks.unreached', 'callbacks.redundant', 'callbacks.completed'),
  ).toEqual({
    'callbacks.unreached': 1,
    'callbacks.redundant': 1,
    'callbacks.completed': 0,
  });
});

test('R17 liveAnswerCancels: true cancels what still waits at the instant of the live answer', async () => {
  const told = await tell(center({ rules: { liveAnswerCancels: true }, calls: [answeredLive] }));
  expect(told.callback('B')).toMatchObject({
    state: 'Cancelled',
    ended: 305,
    dials: 0,
    firstOffer: null,
  });
  expect(told.measures('callbacks.cancelled', 'callbacks.dials', 'callbacks.redundant')).toEqual({
    'callbacks.cancelled': 1,
    'callbacks.dials': 0,
    'callbacks.redundant': 0,
  });
});

test('R17 the second call may abandon, which leaves the callback as it is', async () => {
  const told = await tell(center({ calls: [{ ...B, again: [{ at: '205s', patience: '50s' }] }] }));
  expect(told.call('B.2').exits).toEqual([{ at: 255, how: 'Abandoned', reason: null, after: 50 }]);
  expect(told.callback('B')).toMatchObject({ firstOffer: 300, customer: 315, redundant: false });
});

test.each([
  ['queued', '299s', 0],
  ['ringing', '302s', 0],
  ['dialling', '310s', 0],
  ['talking', '400s', 0],
  ['completed', '436s', 1],
])(
  'R17 a callback that is %s when the same applet is reached again, at %s: %s more',
  async (_, at, more) => {
    const told = await tell(center({ calls: [{ ...B, again: [asksAgain(at)] }] }));
    expect(told.measures('callbacks.created', 'callbacks.duplicates')).toEqual({
      'callbacks.created': 1 + more,
      'callbacks.duplicates': 1 - more,
    });
  },
);

test('R17 an unreached callback is complete as well', async () => {
  const callers = { answersCallback: { person: 0, noAnswer: 1 } };
  const told = await tell(center({ callers, calls: [{ ...B, again: [asksAgain('326s')] }] }));
  expect(told.measure('callbacks.created')).toBe(2);
});

async function decide(
  duplicateKey: string,
  fromSameClid: readonly Interaction[] | null,
  toSameNumber: readonly Interaction[] | null,
) {
  const { plan } = await load(center({ rules: { duplicateKey }, calls: [B] }));
  const room = { isTooLate: false, pendingOfApplet: 0, pendingMax: Number.POSITIVE_INFINITY };
  return decideRequest({ applet: 4, fromSameClid, toSameNumber, ...room }, plan.rules);
}

/** A callback made by an applet, in a state of its life. */
function standing(madeBy: number, life: number): Interaction {
  return Object.assign(new Interaction(0), { media: Media.PhoneCallback, madeBy, life });
}

test('R18 the guard is the applet and the CLID, by setting the number to be dialled, or either', async () => {
  const one = [standing(4, CallbackState.Queued)];
  const { Created, Duplicate } = RequestOutcome;
  expect(await decide('clid', one, [])).toBe(Duplicate);
  expect(await decide('clid', [], one)).toBe(Created);
  expect(await decide('dialNumber', one, [])).toBe(Created);
  expect(await decide('dialNumber', [], one)).toBe(Duplicate);
  expect(await decide('either', one, [])).toBe(Duplicate);
  expect(await decide('either', [], one)).toBe(Duplicate);
  expect(await decide('either', [], [])).toBe(Created);
});

test('R18 a withheld CLID never matches by CLID: the number to be dialled is the key then', async () => {
  const one = [standing(4, CallbackState.Queued)];
  expect(await decide('clid', null, one)).toBe(RequestOutcome.Duplicate);
  expect(await decide('clid', null, [])).toBe(RequestOutcome.Created);
});

test('R18 a callback of another applet, or a complete one, does not stand in the way', async () => {
  expect(await decide('clid', [standing(5, CallbackState.Queued)], [])).toBe(
    RequestOutcome.Created,
  );
  expect(await decide('clid', [standing(4, CallbackState.Unreached)], [])).toBe(
    RequestOutcome.Created,
  );
});

const overwritten = { callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' } };
const number = (alternative: string): Fields => ({ data: { alternative } });

test.each([
  ['clid', 1],
  ['dialNumber', 2],
  ['either', 1],
])(
  'R18 duplicateKey: %s, one CLID and two numbers to dial give %s callbacks',
  async (duplicateKey, created) => {
    const calls = [
      { ...B, ...number('+442220001'), again: [asksAgain('205s', number('+442220002'))] },
    ];
    const told = await tell(center({ rules: { duplicateKey }, applets: overwritten, calls }));
    expect(told.measure('callbacks.created')).toBe(created);
  },
);

test.each([
  ['clid', 2],
  ['dialNumber', 1],
  ['either', 1],
])(
  'R18 duplicateKey: %s, two CLIDs and one number to dial give %s callbacks',
  async (duplicateKey, created) => {
    const calls = [
      { ...B, ...number('+442220001') },
      { ...B, id: 'D', clid: '+441110009', ...number('+442220001') },
    ];
    const told = await tell(center({ rules: { duplicateKey }, applets: overwritten, calls }));
    expect(told.measure('callbacks.created')).toBe(created);
  },
);

test.each([
  ['+442220001', 1],
  ['+442220002', 2],
])(
  'R18 two withheld callers who give numbers, the second %s, get %s callbacks',
  async (second, created) => {
    const calls = [
      { ...B, clid: 'withheld', ...number('+442220001') },
      { ...B, id: 'D', clid: 'withheld', ...number(second) },
    ];
    const told = await tell(center({ applets: overwritten, calls }));
    expect(told.measure('callbacks.created')).toBe(created);
  },
);

test('R18 the standing callback is left as it is: its age, its number and its place', async () => {
  const calls = [
    { ...B, ...number('+442220001'), again: [asksAgain('205s', number('+442220002'))] },
    C,
  ];
  const told = await tell(center({ applets: overwritten, calls }));
  expect(told.callback('B')).toMatchObject({ age0: 10, firstOffer: 300, customer: 315 });
  expect(told.callback('B').row.numberDialled).toBe('+442220001');
  expect(told.call('C').offers).toEqual([{ at: 465, to: 'A1' }]);
});

test('R18 the second call goes on to the next applet, and hanging up there is no abandon', async () => {
  const again = [{ at: '205s', takesCallbackAfter: '25s', hangsUpAfter: '27s' }];
  const told = await tell(center({ calls: [{ ...B, again }] }));
  expect(told.storyOf('B.2').slice(2)).toEqual([
    '0:03:50.000 B.2 breaks out after 25s (Voluntary)',
    '0:03:50.000 B.2 gets no callback: duplicate',
    '0:03:52.000 B.2 ends',
  ]);
  expect(told.measures('abandoned', 'callbacks.duplicates')).toEqual({
    abandoned: 0,
    'callbacks.duplicates': 1,
  });
});

test('R18 an applet is its place in the plan, not its kind; one applet is the same by any way to it', async () => {
  const applets = {
    ...twoApplets,
    second: { acd: { name: 'second' }, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
  };
  const again = [asksAgain('205s', { plan: 'main.second' })];
  const told = await tell(center({ applets, calls: [{ ...B, again }] }));
  expect(told.measures('callbacks.created', 'callbacks.duplicates')).toEqual({
    'callbacks.created': 1,
    'callbacks.duplicates': 1,
  });
});

test('R19 a different applet, through a different queue, creates a second callback with its own age', async () => {
  const applets = {
    second: { acd: { name: 'second' }, breakouts: { voluntary: { after: '30s', to: 'other' } } },
    other: { callback: {}, next: 'thanks' },
  };
  const told = await tell(
    center({ applets, calls: [{ ...B, again: [asksAgain('205s', { plan: 'main.second' })] }] }),
  );
  expect(told.callback('B').row.queue).toBe('queue');
  expect(told.callback('B.2')).toMatchObject({ age0: 205, created: 205 });
  expect(told.callback('B.2').row).toMatchObject({ queue: 'second', applet: 'main.other' });
  expect(told.call('B callback').queues).toEqual(['queue']);
});

test('R19 two callbacks at once: the one that dials while the other talks finds the line engaged', async () => {
  const agents = [A1, agent('A2', '301s')];
  const again = [asksAgain('205s', { takesCallbackVia: 'other' })];
  const told = await tell(center({ agents, applets: twoApplets, calls: [{ ...B, again }] }));
  // Dialled at 305 and 306: the second finds the first one’s leg.
  expect(told.callback('B')).toMatchObject({ answered: 305, state: 'Completed' });
  expect(told.callback('B.2')).toMatchObject({ answered: 306, result: 'engaged', ended: 309 });
});

test('R17 who got a callback by a second call only holds for nobody: the first call has its patience', async () => {
  const again = [{ at: '100s', takesCallbackAfter: '30s', hangsUpAfter: '35s' }];
  const told = await tell(center({ calls: [{ id: 'B', at: '10s', patience: '60s', again }] }));
  expect(told.callback('B.2')).toMatchObject({ age0: 100, firstOffer: 300, heldAnswer: null });
  expect(told.hold.call('B').exits).toMatchObject([{ at: 70, how: 'Abandoned' }]);
});

test('R19 a person’s second callback has no twin in the other worlds', async () => {
  const again = [asksAgain('205s', { takesCallbackVia: 'other' })];
  const told = await tell(center({ applets: twoApplets, calls: [{ ...B, again }, C] }));
  expect(told.callback('B.2')).toMatchObject({ heldFirstOffer: null, heldAnswer: null });
  expect(told.hold.has('B.2')).toBe(false);
  expect(told.noCallback.has('B.2')).toBe(false);
  expect(told.measure('callbacks.drift.pairs')).toBe(1);
});
