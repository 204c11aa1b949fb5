/** What is counted of each class of callers. */
import { expect, test } from 'vitest';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import { parseThreshold } from '../../src/metrics/thresholds.js';
import { agent } from '../rules/center.js';
import { tell } from '../rules/tell.js';
import { loadedFrom, scenario } from '../scenario/reading.js';

/** One agent from 100 s on, who talks for two minutes and needs no wrap-up. */
function twoClasses(more: Record<string, unknown> = {}) {
  return {
    name: 'two classes',
    length: '1h',
    replications: 1,
    targets: { answerWithin: '100s', shortAbandon: '15s' },
    teams: [{ name: 'team', agents: [agent('A1', '100s')] }],
    callers: [
      {
        name: 'orders',
        talk: '120s',
        calls: [
          { at: '0s', id: 'first' },
          { at: '10s', id: 'second' },
          { at: '20s', id: 'short', hangsUpAfter: '10s' },
          { at: '30s', id: 'long', hangsUpAfter: '60s' },
        ],
      },
      {
        name: 'deliveries',
        talk: '60s',
        calls: [
          { at: '50s', id: 'third' },
          { at: '60s', id: 'back', takesCallbackAfter: '30s', hangsUpAfter: '32s' },
        ],
      },
    ],
    plans: {
      main: {
        queue: { acd: {}, breakouts: { voluntary: { after: '30s', to: 'callback' } } },
        callback: { callback: {} },
      },
    },
    ...more,
  };
}

test('calls and persons are counted by the class of their caller', async () => {
  // first is answered at 100, second at 220, third at 340, the callback of back at 400.
  const told = await tell(twoClasses());
  const measures = (name: string, ...keys: readonly string[]) =>
    keys.map((key) => told.measure(`callers.${name}.${key}`));
  const keys = [
    'persons',
    'calls',
    'reached',
    'offered',
    'delayed',
    'answered',
    'abandoned',
    'abandonedShort',
    'breakouts.voluntary',
    'callbacks.created',
    'callbacks.completed',
  ];
  expect(measures('orders', ...keys)).toEqual([4, 4, 2, 4, 4, 2, 2, 1, 0, 0, 0]);
  expect(measures('deliveries', ...keys)).toEqual([2, 2, 2, 2, 2, 1, 0, 0, 1, 1, 1]);
  expect(measures('orders', 'asa_s', 'wait.abandoned.mean_s', 'wait.mean_s')).toEqual([
    155, 35, 95,
  ]);
  expect(measures('deliveries', 'asa_s', 'wait.mean_s')).toEqual([290, 160]);
  expect(measures('orders', 'abandonedRate', 'serviceLevel', 'serviceLevel.positive')).toEqual([
    0.5, 0.25, 0.75,
  ]);
  // Without callbacks back waits on the line, and is answered at 400.
  expect(told.measure('noCallback.callers.deliveries.answered')).toBe(2);
  expect(told.measure('noCallback.callers.deliveries.asa_s')).toBe(315);
});

test('a warm-up is not counted, and what follows it is', async () => {
  const told = await tell(twoClasses({ warmUp: '55s' }));
  const of = (key: string): number | null => told.measure(`callers.deliveries.${key}`);
  expect([of('persons'), of('offered'), of('answered'), of('reached')]).toEqual([1, 1, 0, 1]);
  expect(told.measure('callers.orders.offered')).toBe(0);
});

test('drawn and told calls of a class are one class', async () => {
  const text = scenario({
    length: 'length: 30m',
    callers: `callers:
  - name: c
    arrivals: { poisson: { every: 1h, calls: 60 } }
    calls: [{ at: 1s, id: told }]
  - { name: d, calls: [{ at: 2s, id: other }] }`,
  });
  const { plan } = await loadedFrom(text);
  expect(plan.callers).toEqual(['c', 'd']);
  expect(plan.classes.map(({ declaredAs }) => declaredAs)).toEqual([0, 0, 1]);
  const told = await tell(text);
  expect(told.measure('callers.c.persons')).toBe((told.measure('persons') ?? 0) - 1);
});

test('a threshold may be about one class, where there are several', async () => {
  const { plan } = await loadedFrom(JSON.stringify(twoClasses()));
  const measures = new Map(catalogueOf(plan).map((measure) => [measure.key, measure]));
  expect(parseThreshold('callers.orders.asa < 3m', measures).ok).toBe(true);
  expect(parseThreshold('noCallback.callers.orders.abandonedRate < 10%', measures).ok).toBe(true);
  const alone = catalogueOf((await loadedFrom(scenario())).plan);
  expect(alone.filter(({ key }) => key.includes('callers.'))).toEqual([]);
});

test('a service level that asks for more than a class counts has no figure by class', async () => {
  const targets = { answerWithin: '100s', serviceLevel: 'blended' };
  const { plan } = await loadedFrom(JSON.stringify(twoClasses({ targets })));
  const keys = catalogueOf(plan).map(({ key }) => key);
  expect(keys).toContain('callers.orders.serviceLevel.vcc');
  expect(keys).not.toContain('callers.orders.serviceLevel');
  expect(keys).not.toContain('callers.orders.serviceLevel.blended');
});
