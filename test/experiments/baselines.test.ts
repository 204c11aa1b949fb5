/** Baselines on disk: read again to the last digit, and never trusted. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { baselineText, readBaselineText } from '../../src/experiments/baseline-file.js';
import { readBaseline, saveBaseline } from '../../src/experiments/baselines.js';
import { compareOutcomes } from '../../src/experiments/compare.js';
import { outcomeOf } from '../../src/experiments/outcome.js';
import { prepareScenario } from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { areAlike, type Series } from '../../src/metrics/series.js';
import { storedScenario } from '../../src/scenario/stored.js';

const home = mkdtempSync(join(tmpdir(), 'ringback-baselines-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const HEAD = {
  ...{ scenario: 's', seed: '1', version: '1', modelVersion: 'm', deterministic: false },
  persons: [3, 4],
  fingerprints: ['a', 'b'],
  replications: 2,
};
const head = { unit: 's', better: 'lower', definition: '' } as const;

/** Series of two replications, of every kind. */
const anySeries: fc.Arbitrary<Series> = fc
  .tuple(
    fc.string({ minLength: 1 }),
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 8, maxLength: 8 }),
    fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 9 }),
    fc.constantFrom('ratio', 'root', 'difference', 'quantile', 'maximum'),
  )
  .map(([key, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0], keys, kind]): Series => {
    const term = { sign: 1, numerators: [a, b], denominators: [c, d] } as const;
    switch (kind) {
      case 'quantile': {
        const ascending = Int32Array.from(keys).sort();
        const counts = Float64Array.from(keys, (_, k) => k + 1);
        const nothing = { keys: new Int32Array(0), counts: new Float64Array(0) };
        const histograms = [{ keys: ascending, counts }, nothing];
        return { ...head, key, kind: 'quantile', p: 0.95, histograms };
      }
      case 'maximum':
        return { ...head, key, kind: 'maximum', values: [a, b] };
      case 'difference': {
        const minus = { sign: -1, numerators: [e, f], denominators: [g, h] } as const;
        return { ...head, key, kind: 'terms', terms: [term, minus] };
      }
      default:
        return { ...head, key, kind: 'terms', terms: [{ ...term, root: kind === 'root' }] };
    }
  });

describe('the figures of a baseline', () => {
  test('are read again as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(anySeries, { maxLength: 6 }), (all) => {
        const series = new Map(
          all.filter(({ key }) => key !== '__proto__').map((each) => [each.key, each]),
        );
        const read = readBaselineText(baselineText({ ...HEAD, series }));
        if (typeof read === 'string') throw new Error(read);
        expect([...read.series.keys()].sort()).toEqual([...series.keys()].sort());
        for (const [key, each] of read.series) {
          expect(areAlike(each, series.get(key)!)).toBe(true);
        }
        const { series: _, ...rest } = read;
        expect(rest).toEqual(HEAD);
      }),
    );
  });

  test('that are damaged are refused in words, and never taken for others', () => {
    const maximum: Series = { ...head, key: 'm', kind: 'maximum', values: [1, 2] };
    const text = baselineText({ ...HEAD, series: new Map([['m', maximum]]) });
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('', '0', '-', 'x', ']', '"'),
        (at, by) => {
          const read = readBaselineText(text.slice(0, at) + by + text.slice(at + 1));
          if (typeof read !== 'string') expect(read.persons).toHaveLength(read.replications);
        },
      ),
    );
    expect(readBaselineText(text.replace('[1,2]', '[1]'))).toBe(
      'measures.m has not one number for each of 2 replications',
    );
    expect(readBaselineText(text.replace('"persons": [3,4]', '"persons": [3]'))).toContain(
      'persons',
    );
  });
});

describe('a baseline', () => {
  async function saved() {
    const prepared = await prepareScenario('scenarios/quickstart.yaml', { replications: 3 });
    if (!prepared.ok) throw new Error('the scenario has faults');
    const finished = await runScenario(prepared.scenario);
    const outcome = outcomeOf('now', prepared.scenario, finished);
    const series = outcome.keys.map((key) => outcome.series(key)!);
    saveBaseline(home, 'main', outcome, series);
    const read = readBaseline(home, 'main');
    if (!read.ok) throw new Error(read.problem);
    return { outcome, before: read.baseline.outcome };
  }

  test('of a run is identical to it in every measure', async () => {
    const { outcome, before } = await saved();
    const { comparisons } = compareOutcomes(before, [outcome], outcome.keys);
    const [{ identical, changes, measures, missing } = expect.fail()] = comparisons;
    expect({ identical, changes, missing }).toEqual({ identical: true, changes: [], missing: [] });
    const different = measures.filter(({ alike, base }) => !alike && base !== null);
    // A maximum is compared with nothing.
    expect(different.map(({ key }) => key).filter((key) => !/max/i.test(key))).toEqual([]);
  });

  test('whose scenario has settings that this program does not know still says what differs', async () => {
    const { before } = await saved();
    const file = join(home, 'main', 'scenario.lock.yaml');
    const lock = readFileSync(file, 'utf8');
    writeFileSync(file, lock.replace('seed:', 'bygone: 5\nseed:'));
    // Older programs did not say which scenario their figures are of.
    const figures = join(home, 'main', 'figures.json');
    writeFileSync(figures, readFileSync(figures, 'utf8').replace(/^"lockSha256": .*\n/m, ''));
    const read = readBaseline(home, 'main');
    const resolved = read.ok ? read.baseline.outcome.resolved : null;
    expect(resolved).toMatchObject({ name: 'Quickstart', bygone: 5 });
    // What is new since then gets its default.
    const older = storedScenario(lock.replace(/^margins: .*\n/m, ''), file);
    expect(older).toEqual(before.resolved);
  });

  test.each(['5', '[]', 'name: x', '{', ''])('whose scenario is %j is refused', async (text) => {
    await saved();
    writeFileSync(join(home, 'main', 'scenario.lock.yaml'), text);
    expect(readBaseline(home, 'main')).toMatchObject({ ok: false });
  });
});
