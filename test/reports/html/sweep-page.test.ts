/** The page of a sweep: its figures are those of the sweep, whatever is varied. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SweepData } from '../../../src/experiments/report/sweep-data.js';
import { sweepPage } from '../../../src/reports/html/sweep-page.js';
import { valueText } from '../../../src/reports/numbers.js';
import { smallText } from '../../experiments/small-scenario.js';
import { attribute, type Element, elements, parsed, textOf } from './report-of.js';
import { sweepOf } from './sweep-of.js';

const TEXT = smallText('thresholds: ["abandonedRate < 30%"]\n', { replications: 4 });
const AGENTS = 'teams.support.agents=2,3,5';
const ACCEPTS = 'callers.public.acceptsCallback=0.2,0.8';
const AFTER = 'plans.main.queue.breakouts.voluntary.after=10s,1m';

const byName: Record<string, SweepData> = {};

beforeAll(async () => {
  byName['one setting'] = await sweepOf(TEXT, [AGENTS]);
  byName['two settings'] = await sweepOf(TEXT, [AGENTS, ACCEPTS]);
  byName['three settings'] = await sweepOf(TEXT, [AGENTS, ACCEPTS, AFTER]);
});

function pageOf(which: string): { data: SweepData; all: Element[]; faults: readonly string[] } {
  const data = byName[which]!;
  const { root, faults } = parsed(sweepPage(data));
  return { data, all: elements(root), faults };
}

function byId(all: readonly Element[], id: string): Element {
  const found = all.find((each) => attribute(each, 'id') === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

describe.each(['one setting', 'two settings', 'three settings'])('over %s', (which) => {
  test('the text keeps the rules of HTML, and is the same for the same sweep', () => {
    const { data, faults } = pageOf(which);
    expect(faults).toEqual([]);
    expect(sweepPage(data)).toBe(sweepPage(data));
  });

  test('the table of the points has every figure of the sweep, and no other', () => {
    const { data, all } = pageOf(which);
    const rows = elements(elements(byId(all, 'points'), 'tbody')[0]!, 'tr');
    const seen = rows.map((row) =>
      elements(row, 'data').map((each) => [
        attribute(each, 'data-key'),
        Number(attribute(each, 'value')),
        textOf(each),
      ]),
    );
    const expected = data.result.points.map(({ estimates }) =>
      data.measures.flatMap(({ key }) => {
        const { mean = null, unit = 'count' } = estimates.get(key) ?? {};
        return mean === null ? [] : [[key, mean, valueText(mean, unit)]];
      }),
    );
    expect(seen).toEqual(expected);
    expect(seen.flat().length).toBeGreaterThan(14);
    const named = rows.map((row) => elements(row, 'bdi').map(textOf));
    expect(named).toEqual(data.result.points.map(({ point }) => [...point.values]));
  });

  test('each measure has its picture, with a table and words for who cannot see it', () => {
    const { data, all } = pageOf(which);
    const figures = elements(byId(all, 'measures'), 'figure');
    expect(figures.length).toBeGreaterThanOrEqual(data.measures.length);
    for (const figure of figures) {
      const pictures = elements(figure, 'svg').filter((each) => attribute(each, 'role') === 'img');
      expect(pictures.length).toBe(2);
      expect(elements(figure, 'td').length).toBeGreaterThan(0);
    }
  });

  test('draws numbers, and nothing that is none', () => {
    const { all } = pageOf(which);
    const drawn = all.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^(d|[xyr]|c[xy]|width|height|viewBox|value)$/i.test(name)),
    );
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.filter(({ value }) => /NaN|undefined|Infinity|^$/.test(value))).toEqual([]);
  });
});

test('a mark stands at its value, with its interval, on one scale', () => {
  const { data, all } = pageOf('one setting');
  const at = data.measures.findIndex(({ key }) => key === 'abandonedRate');
  const [wide] = elements(byId(all, `measure-${at + 1}`), 'svg');
  const marks = elements(wide!, 'circle').map((each) => [
    Number(attribute(each, 'cx')),
    Number(attribute(each, 'cy')),
  ]);
  const means = data.result.points.map(({ estimates }) => estimates.get('abandonedRate')!.mean!);
  expect(marks.length).toBe(3);
  const [[x0, y0], [x1, y1], [x2, y2]] = marks as [number[], number[], number[]] as never as [
    [number, number],
    [number, number],
    [number, number],
  ];
  // 2, 3 and 5 agents: the second step is twice the first.
  expect((x2 - x1) / (x1 - x0)).toBeCloseTo(2, 1);
  const [a = 0, b = 0, c = 0] = means;
  expect((y2 - y1) / (y1 - y0)).toBeCloseTo((c - b) / (b - a), 1);
  // Lower on the page is less.
  expect(y2 > y0).toBe(c < a);
});

test('where values are no numbers they stand side by side', async () => {
  const data = await sweepOf(TEXT, ['rules.preset=vcc,twilio-flex']);
  expect(data.parameters[0]?.places).toBeNull();
  const { faults, root } = parsed(sweepPage(data));
  expect(faults).toEqual([]);
  expect(textOf(root)).toContain('twilio-flex');
});

test('the verdict counts the points, and names the one with the fewest hours that holds', () => {
  const { data, all } = pageOf('one setting');
  const verdicts = data.result.points.map(({ verdict }) => verdict);
  expect(new Set(verdicts).size).toBeGreaterThan(1);
  const text = textOf(byId(all, 'verdict'));
  const holds = verdicts.filter((verdict) => verdict === 'holds').length;
  expect(text).toContain(`hold at ${holds}`);
});

test('the frontier marks the points that the sweep calls best', () => {
  const { data, all } = pageOf('two settings');
  const [wide] = elements(byId(all, 'frontier-1'), 'svg');
  const filled = elements(wide!, 'circle')
    .filter((each) => attribute(each, 'class') === 'fill accent')
    .map((each) => textOf(each));
  const best = data.result.points.filter(
    (_, k) => data.result.frontiers[0]?.standings[k] === 'best',
  );
  expect(filled.sort()).toEqual(best.map(({ point }) => point.values.join(', ')).sort());
});

test('the command has all that the sweep was asked for', async () => {
  const data = await sweepOf(TEXT, [ACCEPTS], ['--reps', '4', '--set', "name=a 'b'"]);
  const text = textOf(byId(elements(parsed(sweepPage(data)).root), 'command'));
  expect(text).toBe(
    "npx ringback sweep small.yaml --param callers.public.acceptsCallback=0.2,0.8 --reps 4 --set 'name=a '\\''b'\\'''",
  );
});
