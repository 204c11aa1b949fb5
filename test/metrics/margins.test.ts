/** Margins, and the four verdicts of a difference. */
import { describe, expect, test } from 'vitest';
import { type Margin, marginOf, parseMargin } from '../../src/metrics/margins.js';
import type { Better, Measure, Unit } from '../../src/metrics/measure.js';
import { isUndecided, pairedEstimate } from '../../src/metrics/paired.js';
import type { Series } from '../../src/metrics/series.js';

const head = { better: 'lower', definition: '' } as const;
const measures = new Map<string, Measure>(
  (
    [
      { ...head, kind: 'mean', key: 'abandonedRate', unit: 'share', of: () => 0 },
      { ...head, kind: 'mean', key: 'asa_s', unit: 's', of: () => 0 },
      { ...head, kind: 'mean', key: 'staffed_h', unit: 'h', of: () => 0 },
      { ...head, kind: 'mean', key: 'offered', unit: 'count', of: () => 0 },
      { ...head, kind: 'mean', key: 'drift_min', unit: 'min', of: () => 0 },
      { ...head, kind: 'maximum', key: 'queueLength.max', unit: 'interactions', of: () => 0 },
    ] satisfies Measure[]
  ).map((measure) => [measure.key, measure]),
);

describe('a margin has the unit of its measure', () => {
  test.each([
    ['abandonedRate', '0.5pp', 0.005],
    ['abandonedRate', '0.5%', 0.005],
    ['abandonedRate', '0.005', 0.005],
    ['asa', '15s', 15],
    ['asa_s', '1.5m', 90],
    ['staffed', '90m', 1.5],
    ['offered', '3', 3],
    ['offered', ' 12.25 ', 12.25],
    ['offered', '.125', 0.125],
    ['offered', '7.', 7],
    ['asa', ' 12.5 s ', 12.5],
    ['abandonedRate', '0.09', 0.09],
  ])('%s %s', (key, text, size) => {
    const parsed = parseMargin(key, text, measures);
    expect(parsed).toMatchObject({ ok: true, margin: { relative: false } });
    expect(parsed.ok && parsed.margin.size).toBeCloseTo(size, 12);
  });

  test('a percentage of anything but a share is one of the base', () => {
    expect(parseMargin('asa', '5%', measures)).toMatchObject({
      ok: true,
      margin: { size: 0.05, relative: true },
    });
  });

  test.each([
    ['asa', '15', '15 has no unit'],
    ['asa', '2pp', '"pp" is not a unit of time'],
    ['offered', '3s', '"s" does not fit "offered"'],
    ['asa', '5s or so', '"5s or so" is not a margin'],
    ['abandonedRate', '0.5', '0.5 of a share is 50 percentage points'],
    ['abandonedRate', '0.1', '0.1 of a share is 10 percentage points'],
    ['abandonedRate', '1', '1 of a share is 100 percentage points'],
    ['abandonedRate', ' 0pp ', 'a margin of 0pp allows nothing'],
    ['abandonedRate', '5', '5 is more than the whole'],
    ['abandonedRate', '-1pp', '"-1pp" is not a margin'],
    ['abandonedRate', '', '"" is not a margin'],
    ['abandonedRate', '0pp', 'a margin of 0pp allows nothing'],
    ['abandonRate', '1pp', 'there is no measure "abandonRate"'],
    ['queueLength.max', '1', '"queueLength.max" is a maximum and has no interval to judge'],
  ])('%s %s: %s', (key, text, message) => {
    expect(parseMargin(key, text, measures)).toMatchObject({ ok: false, fault: { message } });
  });

  test.each([
    ['abandonedRate', '5 pigs more', 'not-a-margin', 'write percentage points, for example 0.5pp'],
    ['asa', 'x', 'not-a-margin', 'write a duration such as 15s, or a part of the base such as 5%'],
    ['staffed', '0h', 'margin-of-nothing', 'write a duration such as 15s, or a part of the base'],
    ['drift', '0m', 'margin-of-nothing', 'write a duration such as 15s, or a part of the base'],
    ['offered', '0', 'margin-of-nothing', 'write a number, or a part of the base such as 5%'],
    ['queueLength.max', '1', 'maximum-without-interval', 'use a mean, a share or a quantile'],
    [
      'abandonedRate',
      '0.5',
      'margin-without-unit',
      'write "50pp" if that is meant, or "0.5pp" for 0.5',
    ],
    ['offered', '3s', 'wrong-unit', 'it is a plain number'],
    ['abandonRate', '1pp', 'unknown-measure', 'docs/measures.md lists them'],
  ])('%s %s is refused as %s: %s', (key, text, code, remedy) => {
    const parsed = parseMargin(key, text, measures);
    if (parsed.ok) throw new Error('it is taken for a margin');
    expect(parsed.fault.code).toBe(code);
    expect(parsed.fault.remedy).toContain(remedy);
  });

  test('a part of a base that there is not is none, and of one below zero is above', () => {
    const measure = measures.get('asa_s')!;
    const part = { text: '5%', measure, size: 0.05, relative: true };
    expect(marginOf(part, null)).toBeNull();
    expect(marginOf(part, -40)).toBeCloseTo(2, 12);
    expect(marginOf({ ...part, relative: false }, null)).toBe(0.05);
  });
});

/** One number a replication. */
function numbers(values: readonly number[], better: Better = 'lower', unit: Unit = 's'): Series {
  const denominators = values.map(() => 1);
  return {
    ...{ key: 'asa_s', unit, better, definition: '', kind: 'terms' },
    terms: [{ sign: 1, numerators: values, denominators }],
  };
}

interface Given {
  readonly from?: readonly number[];
  readonly to: readonly number[];
  readonly better?: Better;
  readonly margin?: string;
  readonly deterministic?: boolean;
  readonly against?: string;
}

/** 95 % of three replications: the mean of the differences ± 4.3027 of their standard error. */
function compared(given: Given) {
  const { from = [10, 20, 30], to, better, margin, deterministic = false, against = null } = given;
  const parsed = margin === undefined ? null : parseMargin('asa', margin, measures);
  const wanted: Margin | null = parsed?.ok ? parsed.margin : null;
  const [base, candidate] = [from, to].map((each) => ({
    series: numbers(each, better),
    deterministic,
  }));
  return pairedEstimate(base!, candidate!, 0.95, { margin: wanted, against });
}

describe('the verdict of a difference', () => {
  test('differences of 1, 2 and 3 are 2 ± 4.3027 / √3', () => {
    const { difference, low, high, verdict } = compared({ to: [11, 22, 33] });
    expect(difference).toBeCloseTo(2, 12);
    expect(low).toBeCloseTo(2 - 4.3026527 / Math.sqrt(3), 6);
    expect(high).toBeCloseTo(2 + 4.3026527 / Math.sqrt(3), 6);
    expect(verdict).toBe('no change detected');
  });

  test.each([
    ['lower', 'regressed'],
    ['higher', 'improved'],
    ['neither', 'changed'],
  ] as const)('4, 5 and 6 more, where %s is better: %s', (better, verdict) => {
    expect(compared({ to: [14, 25, 36], better }).verdict).toBe(verdict);
    expect(compared({ from: [14, 25, 36], to: [10, 20, 30], better }).verdict).toBe(
      { regressed: 'improved', improved: 'regressed', changed: 'changed' }[verdict],
    );
  });

  test('what is counted against another world on either side has no better side', () => {
    const against = 'noCallback.persons.abandoned';
    const row = compared({ to: [14, 25, 36], better: 'higher', against });
    expect(row).toMatchObject({ verdict: 'changed', against, better: 'higher' });
    expect(compared({ to: [11, 22, 33], against }).verdict).toBe('no change detected');
    expect(compared({ to: [14, 25, 36], margin: '7.5s', against }).verdict).toBe('within margin');
  });

  test('an interval inside the margin is within it, also where it leaves zero out', () => {
    // 5 ± 2.484: from 2.516 to 7.484.
    expect(compared({ to: [14, 25, 36], margin: '7.5s' }).verdict).toBe('within margin');
    expect(compared({ to: [14, 25, 36], margin: '7.4s' }).verdict).toBe('regressed');
    const less = { from: [14, 25, 36], to: [10, 20, 30] };
    expect(compared({ ...less, margin: '7.5s' }).verdict).toBe('within margin');
    expect(compared({ ...less, margin: '7.4s' }).verdict).toBe('improved');
  });

  test('a margin that is a part of the base: 5 % of 20 s is 1 s', () => {
    const { margin, verdict } = compared({ to: [10.1, 20.2, 30], margin: '5%' });
    expect(margin).toBeCloseTo(1, 12);
    expect(verdict).toBe('within margin');
  });

  test('only what has a margin can be undecided', () => {
    const wide = { to: [11, 22, 33] };
    expect(isUndecided(compared(wide))).toBe(false);
    expect(isUndecided(compared({ ...wide, margin: '1s' }))).toBe(true);
    expect(isUndecided(compared({ ...wide, margin: '5s' }))).toBe(false);
  });

  test('alike in every replication is no change, and decided', () => {
    const alike = compared({ to: [10, 20, 30], margin: '1s' });
    expect(alike).toMatchObject({ alike: true, low: null, verdict: 'no change detected' });
    expect(isUndecided(alike)).toBe(false);
  });

  test('the same difference in every replication has no interval, and says nothing', () => {
    const same = compared({ to: [11, 21, 31], margin: '2s' });
    expect(same).toMatchObject({ alike: false, low: null, verdict: 'none' });
    expect(isUndecided(same)).toBe(true);
  });

  test('without random numbers the difference is exact', () => {
    const exact = (to: readonly number[], margin?: string) =>
      compared({ from: [10], to, deterministic: true, ...(margin ? { margin } : {}) }).verdict;
    expect(exact([11])).toBe('regressed');
    expect(exact([11], '1s')).toBe('within margin');
    expect(exact([9], '1s')).toBe('within margin');
    expect(exact([8], '1s')).toBe('improved');
    expect(exact([10])).toBe('no change detected');
  });
});
