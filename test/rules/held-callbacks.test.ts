/**
 * Callbacks that are held outside their window, and how they find agents at its opening. Rings are
 * answered after 5 s, talks last 120 s, agents wrap for 30 s.
 */
import { expect, test } from 'vitest';
import { agent, B, type Fields } from './center.js';
import { centerOf, offersOf } from './teams.js';
import { tell } from './tell.js';

const window = { window: [{ from: '600s', to: '3600s' }] };

/** B's call asks for `s` and takes a callback at 40, before anybody who has it is there. */
const skilled: Fields = { ...B, needs: ['s'] };

test('at the opening a callback goes to who fits best, not to who has been idle longest', async () => {
  const agents = [
    agent('low', '100s', { skills: { s: 1 } }),
    agent('high', '200s', { skills: { s: 5 } }),
  ];
  const told = await tell(centerOf({ team: agents }, { calls: [skilled], rules: window }));
  expect(offersOf(told.call('B callback'))).toEqual(['600 high']);
});

test('at the opening the first of a line has the best, and who comes after the next best', async () => {
  const agents = [
    agent('low', '100s', { skills: { s: 1 } }),
    agent('high', '200s', { skills: { s: 5 } }),
  ];
  const second = { ...skilled, id: 'D', at: '20s', clid: '+441110003' };
  const told = await tell(centerOf({ team: agents }, { calls: [second, skilled], rules: window }));
  expect(offersOf(told.call('B callback'))).toEqual(['600 high']);
  expect(offersOf(told.call('D callback'))).toEqual(['600 low']);
});

test('with a reserve one callback goes, and the last who is idle stays so', async () => {
  const agents = [agent('A1', '100s'), agent('A2', '200s')];
  const second = { ...B, id: 'D', at: '20s', clid: '+441110003' };
  const rules = { ...window, reserveAgents: 1 };
  const told = await tell(centerOf({ team: agents }, { calls: [B, second], rules }));
  expect(offersOf(told.call('B callback'))).toEqual(['600 A1']);
  // A1 is idle again at 600 + 5 + 10 + 120 + 30.
  expect(offersOf(told.call('D callback'))).toEqual(['765 A2']);
});

test('a personal callback is held too, though its line is first made outside the window', async () => {
  const applets = {
    own: {
      acd: { personal: '$(agent)' },
      breakouts: { voluntary: { after: '30s', to: 'callback' } },
      next: 'queue',
    },
    queue: { acd: {} },
  };
  const forAnna = { ...B, plan: 'main.own', data: { agent: 'Anna' } };
  const anna = agent('Anna', '300s');
  const open = await tell(centerOf({ team: [anna] }, { calls: [forAnna], applets }));
  expect(offersOf(open.call('B callback'))).toEqual(['300 Anna']);
  const held = await tell(centerOf({ team: [anna] }, { calls: [forAnna], applets, rules: window }));
  expect(offersOf(held.call('B callback'))).toEqual(['600 Anna']);
});

test('slots outside the opening hours are skipped: the next that is open is booked', async () => {
  const callback = {
    callback: { schedule: { slots: { from: '0s', to: '2h', every: '10m' } } },
    next: 'thanks',
  };
  const told = await tell(
    centerOf(
      { team: [agent('A1', '300s')] },
      {
        calls: [{ ...B, takesCallbackAfter: undefined }],
        callers: { acceptsCallback: 1 },
        applets: { callback },
        scenario: {
          length: '2h',
          opening: [
            { from: '0s', to: '500s' },
            { from: '1500s', to: '2h' },
          ],
        },
      },
    ),
  );
  // Slots at 600 and 1200 are not wholly within the hours; that at 1800 is.
  expect(told.callback('B')).toMatchObject({ age0: 1800, firstOffer: 1800 });
});
