/**
 * Overflow by time, solved exactly. Where the second group never runs out of agents, a call waits
 * for the n of the first one for a time T at most: M/M/n with a constant patience, whose offered
 * wait has the density lambda p(n-1) exp((lambda - n mu) x) up to T and falls with n mu after it.
 */
import { expect, test } from 'vitest';
import type { Agent } from '../../src/model/agent.js';
import type { Interaction } from '../../src/model/interaction.js';
import { SilentObserver } from '../../src/records/silent-observer.js';
import { simulate } from '../../src/simulation/simulate.js';
import { Takers, World } from '../../src/simulation/world.js';
import { load } from '../rules/tell.js';

const HOUR = 3_600_000;

interface Case {
  readonly agents: number;
  readonly callsPerHour: number;
  readonly talkS: number;
  readonly overflowS: number;
}

/** The share of calls that the second group answers, and their wait for the first, exactly. */
function exact({ agents: n, callsPerHour, talkS, overflowS: t }: Case) {
  const lambda = callsPerHour / 3600;
  const mu = 1 / talkS;
  let term = 1;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    sum += term;
    if (j < n - 1) term *= lambda / mu / (j + 1);
  }
  const k = lambda - n * mu;
  const last = term * lambda;
  const within = (last * (Math.exp(k * t) - 1)) / k;
  const beyond = (last * Math.exp(k * t)) / (n * mu);
  const all = sum + within + beyond;
  // The integral of x exp(kx) from 0 to t, and t for those beyond it.
  const waits = last * (Math.exp(k * t) * (t / k - 1 / (k * k)) + 1 / (k * k)) + beyond * t;
  return { overflow: beyond / all, meanWaitS: waits / all };
}

class Counting extends SilentObserver {
  offeredCalls = 0;
  byTheSecond = 0;
  waitS = 0;
  override entered(): void {
    this.offeredCalls++;
  }
  override answered(call: Interaction, { plan }: Agent, now: number): void {
    if (plan.team === 1) this.byTheSecond++;
    this.waitS += (now - call.enteredAt) / 1000;
  }
}

async function simulated(of: Case) {
  const { plan } = await load({
    name: 'overflow',
    length: '400h',
    interval: '400h',
    seed: 'overflow',
    teams: [
      { name: 'first', agents: of.agents, wrap: '0s' },
      { name: 'second', agents: 200, wrap: '0s' },
    ],
    callers: [
      {
        name: 'callers',
        arrivals: { poisson: { every: '1h', calls: of.callsPerHour } },
        patience: 'never',
        talk: { exponential: { mean: `${of.talkS}s` } },
      },
    ],
    plans: {
      main: {
        queue: {
          acd: { groups: [{ teams: ['first'] }, { teams: ['second'], after: `${of.overflowS}s` }] },
        },
      },
    },
  });
  expect(plan.lengthMs).toBe(400 * HOUR);
  const overflow: number[] = [];
  const meanWaitS: number[] = [];
  for (let replication = 0; replication < 12; replication++) {
    const observer = new Counting();
    simulate({ plan, replication, world: World.Actual, takers: new Takers(), observer });
    overflow.push(observer.byTheSecond / observer.offeredCalls);
    meanWaitS.push(observer.waitS / observer.offeredCalls);
  }
  return { overflow, meanWaitS };
}

function z(values: readonly number[], truth: number): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return (mean - truth) / Math.sqrt(variance / n);
}

test.each<Case>([
  { agents: 1, callsPerHour: 30, talkS: 100, overflowS: 60 },
  { agents: 3, callsPerHour: 100, talkS: 120, overflowS: 45 },
  { agents: 5, callsPerHour: 120, talkS: 120, overflowS: 20 },
])('$agents agents at $callsPerHour calls an hour overflow as M/M/n+D does', async (of) => {
  const truth = exact(of);
  const found = await simulated(of);
  // t(11), 99.5 %, two figures in three cases.
  expect(Math.abs(z(found.overflow, truth.overflow))).toBeLessThan(3.5);
  expect(Math.abs(z(found.meanWaitS, truth.meanWaitS))).toBeLessThan(3.5);
});
