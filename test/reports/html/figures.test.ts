/** Every figure of a report is that of summary.json, and every figure of summary.json is in it. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportData } from '../../../src/experiments/report/report-data.js';
import { Figures } from '../../../src/reports/html/figures.js';
import { runReport } from '../../../src/reports/html/run-report.js';
import { differenceText, valueText } from '../../../src/reports/numbers.js';
import { type Summary, summaryOf } from '../../../src/reports/summary-json.js';
import { smallText } from '../../experiments/small-scenario.js';
import { attribute, dataOf, type Element, elements, parsed, textOf } from './report-of.js';

let data: ReportData;
let summary: Summary;
let all: Element[];

beforeAll(async () => {
  data = await dataOf(smallText('thresholds: ["abandonedRate < 90%", "asa < 10s"]'));
  // As it is on disk: what the bytes say, not what is in memory.
  summary = JSON.parse(JSON.stringify(summaryOf(data.result))) as Summary;
  all = elements(parsed(runReport(data)).root);
});

/** A figure as a report may write it: plain, with its sign, or without the unit before "to". */
function writings(value: number, unit: Summary['measures'][string]['unit']): string[] {
  const texts = [valueText(value, unit), differenceText(value, unit)];
  if (unit === 'share') texts.push('0.0 % (cut)', '100.0 % (cut)');
  return [...texts, ...texts.map((text) => text.replace(/ (s|%|points|h|min)$/, ''))];
}

describe('each figure of the page', () => {
  test('that stands under a key has the value of summary.json, and is written so', () => {
    const wrong: string[] = [];
    const shown = all.filter((each) => attribute(each, 'data-part') !== null);
    for (const element of shown) {
      const key = attribute(element, 'data-key') ?? '';
      const part = attribute(element, 'data-part') as 'mean' | 'low' | 'high';
      const estimate = summary.measures[key];
      const value = estimate?.[part] ?? null;
      const isRight =
        estimate !== undefined &&
        value !== null &&
        attribute(element, 'value') === String(value) &&
        writings(value, estimate.unit).includes(textOf(element));
      if (!isRight) wrong.push(`${key} ${part}: ${textOf(element)}`);
    }
    expect(wrong).toEqual([]);
    expect(shown.length).toBeGreaterThan(80);
  });

  test('in the tables of the center is there with its interval, and none is left out', () => {
    const rows = all.filter((each) => each.tagName === 'tr');
    const seen = new Map<string, string[]>();
    for (const row of rows) {
      const key = attribute(row, 'data-key');
      if (key === null || key.includes(':')) continue;
      const cells = elements(row, 'td').map((cell) => {
        const [figure] = elements(cell, 'data');
        return figure === undefined ? textOf(cell) : (attribute(figure, 'value') ?? '');
      });
      seen.set(key, cells);
    }
    const ofCenter = Object.entries(summary.measures).filter(
      ([key]) => !/^(noCallback\.)?(queues|teams|callers|campaigns|agreements)\./.test(key),
    );
    const expected = ofCenter.map(([key, { mean, low, high, n }]) => [
      key,
      [mean, low, high].map((value) => (value === null ? '–' : String(value))).concat(String(n)),
    ]);
    expect([...seen].sort()).toEqual(expected.sort());
  });

  test('in the tables by queue and team is there, and none is left out', () => {
    const rows = all.filter((each) => attribute(each, 'data-key')?.includes(':'));
    const seen = rows.map((row) => {
      const [kind, rest = ''] = (attribute(row, 'data-key') ?? '').split(':');
      const [figure] = elements(row, 'data');
      const world = /^(noCallback\.|hold\.)?/.exec(rest)?.[0] ?? '';
      const name = kind === 'queues' ? 'queue' : 'support';
      const key = `${world}${kind}.${name}.${rest.slice(world.length)}`;
      return [key, figure === undefined ? null : Number(attribute(figure, 'value'))] as const;
    });
    const expected = Object.entries(summary.measures)
      .filter(([key]) => /^(noCallback\.)?(queues|teams)\./.test(key))
      .map(([key, { mean }]) => [key, mean] as const);
    expect([...seen].sort()).toEqual([...expected].sort());
  });

  test('that is a threshold or a fate has its value', () => {
    const thresholds = all.filter((each) => attribute(each, 'data-threshold') !== null);
    expect(thresholds.map((each) => Number(attribute(each, 'value')))).toEqual(
      summary.thresholds.map(({ value }) => value),
    );
    const fates = all.filter((each) => attribute(each, 'data-fate') !== null);
    for (const element of fates) {
      const [before = '', after = ''] = (attribute(element, 'data-fate') ?? '').split(' ');
      const value = summary.fates?.[before]?.[after] ?? null;
      expect(attribute(element, 'value')).toBe(String(value));
      expect(textOf(element)).toBe(valueText(value, 'count'));
    }
    const known = Object.values(summary.fates ?? {}).flatMap((row) => Object.values(row));
    expect(fates.length).toBe(known.filter((value) => value > 0).length);
  });
});

test('intervals are shown within what is possible', () => {
  const estimate = { unit: 'share', mean: 0.99, low: -0.02, high: 1.03, n: 5 } as const;
  const figures = new Figures({ measures: { abandonedRate: estimate, reachedGained: estimate } });
  const [cut, free] = ['abandonedRate', 'reachedGained'].map((key) =>
    textOf(parsed(figures.interval(key).text).root),
  );
  expect(cut).toBe('0.0 % (cut) to 100.0 % (cut)');
  expect(free).toBe('-2.0 to 103.0 %');
});
