/** Settings beyond the preset: what they resolve to, and what cannot work together. */
import { expect, test } from 'vitest';
import { brief, loadedFrom, scenario } from './reading.js';

const faults = async (text: string): Promise<string> => (await brief(text)).join('\n');

test.each([
  ['rules: { retriesInAll: 2 }', 'rules.retriesInAll: caps how often'],
  ['rules: { retries: {} }', 'rules.retries: there is nothing in it'],
  ['rules: { retries: { noAnswer: {} } }', '"times" is missing'],
  ['rules: { initialDelay: 10m, expiresAfter: 5m }', 'before it enters its queue'],
  ['rules: { noNewBefore: 10h }', 'rules.noNewBefore: no callback is created'],
  [
    'rules: { retries: { noAnswer: { times: 1 } }, customerFirst: { ahead: 1 } }',
    'is not tried again',
  ],
])('%s is refused', async (rules, problem) => {
  expect(await faults(`${scenario()}\n${rules}\n`)).toContain(problem);
});

const plans = (voluntary: string, callback: string): string => `
name: test
length: 1h
teams: [{ name: team }]
callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 9 } } }]
plans:
  main:
    queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: callback${voluntary} } } }
    callback: { callback: { ${callback} } }
`;

test.each([
  [', when: {}', '', 'names no condition'],
  [', when: { queueLengthFrom: 0 }', '', 'queueLengthFrom'],
  ['', 'full: queue', 'there always is'],
  ['', 'pendingMax: 3, full: nowhere', 'there is no applet "nowhere"'],
])('a plan with "%s" and "%s" is refused', async (voluntary, callback, problem) => {
  expect(await faults(plans(voluntary, callback))).toContain(problem);
});

test('retries resolve to every value of those that are named', async () => {
  const text = `${scenario()}\nrules: { retries: { engaged: { times: 1 } } }\n`;
  const { resolved } = await loadedFrom(text);
  expect(resolved.rules.retries).toEqual({ engaged: { times: 1, after: '10m', place: 'keep' } });
});

test('who takes the retries away may leave their cap', async () => {
  const rules = 'rules: { retries: none, retriesInAll: 2 }';
  expect(await brief(`${scenario()}\n${rules}\n`)).toEqual([]);
});

test('one condition at many offers is told once, as a scenario writes it', async () => {
  const shared =
    'breakouts: { voluntary: { after: 9s, to: callback, when: { queueLengthFrom: 3 } } }';
  const { plan } = await loadedFrom(
    `${plans(', when: { queueLengthFrom: 3 }', '')}    second: { acd: {}, ${shared} }\n    third: { acd: {}, ${shared} }\n`,
  );
  expect(plan.departures).toEqual([
    'plans.main.queue offers callback (and 2 more offers alike) only when { queueLengthFrom: 3 }; the preset vcc offers always',
  ]);
});
