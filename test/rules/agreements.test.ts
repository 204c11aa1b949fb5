/**
 * Agreements by skills. A1, who has all skills, is Ready at 300, answers after 5 s, talks 120 s and
 * wraps 30 s; the queue is routed by agreements.
 */
import { describe, expect, test } from 'vitest';
import { RequirementKind } from '../../src/model/applets.js';
import { SkillProfiles } from '../../src/model/skill-profile.js';
import { agreementFor } from '../../src/routing/agreements.js';
import { agent, B, type Fields, center as oneQueue } from './center.js';
import { call, centerOf, offersOf } from './teams.js';
import { type Told, tell } from './tell.js';

const A1 = agent('A1', '300s', { skills: { gold: 1, silver: 1 } });
const gold = { name: 'gold', skills: ['gold'], target: '20s' };
const silver = { name: 'silver', skills: ['silver'], target: '60s' };
const routed: Fields = { acd: { agreementRouting: true } };

function center(
  agreements: readonly Fields[],
  calls: readonly Fields[],
  applets: Fields = {},
  agents: readonly Fields[] = [A1],
): Fields {
  return {
    ...centerOf({ team: agents }, { calls, applets: { queue: routed, ...applets } }),
    agreements,
  };
}

/** In the order of the first offer. */
function order({ actual }: Told): string[] {
  return actual.courses
    .filter(({ offers }) => offers.length > 0)
    .sort((a, b) => a.offers[0]!.at - b.offers[0]!.at)
    .map(({ name }) => name);
}

describe('who comes first', () => {
  test('least slack: a younger call with the tighter promise', async () => {
    // X must be answered by 10 + 60, Y by 40 + 20.
    const calls = [call('X', 10, { needs: ['silver'] }), call('Y', 40, { needs: ['gold'] })];
    expect(order(await tell(center([gold, silver], calls)))).toEqual(['Y', 'X']);
  });

  test('of equal slack the older one, of equal age who came first', async () => {
    const calls = [
      call('Y', 50, { needs: ['gold'] }),
      call('X', 10, { needs: ['silver'] }),
      call('Z', 10, { needs: ['silver'] }),
    ];
    // All three must be answered by 70.
    expect(order(await tell(center([gold, silver], calls)))).toEqual(['X', 'Z', 'Y']);
  });

  test('whoever has no agreement comes after all who have one', async () => {
    const calls = [call('X', 10), call('Y', 290, { needs: ['silver'] })];
    expect(order(await tell(center([gold, silver], calls)))).toEqual(['Y', 'X']);
  });

  test('an agreement for no skills is for everybody', async () => {
    const anybody = { name: 'anybody', skills: [], target: '10s' };
    const calls = [call('X', 10), call('Y', 290, { needs: ['silver'] })];
    expect(order(await tell(center([silver, anybody], calls)))).toEqual(['X', 'Y']);
  });

  test('age alone, where the queue is not routed by agreements', async () => {
    const calls = [call('X', 10, { needs: ['silver'] }), call('Y', 40, { needs: ['gold'] })];
    const told = await tell(center([gold, silver], calls, { queue: { acd: {} } }));
    expect(order(told)).toEqual(['X', 'Y']);
    expect(told.measures('agreements.gold.offered', 'agreements.silver.offered')).toEqual({
      'agreements.gold.offered': 1,
      'agreements.silver.offered': 1,
    });
  });
});

describe('of several agreements the most particular', () => {
  const profiles = new SkillProfiles();
  const mandatory = (...skills: number[]) =>
    profiles.of(
      skills.map((skill) => ({ skill, kind: RequirementKind.Mandatory, expiresAfterMs: 0 })),
    );
  const plan = (skills: number[], targetMs: number, exactly = false) => ({
    name: '',
    skills,
    exactly,
    targetMs,
    share: 0.8,
  });

  test('is the one of most skills', () => {
    expect(agreementFor(mandatory(0, 1, 2), [plan([0], 1), plan([0, 1], 9), plan([], 1)])).toBe(1);
  });
  test('of as many, the one for exactly these', () => {
    expect(agreementFor(mandatory(0), [plan([0], 1), plan([0], 9, true)])).toBe(1);
    expect(agreementFor(mandatory(0, 1), [plan([0], 1), plan([0], 9, true)])).toBe(0);
  });
  test('then the shorter target, then the order of the file', () => {
    expect(agreementFor(mandatory(0, 1), [plan([0], 9), plan([1], 5), plan([1], 5)])).toBe(1);
  });
  test('an optional skill is not required, an expiring one is until it expires', () => {
    const kinds = [RequirementKind.Optional, RequirementKind.Expiring];
    const [optional, expiring] = kinds.map((kind) =>
      profiles.of([{ skill: 0, kind, expiresAfterMs: kind === kinds[1] ? 9 : 0 }]),
    );
    expect(agreementFor(optional!, [plan([0], 1)])).toBe(-1);
    expect(agreementFor(expiring!, [plan([0], 1)])).toBe(0);
    expect(agreementFor(profiles.afterExpiry(expiring!), [plan([0], 1)])).toBe(-1);
  });
});

describe('the plan has the last word', () => {
  const from = (applet: Fields): Fields => ({ sla: { setSla: applet, next: 'queue' } });
  const goldCall = call('Y', 40, { needs: ['gold'], plan: 'main.sla' });

  test('Set SLA with a target stands against the skills, and is nobody’s agreement', async () => {
    const told = await tell(
      center(
        [gold, silver],
        [call('X', 10, { needs: ['silver'] }), goldCall],
        from({ target: '10m' }),
      ),
    );
    expect(order(told)).toEqual(['X', 'Y']);
    expect(told.measure('agreements.gold.offered')).toBe(0);
  });

  test('Set SLA none means none', async () => {
    const applets = { sla: { setSla: 'none', next: 'queue' } };
    const told = await tell(center([gold], [call('X', 10), goldCall], applets));
    expect(order(told)).toEqual(['X', 'Y']);
    expect(told.measure('agreements.gold.offered')).toBe(0);
  });

  test('Set SLA with a name puts a call under that agreement, whatever its skills', async () => {
    const calls = [call('X', 10, { needs: ['silver'] }), call('Y', 40, { plan: 'main.sla' })];
    const told = await tell(center([gold, silver], calls, from({ agreement: 'gold' })));
    expect(order(told)).toEqual(['Y', 'X']);
    expect(told.measure('agreements.gold.offered')).toBe(1);
  });
});

describe('a callback', () => {
  const taking = { ...routed, breakouts: { voluntary: { after: '30s', to: 'callback' } } };

  test('R8 keeps the agreement of its call, and is the one that is counted', async () => {
    // B queues at 10 and must be answered by 30; X comes later with no promise.
    const calls = [{ ...B, needs: ['gold'] }, call('X', 5)];
    const told = await tell(center([gold], calls, { queue: taking }));
    expect(order(told)).toEqual(['B callback', 'X']);
    expect(
      told.measures(
        'agreements.gold.offered',
        'agreements.gold.late',
        'agreements.gold.share',
        'noCallback.agreements.gold.late',
      ),
    ).toEqual({
      'agreements.gold.offered': 1,
      'agreements.gold.late': 1,
      'agreements.gold.share': 0,
      'noCallback.agreements.gold.late': 1,
    });
  });

  test('R8 keeps it also when the skill that gave it has expired meanwhile', async () => {
    const applets = {
      queue: taking,
      tag: { skillTagger: { add: { gold: { expiresAfter: '20s' } } }, next: 'queue' },
    };
    const calls = [{ ...B, plan: 'main.tag' }, call('X', 5)];
    const told = await tell(center([gold], calls, applets));
    expect(order(told)).toEqual(['B callback', 'X']);
    expect(told.measure('agreements.gold.offered')).toBe(1);
  });

  test('R12 comes under another where its way changes what it asks for', async () => {
    const applets = {
      queue: taking,
      callback: { callback: { initial: 'retag' }, next: 'thanks' },
      retag: {
        skillTagger: { removeAll: true, add: { silver: 'mandatory' } },
        next: 'queue',
      },
    };
    const told = await tell(center([gold, silver], [{ ...B, needs: ['gold'] }], applets));
    expect(
      told.measures(
        'agreements.gold.offered',
        'agreements.silver.offered',
        'noCallback.agreements.gold.offered',
      ),
    ).toEqual({
      'agreements.gold.offered': 0,
      'agreements.silver.offered': 1,
      'noCallback.agreements.gold.offered': 1,
    });
  });
});

test('kept, late, lost and pending are of all that were promised', async () => {
  const now = agent('A2', '0s', { skills: { gold: 1 } });
  const calls = [
    // Answered at 20, 5 s old; A2 talks until 140 and wraps until 170.
    call('kept', 15, { needs: ['gold'] }),
    // Offered at 170 and answered at 175, 20 s old to the millisecond.
    call('just', 155, { needs: ['gold'] }),
    call('lost', 160, { needs: ['gold'], patience: '30s' }),
    // Offered at 325 and answered at 330.
    call('late', 200, { needs: ['gold'] }),
    // A2 wraps until 480 and is rung for the last one when the run is over.
    call('open', 475, { needs: ['gold'], rings: ['missed', 'missed'] }),
  ];
  const scenario = {
    ...center([{ ...gold, share: 0.4 }], calls, { queue: { acd: { noAnswerTimeout: '5m' } } }, [
      now,
    ]),
    length: '8m',
    closing: { runOut: '10s' },
  };
  const told = await tell(scenario);
  expect(
    told.measures(
      ...['offered', 'share', 'late', 'lost', 'pending', 'met'].map(
        (key) => `agreements.gold.${key}`,
      ),
    ),
  ).toEqual({
    'agreements.gold.offered': 5,
    'agreements.gold.share': 0.4,
    'agreements.gold.late': 1,
    'agreements.gold.lost': 1,
    'agreements.gold.pending': 1,
    'agreements.gold.met': 1,
  });
  expect(offersOf(told.call('just'))).toEqual(['170 A2']);
});

test('a callback that is tried again keeps its promise once: at the first answer by an agent', async () => {
  const told = await tell({
    ...oneQueue({
      rules: { retries: { noAnswer: { times: 1, after: '60s' } } },
      agents: [agent('A1', '200s')],
      calls: [
        {
          id: 'B',
          at: '10s',
          takesCallbackAfter: '30s',
          hangsUpAfter: '35s',
          customer: [
            { result: 'noAnswer', after: '20s' },
            { result: 'person', after: '10s' },
          ],
        },
      ],
    }),
    agreements: [{ name: 'all', skills: [], target: '200s' }],
  });
  // The agent answers at 205, 195 s after the age counts from, and again after the retry.
  expect(told.measures('agreements.all.offered', 'agreements.all.share')).toEqual({
    'agreements.all.offered': 1,
    'agreements.all.share': 1,
  });
});

test('a call that is refused a callback keeps the promise that it was given', async () => {
  const told = await tell({
    ...oneQueue({
      applets: { callback: { callback: { pendingMax: 1 }, next: 'thanks' } },
      calls: [B, { ...B, id: 'D', at: '20s', clid: '+441110003' }],
    }),
    agreements: [{ name: 'all', skills: [], target: '10m' }],
  });
  // D is refused as B waits for one, hears the thanks and is cleared: that promise is lost.
  expect(
    told.measures(
      'callbacks.noRoom',
      ...['offered', 'share', 'lost'].map((key) => `agreements.all.${key}`),
    ),
  ).toEqual({
    'callbacks.noRoom': 1,
    'agreements.all.offered': 2,
    'agreements.all.share': 0.5,
    'agreements.all.lost': 1,
  });
});
