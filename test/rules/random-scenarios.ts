/**
 * Small random scenarios for the properties: few agents, few callers, instants so coarse that much
 * falls into the same millisecond, and rules of every kind.
 */
import fc from 'fast-check';
import type { Fields } from './center.js';
import { hold, people } from './random-people.js';

const within = (least: number, most: number, step: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Math.ceil(least / step), max: Math.floor(most / step) })
    .map((n) => `${n * step}s`);

/** A field that is there or not. */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

const spread = (most: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    within(0, most, 5),
    within(1, most, 1).map((mean) => ({ exponential: { mean } })),
    fc.constant({ uniform: ['0s', `${most}s`] }),
  );

const habit = fc
  .record({ probability: fc.constantFrom(1, 0.7, 0.4), after: spread(10), rejects: fc.boolean() })
  .map(({ rejects, ...answers }) =>
    rejects && answers.probability < 1
      ? { ...answers, rejects: { probability: 0.3, after: '2s' } }
      : answers,
  );

const shift = fc.oneof(
  within(0, 300, 20).map((from) => ({ from })),
  fc.record({ from: within(0, 100, 20), to: within(200, 700, 20) }),
  fc.record({
    from: fc.constant('0s'),
    breaks: fc.array(
      fc.record({
        at: within(20, 300, 20),
        for: within(20, 200, 20),
        as: fc.constantFrom('break', 'lunch', 'meeting', 'training', 'away'),
        paid: fc.boolean(),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
);

/** The first agent has the skill and stays to the end, so that everybody can be served. */
const agents = fc
  .array(
    fc.record({
      shifts: fc.array(shift, { minLength: 1, maxLength: 1 }),
      skills: fc.constantFrom([], ['s']),
      people,
    }),
    {
      maxLength: 3,
    },
  )
  .map((others) => [
    { name: 'A0', skills: { s: 2 } },
    ...others.map(({ people, ...other }, k) => ({ name: `A${k + 1}`, ...other, ...people })),
  ]);

/** A second team, which joins in after a time or serves from the start. */
const help = fc.record({
  agents: fc.integer({ min: 1, max: 2 }),
  after: fc.oneof(fc.constant(null), within(10, 90, 10)),
});

const ring = fc.oneof(
  fc.constant('missed'),
  within(0, 30, 5),
  within(1, 5, 1).map((rejected) => ({ rejected })),
);
const dial = fc.record({
  result: fc.constantFrom(
    'person',
    'person',
    'noAnswer',
    'engaged',
    'voicemail',
    'failed',
    'agentGaveUp',
  ),
  after: within(0, 20, 5),
  accepts: maybe(fc.boolean()),
  waits: maybe(within(0, 60, 10)),
});
const customer = fc.oneof(dial, fc.array(dial, { minLength: 1, maxLength: 3 }));

const said = {
  clid: maybe(fc.constantFrom('+441', '+442', 'withheld')),
  takesCallbackAfter: maybe(within(0, 60, 10)),
  takesCallbackVia: maybe(fc.constantFrom('main.callback', 'main.other')),
  hangsUpAfter: maybe(within(0, 120, 10)),
  patience: maybe(within(0, 300, 20)),
  talk: within(0, 200, 20),
  rings: maybe(fc.array(ring, { maxLength: 3 })),
  customer: maybe(customer),
  needs: maybe(fc.constant(['s'])),
  priority: maybe(fc.constantFrom('higher', 'lower')),
  headStart: maybe(within(0, 60, 20)),
  data: maybe(
    fc.constantFrom<Fields>(
      { alternative: '+443' },
      { alternative: '+441' },
      { agent: 'A0' },
      { agent: 'A1' },
      { agent: 'help 1', alternative: '+442' },
    ),
  ),
  plan: maybe(
    fc.constantFrom(
      'main.greeting',
      'main.queue',
      'main.tag',
      'main.second',
      'main.own',
      'main.last',
    ),
  ),
};

interface Call {
  readonly at: string;
  readonly again?: readonly Fields[];
  readonly redials?: readonly Fields[] | undefined;
}

/** Second calls come after the first. */
const scripted = fc
  .record({
    ...said,
    at: within(0, 400, 10),
    again: fc.array(fc.record({ ...said, gap: fc.integer({ min: 1, max: 15 }) }), { maxLength: 2 }),
    redials: maybe(fc.array(fc.record({ ...said, after: within(0, 60, 10) }), { maxLength: 2 })),
    ringsBack: maybe(
      fc.oneof(fc.constant('none'), fc.record({ ...said, after: within(0, 60, 10) })),
    ),
  })
  .map(({ again, ...call }): Call & Fields => {
    let at = Number.parseInt(call.at, 10);
    const seconds = again.map(({ gap, ...second }) => {
      at += gap * 10;
      return { ...second, at: `${at}s` };
    });
    return seconds.length === 0 ? call : { ...call, again: seconds };
  });

const retry = maybe(
  fc.record({
    times: fc.integer({ min: 1, max: 2 }),
    after: fc.constantFrom<unknown>('0s', '40s', { exponential: { mean: '60s' } }),
    place: fc.constantFrom('keep', 'tail', 'front'),
  }),
);

/** What becomes of callbacks beyond the preset. */
const policies = fc
  .record({
    initialDelay: fc.constantFrom<unknown>('0s', '0s', '25s', { exponential: { mean: '40s' } }),
    retries: fc.option(
      fc.record({ noAnswer: retry, engaged: retry, voicemail: retry, stillOnLine: retry }),
      { nil: 'none' },
    ),
    retriesInAll: fc.constantFrom('any', 1, 3),
    expiresAfter: fc.constantFrom('never', 'never', '90s', '4m'),
    noNewBefore: fc.constantFrom('0s', '0s', '6m'),
    onePending: fc.boolean(),
  })
  .map(({ retries, retriesInAll, ...others }) => {
    const none = typeof retries === 'string' || Object.values(retries).every((each) => !each);
    return none ? others : { ...others, retries, retriesInAll };
  });

const preset = fc.record({
  busyCallbackAt: fc.constantFrom('offer', 'answer'),
  fallbackToClid: fc.boolean(),
  withheldClid: fc.constantFrom('noCallback', 'dialFails'),
  ageBasis: fc.constantFrom('lastQueue', 'firstQueue', 'callStart', 'request'),
  resetAge: fc.boolean(),
  requeuePosition: fc.constantFrom('keepAge', 'tail'),
  noAnswerDwell: fc.constantFrom<unknown>('30s', '0s', 'stay', { exponential: { mean: '20s' } }),
  avoidSameAgent: fc.boolean(),
  engagedAfter: fc.constantFrom('3s', '0s'),
  wrapAfterUnreached: fc.boolean(),
  liveAnswerCancels: fc.boolean(),
  redundantTalk: fc.constantFrom<unknown>('30s', { exponential: { mean: '20s' } }),
  duplicateKey: fc.constantFrom('clid', 'dialNumber', 'either', 'none'),
  callbackPriority: fc.constantFrom('kept', 'highest', 'lower'),
  reserveAgents: fc.constantFrom(0, 0, 1),
  customerFirst: fc.oneof({ weight: 2, arbitrary: fc.constant('off') }, customerFirst()),
});

/** How the wait is estimated, and whether all the ways to do so are compared. */
const estimate = fc.record({
  method: fc.constantFrom('vendor', 'queueLength', 'lastToEnter', 'headOfLine', 'offeredLoad'),
  handleTime: fc.constantFrom('60s', '100s'),
  atLeastWaiting: fc.constantFrom(0, 2),
  measure: fc.boolean(),
});

/** The customer is dialled before an agent's phone rings. */
function customerFirst(): fc.Arbitrary<Fields> {
  return fc.record({
    ahead: fc.integer({ min: 0, max: 2 }),
    agentRings: fc.boolean(),
    prompt: fc.constantFrom<unknown>('off', { takes: '5s', accepts: 0.7 }, { takes: '0s' }),
    patience: fc.constantFrom<unknown>('never', '20s', { exponential: { mean: '40s' } }),
    place: fc.constantFrom('keep', 'front'),
  });
}

/** The choices within the preset, and in half of the scenarios settings beyond it. */
const rules = fc
  .tuple(preset, fc.option(policies, { freq: 2, nil: {} }))
  .map(([choices, beyond]) => ({
    ...choices,
    ...beyond,
    // Who is dialled first is not tried again.
    ...('retries' in beyond ? { customerFirst: 'off' } : {}),
  }));
/** What those who wait are told, and when. */
const announcements = fc.constantFrom(
  [],
  [{ at: '0s' }],
  [{ at: '10s' }, { at: '20s', every: '20s' }],
);

/** What random callers make of it. */
const reactions = fc.record({
  balks: fc.constantFrom([], [{ quotedOver: '60s', share: 0.5 }]),
  patienceAfterQuote: fc.constantFrom(
    [],
    [{ quotedUnder: '50s', hazardTimes: 0.5 }, { hazardTimes: 3 }],
  ),
});

/** Slots among which some callers choose. */
function schedules(): fc.Arbitrary<Fields> {
  return fc.record({
    share: fc.constantFrom(1, 0.5),
    slots: fc.constantFrom(
      { from: '0s', to: '12m', every: '1m' },
      { from: '5m', to: '10m', every: '50s' },
    ),
    capacity: fc.constantFrom<unknown>('unlimited', 1),
    notBefore: fc.constantFrom('0s', '40s'),
    choose: fc.constantFrom<unknown>('first', 'uniform', [0, 2, 1]),
    place: fc.constantFrom('tail', 'keep', 'front'),
    whenFull: fc.constantFrom('immediate', 'refuse'),
  });
}
/** When an offer is made; nothing is asked about in half of them. */
const when = fc.option(
  fc
    .record({
      estimatedWaitOver: maybe(within(0, 60, 20)),
      queueLengthFrom: maybe(fc.integer({ min: 1, max: 3 })),
      callsPerAgentFrom: maybe(fc.constantFrom(0.5, 1, 2)),
      waitedOver: maybe(within(0, 60, 20)),
      between: maybe(fc.constant([{ from: '1m', to: '6m' }])),
      pendingUnder: maybe(fc.integer({ min: 1, max: 3 })),
    })
    .map((asked) => (Object.values(asked).every((each) => each === undefined) ? undefined : asked)),
  { nil: undefined },
);

/** Ways through the center: two queues, two Callback applets, and what may come before and after. */
const plans = fc
  .record({
    initial: fc.constantFrom('none', 'strip', 'urgent', 'note', 'slow'),
    afterCallback: fc.constantFrom(undefined, 'thanks', 'second'),
    schedule: fc.oneof(fc.constant('none'), schedules()),
    queueDuration: maybe(
      fc.record({
        after: within(20, 200, 20),
        to: fc.constantFrom('second', 'callback', 'shut'),
        callbacks: fc.boolean(),
      }),
    ),
    queueLength: maybe(
      fc.record({ max: fc.integer({ min: 1, max: 3 }), to: fc.constantFrom('callback', 'shut') }),
    ),
    noAgents: maybe(fc.record({ to: fc.constantFrom('callback', 'shut') })),
    estimatedWait: maybe(
      fc.record({ over: within(20, 100, 20), to: fc.constantFrom('callback', 'second', 'shut') }),
    ),
    estimate: maybe(estimate),
    quotes: fc.boolean(),
    announcements,
    when,
    pendingMax: fc.constantFrom('any', 'any', 1),
    repeatEvery: maybe(within(10, 40, 10)),
    agreementRouting: fc.boolean(),
    agentChoice: fc.constantFrom('longestIdle', 'longestSinceInbound', 'random'),
    noAnswerTimeout: within(10, 20, 5),
  })
  .map(
    ({
      initial,
      afterCallback,
      schedule,
      estimate,
      quotes,
      announcements,
      when,
      pendingMax,
      repeatEvery,
      agreementRouting,
      agentChoice,
      noAnswerTimeout,
      ...breakouts
    }) => ({
      main: {
        greeting: {
          announce: { uniform: ['0s', '20s'] },
          ...(quotes ? { quotes: 'queue' } : {}),
          next: 'tag',
        },
        tag: { skillTagger: { add: { s: { expiresAfter: '60s' } } }, next: 'gold' },
        gold: { setSla: { target: '60s' }, next: 'queue' },
        queue: {
          acd: { agreementRouting, agentChoice, noAnswerTimeout, estimate, announcements },
          breakouts: {
            voluntary: [
              { after: '20s', to: 'ask', quotes },
              { after: '30s', to: 'other', repeatEvery, when },
            ],
            ...breakouts,
          },
        },
        ask: { askNumber: { takes: '5s', share: 0.3, into: 'alternative' }, next: 'callback' },
        callback: { callback: { numberToDial: '$(alternative)', initial }, next: afterCallback },
        other: {
          callback: { schedule, pendingMax, ...(pendingMax === 'any' ? {} : { full: 'second' }) },
          next: 'thanks',
        },
        thanks: { announce: '10s' },
        second: {
          acd: { estimate, announcements },
          breakouts: { voluntary: { after: '10s', to: 'other' } },
        },
        own: {
          acd: { personal: '$(agent)', agreementRouting, estimate },
          breakouts: { voluntary: { after: '20s', to: 'callback' } },
          next: 'queue',
        },
        last: {
          acd: { personal: '$(lastAgent)' },
          breakouts: { voluntary: { after: '15s', to: 'other' } },
          next: 'second',
        },
        strip: { skillTagger: { removeAll: true }, next: 'second' },
        urgent: { setPriority: 'highest', next: 'queue' },
        note: { setData: { alternative: '+444' }, next: 'queue' },
        slow: { announce: '15s', next: 'queue' },
        shut: { hangUp: true },
      },
    }),
  );

/** The queue `queue` served by the first team, and by the second after a time. */
function withGroups({ main }: { main: Fields }, after: string): Fields {
  const queue = main['queue'] as { acd: Fields };
  const groups = [{ teams: ['team'] }, { teams: ['help'], after }];
  return { main: { ...main, queue: { ...queue, acd: { ...queue.acd, groups } } } };
}

const agreements = fc.constantFrom<unknown>(
  [],
  [{ name: 'skilled', skills: ['s'], target: '40s' }],
  [
    { name: 'skilled', skills: ['s'], target: '30s', share: 0.9 },
    { name: 'everybody', skills: [], target: '90s' },
  ],
);
/** So many calls an hour, on average: evenly, along lines, by the weekday, on days of all kinds. */
const demands: readonly ((calls: number) => Fields)[] = [
  (calls) => ({ calls, every: '1h' }),
  (calls) => ({ calls, every: '1h' }),
  (calls) => ({ knots: [0, calls / 5, 0, calls / 5], every: '6m' }),
  (calls) => ({ week: { mon: [calls / 4] }, from: '08:00', every: '15m' }),
  (calls) => ({
    calls: calls / 20,
    every: '3m',
    busyness: { day: 0.5, step: 0.4, correlation: 0.5 },
  }),
];

/** Callers are transferred to the same queue, to another one, or to where they hang up. */
const transfers = fc.array(
  fc.record(
    {
      share: fc.constantFrom(0.1, 0.3),
      to: fc.constantFrom('main', 'main.queue', 'main.second', 'main.strip', 'main.shut'),
      from: fc.constantFrom('queue', 'second'),
      talk: fc.constantFrom<unknown>('0s', '20s'),
      patience: fc.constantFrom<unknown>('never', '15s'),
    },
    { requiredKeys: ['share', 'to'] },
  ),
  { minLength: 1, maxLength: 3 },
);

/** A class of random callers. */
export const randomClass: fc.Arbitrary<Fields> = fc.record({
  name: fc.constant('random'),
  plan: fc.constantFrom('main.greeting', 'main.queue'),
  arrivals: fc
    .tuple(fc.integer({ min: 10, max: 120 }), fc.constantFrom(...demands))
    .map(([calls, demand]) => ({ poisson: demand(calls) })),
  hold,
  withheldClid: fc.constantFrom(0, 0.3),
  patience: fc.constantFrom<unknown>('never', { exponential: { mean: '80s' } }),
  talk: spread(150),
  acceptsCallback: fc.constantFrom<unknown>(0.5, 1, [
    { patienceUnder: '40s', accept: 1 },
    { waitedOver: '25s', accept: 0.4 },
    { accept: 0.8 },
  ]),
  ringsBack: fc.constantFrom<unknown>('none', {
    probability: { noAnswer: 1, voicemail: 0.5, engaged: 0.5 },
    after: { exponential: { mean: '30s' } },
  }),
  answersCallback: fc.constantFrom(
    { person: 1 },
    { person: 0.5, noAnswer: 0.2, voicemail: 0.2, engaged: 0.1 },
  ),
  callsAgain: fc.constantFrom<unknown>('none', {
    whilePending: 0.6,
    after: { exponential: { mean: '60s' } },
  }),
  redials: fc.constantFrom<unknown>(
    'none',
    { probability: 0.8, after: { exponential: { mean: '40s' } } },
    { probability: [1, 0.5, 0], after: '10s', also: ['turnedAway', 'blocked'], plan: 'main.queue' },
  ),
  leavesLineAfter: fc.constantFrom('never', '5s'),
  transfers: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: transfers },
  ),
});

/** With the customer first there is no agent on the line who could give up. */
function withAgents({ customerFirst }: Fields): (call: Fields) => Fields {
  if (customerFirst === 'off') return (call) => call;
  return (call) => JSON.parse(JSON.stringify(call).replaceAll('agentGaveUp', 'noAnswer'));
}
/** The center closes for a while, or before the end; callbacks wait, are made or end. */
const hours = fc
  .record({
    opening: fc.constantFrom<unknown>(
      'always',
      [
        { from: '0s', to: '5m' },
        { from: '7m', to: '12m' },
      ],
      [{ from: '2m', to: '10m' }],
    ),
    callbacks: fc.constantFrom('finish', 'carryOver', 'drop'),
    place: fc.constantFrom('keep', 'front', 'tail'),
    callers: fc.constantFrom('stay', 'cleared'),
    window: fc.constantFrom<unknown>('always', [
      { from: '1m', to: '4m' },
      { from: '8m', to: '1h' },
    ]),
    outsideWindow: fc.constantFrom('wait', 'expire'),
  })
  .map(({ opening, callbacks, place, callers, window, outsideWindow }) => ({
    opening,
    closing: { callbacks, callers, ...(callbacks === 'carryOver' ? { place } : {}) },
    rules: window === 'always' ? {} : { window, outsideWindow },
  }));

/** A campaign of the first team, with so many who stay idle. */
const campaign = fc.record({
  records: fc.constantFrom<unknown>(3, 'endless'),
  reserve: fc.constantFrom(0, 1),
  open: fc.constantFrom([{ from: '0s' }], [{ from: '100s', to: '400s' }]),
  answers: fc.constantFrom(
    { person: { probability: 1, after: '10s' } },
    { person: 0.5, noAnswer: 0.3, engaged: { probability: 0.2, after: '3s' } },
  ),
  talk: spread(60),
  wrap: fc.constantFrom<unknown>('own', '0s', '15s'),
});

/** Callers other than written. */
const factors = fc.record({
  volume: fc.constantFrom(0.5, 1, 1.5),
  patience: fc.constantFrom(0.5, 1, 2),
  talk: fc.constantFrom(0.7, 1),
  acceptance: fc.constantFrom(0.6, 1, 3),
  acceptanceOfImpatient: fc.constantFrom(0.4, 1, 1.6),
  answering: fc.constantFrom(0.5, 1, 1.5),
});

/** A scenario in which there is always a free line. */
const withoutLines = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    runOut: fc.constantFrom('0s', '10m', '2h'),
    warmUp: fc.constantFrom('0s', '2m'),
    rules,
    agents,
    answersRing: fc.record({ phone: habit, callback: habit }),
    wrap: spread(30),
    calls: fc.array(scripted, { maxLength: 8 }),
    random: maybe(randomClass),
    reacts: reactions,
    help: maybe(help),
    agreements,
    campaign: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: campaign },
    ),
    plans,
    hours: maybe(hours),
    factors: fc.option(factors, { nil: {}, freq: 1 }),
  })
  .filter(({ calls, random }) => calls.length > 0 || random !== undefined)
  .map(
    ({
      seed,
      runOut,
      warmUp,
      rules,
      agents,
      answersRing,
      wrap,
      reacts,
      campaign,
      plans,
      agreements,
      hours,
      factors,
      ...others
    }) => ({
      name: 'random',
      factors,
      agreements,
      seed,
      length: '12m',
      warmUp,
      interval: '5m',
      replications: 1,
      opening: hours?.opening ?? 'always',
      closing: { runOut, ...hours?.closing },
      // A reserve of all agents is refused.
      rules: {
        ...rules,
        reserveAgents: Math.min(rules.reserveAgents, agents.length - 1),
        ...hours?.rules,
      },
      teams: [
        { name: 'team', agents, answersRing, wrap },
        ...(others.help === undefined
          ? []
          : [{ name: 'help', agents: others.help.agents, answersRing, wrap }]),
      ],
      // It leaves as many idle as callbacks do, and somebody who dials.
      campaigns:
        campaign === undefined
          ? []
          : [
              {
                ...campaign,
                name: 'campaign',
                teams: ['team'],
                reserve: Math.min(
                  Math.max(campaign.reserve, rules.reserveAgents),
                  agents.length - 1,
                ),
              },
            ],
      callers: [
        ...(others.random === undefined ? [] : [{ ...others.random, ...reacts }]),
        ...(others.calls.length === 0
          ? []
          : [
              {
                name: 'scripted',
                plan: 'main.queue',
                calls: others.calls.map(withAgents(rules)),
                ...reacts,
              },
            ]),
      ],
      plans:
        others.help === undefined || others.help.after === null
          ? plans
          : withGroups(plans, others.help.after),
    }),
  );

const lines = fc.record({ lines: fc.integer({ min: 1, max: 4 }), outbound: fc.boolean() });

/** A whole scenario. */
export const scenarios: fc.Arbitrary<Fields> = fc
  .tuple(withoutLines, fc.option(lines, { nil: undefined, freq: 2 }))
  .map(([scenario, group]) =>
    group === undefined
      ? scenario
      : {
          ...scenario,
          trunks: [{ name: 'lines', ...group }],
          callers: scenario.callers.map((each) => ({ ...each, trunks: 'lines' })),
        },
  );
