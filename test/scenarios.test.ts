/**
 * The scenarios that come with the program: each loads, runs, and shows what it says it shows.
 *
 * The fingerprints are those of every event of the run. They change with the simulation and with
 * nothing else; after a change that is meant, `UPDATE_GOLDEN=1 npx vitest run test/scenarios.test.ts`
 * writes them anew.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ExperimentResult, loadScenario, runScenario, summaryOf } from '../src/index.js';
import type { CallbackRow } from '../src/records/callback-row.js';
import { loadScenarioText } from '../src/scenario/load.js';
import { linesOf } from './json-lines.js';

const FOLDER = 'scenarios';
const GOLDEN = 'test/golden-fingerprints.json';
const LINES_MAX = 60;
const UPDATES = process.env['UPDATE_GOLDEN'] === '1';

interface Run {
  readonly result: ExperimentResult;
  readonly callbacks: readonly CallbackRow[];
  /** The value of a measure; a measure without one is NaN, and no claim holds for it. */
  readonly of: (key: string) => number;
}

type Claim = readonly [
  text: string,
  holds: (run: Run) => void | Promise<void>,
  replications?: number,
];

/** What each scenario is there for. */
const claims: Readonly<Record<string, Claim>> = {
  'quickstart.yaml': [
    'fewer hang up and fewer are reached, as not everybody answers a callback',
    ({ of }) => {
      expect(of('abandonmentAvoided')).toBeGreaterThan(0);
      expect(of('reachedGained')).toBeLessThan(0);
      expect(of('abandonmentAvoided')).toBeCloseTo(
        of('reachedGained') + of('unreachedGained') + of('pendingGained') + of('turnedAwayGained'),
        9,
      );
    },
  ],
  'quickstart-without-callbacks.yaml': [
    'its figures are those of the quickstart without callbacks',
    async ({ of }) => {
      const other = await runOf('quickstart.yaml');
      for (const key of [
        'offered',
        'answered',
        'abandoned',
        'asa_s',
        'serviceLevel',
        'occupancy',
      ]) {
        expect({ key, value: of(key) }).toEqual({ key, value: other.of(`noCallback.${key}`) });
      }
    },
  ],
  'silent-agents.yaml': [
    'missed rings send callbacks round again and make them late',
    ({ of }) => {
      expect(of('callbacks.requeues.share')).toBeGreaterThan(0.3);
      expect(of('callbacks.drift.connect.requeues.mean_s')).toBeGreaterThan(10);
      expect(of('callbacks.requeues.max')).toBeGreaterThan(2);
    },
  ],
  'customer-first.yaml': [
    'agents listen to no ringing tone, and some customers hang up for want of an agent',
    ({ of }) => {
      expect(of('agents.dialling.mean')).toBeLessThan(0.02);
      expect(of('callbacks.customerFirst.agentTimeSaved_h')).toBeGreaterThan(0.4);
      expect(of('callbacks.customerFirst.abandonedRate')).toBeGreaterThan(0.05);
      expect(of('callbacks.customerFirst.wait.mean_s')).toBeGreaterThan(5);
      expect(of('callbacks.unreached')).toBeGreaterThan(of('callbacks.unreached.hungUpWaiting'));
    },
  ],
  'second-line.yaml': [
    'a fifth of the talks of the first line are passed on, and every tenth of them is given up',
    ({ of }) => {
      expect(of('queues.queue.transferredOutRate')).toBeGreaterThan(0.17);
      expect(of('queues.queue.transferredOutRate')).toBeLessThan(0.21);
      expect(of('transferredIn.abandonedRate')).toBeGreaterThan(of('abandonedRate'));
      expect(of('transferred.persons')).toBeLessThan(of('transferredOut'));
      expect(of('persons.abandoned')).toBeLessThan(of('abandoned'));
    },
  ],
  'callback-straight-away.yaml': [
    'half of the callers never queue, and far fewer of all give up',
    ({ of }) => {
      expect(of('callbacks.created')).toBeGreaterThan(0.4 * of('persons'));
      expect(of('offered')).toBeLessThan(0.6 * of('persons'));
      expect(of('persons.abandoned')).toBeLessThan(0.5 * of('noCallback.abandoned'));
    },
  ],
  'slots.yaml': [
    'callers who choose a slot are called in it, and fewer of the others are lost in the rush',
    ({ of, callbacks }) => {
      expect(of('callbacks.slots.booked')).toBeGreaterThan(25);
      expect(of('callbacks.slots.keptRate')).toBeGreaterThan(0.95);
      expect(of('abandonmentAvoided')).toBeGreaterThan(15);
      expect(of('reachedGained')).toBeGreaterThan(5);
      const early = callbacks.filter(
        ({ slotAt, firstOfferAt }) =>
          slotAt !== null && firstOfferAt !== null && firstOfferAt < slotAt,
      );
      expect(early).toEqual([]);
    },
  ],
  'wrong-numbers.yaml': [
    'a callback that reaches nobody is dialled once and no more, another number where one was given',
    ({ of, callbacks }) => {
      expect(of('callbacks.dials')).toBeCloseTo(
        of('callbacks.completed') + of('callbacks.unreached'),
        9,
      );
      expect(callbacks.filter(({ dials }) => dials > 1)).toEqual([]);
      expect(of('callbacks.noNumber')).toBeGreaterThan(0);
      const others = callbacks.filter(({ clid, numberDialled }) => clid !== numberDialled);
      expect(others.length).toBeGreaterThan(0.2 * callbacks.length);
      expect(others.length).toBeLessThan(0.5 * callbacks.length);
    },
  ],
  'repeat-callers.yaml': [
    'second calls are duplicates, get a second callback, lose the first, or make it redundant',
    ({ of }) => {
      expect(of('callbacks.duplicates')).toBeGreaterThan(1);
      expect(of('callbacks.created')).toBeGreaterThan(of('persons.takers') + 1);
      expect(of('callbacks.unreached.engaged')).toBeGreaterThan(1);
      expect(of('callbacks.redundant')).toBeGreaterThan(1);
    },
  ],
  'quoted-waits.yaml': [
    'some hang up over what they are told, in every world, and the promise is late as often as early',
    ({ of }) => {
      expect(of('balked')).toBeGreaterThan(20);
      expect(of('balked')).toBeLessThan(of('abandoned'));
      expect(of('promiseError.lateRate')).toBeGreaterThan(0.3);
      expect(of('promiseError.lateRate')).toBeLessThan(0.7);
      expect(of('abandonmentAvoided')).toBeGreaterThan(0);
    },
  ],
  'retries.yaml': [
    'more customers are reached than with one dial, later, and at the agents’ expense',
    async ({ of, callbacks }) => {
      expect(of('callbacks.retries')).toBeGreaterThan(10);
      expect(callbacks.some(({ dials }) => dials === 3)).toBe(true);
      expect(of('callbacks.unreached')).toBeLessThan(0.2 * of('callbacks.created'));
      const once = await loadScenario(join(FOLDER, 'retries.yaml'), {
        replications: REPLICATIONS,
        set: ['rules.retries=none'],
      });
      if (!once.ok) throw new Error('it does not load without retries');
      const { estimates } = await runScenario(once.scenario);
      const before = (key: string): number => estimates.get(key)!.mean!;
      expect(of('callbacks.completed')).toBeGreaterThan(1.3 * before('callbacks.completed'));
      expect(of('occupancy')).toBeGreaterThan(before('occupancy'));
    },
  ],
  'worth-it.yaml': [
    'callbacks save money by losing fewer callers, until one in five does not answer',
    async ({ of, result }) => {
      expect(result.estimates.get('cost.saved')?.low).toBeGreaterThan(0);
      expect(of('cost.saved.lost')).toBeGreaterThan(0.9 * of('cost.saved'));
      const fewAnswer = await loadScenario(join(FOLDER, 'worth-it.yaml'), {
        replications: 20,
        set: ['callers.public.answersCallback={ person: 0.8, noAnswer: 0.2 }'],
      });
      if (!fewAnswer.ok) throw new Error('it does not load');
      const { estimates } = await runScenario(fewAnswer.scenario);
      expect(estimates.get('cost.saved')?.high).toBeLessThan(0);
    },
    20,
  ],
  'precise.yaml': [
    'it says itself how many replications it takes, and reaches what was asked',
    async () => {
      const loaded = await loadScenario(join(FOLDER, 'precise.yaml'));
      if (!loaded.ok) throw new Error('it does not load');
      const { scenario } = loaded;
      const result = await runScenario(scenario, { precision: scenario.precision });
      expect(result.replications).toBeGreaterThan(60);
      expect(result.replications).toBeLessThan(300);
      expect(result.precision?.goals.map(({ reached }) => reached)).toEqual([true, true]);
    },
  ],
  'offer-conditions.yaml': [
    'offers are withheld in quiet hours, and none leads to a callback in the last hour',
    ({ of, callbacks, result }) => {
      expect(of('callbacks.withheld')).toBeGreaterThan(of('callbacks.offered'));
      expect(of('callbacks.created')).toBeGreaterThan(10);
      const last = result.plan.lengthMs - 3_600_000;
      expect(callbacks.filter(({ createdAt }) => createdAt >= last)).toEqual([]);
    },
  ],
  'two-skills.yaml': [
    'a skill dropped brings callbacks forward, a skill added delays them',
    ({ of }) => {
      expect(of('queues.technical.callbacks.drift.offer.mean_s')).toBeLessThan(-10);
      expect(of('queues.general.callbacks.drift.offer.mean_s')).toBeGreaterThan(10);
    },
  ],
  'week.yaml': [
    'callbacks go over the night and are made in the morning, and no day is like the Saturday',
    ({ of, result, callbacks }) => {
      expect(of('callbacks.carriedOver')).toBeGreaterThan(2);
      expect(of('callbacks.drift.mean_s')).toBeGreaterThan(60);
      const day = (at: number): number => Math.floor(at / 86_400_000);
      const overnight = callbacks.filter(
        ({ createdAt, firstOfferAt }) =>
          firstOfferAt !== null && day(firstOfferAt) > day(createdAt),
      );
      expect(overnight.length).toBeGreaterThan(10);
      // First thing in the morning, while the team is fresh.
      expect(overnight.every(({ firstOfferAt }) => firstOfferAt! % 86_400_000 < 33_300_000)).toBe(
        true,
      );
      const days = result.days.days().filter(({ queue }) => queue === null);
      const offered = days.map(({ figures }) => figures.get('offered')!.mean!);
      expect(offered[5]).toBeLessThan(offered[0]! / 2);
      expect(offered[6]).toBe(0);
    },
  ],
  'monday-peak.yaml': [
    'the morning peak loses more than the afternoon, and every break is taken',
    ({ of, result }) => {
      const lost = (hour: number): number =>
        result.intervals
          .rows()
          .find(({ fromMs, media }) => fromMs === hour * 3_600_000 && media === 0)!
          .figures.get('abandonedRate')!.mean!;
      expect(lost(1.5)).toBeGreaterThan(2 * lost(7));
      // 16 breaks of half an hour in ten hours; who is called away late comes back in time.
      expect(of('agents.break.mean')).toBeLessThanOrEqual(0.8);
      expect(of('agents.break.mean')).toBeGreaterThan(0.6);
    },
  ],
  'busy-days.yaml': [
    'days differ far more than by chance, and that costs callers',
    async ({ of, result }) => {
      // Ten days of a Poisson process have an interval of 33 on either side.
      const low = result.estimates.get('persons')?.low ?? Number.NaN;
      expect(of('persons') - low).toBeGreaterThan(100);
      const text = readFileSync(join(FOLDER, 'busy-days.yaml'), 'utf8');
      const lost = await abandonedOf(text);
      const lostThen = await abandonedOf(text.replace(/^.*busyness: .*$/gm, ''));
      expect(lost).toBeGreaterThan(1.3 * lostThen);
    },
  ],
  'campaign.yaml': [
    'agents who would be idle dial, and the reserve keeps callers from paying for it',
    async ({ of }) => {
      expect(of('campaigns.renewals.dials')).toBeGreaterThan(200);
      expect(of('campaigns.renewals.reachedRate')).toBeCloseTo(0.35, 1);
      expect(of('agents.state.BusyOutgoing_h')).toBeCloseTo(
        of('campaigns.renewals.agentTime_h'),
        1,
      );
      const text = readFileSync(join(FOLDER, 'campaign.yaml'), 'utf8');
      const lost = await abandonedOf(text.replace('reserve: 2', 'reserve: 0'));
      expect(lost).toBeGreaterThan(1.5 * of('abandoned'));
    },
  ],
  'weekly-demand.yaml': [
    'calls come on the days and at the hours of the pattern, at local times',
    ({ of, result }) => {
      const day = (from: number): number =>
        result.intervals
          .rows()
          .filter(({ fromMs, media }) => Math.floor(fromMs / 86_400_000) === from && media === 0)
          .reduce((sum, { figures }) => sum + (figures.get('offered')!.mean ?? 0), 0);
      expect(day(0)).toBeGreaterThan(1.2 * day(1));
      expect(day(5)).toBeGreaterThan(100);
      expect(day(6)).toBe(0);
      // 990, four times 740 and 150 of support, and five times 90 of sales.
      expect(of('persons') / (990 + 4 * 740 + 150 + 5 * 90)).toBeCloseTo(1, 1);
    },
  ],
  'busy-lines.yaml': [
    'with callbacks fewer find the lines busy, and some callbacks find no line themselves',
    ({ of }) => {
      expect(of('trunks.main.blockedRate')).toBeLessThan(
        0.8 * of('noCallback.trunks.main.blockedRate'),
      );
      expect(of('trunks.main.linesInUse.max')).toBe(30);
      expect(of('callbacks.unreached.failed')).toBe(of('trunks.main.dials.failed'));
      expect(of('trunks.main.dials.failed')).toBeGreaterThan(5);
      expect(of('noCallback.persons.turnedAway')).toBeLessThan(0.5 * of('noCallback.blocked'));
    },
  ],
  'shifts-to-fill.yaml': [
    'with everybody there all day the two peaks are kept, and noon is idle',
    ({ of, result }) => {
      expect(of('rostered_h')).toBeCloseTo(160, 6);
      expect(of('abandonedRate')).toBeLessThan(0.05);
      expect(of('occupancy')).toBeLessThan(0.6);
      expect(result.verdict).toBe('holds');
    },
  ],
  'offers-to-tune.yaml': [
    'who takes no callback pays for those who do, and nobody is turned away',
    ({ of }) => {
      expect(of('whoPays.abandonedRate')).toBeGreaterThan(0);
      expect(of('persons.turnedAway')).toBe(0);
      expect(of('abandonedRate')).toBeGreaterThan(0.085);
    },
  ],
  'missed-callbacks.yaml': [
    'callbacks that reached nobody come back as calls, and half of those callers are reached',
    ({ of }) => {
      expect(of('ringBacks')).toBeGreaterThan(0.35 * of('callbacks.unreached'));
      expect(of('ringBacks.reached')).toBeGreaterThan(0.5 * of('ringBacks'));
      expect(of('persons.unreached')).toBeLessThan(0.8 * of('callbacks.unreached'));
      expect(of('callbacks.unreached.unobtainable')).toBeGreaterThan(0);
    },
  ],
  'impatient-takers.yaml': [
    'every fourth who takes a callback, or more, would have hung up',
    ({ of }) => {
      expect(of('abandonmentAvoided.saved')).toBeGreaterThan(0.25 * of('persons.takers'));
      expect(of('callbacks.takeRate')).toBeLessThan(0.35);
    },
  ],
  'redials.yaml': [
    'a fifth more calls than people, and less than half as many people lost as calls abandoned',
    ({ of }) => {
      expect(of('callsPerPerson')).toBeGreaterThan(1.15);
      expect(of('persons.abandoned')).toBeLessThan(0.45 * of('abandoned'));
      expect(Math.abs(of('redials') - of('noCallback.redials'))).toBeLessThan(15);
      expect(of('calls')).toBeCloseTo(of('persons') + of('redials'), 9);
      expect(of('callbacks.drift.withoutTwin')).toBeGreaterThan(0);
    },
  ],
  'waits-told.yaml': [
    'of five estimates the offered load is the closest, and is right in the mean',
    ({ of }) => {
      const off = (method: string): number =>
        of(`queues.queue.estimates.${method}.error.rootMeanSquare_s`);
      for (const method of ['vendor', 'queueLength', 'lastToEnter', 'headOfLine']) {
        expect(off('offeredLoad'), method).toBeLessThan(off(method));
      }
      expect(Math.abs(of('queues.queue.estimates.offeredLoad.error.mean_s'))).toBeLessThan(3);
      expect(of('queues.queue.estimates.vendor.error.mean_s')).toBeGreaterThan(5);
    },
  ],
  'scripted.yaml': [
    'a missed ring makes the callback half a minute late, and the dial ten seconds more',
    ({ of, result }) => {
      expect(result.deterministic).toBe(true);
      expect(of('callbacks.requeues')).toBe(1);
      expect(of('callbacks.drift.offer.mean_s')).toBe(0);
      expect(of('callbacks.drift.mean_s')).toBe(30);
      expect(of('callbacks.drift.connect.mean_s')).toBe(40);
    },
    1,
  ],
  'overflow-groups.yaml': [
    'the first team is busy, the second helps late, and the last hardly ever',
    ({ of }) => {
      const busy = (team: string): number => of(`teams.${team}.occupancy`);
      expect(busy('sales')).toBeGreaterThan(0.65);
      expect(busy('back-office')).toBeGreaterThan(0);
      expect(busy('back-office')).toBeLessThan(0.2);
      // Nobody waits for the first team longer than it takes until others may help.
      expect(of('queues.sales.wait.p50_s')).toBeLessThanOrEqual(45);
    },
  ],
  'own-adviser.yaml': [
    'most are served by their own adviser, and callbacks all come back to the adviser first',
    ({ of, callbacks }) => {
      expect(of('queues.own.answered')).toBeGreaterThan(80);
      expect(of('queues.own.breakouts.queueDuration')).toBeGreaterThan(10);
      // Dora's customers of the morning.
      expect(of('queues.own.breakouts.noAgents')).toBeGreaterThan(5);
      expect(callbacks.length).toBeGreaterThan(10);
      expect(new Set(callbacks.map(({ queue }) => queue))).toEqual(new Set(['own']));
    },
  ],
  'agreements.yaml': [
    'the tightest promise is kept though emergencies have no priority, and most of the others too',
    ({ of }) => {
      expect(of('agreements.emergency.share')).toBeGreaterThan(0.75);
      expect(of('agreements.business.share')).toBeGreaterThan(0.85);
      expect(of('agreements.everybody.share')).toBeGreaterThan(0.85);
      // The promises of calls that took a callback are those of the callbacks.
      const promised = ['emergency', 'business', 'everybody'].map((name) =>
        of(`agreements.${name}.offered`),
      );
      expect(promised.reduce((sum, each) => sum + each)).toBeCloseTo(of('persons'), 6);
    },
  ],
  'week-of-a-team.yaml': [
    'sickness, lateness and time away take what they are said to take of the week',
    ({ of }) => {
      const rostered = 11 * 5 * 10;
      expect(of('rostered_h')).toBeCloseTo(rostered, 6);
      expect(of('rostered.meeting_h')).toBeGreaterThan(0.8 * 11 * 0.75);
      expect(Math.abs(of('rostered.sick_h') / rostered - 0.05)).toBeLessThan(0.03);
      expect(Math.abs(of('rostered.late_h') / (11 * 5 * (8 / 60) * 0.15) - 1)).toBeLessThan(0.35);
      const working = of('rostered.working_h');
      expect(
        Math.abs(of('rostered.away_h') / (working + of('rostered.away_h')) - 0.06),
      ).toBeLessThan(0.01);
      expect(of('shrinkage')).toBeGreaterThan(0.12);
      expect(of('overtime.inHand_h')).toBeGreaterThan(0);
    },
  ],
  'bank-1999/as-it-was.yaml': [
    'every call of the day that falls into its hours is replayed',
    ({ of }) => {
      expect(of('offered')).toBe(1648);
    },
    2,
  ],
  'bank-1999/with-callbacks.yaml': [
    'the same people call, and some take a callback',
    ({ of }) => {
      expect(of('persons')).toBe(1648);
      expect(of('callbacks.created')).toBeGreaterThan(0);
    },
    2,
  ],
  'large-center/week.yaml': [
    'twelve queues share three hundred agents; outages keep their promise, and Sunday is silent',
    ({ of }) => {
      expect(of('agreements.outages.share')).toBeGreaterThan(0.9);
      expect(of('teams.generalists.occupancy')).toBeGreaterThan(0.1);
      expect(of('callbacks.created')).toBeGreaterThan(1000);
      expect(of('callbacks.pending')).toBe(0);
    },
    1,
  ],
};

/** Folders of scenarios that are as large as what they are about. */
const isLarge = (file: string): boolean => file.includes('/');

const REPLICATIONS = 10;
const files = readdirSync(FOLDER, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.yaml'))
  .sort();

const runs = new Map<string, Promise<Run>>();

/** Runs a scenario, once for all tests that look at it. */
function runOf(file: string): Promise<Run> {
  let run = runs.get(file);
  if (run === undefined) {
    run = runAnew(file);
    runs.set(file, run);
  }
  return run;
}

async function runAnew(file: string): Promise<Run> {
  const replications = claims[file]?.[2] ?? REPLICATIONS;
  const loaded = await loadScenario(join(FOLDER, file), { replications });
  if (!loaded.ok) throw new Error(`${file} does not load`);
  const callbacks: CallbackRow[] = [];
  const result = await runScenario(loaded.scenario, {
    thresholds: loaded.scenario.parsed,
    onCallbacks: (text) => callbacks.push(...linesOf<CallbackRow>(text)),
  });
  return { result, callbacks, of: (key) => result.estimates.get(key)?.mean ?? Number.NaN };
}

/** The calls abandoned in a replication of a changed scenario. */
async function abandonedOf(text: string): Promise<number> {
  const loaded = await loadScenarioText(text, 'changed.yaml');
  if (!loaded.ok) throw new Error('the changed scenario does not load');
  const result = await runScenario({ ...loaded.scenario, worlds: ['actual'] });
  return result.estimates.get('abandoned')?.mean ?? Number.NaN;
}

test('every scenario is listed with its claim', () => {
  expect(Object.keys(claims).sort()).toEqual(files);
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');

  test('loads without a fault, its thresholds included', async () => {
    const loaded = await loadScenario(join(FOLDER, file));
    expect(loaded.ok ? [] : loaded.diagnostics).toEqual([]);
  });

  test.skipIf(isLarge(file))('is short, and begins with what it shows and its command', () => {
    const lines = text.trimEnd().split('\n');
    const comments = lines.findIndex((line) => !line.startsWith('#'));
    expect(lines.length).toBeLessThan(LINES_MAX);
    expect(comments).toBeGreaterThanOrEqual(3);
    expect(text).toContain(`# Run it: npx ringback run ${FOLDER}/${file}`);
  });

  // On the bank's day the last caller may wait when the last agent has gone.
  test.skipIf(isLarge(file))('serves everyone before it ends', async () => {
    const { result } = await runOf(file);
    expect(result.stopped).toEqual([]);
  });

  test(claims[file]?.[0] ?? 'shows something', async () => {
    await claims[file]?.[1](await runOf(file));
  });
});

describe('fingerprints', () => {
  const kept = JSON.parse(UPDATES ? '{}' : readFileSync(GOLDEN, 'utf8')) as Record<string, unknown>;

  test.each(files)('%s runs event for event as before', async (file) => {
    const { result } = await runOf(file);
    const { fingerprint, replications } = summaryOf(result);
    if (UPDATES) kept[file] = { replications, fingerprint };
    else expect({ replications, fingerprint }).toEqual(kept[file]);
  });

  afterAll(() => {
    if (UPDATES)
      writeFileSync(
        GOLDEN,
        `${JSON.stringify(kept, Object.keys(kept).sort().concat('replications', 'fingerprint'), 2)}\n`,
      );
  });
});
