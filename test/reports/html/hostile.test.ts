/** Names are somebody else's: in a report they stay text, whatever they look like. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareOutcomes, MAIN_MEASURES } from '../../../src/experiments/compare.js';
import { outcomeOf } from '../../../src/experiments/outcome.js';
import { prepareScenarioText } from '../../../src/experiments/prepare.js';
import { gatherComparison } from '../../../src/experiments/report/comparison-data.js';
import { comparisonPage } from '../../../src/reports/html/comparison-page.js';
import { html, name } from '../../../src/reports/html/html.js';
import { replayPage } from '../../../src/reports/html/replay-page.js';
import { runReport } from '../../../src/reports/html/run-report.js';
import { sweepPage } from '../../../src/reports/html/sweep-page.js';
import { replayData } from './replay-of.js';
import {
  attribute,
  dataOf,
  type Element,
  elements,
  type ParsedPage,
  parsed,
  textOf,
} from './report-of.js';
import { sweepOf } from './sweep-of.js';

const SCRIPT = '"><script>alert(1)</script>';
const IMAGE = "'><img src=x onerror=alert(1)>";
const CLOSING = '</title></desc></style></svg><svg onload=alert(1)>';
const FORMULA = '=HYPERLINK("http://example","x")';
const TURNED = 'safe\u202Eevil & <b>bold</b>';

function scenario(title: string): string {
  return `name: ${JSON.stringify(title)}
length: 1h
seed: ${JSON.stringify(IMAGE)}
replications: 3
teams:
  - { name: ${JSON.stringify(IMAGE)}, agents: 2, wrap: 10s }
  - { name: ${JSON.stringify(TURNED)}, agents: 1, wrap: 10s }
callers:
  - name: ${JSON.stringify(FORMULA)}
    arrivals: { poisson: { every: 1h, calls: 50 } }
    patience: { exponential: { mean: 3m } }
    talk: { exponential: { mean: 4m } }
    acceptsCallback: 0.5
    plan: main
  - name: ${JSON.stringify(SCRIPT)}
    plan: other
    calls: [{ id: ${JSON.stringify(CLOSING)}, at: 1m, clid: ${JSON.stringify(SCRIPT)}, takesCallbackAfter: 5s, hangsUpAfter: 9s, talk: 30s }]
plans:
  main:
    queue: { acd: { name: ${JSON.stringify(SCRIPT)} }, breakouts: { voluntary: { after: 20s, to: callback } } }
    callback: { callback: {} }
  other:
    queue: { acd: { name: ${JSON.stringify(FORMULA)} }, breakouts: { voluntary: { after: 5s, to: callback } } }
    callback: { callback: {} }
`;
}

const pages: Record<string, ParsedPage> = {};

beforeAll(async () => {
  const data = await dataOf(scenario(CLOSING));
  pages['report'] = parsed(runReport(data));
  const prepared = await prepareScenarioText(scenario(CLOSING), 'x.yaml');
  if (!prepared.ok) throw new Error('it was read before');
  const { sums } = data.result;
  const outcome = (label: string) => outcomeOf(label, prepared.scenario, { sums, requested: 3 });
  const [base, ...rest] = [SCRIPT, IMAGE, FORMULA, TURNED].map(outcome);
  const result = compareOutcomes(base!, rest, MAIN_MEASURES);
  const parameters = [
    `name=${JSON.stringify(CLOSING)},${JSON.stringify(SCRIPT)}`,
    `description=${JSON.stringify(IMAGE)},${JSON.stringify(TURNED)},=1+1`,
  ];
  const swept = await sweepOf(scenario(CLOSING), parameters, ['--set', `seed=${IMAGE}`]);
  pages['sweep'] = parsed(sweepPage(swept));
  const replayed = await replayData(scenario(CLOSING), {
    ...{ log: SCRIPT, scenario: IMAGE, offer: { words: TURNED, assumed: true } },
    effects: [{ of: 'agents', words: FORMULA, hungUpShare: 0.4, meanWait: null }],
  });
  pages['replay'] = parsed(replayPage(replayed));
  const asked = { measures: [SCRIPT], margins: [IMAGE] };
  pages['comparison'] = parsed(comparisonPage(gatherComparison([base!, ...rest], result, asked)));
});

const TAGS = new Set(
  `a article bdi body b br button caption circle code data dd desc details div dl dt figcaption figure
  footer h1 h2 h3 head header html li link main meta nav ol p path pre rect script section small span
  strong style summary svg table tbody td text th thead title tr ul wbr`.split(/\s+/),
);

describe.each(['report', 'comparison', 'sweep', 'replay'])('in a %s', (which) => {
  const page = (): ParsedPage => pages[which]!;
  const all = (): Element[] => elements(page().root);

  test('the text keeps the rules of HTML', () => {
    expect(page().faults).toEqual([]);
  });

  test('no name becomes an element, or an attribute', () => {
    expect(
      [...new Set(all().map(({ tagName }) => tagName))].filter((tag) => !TAGS.has(tag)),
    ).toEqual([]);
    expect(elements(page().root, 'script').length).toBe(1);
    const attributes = all().flatMap(({ attrs }) => attrs.map((each) => each.name));
    expect(attributes.filter((each) => /^on|^style$|^src$/.test(each))).toEqual([]);
  });

  test('links lead into the page or hold a file, and every one of them leads somewhere', () => {
    const ids = new Set(all().flatMap((each) => attribute(each, 'id') ?? []));
    const links = all().flatMap((each) => attribute(each, 'href') ?? []);
    const wrong = links.filter((each) =>
      each.startsWith('#') ? !ids.has(each.slice(1)) : !each.startsWith('data:'),
    );
    expect(wrong).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });

  test('no id is there twice, and every label has its text', () => {
    const ids = all().flatMap((each) => attribute(each, 'id') ?? []);
    expect(ids.filter((id, k) => ids.indexOf(id) !== k)).toEqual([]);
    const labels = all().flatMap((each) => attribute(each, 'aria-labelledby')?.split(' ') ?? []);
    expect(labels.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('the names are there to be read', () => {
    const text = textOf(page().root);
    // Commas part the values of a sweep, so this formula is none of them.
    const formula = which === 'sweep' ? '=1+1' : FORMULA;
    for (const each of [SCRIPT, IMAGE, formula, TURNED]) expect(text).toContain(each);
  });

  test('no cell of a file is taken for a formula', () => {
    const files = all().filter((each) => attribute(each, 'download')?.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const [, data = ''] = /base64,(.*)$/.exec(attribute(file, 'href') ?? '') ?? [];
      const rows = parse(Buffer.from(data, 'base64').toString('utf8')) as string[][];
      expect(rows.length).toBeGreaterThan(1);
      const formulas = rows.flat().filter((cell) => /^[=+@\t\r]|^-(?![\d.]|$)/.test(cell));
      expect(formulas).toEqual([]);
    }
  });
});

test('what is put into a template is text, and what was made by one is not escaped again', () => {
  expect(html`<p title="${'"'}">${'<b>'}${html`<i>${'&'}</i>`}${['a', null, 1]}</p>`.text).toBe(
    '<p title="&quot;">&lt;b&gt;<i>&amp;</i>a1</p>',
  );
  expect(name('a\u0000b\uD800c').text).toBe('<bdi>a\uFFFDb\uFFFDc</bdi>');
});
