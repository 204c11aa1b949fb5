import { describe, expect, test } from 'vitest';
import { erlangA, erlangB, erlangC } from '../../src/stats/erlang.js';

describe('Erlang B', () => {
  test.each([
    [1, 1, 0.5],
    [2, 1, 0.2],
    [10, 8, 0.121661064252952],
    [100, 90, 0.0269573804643592],
  ])('%d servers at %d erlangs', (servers, load, lost) => {
    expect(erlangB(servers, load)).toBeCloseTo(lost, 12);
  });

  test('it holds for very many servers', () => {
    expect(erlangB(100_000, 100_000)).toBeCloseTo(Math.sqrt(2 / Math.PI / 100_000), 5);
    expect(erlangB(100_000, 1000)).toBe(0);
  });
});

describe('Erlang C', () => {
  test('one server is the M/M/1 queue', () => {
    const { waitProbability, meanWait, serviceLevel } = erlangC(1, 0.8, 60);
    expect(waitProbability).toBeCloseTo(0.8, 12);
    expect(meanWait).toBeCloseTo(240, 9);
    expect(serviceLevel(100)).toBeCloseTo(1 - 0.8 * Math.exp(-100 / 300), 12);
  });

  test('ten servers at eight erlangs', () => {
    const { waitProbability, meanWait, serviceLevel } = erlangC(10, 8, 180);
    expect(waitProbability).toBeCloseTo(0.409180150796444, 10);
    expect(meanWait).toBeCloseTo(0.409180150796444 * 90, 8);
    expect(serviceLevel(20)).toBeCloseTo(1 - 0.409180150796444 * Math.exp(-20 / 90), 10);
  });

  test('at and above what the servers can do the queue grows without bound', () => {
    expect(erlangC(10, 10, 180)).toMatchObject({ waitProbability: 1, meanWait: Infinity });
    expect(erlangC(10, 12, 180).serviceLevel(1e6)).toBe(0);
  });
});

describe('Erlang A', () => {
  test.each([
    [20, 22, 2],
    [100, 90, 3],
    [5, 10, 20],
  ])('%d servers at %d erlangs, patience %d services', (servers, load, patience) => {
    const states = [1];
    for (let k = 1; k < 4000; k++) {
      const leaving = Math.min(k, servers) + Math.max(0, k - servers) / patience;
      states.push((states[k - 1]! * load) / leaving);
    }
    const all = states.reduce((sum, state) => sum + state, 0);
    const waiting =
      states.reduce((sum, state, k) => sum + Math.max(0, k - servers) * state, 0) / all;
    const delayed = states.slice(servers).reduce((sum, state) => sum + state, 0) / all;
    const found = erlangA(servers, load, 180, patience * 180);
    expect(found.waitProbability).toBeCloseTo(delayed, 12);
    expect(found.meanQueue).toBeCloseTo(waiting, 10);
    expect(found.meanWait).toBeCloseTo((waiting / load) * 180, 8);
    expect(found.abandonProbability).toBeCloseTo(waiting / patience / load, 12);
  });

  test('patience as long as service is as if there were servers for all', () => {
    // Then the number present is Poisson: three or more of mean 2.
    const { waitProbability } = erlangA(3, 2, 60, 60);
    expect(waitProbability).toBeCloseTo(1 - 5 * Math.exp(-2), 12);
  });

  test('very long patience is Erlang C', () => {
    const patient = erlangA(10, 8, 180, 1e9);
    const { waitProbability, meanWait } = erlangC(10, 8, 180);
    expect(patient.waitProbability).toBeCloseTo(waitProbability, 5);
    expect(patient.meanWait / meanWait).toBeCloseTo(1, 5);
  });

  test('ten thousand servers, overloaded or idle, leave nothing without a number', () => {
    const overloaded = erlangA(10_000, 12_000, 180, 18_000);
    expect(overloaded.abandonProbability).toBeCloseTo(1 / 6, 6);
    expect(overloaded.waitProbability).toBeCloseTo(1, 9);
    expect(erlangA(10_000, 5000, 180, 60)).toMatchObject({ waitProbability: 0, meanWait: 0 });
    expect(erlangA(0, 5, 180, 60).abandonProbability).toBeCloseTo(1, 12);
  });
});
