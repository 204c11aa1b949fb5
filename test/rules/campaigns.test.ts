/**
 * Campaigns, worked by hand: agents dial at once, the result is known after 10 s, a talk lasts 60 s and
 * is wrapped up in 20 s unless said. One agent from the start on; calls that come in are answered at
 * once, talk 100 s and need no wrap-up.
 */
import { describe, expect, test } from 'vitest';
import { type OutboundLeg, OutboundStep } from '../../src/model/campaign.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { agent, type Fields } from './center.js';
import { load, tell } from './tell.js';

const renewals = {
  name: 'renewals',
  answers: { person: { probability: 1, after: '10s' } },
  talk: '60s',
  wrap: '20s',
};

interface Parts {
  readonly agents?: readonly Fields[];
  readonly calls?: readonly Fields[];
  readonly campaigns?: readonly Fields[];
  readonly scenario?: Fields;
}

/** One call after everything else, so that there is a class of callers. */
const LATE = { at: '999s', id: 'late' };

function center({ agents, calls, campaigns, scenario }: Parts): Fields {
  return {
    name: 'campaigns',
    length: '1000s',
    replications: 1,
    teams: [{ name: 'team', agents: agents ?? [agent('A1', '0s')] }],
    callers: [{ name: 'callers', talk: '100s', calls: [...(calls ?? []), LATE] }],
    plans: {
      main: {
        queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
        callback: { callback: {} },
      },
    },
    campaigns: campaigns ?? [renewals],
    ...scenario,
  };
}

describe('an agent who becomes idle', () => {
  test('dials, talks, wraps up and dials the next record, until there is none', async () => {
    const told = await tell(center({ campaigns: [{ ...renewals, records: 2 }] }));
    expect(told.actual.agent('A1').slice(0, 7)).toEqual([
      ['OutboundDialling', 0],
      ['OutboundTalking', 10],
      ['WrapUp', 70],
      ['OutboundDialling', 90],
      ['OutboundTalking', 100],
      ['WrapUp', 160],
      ['Ready', 180],
    ]);
    expect(told.measures('campaigns.renewals.dials', 'campaigns.renewals.talk.mean_s')).toEqual({
      'campaigns.renewals.dials': 2,
      'campaigns.renewals.talk.mean_s': 60,
    });
  });

  test('serves whoever waits before they dial, and is not called away from a dial', async () => {
    // B rings at 15, while A1 talks to the first record: the wrap-up ends at 90.
    const told = await tell(center({ calls: [{ at: '15s', id: 'B', patience: 'never' }] }));
    expect(told.actual.call('B').answeredAt).toBe(90);
    expect(told.actual.agent('A1').slice(3, 5)).toEqual([
      ['IncomingTalking', 90],
      ['OutboundDialling', 190],
    ]);
  });

  test('is free at once where nobody is reached, and needs no wrap-up', async () => {
    const nobody = { ...renewals, answers: { noAnswer: { probability: 1, after: '30s' } } };
    const told = await tell(center({ campaigns: [{ ...nobody, records: 3 }] }));
    expect(told.actual.agent('A1').slice(0, 4)).toEqual([
      ['OutboundDialling', 0],
      ['OutboundDialling', 30],
      ['OutboundDialling', 60],
      ['Ready', 90],
    ]);
    expect(told.measure('campaigns.renewals.unreached.noAnswer')).toBe(3);
    expect(told.measure('campaigns.renewals.reachedRate')).toBe(0);
  });

  test('wraps up as they do after other calls, unless the campaign says', async () => {
    const { wrap: _, ...others } = renewals;
    const told = await tell(
      center({ agents: [agent('A1', '0s', { wrap: '7s' })], campaigns: [others] }),
    );
    expect(told.actual.agent('A1')[3]).toEqual(['OutboundDialling', 77]);
  });

  test('finishes what is in hand when the shift ends', async () => {
    const told = await tell(
      center({
        agents: [
          { name: 'A1', shifts: [{ from: '0s', to: '50s' }] },
          { name: 'A2', skills: ['other'], shifts: [{ from: '0s' }] },
        ],
        campaigns: [renewals],
      }),
    );
    expect(told.actual.agent('A1').slice(1)).toEqual([
      ['OutboundTalking', 10],
      ['WrapUp', 70],
      ['LoggedOut', 90],
    ]);
  });
});

test('a callback that waits goes before a record', async () => {
  // B asks at 45 and is called back when A1 has wrapped up, at 90.
  const told = await tell(
    center({ calls: [{ at: '15s', id: 'B', takesCallbackAfter: '30s', hangsUpAfter: '31s' }] }),
  );
  expect(told.callback('B').answered).toBe(90);
});

describe('hours', () => {
  const hours = { ...renewals, open: [{ from: '100s', to: '150s' }] };

  test('at the opening those who have been idle dial, longest first, and others stay as reserve', async () => {
    const agents = [agent('A1', '20s'), agent('A2', '0s'), agent('A3', '10s')];
    const told = await tell(center({ agents, campaigns: [{ ...hours, reserve: 1 }] }));
    expect(told.actual.agent('A2')[1]).toEqual(['OutboundDialling', 100]);
    expect(told.actual.agent('A3')[1]).toEqual(['OutboundDialling', 100]);
    expect(told.actual.agent('A1')[1]).toEqual(['IncomingTalking', 999]);
  });

  test('what is under way at the end of the hours is finished, and nobody dials any more', async () => {
    const told = await tell(center({ campaigns: [hours] }));
    expect(told.actual.agent('A1').slice(0, 6)).toEqual([
      ['Ready', 0],
      ['OutboundDialling', 100],
      ['OutboundTalking', 110],
      ['WrapUp', 170],
      ['Ready', 190],
      ['IncomingTalking', 999],
    ]);
  });

  test('nobody dials after the close of the day, and what is under way is finished', async () => {
    const told = await tell(center({ campaigns: [{ ...renewals, open: [{ from: '980s' }] }] }));
    expect(told.actual.agent('A1').slice(1)).toEqual([
      ['OutboundDialling', 980],
      ['OutboundTalking', 990],
      ['WrapUp', 1050],
      ['IncomingTalking', 1070],
      ['Ready', 1170],
    ]);
    expect(told.result.stopped).toEqual([]);
  });

  test('what the end of the run cuts off is counted as under way', async () => {
    const told = await tell(
      center({
        campaigns: [{ ...renewals, talk: '3h' }],
        scenario: { closing: { runOut: '100s' } },
      }),
    );
    expect(told.measures('campaigns.renewals.reached', 'campaigns.renewals.underWay')).toEqual({
      'campaigns.renewals.reached': 1,
      'campaigns.renewals.underWay': 1,
    });
  });
});

describe('who dials', () => {
  test('agents of its teams with all of its skills, for the first campaign that wants them', async () => {
    const told = await tell(
      center({
        agents: [
          agent('A1', '0s', { skills: ['sales', 'french'] }),
          agent('A2', '0s', { skills: ['sales'] }),
          agent('A3', '0s'),
        ],
        campaigns: [
          { ...renewals, name: 'french', skills: ['sales', 'french'], records: 1 },
          { ...renewals, name: 'all', skills: ['sales'], records: 3 },
        ],
      }),
    );
    expect(told.measures('campaigns.french.dials', 'campaigns.all.dials')).toEqual({
      'campaigns.french.dials': 1,
      'campaigns.all.dials': 3,
    });
    expect(told.actual.agent('A3')[0]).toEqual(['Ready', 0]);
  });

  test('with a reserve of two, the third who is idle', async () => {
    const agents = [agent('A1', '0s'), agent('A2', '10s'), agent('A3', '20s')];
    const told = await tell(center({ agents, campaigns: [{ ...renewals, reserve: 2 }] }));
    expect([told.actual.agent('A1')[1], told.actual.agent('A2')[1]]).toEqual([
      ['IncomingTalking', 999],
      undefined,
    ]);
    expect(told.actual.agent('A3')[0]).toEqual(['OutboundDialling', 20]);
  });
});

test('outbound calls are never among live calls, and their agents are busy', async () => {
  const told = await tell(center({ campaigns: [{ ...renewals, records: 1 }] }));
  expect(
    told.measures(
      'offered',
      'media.total.offered',
      'persons',
      'agents.outbound.dialling.mean',
      'agents.outbound.talking.mean',
      'agents.state.BusyOutgoing_h',
    ),
  ).toEqual({
    offered: 1,
    'media.total.offered': 1,
    persons: 1,
    'agents.outbound.dialling.mean': 0.01,
    'agents.outbound.talking.mean': 0.06,
    'agents.state.BusyOutgoing_h': 70 / 3600,
  });
  // 70 s on the record, 20 s of wrap-up and one second of the late call, in 1000 s.
  expect(told.measure('occupancy')).toBe(0.091);
});

test('each outbound call is a record of its own: Phone, Outbound, of no other conversation', async () => {
  const told = await tell(
    center({
      campaigns: [
        { ...renewals, records: 1 },
        {
          ...renewals,
          name: 'survey',
          records: 1,
          answers: { engaged: { probability: 1, after: '3s' } },
        },
      ],
    }),
  );
  const records = told.records.filter(({ direction }) => direction === 'Outbound');
  expect(
    records.map(({ callerClass, media, outcome, startedAt, endedAt }) => [
      callerClass,
      media,
      outcome,
      startedAt,
      endedAt,
    ]),
  ).toEqual([
    ['renewals', 'Phone', 'Completed', 0, 70_000],
    ['survey', 'Phone', 'Unreached (engaged)', 90_000, 93_000],
  ]);
  expect(new Set(told.records.map(({ conversation }) => conversation)).size).toBe(3);
});

test('a record is the same in every world, whenever it is dialled', async () => {
  const { plan } = await load(
    center({
      calls: [15, 40, 300, 420, 430].map((at) => ({
        at: `${at}s`,
        takesCallbackAfter: '30s',
        hangsUpAfter: '31s',
        patience: '60s',
      })),
      campaigns: [
        {
          ...renewals,
          answers: {
            person: { probability: 0.6, after: { exponential: { mean: '10s' } } },
            noAnswer: 0.4,
          },
          talk: { exponential: { mean: '60s' } },
        },
      ],
    }),
  );
  const takers = new Takers();
  const recordsIn = (world: World) => {
    const seen: [result: number, dial: number, talk: number][] = [];
    const observer = new (class extends SilentObserver {
      override campaignCall(step: OutboundStep, leg: OutboundLeg, now: number): void {
        if (step !== OutboundStep.Ended) return;
        const talked = leg.talkedFrom < 0 ? 0 : now - leg.talkedFrom;
        const dialled = (leg.talkedFrom < 0 ? now : leg.talkedFrom) - leg.dialledAt;
        seen[leg.record] = [leg.result, dialled, talked];
      }
    })();
    simulate({ plan, replication: 0, world, takers, observer });
    return seen;
  };
  const [actual, without] = [recordsIn(World.Actual), recordsIn(World.NoCallback)];
  const common = Math.min(actual.length, without.length);
  expect(common).toBeGreaterThan(4);
  expect(without.slice(0, common)).toEqual(actual.slice(0, common));
});

test('who stays after the close for what waits does not dial, though the campaign is open', async () => {
  const shifts = [{ from: '0s', to: '600s' }];
  const skilled = { name: 'A2', skills: ['s'], shifts };
  const told = await tell(
    center({
      agents: [{ name: 'A1', shifts }, skilled],
      calls: [
        { at: '400s', id: 'Y', needs: ['s'], talk: '500s' },
        { at: '410s', id: 'Z', needs: ['s'] },
      ],
      campaigns: [{ ...renewals, open: [{ from: '0s' }] }],
      scenario: { opening: [{ from: '0s', to: '600s' }] },
    }),
  );
  // A1 dials at 540, wraps up to 630, and then waits with A2, who is with Y and after them with Z.
  const inTheRunOut = told.actual.agent('A1').filter(([, at]) => at >= 540);
  expect(inTheRunOut.slice(0, 4)).toEqual([
    ['OutboundDialling', 540],
    ['OutboundTalking', 550],
    ['WrapUp', 610],
    ['Ready', 630],
  ]);
  expect(inTheRunOut.filter(([activity]) => activity === 'OutboundDialling')).toHaveLength(1);
});
