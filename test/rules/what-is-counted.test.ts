/** What is in a count and what is not: at the edges of the warm-up and of the day. */
import { expect, test } from 'vitest';
import { agent, B, C, center } from './center.js';
import { tell } from './tell.js';

test('the longest line is that of the time that is counted', async () => {
  const told = await tell(
    center({
      agents: [{ name: 'A1', shifts: [{ from: '600s', to: '1600s' }, { from: '2015s' }] }],
      calls: [
        { id: 'X', at: '10s' },
        { id: 'Y', at: '20s' },
        { ...C, at: '2000s' },
      ],
      scenario: { warmUp: '30m' },
    }),
  );
  // X and Y wait together, before the half hour that is left out.
  expect(told.measure('queueLength.max')).toBe(1);
});

test('who waits when the warm-up ends is in the longest line', async () => {
  const calls = [
    { id: 'X', at: '1700s' },
    { id: 'Y', at: '1710s' },
  ];
  const agents = [agent('A1', '1900s')];
  const told = await tell(center({ agents, calls, scenario: { warmUp: '30m' } }));
  expect(told.measure('queueLength.max')).toBe(2);
});

test('lines that are in use when the warm-up ends are in use', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '0s'), agent('A2', '0s')],
      callers: { trunks: 'main' },
      calls: [
        { id: 'X', at: '1750s' },
        { id: 'Y', at: '1760s' },
      ],
      scenario: { warmUp: '30m', trunks: [{ name: 'main', lines: 5 }] },
    }),
  );
  expect(told.measures('trunks.main.calls', 'trunks.main.linesInUse.max')).toEqual({
    'trunks.main.calls': 0,
    'trunks.main.linesInUse.max': 2,
  });
});

test('a message that an agent leaves is part of the handle time of an interval, too', async () => {
  const customer = { result: 'voicemail', after: '20s', message: '20s' };
  const told = await tell(center({ calls: [{ ...B, customer }] }));
  const row = told.result.intervals.rows().find(({ media }) => media === 1);
  const figure = (name: string) => row?.figures.get(name)?.mean;
  // Dial 20 s, message 20 s, wrap 30 s.
  expect(figure('voicemail_s')).toBe(20);
  expect(figure('aht_s')).toBe(70);
  expect(told.measure('media.phoneCallback.aht_s')).toBe(70);
});

test('a callback that enters its queue after the close is of no interval', async () => {
  const told = await tell(
    center({
      agents: [agent('A1', '100s')],
      calls: [
        { id: 'X', at: '200s', talk: '200s' },
        { ...B, at: '290s' },
      ],
      scenario: { length: '5m', interval: '5m' },
    }),
  );
  expect(told.callback('B').queued).toBe(320);
  expect(told.measure('callbacks.drift.pairs')).toBe(1);
  const row = told.result.intervals.rows().find(({ media }) => media === 1);
  expect(row?.figures.get('callbacks.created')?.mean).toBe(0);
  expect(row?.figures.get('callbacks.drift_s')?.mean).toBeNull();
});
