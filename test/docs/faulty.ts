/**
 * For each fault a scenario that has it: lines that take the place of those of a sound scenario with
 * the same key, a whole text, or an option of the
 * command line.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { newProgram } from '../../src/cli/program.js';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { type ErrorEntry, errors } from '../../src/reference/errors.js';
import { type Diagnostic, formatDiagnostics } from '../../src/scenario/load.js';

/** Lines of a scenario, a whole one, options beside a sound one, or a command line. */
type Faulty =
  | { readonly lines: string }
  | { readonly raw: string }
  | { readonly set: string }
  | { readonly margin: string }
  | { readonly call: readonly string[] };

const SOUND = `name: Support
start: 2026-03-02T08:00[Europe/London]
length: 10h
teams: [{ name: support, agents: 9 }]
callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60 } } }]
plans: { main: { queue: { acd: {} } } }
`;

/** Aliases that stand for ten billion values. */
const ALIASES = Array.from({ length: 11 }, (_, k) => {
  const item = k === 0 ? 'x' : `*a${k - 1}`;
  return `a${k}: &a${k} [${Array(10).fill(item).join(', ')}]`;
}).join('\n');

/** The files that the examples read. */
const FILES: Readonly<Record<string, string>> = {
  'calls.csv': 'at,type\n1s,PS\n',
  'unclosed.csv': 'at,id\n1s,"a\n',
  'soon.csv': 'at\nsoon\n',
  'cells.csv': 'at,talk_s\n1s,long\n',
  'gaps.csv': 'at,id\n,a\n',
  'bad.csv': `at\n${'soon\n'.repeat(60)}`,
  'early.csv': 'at\n2026-03-01T08:00:00\n',
  'empty.csv': 'wrap_s\n',
};

export const faulty: Readonly<Record<string, Faulty>> = {
  'unknown-key': { lines: 'lenght: 8h' },
  'missing-key': { lines: 'teams: [{ agents: 9 }]' },
  'no-value': { lines: 'seed:' },
  'does-not-fit': { lines: 'callers: [{ name: public, arrivals: 90 }]' },
  'not-a-share': {
    lines:
      'callers: [{ name: public, acceptsCallback: 45%, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'not-an-agreed-share': {
    lines: 'agreements: [{ name: gold, skills: [], target: 20s, share: 180% }]',
  },
  'not-a-whole-number': { lines: 'teams: [{ name: support, agents: 1.5 }]' },
  'not-a-number': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: [60, -1] } } }]',
  },
  'not-a-flag': { lines: 'rules: { resetAge: yes }' },
  'not-one-of': { lines: 'plans: { main: { queue: { acd: { mode: skill } } } }' },
  'number-not-quoted': {
    lines:
      'callers: [{ name: public, dials: +441110000, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'not-a-text': { lines: 'description: [a, b]' },
  'empty-text': { lines: 'plans: { main: { queue: { acd: {}, next: "" } } }' },
  'text-too-long': {
    lines:
      'name: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
  },
  'bad-name': { lines: 'teams: [{ name: "night\\nshift" }]' },
  'name-with-dot': { lines: 'plans: { main: { queue.1: { acd: {} } } }' },
  'name-is-number': { lines: 'plans: { main: { "1": { acd: {} } } }' },
  'empty-list': {
    lines:
      'callers: [{ name: public, acceptsCallback: [], arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'empty-mapping': { lines: 'plans: { main: {} }' },
  'wrong-number-of-values': { lines: 'teams: [{ name: support, wrap: { uniform: [5s] } }]' },
  'not-exactly-one': { lines: 'plans: { main: { queue: { acd: {}, announce: 3s } } }' },
  'probabilities-not-one': {
    lines:
      'teams: [{ name: support, wrap: { mixture: [{ probability: 0.5, of: 3s }, { probability: 0.4, of: 9s }] } }]',
  },
  'shares-above-one': {
    lines:
      'plans: { main: { ask: { menu: { choices: { "1": { share: 0.7, to: queue }, "2": { share: 0.4, to: queue } } }, next: queue }, queue: { acd: {} } } }',
  },
  'not-ascending': { lines: 'teams: [{ name: support, wrap: { uniform: [5s, 2s] } }]' },
  'not-descending': {
    lines:
      'callers: [{ name: public, balks: [{ quotedOver: 5m, share: 0.2 }, { quotedOver: 10m, share: 0.5 }], arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'last-step-bound': {
    lines:
      'callers: [{ name: public, patience: { hazard: [{ upTo: 30s, perMinute: 1 }] }, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'endless-hazard': {
    lines:
      'teams: [{ name: support, wrap: { hazard: [{ upTo: 30s, perMinute: 1 }, { perMinute: 0 }] } }]',
  },
  'too-many': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1s, calls: 1, busyness: { step: 0.1 } } } }]',
  },
  'too-many-calls': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 1s, calls: 1000000 } } }]',
  },
  'duration-without-unit': {
    lines:
      'callers: [{ name: public, patience: 90, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'not-a-duration': { lines: 'length: ten hours' },
  'duration-spelled-out': { lines: 'length: 10 hours' },
  'negative-duration': {
    lines:
      'callers: [{ name: public, patience: -3m, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'time-of-day-as-duration': {
    lines:
      'callers: [{ name: public, talk: 00:03:30, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'part-of-a-millisecond': {
    lines:
      'callers: [{ name: public, talk: 1.0005s, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'duration-too-long': { lines: 'length: 40000d' },
  'zero-duration': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 0s, calls: 60 } } }]',
  },
  'not-a-time': { lines: 'teams: [{ name: support, shifts: [{ from: 8, to: 16:00 }] }]' },
  'not-a-time-of-day': {
    lines: 'teams: [{ name: support, shifts: [{ from: 08:00, to: 25:00 }] }]',
  },
  'mixed-moments': { lines: 'teams: [{ name: support, shifts: [{ from: 08:00, to: 300s }] }]' },
  'end-before-start': { lines: 'teams: [{ name: support, shifts: [{ from: 300s, to: 200s }] }]' },
  'days-without-time-of-day': {
    lines: 'teams: [{ name: support, shifts: [{ from: 300s, days: [mon] }] }]',
  },
  'start-without-zone': { lines: 'start: 2026-03-02T08:00' },
  'not-a-start': { lines: 'start: tomorrow' },
  'unknown-zone': { lines: 'start: 2026-03-02T08:00[Europe/Londn]' },
  'time-skipped-by-clock': { lines: 'start: 2026-03-29T01:30[Europe/London]' },
  'no-source-of-arrivals': { lines: 'callers: [{ name: public, arrivals: {} }]' },
  'one-way-of-rates': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 1, knots: [1, 2] } } }]',
  },
  'rates-too-short': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: [60, 70, 80] } } }]',
  },
  'knots-too-few': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 1h, knots: [1, 2, 3] } } }]',
  },
  'from-without-week': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 1, from: 08:00 } } }]',
  },
  'empty-week': {
    lines: 'callers: [{ name: public, arrivals: { poisson: { every: 1h, week: {} } } }]',
  },
  'day-too-long': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, from: 22:00, week: { mon: [1, 2, 3] } } } }]',
  },
  'not-a-variation': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60, busyness: { day: 10% } } } }]',
  },
  'busyness-without-effect': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60, busyness: {} } } }]',
  },
  'correlation-of-nothing': {
    lines:
      'callers: [{ name: public, arrivals: { poisson: { every: 1h, calls: 60, busyness: { day: 0.1, correlation: 0.5 } } } }]',
  },
  'shared-steps-differ': {
    lines: `callers:
  - { name: a, arrivals: { poisson: { every: 1h, calls: 60, busyness: { step: 0.1, shared: day } } } }
  - { name: b, arrivals: { poisson: { every: 2h, calls: 60, busyness: { step: 0.1, shared: day } } } }`,
  },
  'no-calls': { lines: 'callers: [{ name: public }]' },
  'call-after-end': { lines: 'callers: [{ name: public, calls: [{ at: 11h }] }]' },
  'again-before-its-call': {
    lines: 'callers: [{ name: public, calls: [{ at: 20s, again: [{ at: 20s }] }] }]',
  },
  'redials-at-once': {
    lines:
      'callers: [{ name: public, redials: { probability: 1, after: 0s }, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'habit-of-later-call': {
    lines:
      'callers: [{ name: public, calls: [{ at: 1s, again: [{ at: 5s, redials: [{ after: 3s }] }] }] }]',
  },
  'again-within-again': {
    lines:
      'callers: [{ name: public, calls: [{ at: 1s, again: [{ at: 5s, again: [{ at: 9s }] }] }] }]',
  },
  'duplicate-call-id': {
    lines: 'callers: [{ name: public, calls: [{ id: A, at: 1s }, { id: A, at: 2s }] }]',
  },
  'takes-without-callback': {
    lines: 'callers: [{ name: public, calls: [{ at: 1s, takesCallbackAfter: 3s }] }]',
  },
  'agent-cannot-give-up': {
    lines: `rules: { customerFirst: {} }
callers: [{ name: public, answersCallback: { agentGaveUp: 0.1 }, arrivals: { poisson: { every: 1h, calls: 60 } } }]`,
  },
  'not-a-callback-applet': {
    lines: 'callers: [{ name: public, calls: [{ at: 1s, takesCallbackVia: queue }] }]',
  },
  'last-row-without-condition': {
    lines:
      'callers: [{ name: public, acceptsCallback: [{ patienceUnder: 1m, accept: 0.5 }], arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'row-without-condition': {
    lines:
      'callers: [{ name: public, acceptsCallback: [{ accept: 0.5 }, { patienceUnder: 1m, accept: 0.5 }], arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'nobody-dials': {
    lines: `teams: [{ name: t, skills: [a] }, { name: u }]
campaigns: [{ name: c, teams: [u], skills: [a] }]`,
  },
  'dials-with-reserve': {
    lines: `teams: [{ name: t, agents: 3 }]
rules: { reserveAgents: 2 }
campaigns: [{ name: c, reserve: 1 }]`,
  },
  'dials-for-ever': {
    lines: 'campaigns: [{ name: c, answers: { noAnswer: { probability: 0.5, after: 0s } } }]',
  },
  'no-such-file': { lines: 'callers: [{ name: public, arrivals: { file: call.csv } }]' },
  'not-a-file': { lines: 'callers: [{ name: public, arrivals: { file: . } }]' },
  unreadable: { lines: `callers: [{ name: public, arrivals: { file: ${'x'.repeat(300)}.csv } }]` },
  'file-too-large': { raw: `name: ${'x'.repeat(2_500_000)}` },
  'not-text': { raw: 'name: caf\u0000' },
  'empty-file': { raw: '' },
  'not-a-scenario': { raw: '- a\n- b' },
  'not-yaml': { lines: 'name: [test' },
  'old-yaml': { raw: '%YAML 1.1\n---\nname: test' },
  'duplicate-key': {
    lines: `description: a
description: b`,
  },
  'merge-key': { lines: '<<: { seed: 3 }' },
  'forbidden-key': { lines: '__proto__: { seed: 3 }' },
  'nested-too-deeply': { raw: `name: ${'['.repeat(70)}${']'.repeat(70)}` },
  'unfolds-too-far': { raw: ALIASES },
  'set-without-value': { set: 'teams.support.agents' },
  'no-such-item': { set: 'teams.suport.agents=12' },
  'value-without-parts': { set: 'teams.support.agents.number=12' },
  'not-csv': { lines: 'callers: [{ name: public, arrivals: { file: unclosed.csv } }]' },
  'bad-time': { lines: 'callers: [{ name: public, arrivals: { file: soon.csv } }]' },
  'no-such-column': {
    lines:
      'callers: [{ name: public, arrivals: { file: { path: calls.csv, where: { typ: [PS] } } } }]',
  },
  'bad-cell': { lines: 'callers: [{ name: public, arrivals: { file: cells.csv } }]' },
  'missing-cell': { lines: 'callers: [{ name: public, arrivals: { file: gaps.csv } }]' },
  'too-many-bad-rows': { lines: 'callers: [{ name: public, arrivals: { file: bad.csv } }]' },
  'file-changed': {
    lines: 'callers: [{ name: public, arrivals: { file: { path: calls.csv, sha256: beef } } }]',
  },
  'no-rows-left': { lines: 'callers: [{ name: public, arrivals: { file: early.csv } }]' },
  'column-without-values': {
    lines: 'teams: [{ name: support, wrap: { empirical: { file: empty.csv, column: wrap_s } } }]',
  },
  'without-actual-world': { lines: 'worlds: [hold]' },
  'run-too-long': { lines: 'length: 4000d' },
  'nothing-after-warm-up': { lines: 'warmUp: 10h' },
  'break-outside-shift': {
    lines:
      'teams: [{ name: support, shifts: [{ from: 08:00, to: 16:00, breaks: [{ at: 17:00, for: 30m }] }] }]',
  },
  'too-few-for-shifts': {
    lines: 'teams: [{ name: support, agents: 2, shifts: [{ from: 08:00, to: 16:00, agents: 4 }] }]',
  },
  'reserve-of-all': { lines: 'rules: { reserveAgents: 12 }' },
  'pilot-over-max': { lines: 'replications: { until: asa ± 2s, max: 20 }' },
  'never-at-work': { lines: 'teams: [{ name: support, shrinkage: { share: 1, spell: 5m } }]' },
  'hours-neither-nor-both': {
    lines:
      'plans: { main: { h: { hours: { closed: shut }, next: queue }, queue: { acd: {} }, shut: { hangUp: true } } }',
  },
  'hours-without-opening': {
    lines:
      'plans: { main: { h: { hours: { opening: true, closed: shut }, next: queue }, queue: { acd: {} }, shut: { hangUp: true } } }',
  },
  'place-without-carry-over': { lines: 'closing: { place: front }' },
  'outside-of-no-window': { lines: 'rules: { outsideWindow: expire }' },
  'never-opens': { lines: 'opening: [{ from: 20:00, to: 22:00 }]' },
  'name-taken-twice': { lines: 'teams: [{ name: support }, { name: support }]' },
  'unknown-team': { lines: 'plans: { main: { queue: { acd: { teams: [suport] } } } }' },
  'unknown-agreement': {
    lines: `plans: { main: { sla: { setSla: { agreement: gild }, next: queue }, queue: { acd: {} } } }
agreements: [{ name: gold, skills: [], target: 20s }]`,
  },
  'unknown-trunks': {
    lines:
      'callers: [{ name: public, trunks: main, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'unknown-plan': {
    lines:
      'callers: [{ name: public, plan: mian, arrivals: { poisson: { every: 1h, calls: 60 } } }]',
  },
  'unknown-applet': {
    lines: 'plans: { main: { hello: { announce: 3s, next: quue }, queue: { acd: {} } } }',
  },
  'unknown-skill': {
    lines:
      'plans: { main: { tag: { skillTagger: { add: { sales: mandatory } }, next: queue }, queue: { acd: {} } } }',
  },
  'no-default-plan': {
    lines: 'plans: { one: { queue: { acd: {} } }, two: { other: { acd: {} } } }',
  },
  'misplaced-key': {
    lines:
      'plans: { main: { hello: { announce: 3s, breakouts: { noAgents: { to: queue } }, next: queue }, queue: { acd: {} } } }',
  },
  'handle-time-needed': {
    lines: 'plans: { main: { queue: { acd: { estimate: { method: queueLength } } } } }',
  },
  'endless-loop': {
    lines:
      'plans: { main: { a: { setPriority: higher, next: b }, b: { goTo: a }, queue: { acd: {} } } }',
  },
  'breakout-to-itself': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: queue } } } } }',
  },
  'repeats-before-others': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: [{ after: 30s, repeatEvery: 1m, to: c }, { after: 2m, to: c }] } }, c: { callback: {} } } }',
  },
  'announces-before-others': {
    lines:
      'plans: { main: { queue: { acd: { announcements: [{ at: 0s, every: 1m }, { at: 30s }] } } } }',
  },
  'callback-without-queue': { lines: 'plans: { main: { callback: { callback: {} } } }' },
  'callback-from-longest-waiting': {
    lines:
      'plans: { main: { queue: { acd: { mode: longestWaiting }, breakouts: { voluntary: { after: 30s, to: callback } } }, callback: { callback: {} } } }',
  },
  'initial-without-queue': {
    lines: 'plans: { main: { callback: { callback: { initial: bye } }, bye: { hangUp: true } } }',
  },
  'template-unclosed': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 30s, to: callback } } }, callback: { callback: { numberToDial: "$(alternative" } } } }',
  },
  'reject-loop': {
    lines: `rules: { noAnswerDwell: 0s }
teams: [{ name: support, answersRing: { callback: { rejects: { probability: 0.1 } } } }]`,
  },
  'silent-loop': {
    lines: `rules: { noAnswerDwell: 0s }
teams: [{ name: support, answersRing: { callback: 0.9 } }]
plans: { main: { queue: { acd: { noAnswerTimeout: 0s } } } }`,
  },
  'not-a-queue': {
    lines:
      'plans: { main: { tell: { announce: 5s, quotes: tell, next: queue }, queue: { acd: {} } } }',
  },
  'checks-personal': {
    lines:
      'plans: { main: { look: { check: { queue: own, when: { queueLengthFrom: 3 }, otherwise: own }, next: queue }, own: { acd: { personal: A1 }, next: queue }, queue: { acd: {} } } }',
  },
  'quotes-personal': {
    lines:
      'plans: { main: { tell: { announce: 5s, quotes: own, next: own }, own: { acd: { personal: A1 }, next: queue }, queue: { acd: {} } } }',
  },
  'waits-nowhere': {
    lines:
      'plans: { main: { look: { check: { queue: queue, when: { waitedOver: 1m }, otherwise: queue }, next: queue }, queue: { acd: {} } } }',
  },
  'hang-up-not-true': { lines: 'plans: { main: { bye: { hangUp: no }, queue: { acd: {} } } }' },
  'offer-without-condition': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: callback, when: {} } } }, callback: { callback: {} } } }',
  },
  'full-without-cap': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: callback } } }, callback: { callback: { full: queue } } } }',
  },
  'never-new-before': { lines: 'rules: { noNewBefore: 10h }' },
  'cap-of-no-retries': { lines: 'rules: { retriesInAll: 2 }' },
  'retries-of-customer-first': {
    lines: 'rules: { retries: { noAnswer: { times: 1 } }, customerFirst: { ahead: 1 } }',
  },
  'expires-before-it-queues': { lines: 'rules: { initialDelay: 10m, expiresAfter: 5m }' },
  'teams-and-groups': {
    lines: `teams: [{ name: a }, { name: b }]
plans: { main: { queue: { acd: { teams: [a], groups: [{ teams: [b] }] } } } }`,
  },
  'first-group-late': {
    lines: `teams: [{ name: a }]
plans: { main: { queue: { acd: { groups: [{ teams: [a], after: 10s }] } } } }`,
  },
  'group-not-later': {
    lines: `teams: [{ name: a }, { name: b }]
plans: { main: { queue: { acd: { groups: [{ teams: [a] }, { teams: [b] }] } } } }`,
  },
  'team-serves-already': {
    lines: `teams: [{ name: a }, { name: b }]
plans: { main: { queue: { acd: { groups: [{ teams: [a] }, { teams: [b, a], after: 1m }] } } } }`,
  },
  'group-after-all': {
    lines: `teams: [{ name: a }, { name: b }]
plans: { main: { queue: { acd: { groups: [{ teams: all }, { teams: [b], after: 1m }] } } } }`,
  },
  'target-or-agreement': {
    lines: 'plans: { main: { sla: { setSla: {}, next: queue }, queue: { acd: {} } } }',
  },
  'skill-twice': {
    lines: `teams: [{ name: a, skills: [gold] }]
agreements: [{ name: g, skills: [gold, gold], target: 20s }]`,
  },
  'personal-queue-key': {
    lines:
      'plans: { main: { own: { acd: { personal: A1, teams: [support] }, next: queue }, queue: { acd: {} } } }',
  },
  'personal-in-skills-mode': {
    lines:
      'plans: { main: { own: { acd: { personal: A1, mode: longestWaiting }, next: queue }, queue: { acd: {} } } }',
  },
  'personal-without-next': { lines: 'plans: { main: { own: { acd: { personal: "$(agent)" } } } }' },
  'personal-to-callback': {
    lines:
      'plans: { main: { own: { acd: { personal: Anna }, next: callback, breakouts: { voluntary: { after: 9s, to: callback } } }, callback: { callback: {} } } }',
  },
  'last-agent-is-kept': {
    lines:
      'plans: { main: { note: { setData: { lastAgent: Ben }, next: queue }, queue: { acd: {} } } }',
  },
  'slots-without-weight': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: c } } }, c: { callback: { schedule: { slots: { from: 1h, to: 2h, every: 1h }, choose: [0] } } } } }',
  },
  'no-slots': {
    lines:
      'plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: c } } }, c: { callback: { schedule: { slots: { from: 11h, to: 12h, every: 1h } } } } } }',
  },
  'slot-without-schedule': { lines: 'callers: [{ name: public, calls: [{ at: 1s, slot: 2h }] }]' },
  'no-such-slot': {
    lines: `callers: [{ name: public, calls: [{ at: 1s, slot: 90m }] }]
plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: c } } }, c: { callback: { schedule: { slots: { from: 1h, to: 3h, every: 1h } } } } } }`,
  },
  'no-open-slots': {
    lines: `opening: [{ from: 08:00, to: 09:00 }]
plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: c } } }, c: { callback: { schedule: { slots: { from: 10:00, to: 12:00, every: 1h } } } } } }`,
  },
  'slot-while-closed': {
    lines: `opening: [{ from: 08:00, to: 12:00 }]
callers: [{ name: public, calls: [{ at: 1s, slot: 13:00 }] }]
plans: { main: { queue: { acd: {}, breakouts: { voluntary: { after: 9s, to: c } } }, c: { callback: { schedule: { slots: { from: 10:00, to: 15:00, every: 1h } } } } } }`,
  },
  'staffed-twice': { lines: 'staffing: [{ team: support }, { team: support }]' },
  'min-above-max': { lines: 'staffing: [{ team: support, min: 3, max: 2 }]' },
  'single-agents': {
    lines: `teams: [{ name: support, agents: [{ name: Ann }] }]
staffing: [{ team: support }]`,
  },
  'shifts-not-used': {
    lines: 'staffing: [{ team: support, by: team, shifts: [{ starts: [08:00], length: 8h }] }]',
  },
  'numbered-shifts': {
    lines: `teams: [{ name: support, agents: 4, shifts: [{ from: 0s, to: 5h, agents: 2 }] }]
staffing: [{ team: support }]`,
  },
  'no-shifts-to-choose': { lines: 'staffing: [{ team: support, by: shift }]' },
  'too-many-parts': {
    lines: `interval: 1m
staffing: [{ team: support, by: interval }]`,
  },
  'shift-longer-than-a-day': {
    lines: 'staffing: [{ team: support, shifts: [{ starts: [08:00], length: 25h }] }]',
  },
  'unknown-measure': { lines: 'thresholds: [abandonRate < 5%]' },
  'measure-not-here': { lines: 'thresholds: [trunks.main.blockedRate < 1%]' },
  'not-a-threshold': { lines: 'thresholds: [abandonedRate below 5%]' },
  'maximum-without-interval': { lines: 'thresholds: [queueLength.max < 5]' },
  'wrong-unit': { lines: 'thresholds: [asa < 20]' },
  'not-a-margin': { margin: 'abandonedRate=half' },
  'margin-without-unit': { lines: 'margins: { abandonedRate: 0.5 }' },
  'margin-of-nothing': { lines: 'margins: { abandonedRate: 0pp }' },
  'not-a-precision': { lines: 'replications: { until: abandonedRate is narrow }' },
  'unknown-option': { call: ['run', 'support.yaml', '--rep', '3'] },
  'unknown-command': { call: ['rum', 'support.yaml'] },
  'missing-argument': { call: ['run'] },
  'too-many-arguments': { call: ['validate', 'support.yaml', 'other.yaml'] },
  'option-without-value': { call: ['run', 'support.yaml', '--reps'] },
  'choice-not-allowed': { call: ['run', 'support.yaml', '--inconclusive', 'maybe'] },
  'bad-number-of-replications': { call: ['run', 'support.yaml', '--reps', '0'] },
  'replications-given-twice': {
    call: ['run', 'support.yaml', '--reps', '30', '--until', 'asa ± 2s'],
  },
  'bad-number-of-threads': { call: ['run', 'support.yaml', '-j', '0'] },
  'no-such-shard': { call: ['run', 'support.yaml', '--shard', '4/3'] },
  'not-a-result': { call: ['show', 'results'] },
  'foreign-folder': { call: ['run', 'support.yaml', '--out', 'notes'] },
  'no-such-baseline': { call: ['check', 'support.yaml', '--baseline', 'main'] },
  'bad-baseline-name': { call: ['baseline', 'save', 'main/one', 'support.yaml'] },
  'nothing-asked': { call: ['check', 'support.yaml'] },
  'fail-on-without-baseline': { call: ['check', 'support.yaml', '--fail-on', 'regressed'] },
  'nothing-to-vary': { call: ['sweep', 'support.yaml'] },
  'bad-parameter': { call: ['sweep', 'support.yaml', '--param', 'teams.support.agents'] },
  'no-thresholds-to-keep': { call: ['staff', 'support.yaml'] },
  'unknown-factor': { call: ['sensitivity', 'support.yaml', '--factor', 'weather=1..2'] },
  'one-scenario-to-compare': { call: ['compare', 'support.yaml'] },
  'not-a-scenario-file': { call: ['init', 'week'] },
  'unknown-template': { call: ['init', 'support.yaml', '--template', 'weak'] },
};

/** What the program finds in the example of a fault. */
export async function faultsIn(code: string): Promise<readonly Diagnostic[]> {
  const example = faulty[code];
  if (example === undefined) return [];
  const cwd = mkdtempSync(join(tmpdir(), 'ringback-faulty-'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(cwd, file), text);
  try {
    const set = 'set' in example ? [example.set] : [];
    const moreMargins = 'margin' in example ? [example.margin] : [];
    const options = { cwd, set, moreMargins };
    const result = await prepareScenarioText(textOf(example), 'scenario.yaml', options);
    return result.ok
      ? []
      : result.diagnostics.map((each) => ({ ...each, where: within(cwd, each) }));
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** A place with its file as one would name it from the folder. */
function within(folder: string, { where }: Diagnostic): Diagnostic['where'] {
  return { ...where, file: where.file.replace(`${folder}/`, '') };
}

function textOf(example: Faulty): string {
  if ('raw' in example) return example.raw;
  if (!('lines' in example)) return SOUND;
  const keys = new Set([...example.lines.matchAll(/^([^\s#:]+):/gm)].map(([, key]) => key));
  const kept = SOUND.split('\n').filter((line) => !keys.has(line.split(':')[0] ?? ''));
  return `${kept.join('\n')}${example.lines}\n`;
}

/** What is printed over the example of a fault, of that fault alone. */
export async function exampleOf(code: string): Promise<string> {
  const example = faulty[code];
  if (example !== undefined && 'call' in example) return calledWith(example.call);
  const found = (await faultsIn(code)).filter((each) => each.code === code).slice(0, 1);
  return formatDiagnostics(found);
}

const TABLE = 'docs/errors.json';

/** The table with examples as the program prints them now; it is written so. */
export async function writtenAnew(): Promise<readonly ErrorEntry[]> {
  const updated: ErrorEntry[] = [];
  for (const entry of errors) updated.push({ ...entry, example: await exampleOf(entry.code) });
  writeFileSync(TABLE, `${JSON.stringify({ errors: updated }, null, 2)}\n`);
  return updated;
}

/** A command line and what it ends with, in a folder with a scenario and somebody's notes. */
async function calledWith(call: readonly string[]): Promise<string> {
  const back = process.cwd();
  const cwd = mkdtempSync(join(tmpdir(), 'ringback-faulty-'));
  writeFileSync(join(cwd, 'support.yaml'), SOUND);
  for (const folder of ['notes', 'results']) mkdirSync(join(cwd, folder));
  writeFileSync(join(cwd, 'notes', 'mine.txt'), '');
  process.chdir(cwd);
  try {
    return `$ ringback ${call.map(quoted).join(' ')}\n${await endOf(call)}`;
  } finally {
    process.chdir(back);
    rmSync(cwd, { recursive: true });
  }
}

async function endOf(call: readonly string[]): Promise<string> {
  const program = newProgram();
  let said = '';
  const writeErr = (text: string): void => {
    said += text;
  };
  for (const each of [program, ...program.commands]) each.configureOutput({ writeErr });
  try {
    await program.parseAsync(call, { from: 'user' });
    return '';
  } catch (error) {
    // Commander has said it already.
    return error instanceof CommanderError ? said.trim() : (error as Error).message;
  }
}

function quoted(word: string): string {
  return /^[\w./=-]+$/.test(word) ? word : `'${word}'`;
}
