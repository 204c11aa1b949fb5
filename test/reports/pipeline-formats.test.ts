/** What pipelines read: names from outside stay text, and nothing is larger than is kept. */
import { describe, expect, test } from 'vitest';
import type { CheckResult, Finding } from '../../src/experiments/check.js';
import { githubAnnotations, githubSummary } from '../../src/reports/github.js';
import { junitXml } from '../../src/reports/junit.js';
import { escaped } from '../../src/reports/markdown.js';

interface Given {
  readonly scenario?: string;
  /** Text, finding and value of each threshold; their limit is 10. */
  readonly thresholds: readonly (readonly [text: string, finding: Finding, value?: number])[];
  readonly file?: string;
}

function checked({ scenario = 'S', thresholds, file = 's.yaml' }: Given): CheckResult {
  const judgements = { passes: 'holds', fails: 'fails', inconclusive: 'inconclusive' } as const;
  return {
    ...{ scenario, seed: '1', replications: 2, requested: 2, deterministic: false },
    modelVersion: 'abc',
    thresholds: thresholds.map(([threshold, finding, value = 11], k) => ({
      ...{ threshold, key: 'asa_s', limit: 10, value, unit: 's' as const, finding },
      ...{ judgement: judgements[finding], bound: null, reason: null },
      where: { file, line: k + 1, column: 5, length: 3, source: '' },
    })),
    baseline: null,
    unreached: [],
    max: null,
    verdict: 'fails',
  };
}

const same = (file: string): string => file;

describe('JUnit XML', () => {
  const NAMES = [
    'a < 1 & "b" > \'c\'',
    'ctrl \u0001\u0000\ufffe \ud800 end',
    'line\nbreak\t]]>',
    'ü 😀',
  ];

  test('is well-formed whatever a name holds', () => {
    for (const name of NAMES) {
      const xml = junitXml(checked({ scenario: name, thresholds: [[name, 'fails']] }), 'fail');
      expect(faultsOf(xml)).toEqual([]);
    }
  });

  test('what XML cannot hold is replaced, everything else is kept', () => {
    const xml = junitXml(
      checked({
        thresholds: [
          [NAMES[1]!, 'fails'],
          [NAMES[3]!, 'passes'],
        ],
      }),
      'fail',
    );
    expect(xml).toContain('name="ctrl \ufffd\ufffd\ufffd \ufffd end"');
    expect(xml).toContain('name="ü 😀"');
  });

  test.each([
    ['fail', 'tests="3" failures="2" errors="0" skipped="0"', '<failure'],
    ['pass', 'tests="3" failures="1" errors="0" skipped="1"', '<skipped message="inconclusive: '],
  ] as const)('what is inconclusive where it is to %s', (inconclusive, counts, element) => {
    const thresholds = [
      ['a', 'passes'],
      ['b', 'fails'],
      ['c', 'inconclusive'],
    ] as const;
    const xml = junitXml(checked({ thresholds }), inconclusive);
    expect(xml).toContain(`<testsuites name="ringback" ${counts}>`);
    const last = xml.slice(xml.indexOf('name="c"'));
    expect(last).toContain(element);
  });

  test('a run that is not complete is an error', () => {
    const result = {
      ...checked({ thresholds: [['a', 'passes']] }),
      verdict: 'incomplete' as const,
    };
    const xml = junitXml({ ...result, requested: 9 }, 'fail');
    expect(faultsOf(xml)).toEqual([]);
    expect(xml).toContain('tests="2" failures="0" errors="1"');
    expect(xml).toContain('<error message="incomplete: 2 of 9 replications');
  });
});

/** What is wrong with the nesting, or stands raw where it must not; enough for what we write. */
function faultsOf(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const [declaration, ...parts] = xml.split('<').slice(1);
  if (!declaration?.startsWith('?xml version="1.0"')) faults.push('no declaration');
  for (const part of parts) {
    const match = /^(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*) ?(\/?)>([^>]*)$/is.exec(part);
    if (match === null) {
      faults.push(part);
      continue;
    }
    const [, closes, name = '', values = '', isEmpty, text = ''] = match;
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(values + text)) faults.push(`raw & in ${part}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point.
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(part)) {
      faults.push(`a character that XML does not have in ${part}`);
    }
    if (closes) {
      if (open.pop() !== name) faults.push(`</${name}>`);
    } else if (!isEmpty) open.push(name);
  }
  return [...faults, ...open];
}

describe('annotations of GitHub', () => {
  test('nothing in a name or a path ends a command or begins another', () => {
    const [line, ...more] = githubAnnotations(
      checked({
        scenario: 'a,b:c%\n::warning::x',
        file: 'dir,1/s:2.yaml',
        thresholds: [['x\r\n::error::y', 'fails']],
      }),
      'fail',
      same,
      null,
    );
    expect(more).toEqual([]);
    expect(line).toBe(
      '::error file=dir%2C1/s%3A2.yaml,line=1,col=5,title=a%2Cb%3Ac%25%0A%3A%3Awarning%3A%3Ax%3A threshold fails::x%0D%0A::error::y: value 11.0 s',
    );
  });

  test('at most ten: what fails before what is inconclusive, the worst first', () => {
    const thresholds = Array.from(
      { length: 14 },
      (_, k) => [`t${k}`, k % 2 === 0 ? 'fails' : 'inconclusive', 11 + k] as const,
    );
    const lines = githubAnnotations(checked({ thresholds }), 'pass', same, null);
    expect(lines.map((line) => /^::(\w+).*::(?:(t\d+)|(and \d+))/.exec(line)?.slice(1, 4))).toEqual(
      [
        ...['t12', 't10', 't8', 't6', 't4', 't2', 't0'].map((name) => ['error', name, undefined]),
        ...['t13', 't11'].map((name) => ['warning', name, undefined]),
        ['error', undefined, 'and 5'],
      ],
    );
    expect(
      githubAnnotations(checked({ thresholds: thresholds.slice(0, 10) }), 'fail', same, null),
    ).toHaveLength(10);
  });

  test('what has no line of its own is shown at the scenario', () => {
    const stopped = { ...checked({ thresholds: [['a', 'passes']] }), requested: 9 };
    const result = { ...stopped, verdict: 'incomplete' as const };
    const [line] = githubAnnotations(result, 'fail', (file) => `app/${file}`, 's.yaml');
    expect(line).toMatch(/^::error file=app\/s\.yaml::incomplete: 2 of 9 replications/);
  });

  test('none where everything passes', () => {
    expect(
      githubAnnotations(checked({ thresholds: [['a', 'passes']] }), 'fail', same, null),
    ).toEqual([]);
  });
});

describe('the summary of a step', () => {
  test('has no markup of a name', () => {
    const text = githubSummary(
      checked({ scenario: '<script>*a*|[b](c)`', thresholds: [['x|y\n| z', 'fails']] }),
    );
    expect(text).toContain('## ❌ &lt;script&gt;\\*a\\*\\|\\[b\\](c)\\`\n');
    expect(text).toContain('| x\\|y \\| z | fails | value 11.0 s |');
  });

  test('fits into what is left, and says so where it leaves something out', () => {
    const thresholds = Array.from(
      { length: 30_000 },
      (_, k) => [`${'long '.repeat(8)}${k}`, 'passes'] as const,
    );
    const result = { ...checked({ thresholds }), verdict: 'passes' as const };
    const text = githubSummary(result);
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    expect(text).toContain('More does not fit here');
    expect(githubSummary(checked({ thresholds: [['a', 'passes']] }), 40)).toBe('');
  });
});

test('a name in Markdown is text', () => {
  expect(escaped('_a_ *b* #c ~d~ <e>&f')).toBe('\\_a\\_ \\*b\\* \\#c \\~d\\~ &lt;e&gt;&amp;f');
});
