/** Measures of what a scenario does not use: what there must be for them. */
import { expect, test } from 'vitest';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import { needsOf } from '../../src/metrics/conditional-measures.js';
import { planFrom, scenario } from '../scenario/reading.js';

const keysOf = async (parts = {}) =>
  catalogueOf(await planFrom(scenario(parts))).map(({ key }) => key);

test.each([
  ['callbacks.customerFirst.wait.p95', 'with rules.customerFirst on'],
  ['queues.queue.callbacks.customerFirst.ahead', 'with rules.customerFirst on'],
  ['callbacks.slots.keptRate', 'where a callback applet has a schedule'],
  ['callbacks.noSlot', 'where a callback applet has a schedule'],
  ['balked', 'where waits are quoted, by announcements or "quotes"'],
  ['queues.queue.promiseError.p95', 'where waits are quoted, by announcements or "quotes"'],
  ['queues.queue.estimates.asked', 'of a queue with estimate.measure on'],
  ['queues.queue.groups.1.share', 'of a queue with groups'],
  ['trunks.main.blocked', 'where there are trunks'],
  ['noCallback.agreements.gold.share', 'where there are agreements'],
  ['campaigns.renewals.dials', 'where there are campaigns'],
  ['callers.public.abandonedRate', 'where there are several classes of callers'],
])('%s exists only %s', async (key, needs) => {
  expect(needsOf(key, await keysOf())).toBe(needs);
});

test.each([
  ['callbacks.noSlots', null],
  ['quotesOf', null],
  ['queues.queue.quotes', 'where waits are quoted, by announcements or "quotes"'],
  ['estimates.asked', 'of a queue with estimate.measure on'],
  ['groups.12.share', 'of a queue with groups'],
  ['noCallback.trunks.main.blocked', 'where there are trunks'],
  ['queues.a.b.trunks.main.blocked', null],
  ['agreements.gold.share', 'where there are agreements'],
  ['a.b.agreements.gold.share', null],
  ['noCallback.campaigns.renewals.dials', 'where there are campaigns'],
  ['a.b.campaigns.renewals.dials', null],
  ['noCallback.callers.public.persons', 'where there are several classes of callers'],
  ['a.b.callers.public.persons', null],
])('in a center that has nothing, %s needs: %s', (key, needs) => {
  expect(needsOf(key, [])).toBe(needs);
});

test('a mistyped key of what there is needs nothing', async () => {
  const known = await keysOf({ rules: 'rules: { customerFirst: {} }' });
  expect(needsOf('callbacks.customerFirst.wayt.p95', known)).toBeNull();
  expect(needsOf('abandond', known)).toBeNull();
});

test('every condition names measures that exist where it is met', async () => {
  const all = await keysOf({
    rules: 'rules: { customerFirst: {} }',
    trunks: 'trunks: [{ name: main, lines: 3 }]',
    agreements: 'agreements: [{ name: gold, skills: [], target: 20s }]',
    campaigns: 'campaigns: [{ name: renewals }]',
    callers: 'callers: [{ name: public, calls: [{ at: 1s }] }, { name: b, calls: [{ at: 1s }] }]',
    plans: `plans:
  main:
    queue:
      acd: { estimate: { measure: true }, groups: [{ teams: all }], announcements: [{ at: 10s }] }
      breakouts: { voluntary: { after: 30s, to: callback } }
    callback: { callback: { schedule: { slots: { from: 08:00, to: 12:00, every: 30m } } } }`,
  });
  for (const key of [
    'callbacks.customerFirst.ahead',
    'callbacks.slots.keptRate',
    'balked',
    'queues.queue.estimates.asked',
    'queues.queue.groups.1.share',
    'trunks.main.blocked',
    'agreements.gold.share',
    'campaigns.renewals.dials',
    'callers.public.abandonedRate',
  ]) {
    expect(all).toContain(key);
    expect(needsOf(key, all), key).toBeNull();
  }
});
