/** R5, R6 and R9: which number is dialled, and when. */
import { expect, test } from 'vitest';
import { NO_NUMBER, numberToDial, THE_CLID } from '../../src/callback/number.js';
import { agent, B, center, type Fields } from './center.js';
import { tell } from './tell.js';

const alternative = [{ dataSource: 0 }];
/** Plan in which the number to dial is overwritten. */
const overwritten = (numberToDial = '$(alternative)'): Fields => ({
  callback: { callback: { numberToDial }, next: 'thanks' },
});
const withheld = { ...B, clid: 'withheld' };

test('R5 by default the callback goes to the number that the call came from', async () => {
  expect(numberToDial(null, ['+442220002'], true, true)).toBe(THE_CLID);
  const told = await tell(center({ calls: [{ ...B, data: { alternative: '+442220002' } }] }));
  expect(told.record('B', 'OUT').connectTo).toBe(told.record('B', 'IN').connectFrom);
  expect(told.callback('B').row.numberDialled).toBe('+441110001');
});

test('R6 an overwritten number is the text with its data sources filled in', async () => {
  expect(numberToDial(alternative, ['+442220002'], true, true)).toBe('+442220002');
  expect(numberToDial([{ text: '+44' }, ...alternative], ['2220002'], true, true)).toBe(
    '+442220002',
  );
  const told = await tell(
    center({
      applets: overwritten('+44$(alternative)'),
      calls: [{ ...B, data: { alternative: '2220002' } }],
    }),
  );
  expect(told.record('B', 'OUT').connectTo).toBe('+442220002');
});

test('R6 an empty result falls back to the CLID, unless fallbackToClid is off', async () => {
  for (const data of [null, [null], ['']]) {
    expect(numberToDial(alternative, data, true, true)).toBe(THE_CLID);
    expect(numberToDial(alternative, data, true, false)).toBe(NO_NUMBER);
    expect(numberToDial(alternative, data, false, true)).toBe(NO_NUMBER);
  }
  const fallsBack = await tell(center({ applets: overwritten(), calls: [B] }));
  expect(fallsBack.callback('B').row.numberDialled).toBe('+441110001');
  const rules = { fallbackToClid: false };
  const nobody = await tell(center({ rules, applets: overwritten(), calls: [B] }));
  expect(nobody.rows).toEqual([]);
});

test('R6 a withheld CLID with no other number gets no callback and goes on to the next applet', async () => {
  const told = await tell(center({ calls: [{ ...withheld, hangsUpAfter: undefined }] }));
  expect(told.storyOf('B').slice(2)).toEqual([
    '0:00:40.000 B breaks out after 30s (Voluntary)',
    '0:00:40.000 B gets no callback: no number',
    '0:00:45.000 B ends',
  ]);
  expect(told.measures('callbacks.created', 'callbacks.noNumber', 'abandoned')).toEqual({
    'callbacks.created': 0,
    'callbacks.noNumber': 1,
    abandoned: 0,
  });
});

test('R6 withheldClid: dialFails creates a callback that an agent answers and that reaches nobody', async () => {
  const told = await tell(center({ rules: { withheldClid: 'dialFails' }, calls: [withheld] }));
  expect(told.callback('B')).toMatchObject({
    answered: 305,
    customer: null,
    state: 'Unreached',
    result: 'failed',
  });
  expect(told.callback('B').row).toMatchObject({ clid: null, numberDialled: null });
  expect(told.call('B callback').queuedAt).toEqual([40]);
});

test('R6 a withheld CLID with another number is called back on that', async () => {
  const told = await tell(
    center({
      applets: overwritten(),
      calls: [{ ...withheld, data: { alternative: '+442220002' } }],
    }),
  );
  expect(told.callback('B')).toMatchObject({ customer: 315, state: 'Completed' });
  expect(told.callback('B').row).toMatchObject({ clid: null, numberDialled: '+442220002' });
});

const asking = (share: number): Fields => ({
  queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'ask' } } },
  ask: { askNumber: { takes: '12s', share, into: 'alternative' }, next: 'callback' },
  ...overwritten(),
});

test.each([
  ['+442220002', '+442220002'],
  ['', '+441110001'],
])(
  'R6 an applet asks for another number, which takes its time: given "%s", dialled %s',
  async (gives, dialled) => {
    const told = await tell(
      center({ applets: asking(0.5), calls: [{ ...B, gives, hangsUpAfter: '60s' }] }),
    );
    expect(told.callback('B')).toMatchObject({ age0: 10, created: 52, queued: 52 });
    expect(told.callback('B').row.numberDialled).toBe(dialled);
  },
);

test.each([
  [0, false],
  [1, true],
])('R6 a share of %s of the callers gives another number', async (share, others) => {
  const told = await tell(
    center({ applets: asking(share), calls: [{ ...B, hangsUpAfter: '60s' }] }),
  );
  expect(told.callback('B').row.numberDialled !== '+441110001').toBe(others);
});

test('R6 what is asked after the applet changes nothing: the callback has data sources of its own', async () => {
  const applets = {
    callback: { callback: { numberToDial: '$(alternative)' }, next: 'ask' },
    ask: { askNumber: { takes: '5s', share: 1, into: 'alternative' } },
  };
  const told = await tell(center({ applets, calls: [{ ...B, gives: '+442220002' }] }));
  expect(told.callback('B').row.numberDialled).toBe('+441110001');
});

test('R6 the initial applet may write the number: it is filled in before the dial', async () => {
  const applets = {
    callback: { callback: { numberToDial: '$(alternative)', initial: 'note' }, next: 'thanks' },
    note: { setData: { alternative: '+442220003' }, next: 'queue' },
  };
  const told = await tell(center({ applets, calls: [B] }));
  expect(told.callback('B').row.numberDialled).toBe('+442220003');
});

test.each([41, 77, 300, 1234])(
  'R9 nothing is dialled on an estimate: an agent who is Ready at %s is rung then, as the call would have been',
  async (from) => {
    const told = await tell(
      center({ agents: [agent('A1', `${from}s`)], calls: [{ ...B, hangsUpAfter: '30s' }] }),
    );
    expect(told.callback('B')).toMatchObject({ firstOffer: from, answered: from + 5 });
    expect(told.drift('B')).toMatchObject({ offer: 0, agent: 0 });
  },
);
