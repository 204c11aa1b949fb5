/** A scenario that uses most of what there is. */
export const FULL = `
name: Support line, Monday
description: Everything at once
start: 2026-03-02T08:00[Europe/London]
length: 10h
seed: winter
replications: 40
warmUp: 30m
interval: 15m
worlds: [noCallback, actual]
targets: { answerWithin: 30s }
rules: { resetAge: true, noAnswerDwell: { uniform: [10s, 20s] } }
teams:
  - name: support
    agents: 10
    skills: { support: 2, billing: 1 }
    shifts:
      - { from: 08:00, to: 16:00, agents: 6, breaks: [{ at: 12:00, for: 30m, staggered: 2h }] }
      - { from: 10:00, to: 18:00, agents: 4, days: [mon, tue] }
    answersRing:
      phone: 0.98
      callback: { probability: 0.9, after: { uniform: [2s, 8s] }, rejects: { probability: 0.05, after: 2s } }
    wrap: { lognormal: { mean: 30s, cv: 0.8 } }
  - name: night
    skills: [support]
    agents: [{ name: N1 }, { name: N2, skills: { billing: 3 }, wrap: 5s, shifts: [{ from: 22:00, to: 02:00 }] }]
callers:
  - name: support
    dials: "+441110000"
    trunks: main
    arrivals: { poisson: { every: 1h, calls: [90, 120, 135, 130, 110, 115, 125, 120, 100, 80] } }
    patience: { exponential: { mean: 3m } }
    talk: { gamma: { mean: 4m, cv: 1.1 } }
    acceptsCallback: { byQuote: [{ upTo: 2m, accept: 0.2 }, { accept: 0.6 }] }
    answersCallback: { person: 0.82, noAnswer: 0.08, engaged: { probability: 0.1, after: 4s } }
    callsAgain: { whilePending: 0.1, after: { exponential: { mean: 12m } } }
    ringsBack: { probability: { noAnswer: 0.4 }, after: 5m }
    redials: { probability: [0.5, 0.2], after: 5m, also: [turnedAway], plan: main.queue }
    plan: main
  - name: scripted
    plan: main.queue
    calls:
      - { id: B, at: 10s, clid: "+441110001", takesCallbackAfter: 30s, takesCallbackVia: callback, hangsUpAfter: 35s, talk: 120s, patience: never,
          rings: [missed, 5s, rejected, { rejected: 2s }], customer: { result: person, after: 10s }, data: { alternative: "+4422" },
          needs: [support], again: [{ at: 195s, takesCallbackAfter: 25s }, { at: 300s, id: again, clid: withheld, needs: [] }] }
      - { at: 5s, hangsUpAfter: 7s, rings: { phone: [3s] }, redials: [{ after: 20s, patience: 1m, talk: 5s }], ringsBack: { after: 30s } }
      - { at: 6s, ringsBack: none }
trunks: [{ name: main, lines: 40 }, { name: spare, lines: 3, outbound: false }]
plans:
  main:
    greeting: { announce: 12s, next: hours }
    hours: { hours: { open: [{ from: 08:00, to: 18:00 }], closed: shut }, next: menu }
    menu: { menu: { takes: 8s, choices: { "1": { share: 0.7, to: tag } } }, next: tag }
    tag: { skillTagger: { add: { support: mandatory, billing: { expiresAfter: 60s } } }, next: sla }
    sla: { setSla: { target: 60s }, next: queue }
    queue:
      acd: { agentChoice: random, teams: [support] }
      breakouts: { voluntary: { after: 30s, to: ask }, queueDuration: { after: 5m, to: other.overflow } }
    ask: { askNumber: { share: 0.3 }, next: callback }
    callback: { callback: { numberToDial: "+44$(alternative)", initial: tag }, next: thanks }
    thanks: { announce: 6s, next: bye }
    bye: { goTo: other }
    shut: { hangUp: true }
  other:
    jump: { setData: { segment: gold, tier: "1" }, next: end-here }
    end-here: { hangUp: true }
    overflow: { acd: { name: overflow, mode: longestWaiting } }
thresholds: [abandonmentAvoided > 0]
`;
