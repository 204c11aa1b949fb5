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

const agreements = (text: string, others: Readonly<Record<string, string>> = {}) =>
  brief(
    scenario({
      teams: 'teams: [{ name: a, skills: [gold, silver] }]',
      agreements: `agreements: ${text}`,
      ...others,
    }),
  );

test.each([
  ['[{ name: gold, skills: [gold], target: 20s, share: 80% }]', []],
  ['[{ name: gold, skills: [], target: 20s, share: 0.8, match: exactly }]', []],
  [
    '[{ name: g, skills: [gold], target: 20 }, { name: g, skills: [silver], target: 20s }]',
    ['agreements.g.target: 20 has no unit; write "20s" for seconds or "20m" for minutes'],
  ],
  [
    '[{ name: g, skills: [gold], target: 2s }, { name: g, skills: [silver], target: 20s }]',
    ['agreements.g.name: there are two agreements called "g"; give each a name of its own'],
  ],
  [
    '[{ name: g, skills: [gild, gold, gold], target: 2s }]',
    [
      'agreements.g.skills[0]: no team has the skill "gild"; did you mean "gold"?',
      'agreements.g.skills[2]: the skill "gold" stands here twice; name it once',
    ],
  ],
  [
    '[{ name: g, skills: [gold], target: 2s, share: 180% }]',
    ['agreements.g.share: 180% is not a share; write one from 0 to 100 %, such as 80% or 0.8'],
  ],
  [
    '[{ name: g }]',
    [
      'agreements.g.skills: "skills" is missing; add "skills: [sales]"',
      'agreements.g.target: "target" is missing; add "target: 60s"',
    ],
  ],
])('agreements: %s', async (text, faults) => {
  expect(await agreements(text)).toEqual(faults);
});

test.each([
  ['{ agreement: gold }', []],
  ['{ agreement: gild }', ['there is no agreement "gild"; did you mean "gold"?']],
  [
    '{ agreement: gold, target: 3s }',
    ['says "target" and "agreement" at once; keep one of them: an agreement has its target'],
  ],
  ['{}', ['says neither "target" nor "agreement"; add "target: 60s", or "agreement: NAME"']],
])('setSla: %s', async (setSla, faults) => {
  const found = await agreements('[{ name: gold, skills: [gold], target: 20s }]', {
    plans: `plans: { main: { sla: { setSla: ${setSla}, next: queue }, queue: { acd: {} } } }`,
  });
  expect(found.map((text) => text.replace(/^[^ ]*: /, ''))).toEqual(faults);
});

const PERSONAL = 'plans.main.own';

test.each([
  ['own: { acd: { personal: "$(agent)" }, next: queue }', []],
  [
    'own: { acd: { personal: "$(agent)" } }',
    [
      `${PERSONAL}.acd.personal: nothing follows for those whose agent is nobody, or does not come again; add "next", to another queue for example`,
    ],
  ],
  [
    'own: { acd: { personal: "$(agent" }, next: queue }',
    [
      `${PERSONAL}.acd.personal: "$(agent" has a "$(" without its ")"; write it like "$(alternative)"`,
    ],
  ],
  [
    'own: { acd: { personal: "$(lastAgent)", mode: longestWaiting, teams: [a] }, next: queue }',
    [
      `${PERSONAL}.acd.teams: "teams" says who serves, but in a personal queue that is one agent; take "teams" away, or lead from here to another queue that has it`,
      `${PERSONAL}.acd.mode: a personal queue is ordered by priority, not by scores; write "mode: skills", or leave it out`,
    ],
  ],
  [
    'own: { acd: { personal: Anna }, next: callback, breakouts: { voluntary: { after: 9s, to: callback } } }, callback: { callback: {}, next: queue }',
    [
      `${PERSONAL}.next: whoever has nobody to wait for would come to a callback that returns to this queue; let "next" lead to another queue first`,
    ],
  ],
  [
    'own: { acd: { personal: Anna }, next: again }, again: { setData: { lastAgent: Ben }, next: own }',
    [
      `${PERSONAL}.next: leads back to where it began without taking time: main.own -> main.again -> main.own; put an announce that takes time on the way, or let it end elsewhere`,
      'plans.main.again.setData.lastAgent: the data source "lastAgent" is kept by the center: whom the caller spoke with last; use another name',
    ],
  ],
])('personal: %s', async (applets, faults) => {
  const plans = `plans: { main: { ${applets}, queue: { acd: {} } } }`;
  expect((await brief(scenario({ teams: TWO_TEAMS, plans }))).sort()).toEqual([...faults].sort());
});

test('a call cannot bring the last agent with it, nor can one that follows it', async () => {
  const calls = '[{ at: 1s, data: { lastAgent: x }, again: [{ at: 2s, data: { lastAgent: y } }] }]';
  const found = await brief(scenario({ callers: `callers: [{ name: c, calls: ${calls} }]` }));
  expect(found.map((text) => text.split(': ')[0])).toEqual([
    'callers.c.calls[0].data.lastAgent',
    'callers.c.calls[0].again[0].data.lastAgent',
  ]);
});
