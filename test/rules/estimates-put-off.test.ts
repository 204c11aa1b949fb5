/**
 * What an estimate takes for a wait: no time in which a callback was put off or held back, and no
 * agents of groups that have not opened. Rings are answered after 5 s, the customer after 10 s; talk
 * takes 120 s, wrap 30 s.
 */
import { expect, test } from 'vitest';
import { agent, B, C, center, type Fields } from './center.js';
import { call, centerOf } from './teams.js';
import { tell } from './tell.js';

const queue: Fields = {
  acd: { estimate: { measure: true, handleTime: '150s' } },
  breakouts: { voluntary: { after: '30s', to: 'callback' } },
};

function errorOf(method: string): string {
  return `queues.queue.estimates.${method}.error.mean_s`;
}

test('a callback tried again has waited since it came back, and who waited for their place is asked', async () => {
  // B's callback is dialled at 305, nobody answers, and it is due again at 315 + 670. The agent talks
  // to X from 905 to 1205 and is Ready at 1235: B answers 1240, Y 1405, Z 1560, W 1715.
  const customer = [
    { result: 'noAnswer', after: '10s' },
    { result: 'person', after: '10s' },
  ];
  const told = await tell(
    center({
      rules: { retries: { noAnswer: { times: 1, after: '670s' } } },
      calls: [
        { ...B, customer },
        call('X', 900, { talk: '300s' }),
        call('Y', 950),
        call('Z', 1000),
        call('W', 1300),
      ],
      applets: { queue },
    }),
  );
  expect(['Y', 'Z', 'W'].map((id) => told.call(id).answeredAt)).toEqual([1405, 1560, 1715]);
  // B finds nobody before, and is told 0. Z: B comes first with a wait of 15 s, behind it Y has
  // waited 50 s. W: Y is the first with 350 s.
  expect(told.measure(errorOf('headOfLine'))).toBe((455 - 0 + (560 - 50) + (415 - 350)) / 3);
  // Y and Z: X was answered after 5 s; W: B after the 255 s since it came back.
  expect(told.measure(errorOf('lastToEnter'))).toBe((450 + 555 + (415 - 255)) / 3);
});

test('a callback with an initial delay has waited since its delay was over', async () => {
  // B's callback enters at 340 and is answered at 460, once C, answered at 305, is done with.
  const told = await tell(
    center({
      rules: { initialDelay: '300s' },
      calls: [B, C, call('Y', 400), call('Z', 480)],
      applets: { queue },
    }),
  );
  expect(told.callback('B').answered).toBe(460);
  expect(['C', 'Y', 'Z'].map((id) => told.call(id).answeredAt)).toEqual([305, 625, 780]);
  // C is told 0, as B is put off; Y the 60 s of B; Z the 80 s of Y.
  expect(told.measure(errorOf('headOfLine'))).toBe((245 + (225 - 60) + (300 - 80)) / 3);
  // Y: C waited 245 s; Z: B 120 s.
  expect(told.measure(errorOf('lastToEnter'))).toBe((225 - 245 + (300 - 120)) / 2);
});

test('the time in which callbacks are held back is no wait, and who is held back is not asked', async () => {
  const rules = { window: [{ from: '600s', to: '3600s' }] };
  const agents = [agent('A1', '700s')];
  // B waited 30 s as a call, and from 600 on: answered at 705. D 870, E 1025.
  const calls = [B, call('D', 650), call('E', 800)];
  const told = await tell(center({ rules, agents, calls, applets: { queue } }));
  expect(['D', 'E'].map((id) => told.call(id).answeredAt)).toEqual([870, 1025]);
  expect(told.measure(errorOf('headOfLine'))).toBe((220 - 80 + (225 - 150)) / 2);
  expect(told.measure(errorOf('lastToEnter'))).toBe(225 - 135);

  const early = await tell(center({ rules, agents, calls: [B, C], applets: { queue } }));
  expect(early.call('C').answeredAt).toBe(870);
  expect(early.measure(errorOf('headOfLine'))).toBe(810 - 0);
});

test('agents of groups that have not opened are not among those who share the work', async () => {
  const teams = {
    first: [agent('A1', '0s')],
    later: [agent('B1', '0s'), agent('B2', '0s'), agent('B3', '0s')],
  };
  const groups = [{ teams: ['first'] }, { teams: ['later'], after: '600s' }];
  const acd = { groups, estimate: { measure: true, handleTime: '150s' } };
  const applets = { queue: { acd }, callback: undefined, thanks: undefined };
  const told = await tell(centerOf(teams, { calls: [call('X', 1), call('Y', 2)], applets }));
  // X is done with at 156; Y is answered at 161.
  expect(told.measure(errorOf('queueLength'))).toBe(159 - 150);
  expect(told.measure(errorOf('offeredLoad'))).toBe(159 - 150);
  // Where nobody of the first group is there, those are counted who will come.
  const none = { ...teams, first: [agent('A1', '3000s')] };
  const waits = await tell(centerOf(none, { calls: [call('X', 1)], applets }));
  expect(waits.measure(errorOf('queueLength'))).toBe(605 - 50);
});
