/**
 * The wait that is estimated, worked by hand: rings are answered after 5 s, talk takes 120 s and wrap
 * 30 s unless said.
 */
import { describe, expect, test } from 'vitest';
import { A1, agent, B, C, type CenterParts, center, type Fields } from './center.js';
import { tell } from './tell.js';

const D = { id: 'D', at: '100s', clid: '+441110003' };
const E = { id: 'E', at: '470s', clid: '+441110004' };
const stays = { takesCallbackAfter: undefined, hangsUpAfter: undefined };
const methods = ['vendor', 'queueLength', 'lastToEnter', 'headOfLine', 'offeredLoad'] as const;

function measured(parts: CenterParts, estimate: Fields = {}): Fields {
  const applets = {
    queue: { acd: { estimate: { measure: true, handleTime: '150s', ...estimate } } },
    callback: undefined,
    thanks: undefined,
    ...parts.applets,
  };
  return center({ ...parts, applets });
}

function errorOf(method: string): string {
  return `queues.queue.estimates.${method}.error.mean_s`;
}

describe('five methods, side by side', () => {
  test('each is compared with the wait from the queue entry to the agent’s answer', async () => {
    // B waits 10 to 305, C 60 to 460, D 100 to 615, E 470 to 770. Nobody is logged in before 300.
    const told = await tell(measured({ calls: [{ ...B, ...stays }, C, D, E] }));
    const [vendor, queueLength, lastToEnter, headOfLine, offeredLoad] = methods.map((method) =>
      told.measure(errorOf(method)),
    );
    // E is told the mean of 295 and 400.
    expect(vendor).toBe(300 - 347.5);
    // (D + 1) x 150 / 1.
    expect(queueLength).toBe(300 - 300);
    // C's wait.
    expect(lastToEnter).toBe(300 - 400);
    // B is told 0, C the age of B, D too, E the age of D.
    expect(headOfLine).toBe((295 - 0 + (400 - 50) + (515 - 90) + (300 - 370)) / 4);
    // Too little was measured: those ahead are all served, and each takes the time that is given.
    expect(offeredLoad).toBe(300 - 300);
    expect(
      told.measures(
        'queues.queue.estimates.asked',
        'queues.queue.estimates.answeredRate',
        'queues.queue.estimates.vendor.compared',
        'queues.queue.estimates.vendor.noneRate',
        'queues.queue.estimates.headOfLine.noneRate',
        'queues.queue.estimates.headOfLine.error.absolute.mean_s',
      ),
    ).toEqual({
      'queues.queue.estimates.asked': 4,
      'queues.queue.estimates.answeredRate': 1,
      'queues.queue.estimates.vendor.compared': 1,
      'queues.queue.estimates.vendor.noneRate': 0.75,
      'queues.queue.estimates.headOfLine.noneRate': 0,
      'queues.queue.estimates.headOfLine.error.absolute.mean_s': (295 + 350 + 425 + 70) / 4,
    });
    const root = 'queues.queue.estimates.headOfLine.error.rootMeanSquare_s';
    expect(told.measure(root)).toBeCloseTo(
      Math.sqrt((295 ** 2 + 350 ** 2 + 425 ** 2 + 70 ** 2) / 4),
      9,
    );
  });

  test('who finds a free agent is not asked, and who hangs up has no wait to compare', async () => {
    const calls = [
      { id: 'now', at: '1s' },
      { id: 'lost', at: '2s', patience: '10s' },
      { id: 'kept', at: '3s' },
    ];
    const told = await tell(measured({ agents: [agent('A1', '0s')], calls }));
    expect(told.call('lost').exits).toMatchObject([{ how: 'Abandoned', after: 10 }]);
    expect(told.measure('queues.queue.estimates.asked')).toBe(2);
    expect(told.measure('queues.queue.estimates.answeredRate')).toBe(0.5);
    expect(told.measure('queues.queue.estimates.queueLength.compared')).toBe(1);
    // Rung at 156, answered at 161; one was ahead.
    expect(told.measure(errorOf('queueLength'))).toBe(158 - 300);
  });

  test('the offered load measures how long one takes, and how many are served', async () => {
    // Each takes the agent a minute: 5 s of ring, 55 s of talk. The third and the fourth hang up.
    const first = Array.from({ length: 12 }, (_, k) => ({
      id: `c${k}`,
      at: `${k}s`,
      ...(k === 2 || k === 3 ? { patience: '30s' } : {}),
    }));
    const calls = [
      ...first,
      { id: 'X', at: '590s' },
      { id: 'Y', at: '601s' },
      { id: 'Z', at: '602s' },
    ];
    const told = await tell(
      measured({
        agents: [agent('A1', '0s')],
        callers: { talk: '55s' },
        team: { wrap: '0s' },
        calls,
        scenario: { warmUp: '600s' },
      }),
    );
    expect(told.call('c11').offers[0]?.at).toBe(540);
    expect(told.call('Z').answeredAt).toBe(725);
    // At 601 ten were handled, a minute each, and of eleven who had waited nine were served.
    const [y, z] = [60, Math.round(60_000 * (9 / 11 + 1)) / 1000];
    expect(told.measure(errorOf('offeredLoad'))).toBeCloseTo((64 - y + (123 - z)) / 2, 9);
  });

  test('who is on a break does none of the offered load, and is counted by the queue length', async () => {
    const resting = {
      name: 'A2',
      shifts: [{ from: '0s', breaks: [{ at: '200s', for: '400s' }] }],
    };
    const calls = [
      { id: 'P', at: '100s', talk: '500s' },
      { id: 'Q', at: '300s' },
    ];
    const told = await tell(measured({ agents: [agent('A1', '0s'), resting], calls }));
    // Q is rung when A2 is back at 600.
    expect(told.measure(errorOf('queueLength'))).toBe(305 - 75);
    expect(told.measure(errorOf('offeredLoad'))).toBe(305 - 150);
  });

  test('without a time to handle, and before ten were handled, two methods know nothing', async () => {
    const told = await tell(
      measured(
        { agents: [agent('A1', '0s')], calls: [B, C].map((c) => ({ ...c, ...stays })) },
        {
          handleTime: undefined,
        },
      ),
    );
    for (const method of ['queueLength', 'offeredLoad']) {
      expect(told.measure(`queues.queue.estimates.${method}.noneRate`)).toBe(1);
    }
    expect(told.measure('queues.queue.estimates.headOfLine.noneRate')).toBe(0);
  });
});

describe('what the estimate is used for', () => {
  const offer = { after: '90s', to: 'callback', quotes: true };

  test('an offer quotes by the chosen method, and counts only those who come before', async () => {
    const busy = { id: 'busy', at: '1s', talk: '300s' };
    const first = { ...B, takesCallbackAfter: '90s', hangsUpAfter: '95s' };
    const quoted = async (estimate: Fields): Promise<number | null> => {
      const acd = { estimate: { handleTime: '150s', ...estimate } };
      const applets = { queue: { acd, breakouts: { voluntary: offer } } };
      const told = await tell(
        center({ agents: [agent('A1', '0s')], calls: [busy, first, C], applets }),
      );
      return told.callback('B').row.quotedMs;
    };
    // At 100 B is the first, and C waits behind.
    expect(await quoted({ method: 'queueLength' })).toBe(150_000);
    expect(await quoted({ method: 'offeredLoad' })).toBe(150_000);
    expect(await quoted({ method: 'headOfLine' })).toBe(90_000);
    // The busy call was answered after 5 s.
    expect(await quoted({ method: 'lastToEnter' })).toBe(5000);
    expect(await quoted({ method: 'vendor' })).toBe(5000);
  });

  test('the estimated-wait breakout acts by the chosen method, if enough calls wait', async () => {
    const told = async (atLeastWaiting: number) => {
      const estimate = { method: 'headOfLine', atLeastWaiting };
      const breakouts = { estimatedWait: { over: '60s', to: 'shut' } };
      const applets = { queue: { acd: { estimate }, breakouts }, shut: { hangUp: true } };
      const calls = [{ ...B, ...stays }, C, D];
      return tell(center({ agents: [A1], calls, applets: { ...applets, callback: undefined } }));
    };
    // C is told 50 s, D 90 s.
    const acts = await told(2);
    expect(acts.call('C').exits).toEqual([]);
    expect(acts.call('D').exits).toMatchObject([{ how: 'Breakout', reason: 'EstimatedWait' }]);
    expect((await told(3)).call('D').exits).toEqual([]);
  });
});
