/** What can be wrong with the settings of who serves whom. */
import { expect, test } from 'vitest';
import { brief, scenario } from './reading.js';

const TWO_TEAMS = 'teams: [{ name: a }, { name: b }]';

const queueWith = (acd: string): Promise<string[]> =>
  brief(scenario({ teams: TWO_TEAMS, plans: `plans: { main: { queue: { acd: ${acd} } } }` }));

const AT = 'plans.main.queue.acd.groups';

test.each([
  ['{ groups: [{ teams: [a] }, { teams: [b], after: 60s }] }', []],
  ['{ groups: [{ teams: [a] }, { teams: all, after: 60s }] }', []],
  [
    '{ teams: [a], groups: [{ teams: [b] }] }',
    [
      `${AT}: says "teams" and "groups" at once; keep one of them: the first group takes the place of "teams"`,
    ],
  ],
  [
    '{ groups: [{ teams: [a], after: 10s }] }',
    [
      `${AT}[0].after: nobody serves the queue in the first 10s; take "after" away from the first group, or put a group before it`,
    ],
  ],
  [
    '{ groups: [{ teams: [a] }, { teams: [b] }] }',
    [
      `${AT}[1].after: opens after 0s, no later than the group before it (0s); let "after" ascend, or put the teams into the group before`,
    ],
  ],
  [
    '{ groups: [{ teams: [a] }, { teams: [b, a], after: 1m }] }',
    [
      `${AT}[1].teams[1]: the team "a" serves already in an earlier group; name it once, in the group in which it begins to serve`,
    ],
  ],
  [
    '{ groups: [{ teams: all }, { teams: [c], after: 1m }] }',
    [
      `${AT}[1].teams: all teams serve already in an earlier group; take this group away, or let "teams: all" be the last`,
      `${AT}[1].teams[0]: there is no team "c"; the teams are a and b`,
    ],
  ],
  ['{ groups: [] }', [`${AT}: the list is empty; write at least one item`]],
  [
    '{ groups: [{ after: 1m }] }',
    [`${AT}[0].teams: "teams" is missing; add "teams: [{ name: support, agents: 10 }]"`],
  ],
])('groups: %s', async (acd, faults) => {
  expect((await queueWith(acd)).sort()).toEqual([...faults].sort());
});

test('there are only so many groups', async () => {
  const many = Array.from({ length: 17 }, (_, k) => `{ teams: [t${k}], after: ${k}s }`);
  const teams = `teams: [${many.map((_, k) => `{ name: t${k} }`).join()}]`;
  const plans = `plans: { main: { queue: { acd: { groups: [${many.join()}] } } } }`;
  expect(await brief(scenario({ teams, plans }))).toEqual([
    `${AT}: 17 groups are more than the 16 that a scenario may have; keep to 16 or fewer`,
  ]);
});
