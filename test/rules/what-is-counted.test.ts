/** What is in a count and what is not: at the edges of the warm-up and of the day. */
import { expect, test } from 'vitest';
import { agent, C, center } from './center.js';
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
