import { expect, test } from 'vitest';
import { brief, faultsOf, scenario } from './reading.js';

test('a bare number in place of a duration is told its units', async () => {
  expect(await faultsOf(scenario({ length: 'length: 90' }))).toMatchInlineSnapshot(`
    "test.yaml:3:9: length: 90 has no unit
      3 | length: 90
        |         ^^
      write "90s" for seconds or "90m" for minutes"
  `);
});

test('all faults are told at once, in the order of the file', async () => {
  const text = `name: Monday
lenght: 10h
start: 2026-03-02T08:00
teams:
  - name: support
    agents: "10"
    skils: { support: 2 }
    wrap: { lognorml: { mean: 30s, cv: 0.8 } }
callers:
  - name: public
    dials: +441110000
    arrivals: { poisson: { every: 1h, calls: [90] } }
    patience: 90
    talk: 00:03:30
    plan: mian
plans:
  main:
    greeting: { announce: 12s, next: tagg }
    tag: { skillTagger: { add: { suport: mandatory } }, next: queue }
    queue: { acd: { mode: skill } }
`;
  expect(await faultsOf(text)).toMatchInlineSnapshot(`
    "test.yaml:1:1: length: "length" is missing
      1 | name: Monday
        | ^^^^^^^^^^^^
      add "length: 8h"

    test.yaml:2:1: lenght: there is no key "lenght" here
      2 | lenght: 10h
        | ^^^^^^
      did you mean "length"?

    test.yaml:3:8: start: "2026-03-02T08:00" names no time zone
      3 | start: 2026-03-02T08:00
        |        ^^^^^^^^^^^^^^^^
      write "2026-03-02T08:00[Europe/London]", or [UTC]

    test.yaml:6:13: teams.support.agents: "10" is not a whole number from 0 to 10000
      6 |     agents: "10"
        |             ^^^^
      write a whole number from 0 to 10000

    test.yaml:7:5: teams.support.skils: there is no key "skils" here
      7 |     skils: { support: 2 }
        |     ^^^^^
      did you mean "skills"?

    test.yaml:8:13: teams.support.wrap.lognorml: there is no key "lognorml" here
      8 |     wrap: { lognorml: { mean: 30s, cv: 0.8 } }
        |             ^^^^^^^^
      did you mean "lognormal"?

    test.yaml:11:12: callers.public.dials: +441110000 is read as a number, which loses a leading + or 0
      11 |     dials: +441110000
         |            ^^^^^^^^^^
      write it in quotation marks: "+441110000"

    test.yaml:13:15: callers.public.patience: 90 has no unit
      13 |     patience: 90
         |               ^^
      write "90s" for seconds or "90m" for minutes

    test.yaml:14:11: callers.public.talk: "00:03:30" reads like a time of day, and a duration is wanted
      14 |     talk: 00:03:30
         |           ^^^^^^^^
      write "3m30s"

    test.yaml:15:11: callers.public.plan: there is no plan "mian"
      15 |     plan: mian
         |           ^^^^
      did you mean "main"?

    test.yaml:18:38: plans.main.greeting.next: there is no applet "tagg"
      18 |     greeting: { announce: 12s, next: tagg }
         |                                      ^^^^
      did you mean "tag"?

    test.yaml:20:27: plans.main.queue.acd.mode: skill is not one of skills and longestWaiting
      20 |     queue: { acd: { mode: skill } }
         |                           ^^^^^
      did you mean "skills"?"
  `);
});

test('a fault in one place does not hide what is wrong elsewhere', async () => {
  const text = scenario({
    teams: 'teams: [{ name: support, wrap: 30 }]',
    plans:
      'plans: { main: { hello: { announce: 1, next: queue }, queue: { acd: { teams: [suport] } } } }',
  });
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "teams.support.wrap: 30 has no unit; write "30s" for seconds or "30m" for minutes",
      "plans.main.hello.announce: 1 has no unit; write "1s" for seconds or "1m" for minutes",
      "plans.main.queue.acd.teams[0]: there is no team "suport"; did you mean "support"?",
    ]
  `);
});

test.each([
  ['wrap: { exponential: 30s }'],
  ['wrap: { exponential: { mean: 30 } }'],
  ['wrap: { exponential: {} }'],
  ['wrap: { mean: 30s }'],
  ['wrap: {}'],
  ['wrap: { constant: 3s, uniform: [1s, 2s] }'],
  ['wrap: { uniform: [5s, 2s] }'],
  ['wrap: { uniform: [5s] }'],
  ['wrap: { triangular: [1s, 2s] }'],
  ['wrap: { lognormal: { mean: 0s, cv: -1 } }'],
  [
    'wrap: { mixture: [{ probability: 0.5, of: 3s }, { probability: 0.4, of: { gamma: { mean: 3, cv: 1 } } }] }',
  ],
  [
    'wrap: { mixture: [{ probability: 0.5, of: 3s }, { probability: 0.4, of: { gamma: { mean: 3s, cv: 1 } } }] }',
  ],
  ['wrap: [3s]'],
  ['wrap: true'],
  ['wrap:'],
  ['wrap: { erlang: { mean: 3s, phases: 2.5 } }'],
  ['wrap: { empirical: { file: x.csv } }'],
  ['wrap: { hazard: [{ upTo: 30s, perMinute: 1 }] }'],
  [
    'wrap: { hazard: [{ upTo: 30s, perMinute: 1 }, { upTo: 20s, perMinute: 1 }, { perMinute: 0 }] }',
  ],
  ['wrap: { hazard: [{ upTo: 30, perMinute: -1 }, { perMinute: 1 }] }'],
])('one message for a distribution: %s', async (wrap) => {
  expect(
    await brief(scenario({ teams: `teams:\n  - name: support\n    ${wrap}` })),
  ).toMatchSnapshot();
});

test.each([
  ['agents: -1'],
  ['agents: 1.5'],
  ['agents: []'],
  ['agents: [{ name: A1, wrap: 3 }, { wrap: 3s }]'],
  ['skills: { a: 0 }'],
  ['skills: support'],
  ['skills: [1]'],
  ['shifts: { from: 08:00 }'],
  ['shifts: [{ to: 08:00 }]'],
  ['shifts: [{ from: 8 }]'],
  ['shifts: [{ from: 0800, to: 25:00 }]'],
  ['shifts: [{ from: 08:00, to: 300s }]'],
  ['shifts: [{ from: 300s, to: 200s }]'],
  ['shifts: [{ from: 300s, days: [mon] }]'],
  ['shifts: [{ from: 08:00, to: 16:00, days: [monday] }]'],
  ['shifts: [{ from: 08:00, to: 16:00, breaks: [{ at: 17:00, for: 30m }] }]'],
  ['shifts: [{ from: 08:00, to: 16:00, agents: 4 }]'],
  ['answersRing: 98%'],
  ['answersRing: { phone: 98% }'],
  ['answersRing: { phone: { probability: 0.9, rejects: { probability: 0.2 } } }'],
  ['serviceCloudVoice: yes'],
])('a team with %s', async (line) => {
  expect(
    await brief(scenario({ teams: `teams:\n  - name: support\n    ${line}` })),
  ).toMatchSnapshot();
});

test.each([
  [{ opening: 'opening: [{ from: 08:00 }]' }],
  [{ opening: 'opening: [{ from: 08:00, to: 20:00, days: [monday] }]' }],
  [{ opening: 'opening: 08:00' }],
  [{ opening: 'opening: [{ from: 20:00, to: 22:00 }]' }],
  [{ opening: 'opening: [{ from: 1h, to: 30m }]' }],
  [{ closing: 'closing: { place: front }' }],
  [{ closing: 'closing: { callbacks: carry }' }],
  [{ rules: 'rules: { outsideWindow: expire }' }],
  [{ rules: 'rules: { window: [{ from: 01:00, to: 02:00 }] }' }],
  [{ plans: 'plans: { main: { h: { hours: { closed: q }, next: q }, q: { acd: {} } } }' }],
  [
    {
      plans:
        'plans: { main: { h: { hours: { opening: true, closed: q }, next: q }, q: { acd: {} } } }',
    },
  ],
])('hours that do not fit: %j', async (parts) => {
  expect(await brief(scenario(parts))).toMatchSnapshot();
});

test.each([
  ['arrivals: {}'],
  ['arrivals: { file: nowhere.csv }'],
  ['arrivals: { poisson: { every: 0s, calls: 60 } }'],
  ['arrivals: { poisson: { every: 1h, calls: [1, 2, -3, 4, 5, 6, 7, 8, 9, 10] } }'],
  ['arrivals: { poisson: { every: 1h, calls: [1, 2, 3] } }'],
  ['talk: 3m'],
  ['dials: 0800'],
  ['acceptsCallback: { byQuote: [{ upTo: 2m, accept: 0.2 }] }'],
  ['acceptsCallback: { byQuote: [{ accept: 0.2 }, { upTo: 2m, accept: 0.2 }] }'],
  [
    'acceptsCallback: { byQuote: [{ upTo: 2m, accept: 0.2 }, { upTo: 1m, accept: 0.2 }, { accept: 1 }] }',
  ],
  ['acceptsCallback: 1.2'],
  ['acceptsCallback: often'],
  ['answersCallback: { person: 0.5, noAnswer: 0.4 }'],
  ['answersCallback: { noAnswer: 0.7, engaged: 0.4 }'],
  ['balks: [{ quotedOver: 5m, share: 0.2 }, { quotedOver: 10m, share: 0.5 }]'],
  ['balks: [{ share: 2 }]'],
  ['patienceAfterQuote: [{ quotedUnder: 1m, hazardTimes: 0 }]'],
  ['patienceAfterQuote: [{ hazardTimes: 2 }, { quotedUnder: 1m, hazardTimes: 1 }]'],
  ['answersCallback: { persson: 1 }'],
  ['answersCallback: { person: { after: 3s } }'],
  ['callsAgain: { whilePending: 0.1 }'],
  ['callsAgain: sometimes'],
  ['priority: high'],
  ['patience: forever'],
  ['plan: main.nothing'],
  ['calls: [{ id: A }]'],
  ['calls: [{ at: 11h }]'],
  ['calls: [{ id: A, at: 1s }, { id: A, at: 2s }]'],
  ['calls: [{ at: 20s, again: [{ at: 20s }] }]'],
  ['calls: [{ at: 1s, takesCallbackAfter: 3s }]'],
  ['calls: [{ at: 1s, takesCallbackVia: queue }]'],
  ['calls: [{ at: 1s, needs: [spanish] }]'],
  ['calls: [{ at: 1s, rings: [mised] }]'],
  ['calls: [{ at: 1s, rings: { agent: [1s] } }]'],
  ['calls: [{ at: 1s, customer: { result: busy } }]'],
  ['calls: [{ at: 1s, clid: 441110001 }]'],
])('a class of callers with %s', async (line) => {
  expect(
    await brief(scenario({ callers: `callers:\n  - name: public\n    ${line}` })),
  ).toMatchSnapshot();
});

test.each([
  ['{ announce: 3s, acd: {} }'],
  ['{ next: queue }'],
  ['{}'],
  ['announce'],
  ['{ announce: 3s, breakouts: { noAgents: { to: queue } }, next: queue }'],
  ['{ goTo: queue, next: queue }'],
  ['{ hangUp: yes }'],
  ['{ skillTagger: { add: [support] }, next: queue }'],
  ['{ skillTagger: { add: { support: required } }, next: queue }'],
  ['{ skillTagger: { add: { support: { expiresAfter: 30 } } }, next: queue }'],
  ['{ setPriority: 1, next: queue }'],
  ['{ setSla: 60s, next: queue }'],
  ['{ setData: { account: 0815 }, next: queue }'],
  ['{ setData: {}, next: queue }'],
  ['{ hours: { open: [{ from: 08:00, to: 18:00 }] }, next: queue }'],
  [
    '{ menu: { choices: { "1": { share: 0.7, to: queue }, "2": { share: 0.4, to: queue } } }, next: queue }',
  ],
  ['{ menu: { choices: { "1": sales } }, next: queue }'],
  ['{ goTo: nowhere }'],
  ['{ announce: 3s, next: end }'],
  ['{ announce: 3s, next: other.queue }'],
  ['{ callback: { numberToDial: "$(alternative" }, next: queue }'],
  ['{ acd: { estimate: { method: queueLength } }, next: queue }'],
  ['{ acd: { name: queue }, next: queue }'],
  ['{ acd: { name: a.b } }'],
  ['{ acd: {}, breakouts: { voluntary: { to: queue } } }'],
  ['{ acd: {}, breakouts: { voluntary: [{ after: 3s, to: queue }, { after: 4, to: queue }] } }'],
  ['{ acd: {}, breakouts: { queueLength: { to: queue } } }'],
])('an applet that is %s', async (applet) => {
  const plans = `plans:\n  main:\n    first: ${applet}\n    queue: { acd: {} }`;
  expect(
    await brief(scenario({ plans, teams: 'teams: [{ name: t, skills: [support] }]' })),
  ).toMatchSnapshot();
});

test('names that must be unique are named', async () => {
  const text = scenario({
    teams: 'teams: [{ name: a, agents: [{ name: x }, { name: x }] }, { name: a }]',
    callers: `callers:
  - { name: c, arrivals: { poisson: { every: 1h, calls: 1 } } }
  - { name: c, arrivals: { poisson: { every: 1h, calls: 1 } } }`,
    plans: 'plans: { main: { queue: { acd: {} } }, other: { queue: { acd: {} } } }',
  });
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "teams.a.agents.x.name: there are two agents called "x"; give each a name of its own",
      "teams.a.name: there are two teams called "a"; give each a name of its own",
      "callers.c.name: there are two class of callers called "c"; give each a name of its own",
      "plans.other.queue: there are two queues called "queue"; give each a name of its own",
    ]
  `);
});

test('what is said of agents’ absence is checked in place', async () => {
  const teams = `teams:
  - { name: a, lateness: { probability: 1.2 }, sickness: 4%, shrinkage: { share: 1, spell: 5m } }
  - { name: b, lateness: often, shrinkage: { share: 0.1, spell: 0s, as: lunhc } }
  - { name: c, agents: [{ name: x, sickness: 2 }] }`;
  expect(await brief(scenario({ teams }))).toMatchInlineSnapshot(`
    [
      "teams.a.lateness.by: "by" is missing; add "by"",
      "teams.a.lateness.probability: 1.2 is not a share from 0 to 1; write a number from 0 to 1, such as 0.45",
      "teams.a.sickness: 4% is not a share from 0 to 1; write 0.04",
      "teams.a.shrinkage.share: leaves next to nobody at work; write a share of 0.99 or less",
      "teams.b.lateness: often does not fit here; write none, or a mapping with "probability" and "by"",
      "teams.b.shrinkage.spell: must be longer than nothing; write a duration above "0s"",
      "teams.b.shrinkage.as: lunhc is not one of break, lunch, meeting, training and away; did you mean "lunch"?",
      "teams.c.agents.x.sickness: 2 is not a share from 0 to 1; write a number from 0 to 1, such as 0.45",
    ]
  `);
});

test('an unknown skill is answered with the skills that teams have', async () => {
  const text = scenario({
    teams: 'teams: [{ name: t, skills: [spanish, billing] }]',
    plans:
      'plans: { main: { tag: { skillTagger: { add: { Spanish: mandatory, sales: optional } }, next: queue }, queue: { acd: {} } } }',
  });
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "plans.main.tag.skillTagger.add.Spanish: no team has the skill "Spanish"; did you mean "spanish"?",
      "plans.main.tag.skillTagger.add.sales: no team has the skill "sales"; the teams have spanish and billing",
    ]
  `);
});

test('callers who name no plan need one that is called main', async () => {
  const plans = 'plans: { one: { queue: { acd: {} } }, two: { other: { acd: {} } } }';
  expect(await brief(scenario({ plans }))).toMatchInlineSnapshot(`
    [
      "callers.public.plan: does not say which plan the callers enter; add "plan: …": one or two",
    ]
  `);
});

test.each([
  ['start: 2026-03-02T08:00[Europe/Londn]'],
  ['start: 2026-03-02 08:00'],
  ['start: 2026-02-30T08:00[UTC]'],
  ['start: 2026-03-29T01:30[Europe/London]'],
  ['start: 20260302'],
])('a start that cannot be: %s', async (start) => {
  expect(await brief(scenario({ start }))).toMatchSnapshot();
});

test.each([
  ['warmUp: 10h'],
  ['interval: 1s'],
  ['interval: 0s'],
  ['worlds: [hold]'],
  ['worlds: [holdd]'],
  ['replications: 0'],
  ['seed: 1.5'],
  ['length: 11y'],
  ['length: 4000d'],
  ['rules: { preset: none, resetAge: 1, noAnswerDwell: for ever }'],
  ['targets: { serviceLevel: vc }'],
  ['thresholds: abandonedRate < 5%'],
  ['thresholds: [5]'],
  ['margins: [5]'],
  ['margins: { abandonedRate: about 5 }'],
  ['margins: { abandonedRate: [0.5pp] }'],
  ['description: 5'],
])('a setting that cannot be: %s', async (setting) => {
  const key = setting.split(':')[0] ?? '';
  expect(await brief(scenario({ [key]: setting }))).toMatchSnapshot();
});

test('a dwell of nothing with a ring that is rejected at once is refused (R14)', async () => {
  const text = scenario({
    rules: 'rules: { noAnswerDwell: 0s }',
    teams: 'teams: [{ name: t, answersRing: { callback: { rejects: { probability: 0.1 } } } }]',
  });
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "teams.t.answersRing.callback.rejects: a ring rejected at once, with noAnswerDwell 0s, could go round for ever in one instant (R14); give "after" of rejects a time above 0s, or noAnswerDwell one",
    ]
  `);
  expect(await brief(text.replace('probability: 0.1', 'probability: 0.1, after: 1s'))).toEqual([]);
  expect(await brief(text.replace('noAnswerDwell: 0s', 'noAnswerDwell: 1s'))).toEqual([]);
});

test('a fault in a long line is shown with the part of the line around it', async () => {
  const text = JSON.stringify({ name: 'x'.repeat(90), description: 'y'.repeat(300), length: 90 });
  expect((await faultsOf(text)).split('\n\n')[1]).toMatchInlineSnapshot(`
    "test.yaml:1:1: callers: "callers" is missing
      1 | {"name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"…
        | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      add "callers: [{ name: support, arrivals: { poisson: { every: 1h, calls: 100 } } }]""
  `);
});

test('control characters of a file do not reach the terminal', async () => {
  const shown = await faultsOf(
    scenario({ name: 'name: "a\\e[31m"', length: 'length: \u0085\u009b31m90' }),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('a reserve of all agents is refused: no callback would ever be made', async () => {
  const text = scenario({ length: 'length: 8h\nrules: { reserveAgents: 12 }' });
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "rules.reserveAgents: keeps 12 agents idle, and there is only one agent: no callback would ever be made; leave it out",
    ]
  `);
});

test('a mistake copied from team to team is shown once, with the lines where it stands again', async () => {
  const team = (name: string): string => `  - name: ${name}\n    wrap: 30`;
  const teams = Array.from({ length: 11 }, (_, k) => team(`t${k}`)).join('\n');
  expect(await faultsOf(scenario({ teams: `teams:\n${teams}` }))).toMatchInlineSnapshot(`
    "test.yaml:6:11: teams.t0.wrap: 30 has no unit
      6 |     wrap: 30
        |           ^^
      write "30s" for seconds or "30m" for minutes
      10 more of these, in lines 8, 10, 12, 14, 16, 18, 20, 22 and 2 others"
  `);
  const two = `teams:\n${team('a')}\n${team('b')}`;
  expect((await faultsOf(scenario({ teams: two }))).split('\n\n')).toHaveLength(2);
});

test('a mistake repeated on one line names that line once', async () => {
  const teams = ['a', 'b', 'c'].map((name) => `{ name: ${name}, wrap: 30 }`).join(', ');
  expect(await faultsOf(scenario({ teams: `teams: [${teams}]` }))).toContain(
    '\n  2 more of these, in line 4',
  );
});
