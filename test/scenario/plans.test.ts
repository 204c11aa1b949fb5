import { expect, test } from 'vitest';
import { brief, loadedFrom, planFrom, scenario } from './reading.js';

const withPlan = (applets: string): string =>
  scenario({ plans: `plans:\n  main:\n${applets.replace(/^ */gm, '    ')}` });

test('a plan that goes round without taking time is refused, with the way it goes', async () => {
  expect(
    await brief(
      withPlan(`a: { setPriority: higher, next: b }
      b: { goTo: c }
      c: { hours: { open: [{ from: 08:00, to: 18:00 }], closed: a }, next: queue }
      queue: { acd: {} }`),
    ),
  ).toMatchInlineSnapshot(`
    [
      "plans.main.a.next: leads back to where it began without taking time: main.a -> main.b -> main.c -> main.a; put an announce that takes time on the way, or let it end elsewhere",
    ]
  `);
});

test('a plan that takes time on its way round is none of our business', async () => {
  expect(
    await brief(
      withPlan(`a: { announce: 1s, next: queue }
    queue: { acd: {}, breakouts: { queueLength: { max: 3, to: a } } }`),
    ),
  ).toEqual([]);
});

test('an announcement of no length does not take time', async () => {
  expect(
    await brief(
      withPlan(`a: { announce: 0s, next: queue }
    queue: { acd: {}, breakouts: { queueLength: { max: 3, to: a } } }`),
    ),
  ).toMatchInlineSnapshot(`
      [
        "plans.main.a.next: leads back to where it began without taking time: main.a -> main.queue -> main.a; put an announce that takes time on the way, or let it end elsewhere",
      ]
    `);
});

test('a breakout back into the queue that it leaves is refused', async () => {
  expect(
    await brief(
      withPlan('queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: queue } } }'),
    ),
  ).toMatchInlineSnapshot(`
      [
        "plans.main.queue.breakouts.voluntary.to: leads straight back into the queue it leaves; lead to another applet; left out, the caller stays in the queue",
      ]
    `);
});

test('R10 a callback from a longest-waiting queue is refused at validation', async () => {
  const text =
    withPlan(`queue: { acd: { mode: longestWaiting }, breakouts: { voluntary: { after: 30s, to: callback } } }
    callback: { callback: {} }`);
  expect(await brief(text)).toMatchInlineSnapshot(`
    [
      "plans.main.callback.callback: its callback would return to "main.queue", which is in longestWaiting mode (main.queue -> main.callback) (R10); give it "initial: <applet>" that leads to a queue in skills mode, or write "mode: skills" in "main.queue"",
    ]
  `);
  expect(await brief(text.replace('longestWaiting', 'skills'))).toEqual([]);
});

test('R10 the last queue before the callback is what counts', async () => {
  const text = (first: string, second: string): string =>
    withPlan(`first: { acd: { mode: ${first} }, breakouts: { queueDuration: { after: 60s, to: second } } }
      second: { acd: { mode: ${second} }, breakouts: { voluntary: { after: 30s, to: callback } } }
      callback: { callback: {} }`);
  expect(await brief(text('longestWaiting', 'skills'))).toEqual([]);
  expect(await brief(text('skills', 'longestWaiting'))).toHaveLength(1);
});

test('R10 a callback applet that a call can reach without having queued is refused', async () => {
  expect(
    await brief(
      withPlan(`menu: { menu: { takes: 5s, choices: { "2": { share: 0.2, to: callback } } }, next: queue }
      queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }
      callback: { callback: {} }`),
    ),
  ).toMatchInlineSnapshot(`
    [
      "plans.main.callback.callback: a call can come here without having queued (main.menu -> main.callback), so there is no queue for its callback to return to (R10); give it "initial: <applet>", through which the callback finds a queue, or put an acd before it",
    ]
  `);
});

test('R11 an initial applet makes up for a queue that was never entered', async () => {
  const text = withPlan(`callback: { callback: { initial: tag }, next: thanks }
    thanks: { announce: 5s }
    tag: { setPriority: higher, next: queue }
    queue: { acd: {} }`);
  expect(await brief(text)).toEqual([]);
  const plan = await planFrom(text);
  expect(plan.applets[0]).toMatchObject({ name: 'main.callback', initial: 2, next: 1 });
});

test('R11 every way from an initial applet must come to a queue in skills mode', async () => {
  const text = (way: string): string =>
    withPlan(`callback: { callback: { initial: hours } }
      hours: { hours: { open: [{ from: 08:00, to: 18:00 }], closed: shut }, next: queue }
      shut: ${way}
      queue: { acd: { mode: skills } }`);
  expect(await brief(text('{ hangUp: true }'))).toMatchInlineSnapshot(`
    [
      "plans.main.callback.callback.initial: the callback's way from here ends without a queue: main.hours -> main.shut (R11); let every way from the initial applet reach an acd in skills mode",
    ]
  `);
  expect(await brief(text('{ announce: 3s }'))).toHaveLength(1);
  expect(
    await brief(text('{ acd: { name: other, mode: longestWaiting } }')),
  ).toMatchInlineSnapshot(`
    [
      "plans.main.callback.callback.initial: the callback's way from here comes to main.shut, a queue in longestWaiting mode: main.hours -> main.shut (R11); let every way from the initial applet reach an acd in skills mode",
    ]
  `);
  expect(await brief(text('{ goTo: queue }'))).toEqual([]);
});

test('a menu whose shares are all there needs nothing after it', async () => {
  const text = withPlan(`callback: { callback: { initial: menu } }
    menu: { menu: { choices: { "1": { share: 0.5, to: queue }, "2": { share: 0.5, to: queue } } } }
    queue: { acd: {} }`);
  expect(await brief(text)).toEqual([]);
});

test('a breakout knows whether its way leads to a callback', async () => {
  const plan = await planFrom(
    withPlan(`queue: { acd: {}, breakouts: { voluntary: [{ after: 30s, to: say }, { after: 60s, to: bye }], noAgents: { to: second } } }
    say: { announce: 3s, next: ask }
    ask: { askNumber: {}, next: callback }
    callback: { callback: { numberToDial: "$(alternative)" } }
    second: { acd: {}, breakouts: { estimatedWait: { over: 5m, to: say } } }
    bye: { hangUp: true }`),
  );
  expect(plan.queues[0]?.voluntary).toMatchObject([
    { to: 1, toCallback: true, share: -1 },
    { to: 5, toCallback: false, share: 1 },
  ]);
  // Another queue lies between.
  expect(plan.queues[0]?.noAgents).toEqual({ to: 4, toCallback: false });
  expect(plan.queues[1]?.estimatedWait).toEqual({ to: 1, toCallback: true, overMs: 300_000 });
});

test('what nothing leads to is noted', async () => {
  const { notes } = await loadedFrom(
    withPlan(`queue: { acd: {} }
    lost: { announce: 3s }`),
  );
  expect(notes).toEqual(['nothing leads to main.lost; lead a way there, or take it out']);
});

test('skills that nobody at work has together are noted', async () => {
  const { notes } = await loadedFrom(
    scenario({
      teams: `teams:
  - { name: a, skills: [billing, spanish], shifts: [{ from: 20h }] }
  - { name: b, skills: [billing] }
  - { name: c, skills: [spanish] }`,
      plans: `plans:
  main:
    one: { skillTagger: { add: { billing: mandatory } }, next: two }
    two: { skillTagger: { add: { spanish: mandatory } }, next: queue }
    queue: { acd: {} }`,
    }),
  );
  expect(notes).toMatchInlineSnapshot(`
    [
      "nobody of the team "a" is ever at work; check "agents", "shifts" and "start"",
      "main.queue: nobody who serves it and is ever at work has billing and spanish together; roster someone, or give it a breakout: who waits there waits to the end",
    ]
  `);
});

test('a data source that is dialled and that nothing sets is noted', async () => {
  const { notes } = await loadedFrom(
    withPlan(`queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: ask } } }
    ask: { askNumber: { into: alternative }, next: callback }
    callback: { callback: { numberToDial: "$(alternativ)" } }`),
  );
  expect(notes).toMatchInlineSnapshot(`
    [
      "main.callback: nothing sets the data source "alternativ" that is part of the number to dial; did you mean "alternative"?",
    ]
  `);
});

test('a wait is quoted of an acd applet, beside announce', async () => {
  const text = (tell: string) =>
    withPlan(`tell: { ${tell}, next: queue }
    queue: { acd: {} }`);
  expect(await brief(text('announce: 5s, quotes: queue'))).toEqual([]);
  expect(await brief(text('announce: 5s, quotes: tell'))).toMatchInlineSnapshot(`
    [
      "plans.main.tell.quotes: "tell" is not an acd applet, so there is no queue; write queue",
    ]
  `);
  expect(await brief(text('announce: 5s, quotes: quue'))).toMatchInlineSnapshot(`
    [
      "plans.main.tell.quotes: there is no applet "quue"; did you mean "queue"?",
    ]
  `);
  const personal =
    'tell: { announce: 5s, quotes: own, next: own }\n    own: { acd: { personal: A1 } }';
  expect(await brief(withPlan(personal))).toMatchInlineSnapshot(`
    [
      "plans.main.tell.quotes: "own" is a personal queue: for whose agent one would wait is not known before it; tell the wait in the queue, with "announcements"",
      "plans.main.own.acd.personal: nothing follows for those whose agent is nobody, or does not come again; add "next", to another queue for example",
    ]
  `);
  expect(
    await brief(text('menu: { choices: { "1": { share: 1, to: queue } } }, quotes: queue')),
  ).toMatchInlineSnapshot(`
    [
      "plans.main.tell.quotes: "quotes" belongs to an applet with announce; take "quotes" away, or put it where it belongs",
    ]
  `);
});

test('only the last of several announcements may repeat', async () => {
  const text = (announcements: string) =>
    withPlan(`queue: { acd: { announcements: ${announcements} } }`);
  expect(await brief(text('[{ at: 1m, every: 1m }, { at: 0s }, { at: 30s }]'))).toEqual([]);
  expect(await brief(text('[{ at: 0s, every: 1m }, { at: 30s }]'))).toMatchInlineSnapshot(`
    [
      "plans.main.queue.acd.announcements[0].every: repeats for ever, so the announcements that come after it are never heard; let only the last one repeat",
    ]
  `);
  expect(await brief(text('[{ at: 0s, every: 0s }, { every: 1m }]'))).toMatchInlineSnapshot(`
    [
      "plans.main.queue.acd.announcements[0].every: must be longer than nothing; write a duration above "0s"; or write never",
      "plans.main.queue.acd.announcements[1].at: "at" is missing; add "at: 10s"",
    ]
  `);
});

test('callers who react to a quoted wait where nothing quotes one are noted', async () => {
  const callers = (reaction: string) =>
    `callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60 } }, ${reaction} }]`;
  const reaction = 'balks: [{ quotedOver: 5m, share: 0.5 }]';
  const { notes } = await loadedFrom(scenario({ callers: callers(reaction) }));
  expect(notes).toMatchInlineSnapshot(`
    [
      "callers of the class "public" react to a quoted wait, and nothing quotes one; add announcements to a queue, or "quotes" to an announce or an offer",
    ]
  `);
  const byPatience = 'acceptsCallback: [{ patienceUnder: 1m, accept: 0.6 }, { accept: 0.1 }]';
  expect((await loadedFrom(scenario({ callers: callers(byPatience) }))).notes).toEqual([]);
  const told = await loadedFrom(
    scenario({
      callers: callers(reaction),
      plans: 'plans: { main: { queue: { acd: { announcements: [{ at: 0s }] } } } }',
    }),
  );
  expect(told.notes).toEqual([]);
});

test('every departure from the preset is named', async () => {
  const { notes } = await loadedFrom(
    scenario({ rules: 'rules: { resetAge: true, noAnswerDwell: stay }' }),
  );
  expect(notes).toEqual([
    'rules.resetAge is true; the preset vcc has false',
    'rules.noAnswerDwell is "stay"; the preset vcc has "30s"',
  ]);
});

test('an applet that sets several data sources becomes a row of them', async () => {
  const plan = await planFrom(
    withPlan(`note: { setData: { segment: gold, account: "0815" }, next: queue }
    queue: { acd: {} }`),
  );
  expect(plan.dataSources).toEqual(['account', 'segment']);
  expect(plan.applets).toMatchObject([
    { name: 'main.note', dataSource: 1, value: 'gold', next: 2 },
    { name: 'main.queue', next: -1 },
    { name: 'main.note#2', dataSource: 0, value: '0815', next: 1 },
  ]);
});

test('opening hours are spans from the start of the run', async () => {
  const plan = await planFrom(
    scenario({
      start: 'start: 2026-03-02T10:00[UTC]',
      length: 'length: 2d',
      closing: 'closing: { runOut: 0s }',
      plans: `plans:
  main:
    hours: { hours: { open: [{ from: 08:00, to: 12:00 }, { from: 12:00, to: 18:00, days: [mon] }], closed: shut }, next: queue }
    shut: { hangUp: true }
    queue: { acd: {} }`,
    }),
  );
  const HOUR = 3_600_000;
  expect(plan.applets[0]).toMatchObject({
    open: [
      { fromMs: -2 * HOUR, toMs: 8 * HOUR },
      { fromMs: 22 * HOUR, toMs: 26 * HOUR },
      { fromMs: 46 * HOUR, toMs: 50 * HOUR },
    ],
  });
});
