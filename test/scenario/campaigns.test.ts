import { expect, test } from 'vitest';
import { brief, loadedFrom, planFrom, scenario } from './reading.js';

function withCampaigns(campaigns: string, parts: Record<string, string> = {}): string {
  return scenario({
    teams: 'teams: [{ name: t, agents: 3, skills: [a] }, { name: u, agents: 2 }]',
    ...parts,
    campaigns: `campaigns: ${campaigns}`,
  });
}

const DAYS = { start: 'start: 2026-03-02T08:00[UTC]', length: 'length: 3d' };

test('a campaign is written out with its defaults', async () => {
  const { resolved } = await loadedFrom(
    withCampaigns('[{ name: c, answers: { noAnswer: 0.25 } }]'),
  );
  expect(resolved.campaigns).toEqual([
    {
      name: 'c',
      records: 'endless',
      open: [{ from: '0s' }],
      teams: 'all',
      skills: [],
      reserve: 0,
      answers: {
        person: { probability: 0.75, after: '10s' },
        noAnswer: { probability: 0.25, after: '20s' },
      },
      talk: '3m',
      wrap: 'own',
    },
  ]);
});

test('a number that is known to be engaged at once would be followed by the next for ever', async () => {
  const at = (rules: string, engaged: string) =>
    brief(
      withCampaigns(`[{ name: c, answers: { person: 0.5, engaged: ${engaged} } }]`, {
        rules: `rules: { ${rules} }`,
      }),
    );
  const faults = [
    'campaigns.c.answers.engaged: a dial that takes no time is followed by the next at once, for ever; write how long it takes until the result is known, such as "20s"',
  ];
  expect(await at('engagedAfter: 0s', '0.5')).toEqual(faults);
  expect(await at('engagedAfter: 0s', '{ probability: 0.5 }')).toEqual(faults);
  expect(await at('engagedAfter: 0s', '{ probability: 0.5, after: 1s }')).toEqual([]);
  expect(await at('engagedAfter: 1s', '0.5')).toEqual([]);
});

test('hours are local times, and those that meet are one', async () => {
  const { campaigns } = await planFrom(
    withCampaigns(
      '[{ name: c, open: [{ from: 10:00, to: 12:00 }, { from: 12:00, to: 13:00, days: [tue] }] }]',
      DAYS,
    ),
  );
  const hours = campaigns[0]?.open.map(({ from, to }) => [from / 3_600_000, to / 3_600_000]);
  expect(hours).toEqual([
    [2, 4],
    [26, 29],
    [50, 52],
  ]);
});

test.each([
  ['[{ name: c, records: 0 }]'],
  ['[{ name: c, records: all }]'],
  ['[{ name: c }, { name: c }]'],
  ['[{ name: c, teams: [v] }]'],
  ['[{ name: c, skills: [b] }]'],
  ['[{ name: c, skills: [a], reserve: 3 }]'],
  ['[{ name: c, teams: [u], skills: [a] }]'],
  ['[{ name: c, open: [{ from: 12:00, to: 300s }] }]'],
  ['[{ name: c, answers: { noAnswer: { probability: 0.5, after: 0s } } }]'],
  ['[{ name: c, answers: { person: { probability: 1, after: 0s } }, talk: 0s }]'],
  [`[${Array.from({ length: 10 }, (_, k) => `{ name: c${k} }`).join()}]`],
])('campaigns of %s are refused', async (campaigns) => {
  expect(await brief(withCampaigns(campaigns))).toMatchSnapshot();
});

test('callbacks keep the agents that are left idle for live calls', async () => {
  const rules = { rules: 'rules: { reserveAgents: 2 }' };
  expect(await brief(withCampaigns('[{ name: c, reserve: 1 }]', rules))).toMatchInlineSnapshot(`
    [
      "campaigns.c.reserve: leaves 1 agent idle where callbacks leave 2: no callback would find enough; write "reserve: 2" or more, or less for "rules.reserveAgents"",
    ]
  `);
  expect(await brief(withCampaigns('[{ name: c, reserve: 2 }]', rules))).toEqual([]);
});

test('somebody who talks for a time may dial in no time', async () => {
  const campaign = '[{ name: c, answers: { person: { probability: 1, after: 0s } }, talk: 1m }]';
  expect(await brief(withCampaigns(campaign))).toEqual([]);
});
