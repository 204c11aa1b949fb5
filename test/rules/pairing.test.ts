/**
 * Two configurations on one seed meet the same people: every draw belongs to a caller and a purpose,
 * whatever else happens. Here there are more agents in the second, and others call three times as
 * often; what those of the first class bring with them is the same.
 */
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { KeyedDraws } from '../../src/engine/keyed-draws.js';
import { CallOrigin } from '../../src/model/call-origin.js';
import { Purpose } from '../../src/model/purpose.js';
import { Both } from '../../src/records/both.js';
import type { CallbackRow } from '../../src/records/callback-row.js';
import { CallbackTable } from '../../src/records/callback-table.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { TwinTimes } from '../../src/records/twin-times.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import type { Fields } from './center.js';
import { Chronicle, type Course } from './chronicle.js';
import { load } from './tell.js';

const exponential = (mean: string): Fields => ({ exponential: { mean } });

const habits: Fields = {
  wrap: exponential('20s'),
  answersRing: {
    phone: { probability: 0.8, after: { uniform: ['1s', '9s'] } },
    callback: { probability: 0.7, after: { uniform: ['1s', '9s'] } },
  },
};

function scenario(agents: number, othersPerHour: number, rules: Fields = {}): Fields {
  return {
    name: 'paired',
    length: '24h',
    seed: 'pairs',
    rules: {
      noAnswerDwell: exponential('20s'),
      redundantTalk: exponential('30s'),
      initialDelay: exponential('20s'),
      ...rules,
    },
    teams: [
      { name: 'team', agents, ...habits },
      { name: 'sales', agents: 2, ...habits },
    ],
    callers: [
      {
        name: 'regulars',
        arrivals: { poisson: { calls: 60, every: '1h' } },
        withheldClid: 0.2,
        patience: exponential('2m'),
        balks: [{ quotedOver: '0s', share: 0.1 }],
        talk: exponential('3m'),
        hold: { probability: 0.3, for: exponential('20s') },
        acceptsCallback: 0.6,
        answersCallback: {
          person: 0.6,
          noAnswer: { probability: 0.2, after: exponential('20s') },
          voicemail: 0.2,
        },
        voicemailMessage: exponential('15s'),
        callsAgain: { whilePending: 0.7, after: exponential('2m') },
        ringsBack: { probability: { noAnswer: 0.6, voicemail: 0.4 }, after: exponential('3m') },
        redials: { probability: [0.7, 0.4], after: exponential('3m') },
        leavesLineAfter: exponential('5s'),
        transfers: [{ share: 0.2, to: 'main.sales', talk: exponential('90s') }],
      },
      {
        name: 'others',
        arrivals: { poisson: { calls: othersPerHour, every: '1h' } },
        talk: exponential('2m'),
        patience: exponential('4m'),
      },
    ],
    plans: {
      main: {
        greeting: { announce: { uniform: ['5s', '15s'] }, next: 'menu' },
        menu: {
          menu: { takes: exponential('4s'), choices: { 1: { share: 0.5, to: 'sales' } } },
          next: 'queue',
        },
        queue: {
          acd: {
            noAnswerTimeout: { uniform: ['10s', '20s'] },
            agentChoice: 'random',
            teams: ['team'],
            estimate: { method: 'queueLength', handleTime: '3m' },
            announcements: [{ at: '20s' }],
          },
          breakouts: { voluntary: { after: '30s', repeatEvery: '40s', to: 'ask' } },
        },
        sales: {
          acd: { noAnswerTimeout: { uniform: ['10s', '20s'] }, teams: ['sales'] },
          breakouts: { voluntary: { after: '30s', to: 'ask' } },
        },
        ask: {
          askNumber: { takes: exponential('6s'), share: 0.4, into: 'alternative' },
          next: 'callback',
        },
        callback: { callback: { numberToDial: '$(alternative)' }, next: 'thanks' },
        thanks: { announce: '20s' },
      },
    },
  };
}

interface Met {
  readonly courses: Map<string, Course>;
  readonly rows: Map<string, CallbackRow>;
  /** Draws by key, of the first class. */
  readonly draws: Map<string, number>;
}

/** Beyond the preset: what is drawn where the customer is dialled first. */
const customerFirst: Fields = {
  customerFirst: {
    ahead: 1,
    prompt: { takes: exponential('5s'), accepts: 0.8 },
    patience: exponential('1m'),
  },
};

/** Beyond the preset: what is drawn where callers choose a slot. */
function withSlots(scenario: Fields): Fields {
  const { main } = scenario['plans'] as { main: Fields };
  const schedule = {
    share: 0.5,
    slots: { from: '0s', to: '24h', every: '30m' },
    choose: 'uniform',
  };
  return {
    ...scenario,
    plans: { main: { ...main, callback: { callback: { schedule }, next: 'thanks' } } },
  };
}

/** The draws of another scenario with the same people. */
async function alsoDraw(other: Fields): Promise<void> {
  const { plan } = await load(other);
  const observer = new SilentObserver();
  simulate({ plan, replication: 0, world: World.Actual, takers: new Takers(), observer });
}

async function meet(agents: number, othersPerHour: number): Promise<Met> {
  const draws = new Map<string, number>();
  const { uniform, pair } = KeyedDraws.prototype;
  vi.spyOn(KeyedDraws.prototype, 'uniform').mockImplementation(function (this: KeyedDraws, ...key) {
    const value = uniform.apply(this, key);
    if (key[0] === 0) draws.set(key.join(), value);
    return value;
  });
  vi.spyOn(KeyedDraws.prototype, 'pair').mockImplementation(function (this: KeyedDraws, ...key) {
    pair.apply(this, key);
    if (key[0] === 0) draws.set(key.join(), this.first + this.second);
  });
  const { plan } = await load(scenario(agents, othersPerHour));
  const chronicle = new Chronicle(plan);
  const table = new CallbackTable(plan, 0);
  simulate({
    plan,
    replication: 0,
    world: World.Actual,
    takers: new Takers(),
    observer: new Both(chronicle, table),
  });
  await alsoDraw(scenario(agents, othersPerHour, customerFirst));
  await alsoDraw(withSlots(scenario(agents, othersPerHour)));
  vi.restoreAllMocks();
  const rows = table
    .finish(new TwinTimes())
    .filter(({ callerClass }) => callerClass === 'regulars');
  // Persons are counted over all classes, so that their numbers differ; their names do not.
  const nameOf = new Map<number, string>();
  for (const { name, person, attempt, transfers } of chronicle.courses.values()) {
    if (attempt + transfers === 0) nameOf.set(person, name.split(' ')[0]!);
  }
  return {
    courses: new Map([...chronicle.courses].filter(([name]) => name.startsWith('regulars'))),
    rows: new Map(
      rows.map((row) => [`${nameOf.get(row.person)} ${row.attempt} ${row.transfers}`, row]),
    ),
    draws,
  };
}

let few: Met;
let many: Met;
beforeAll(async () => {
  few = await meet(3, 10);
  many = await meet(4, 30);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** What a quantity came to in both configurations, wherever it came about in both. */
function pairs<T>(of: (course: Course, all: Met['courses']) => T | null): [T, T][] {
  const found: [T, T][] = [];
  for (const [name, course] of few.courses) {
    const other = many.courses.get(name);
    if (other === undefined) continue;
    const [a, b] = [of(course, few.courses), of(other, many.courses)];
    if (a !== null && b !== null) found.push([a, b]);
  }
  return found;
}

const between = (from: number | null | undefined, to: number | null | undefined): number | null =>
  from == null || to == null ? null : Math.round((to - from) * 1000);

const quantities: Record<string, (course: Course, all: Met['courses']) => unknown> = {
  'the instant of the first call': ({ attempt, transfers, isCallback, startedAt }) =>
    attempt + transfers === 0 && !isCallback ? startedAt : null,
  'greeting, menu and the way taken': ({ isCallback, startedAt, queuedAt, queues }) =>
    isCallback || queuedAt.length === 0 ? null : `${between(startedAt, queuedAt[0])} ${queues[0]}`,
  patience: ({ exits }) => exits.find(({ how }) => how === 'Abandoned')?.after ?? null,
  'the answers to the offers of a callback': ({ decisions }) => decisions[0] ?? null,
  'the talk of a call': ({ isCallback, answeredAt, ends }) =>
    isCallback || ends[0]?.how === 'LeftOver' ? null : between(answeredAt, ends[0]?.at),
  'the first ring of a call': (course) =>
    course.isCallback || course.offers.length === 0 ? null : firstRing(course),
  'the first ring of a callback': (course) =>
    course.isCallback && course.offers.length > 0 ? firstRing(course) : null,
  'what the customer leg finds': ({ isCallback, result, dialledAt, resultAt }) =>
    !isCallback || result === null || result === 'engaged' || result === 'stillOnLine'
      ? null
      : `${result} ${between(dialledAt[0], resultAt)}`,
  'the talk of a callback': ({ isCallback, result, redundant, resultAt, ends }) =>
    isCallback && result === 'person' && ends[0]?.how === 'Completed'
      ? `${redundant} ${between(resultAt, ends[0].at)}`
      : null,
  'the message left on a voicemail': ({ result, resultAt, ends }) =>
    result === 'voicemail' && ends[0]?.how === 'Unreached' ? between(resultAt, ends[0].at) : null,
  'the time to a second call': ({ name, isCallback, startedAt }, all) => {
    const next = all.get(`${name.split(' ')[0]}.2`);
    // Who takes a callback after a transfer as well may ring in for that one.
    const isOnly = !all.has(`${name.split(' ')[0]}.transfer1 callback`);
    const isSecond =
      isCallback && isOnly && !name.includes('.') && next?.origin === CallOrigin.Again;
    return isSecond ? between(startedAt, next.startedAt) : null;
  },
  'the talk after a transfer': ({ transfers, isCallback, answeredAt, ends }) =>
    isCallback || transfers === 0 || ends[0]?.how === 'LeftOver'
      ? null
      : between(answeredAt, ends[0]?.at),
  'the talk of a second call': ({ isCallback, attempt, answeredAt, ends }) =>
    isCallback || attempt === 0 || ends[0]?.how === 'LeftOver'
      ? null
      : between(answeredAt, ends[0]?.at),
};

function firstRing({ offers, requeuedAt, answeredAt, exits }: Course): number | null {
  // Who hung up during the ring has not heard its end.
  const end = requeuedAt[0] ?? answeredAt;
  return exits.some(({ how }) => how === 'Abandoned') ? null : between(offers[0]?.at, end);
}

test.each(Object.keys(quantities))('%s is the same with more agents and other callers', (what) => {
  let found = pairs(quantities[what]!);
  if (what === 'the talk of a callback') {
    // Whether a callback is redundant depends on what happened; the talk does not, given that.
    found = found.filter(([a, b]) => `${a}`.split(' ')[0] === `${b}`.split(' ')[0]);
  }
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(([a, b]) => a !== b)).toEqual([]);
});

test('the same persons withhold their number, and the same give another one', () => {
  const both = [...few.rows].flatMap(([person, row]) => {
    const other = many.rows.get(person);
    // After a transfer it matters what was asked before.
    if (row.transfers > 0) return [];
    return other === undefined || row.numberDialled === null || other.numberDialled === null
      ? []
      : [[row, other] as const];
  });
  expect(both.length).toBeGreaterThan(5);
  const told = ({ clid, numberDialled }: CallbackRow) => ({ clid, numberDialled });
  for (const [a, b] of both) expect(told(a)).toEqual(told(b));
  expect(new Set(both.map(([{ clid, numberDialled }]) => clid === numberDialled)).size).toBe(2);
});

test('the two configurations differ in what happens to these people', () => {
  const waits = pairs(({ queuedAt, answeredAt }) => between(queuedAt[0], answeredAt));
  expect(waits.filter(([a, b]) => a !== b).length).toBeGreaterThan(20);
});

test.each(Object.entries(Purpose))(
  'draws for %s are found by the person, not by what came before',
  (_, purpose) => {
    const isFor = (key: string): boolean => key.split(',')[3] === `${purpose}`;
    const shared = [...few.draws.keys()].filter((key) => isFor(key) && many.draws.has(key));
    expect(shared.length).toBeGreaterThan(0);
    expect(shared.filter((key) => few.draws.get(key) !== many.draws.get(key))).toEqual([]);
    // Each is of a person and an attempt that the other configuration may meet as well.
    const second = shared.filter((key) => key.split(',')[2] !== '0');
    if (purpose === Purpose.Talk || purpose === Purpose.Patience)
      expect(second.length).toBeGreaterThan(0);
  },
);
