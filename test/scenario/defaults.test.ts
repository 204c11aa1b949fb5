import { expect, test } from 'vitest';
import { toYaml } from '../../src/scenario/load.js';
import { FULL } from './full-scenario.js';
import { loadedFrom, planFrom, scenario } from './reading.js';

test('twenty lines run, and everything else has a stated default', async () => {
  const { resolved } = await loadedFrom(scenario());
  expect(toYaml(resolved)).toMatchInlineSnapshot(`
    "name: test
    start: 2026-03-02T08:00[UTC]
    length: 10h
    opening: always
    seed: 1
    replications: 20
    warmUp: 0s
    interval: 30m
    worlds:
      - actual
      - hold
      - noCallback
    targets:
      answerWithin: 20s
      shortAbandon: 5s
      share: 80%
      serviceLevel: vcc
      driftTolerance: 30s
      promise: last
    closing:
      runOut: 2h
      callbacks: finish
      place: keep
      callers: stay
    limits:
      events: 200000000
      open: 500000
      calls: 100000000
      allCalls: 10000000000
    rules:
      preset: vcc
      busyCallbackAt: offer
      fallbackToClid: true
      withheldClid: noCallback
      ageBasis: lastQueue
      resetAge: false
      requeuePosition: keepAge
      noAnswerDwell: 30s
      avoidSameAgent: false
      engagedAfter: 3s
      wrapAfterUnreached: true
      liveAnswerCancels: false
      redundantTalk: 30s
      duplicateKey: clid
      window: always
      outsideWindow: wait
      callbackPriority: kept
      reserveAgents: 0
      customerFirst: off
      initialDelay: 0s
      retries: none
      retriesInAll: any
      expiresAfter: never
      noNewBefore: 0s
      onePending: false
    teams:
      - name: support
        agents: 1
        skills: {}
        shifts:
          - from: 0s
            breaks: []
        answersRing:
          phone:
            probability: 1
            after: 0s
            rejects:
              probability: 0
              after: 0s
            byTime: []
          callback:
            probability: 1
            after: 0s
            rejects:
              probability: 0
              after: 0s
            byTime: []
        wrap: 0s
        wrapLimit: none
        lateness: none
        sickness: 0
        shrinkage: none
        serviceCloudVoice: false
    callers:
      - name: public
        dials: "+440000000000"
        plan: main
        arrivals:
          poisson:
            every: 1h
            calls: 60
        trunks: none
        withheldClid: 0
        patience: never
        balks: []
        patienceAfterQuote: []
        talk: 3m
        hold: none
        acceptsCallback: 1
        answersCallback:
          person:
            probability: 1
            after: 10s
        voicemailMessage: 20s
        callsAgain: none
        redials: none
        ringsBack: none
        transfers: []
        headStart: 0s
        priority: normal
        leavesLineAfter: never
    agreements: []
    trunks: []
    campaigns: []
    plans:
      main:
        queue:
          acd:
            name: queue
            mode: skills
            noAnswerTimeout: 20s
            agentChoice: longestIdle
            agreementRouting: false
            agePerMinute: 1
            teams: all
            personal: none
            estimate:
              method: vendor
              last: 5
              atLeastWaiting: 3
              roundTo: 0s
              measure: false
            announcements: []
          breakouts:
            voluntary: []
    factors:
      volume: 1
      patience: 1
      talk: 1
      acceptance: 1
      acceptanceOfImpatient: 1
      answering: 1
    thresholds: []
    margins: {}
    "
  `);
});

test('a resolved scenario resolves to itself and to the same plan', async () => {
  for (const text of [scenario(), FULL]) {
    const first = await loadedFrom(text);
    const second = await loadedFrom(toYaml(first.resolved));
    expect(second.resolved).toEqual(first.resolved);
    expect(JSON.stringify(second.plan)).toBe(JSON.stringify(first.plan));
  }
});

test('JSON is read like YAML', async () => {
  const first = await loadedFrom(FULL);
  const second = await loadedFrom(JSON.stringify(first.resolved, null, 2));
  expect(second.resolved).toEqual(first.resolved);
});

test('the interval is half an hour, or the whole run where it is longer than a month', async () => {
  expect((await planFrom(scenario())).intervalMs).toBe(1_800_000);
  expect((await planFrom(scenario({ length: 'length: 32d' }))).intervalMs).toBe(32 * 86_400_000);
});

test('what is left of the probabilities is a person', async () => {
  const callers = (answers: string): string =>
    scenario({
      callers: `callers: [{ name: c, arrivals: { poisson: { every: 1h, calls: 1 } }, answersCallback: ${answers} }]`,
    });
  const shares = async (answers: string) =>
    (await planFrom(callers(answers))).classes[0]?.answers.map(({ result, probability }) => [
      result,
      probability,
    ]);
  expect(await shares('{ noAnswer: 0.1, engaged: 0.2 }')).toEqual([
    [0, 0.7],
    [1, 0.1],
    [2, 0.2],
  ]);
  expect(await shares('{ engaged: 1 }')).toEqual([
    [0, 0],
    [2, 1],
  ]);
});

test('an engaged number is known after the time that the rules say', async () => {
  const { resolved } = await loadedFrom(
    scenario({
      rules: 'rules: { engagedAfter: 7s }',
      callers:
        'callers: [{ name: c, arrivals: { poisson: { every: 1h, calls: 1 } }, answersCallback: { engaged: 0.5 } }]',
    }),
  );
  expect(resolved.callers[0]?.answersCallback.engaged?.after).toBe('7s');
});

test('the worlds are in their own order, whatever the order of the file', async () => {
  expect((await loadedFrom(FULL)).worlds).toEqual(['actual', 'noCallback']);
});
