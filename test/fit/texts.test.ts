/** Times, lengths of time and rows as logs write them. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiterOf, RowSplitter, splitRow } from '../../src/fit/readers/delimited.js';
import { headingOf, parseSpan } from '../../src/fit/readers/span-text.js';
import { dateOrderOf, isoText, parseTime } from '../../src/fit/readers/time-text.js';
import { utc } from './reading-logs.js';

describe('times', () => {
  test.each([
    ['2026-03-02T08:00:05', 'ymd', '2026-03-02T08:00:05', false],
    ['2026-03-02 08:00:05.250', 'ymd', '2026-03-02T08:00:05.250', false],
    ['2026-03-02T08:00', 'ymd', '2026-03-02T08:00:00', false],
    ['2026/3/2 8:00', 'ymd', '2026-03-02T08:00:00', false],
    ['2026-03-02', 'ymd', '2026-03-02T00:00:00', false],
    ['2026-03-02T08:00:05Z', 'ymd', '2026-03-02T08:00:05', true],
    ['2026-03-02T08:00:05.123456+01:00', 'ymd', '2026-03-02T07:00:05.123', true],
    ['2026-03-02 08:00:05 -0530', 'ymd', '2026-03-02T13:30:05', true],
    ['02/03/2026 08:00', 'dmy', '2026-03-02T08:00:00', false],
    ['02/03/2026 08:00', 'mdy', '2026-02-03T08:00:00', false],
    ['3/2/26 1:05 PM', 'mdy', '2026-03-02T13:05:00', false],
    ['3/2/2026 12:00:00 am', 'mdy', '2026-03-02T00:00:00', false],
    ['02.03.2026 24:00', 'dmy', '2026-03-03T00:00:00', false],
    ['20260302T080005Z', 'ymd', '2026-03-02T08:00:05', true],
    ['20260302080005', 'ymd', '2026-03-02T08:00:05', false],
    ['1772438405', 'ymd', '2026-03-02T08:00:05', true],
    ['1772438405.25', 'ymd', '2026-03-02T08:00:05.250', true],
    ['1772438405250', 'ymd', '2026-03-02T08:00:05.250', true],
  ] as const)('%s (%s) is %s', (text, order, wanted, isInstant) => {
    expect(parseTime(text, order)).toEqual({ ms: utc(wanted), isInstant });
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30T08:00:00',
    '2026-13-01T08:00:00',
    '2026-03-02T25:00:00',
    '2026-03-02T08:61:00',
    '2026-03-02T08:00:0x',
    '31/02/2026 08:00',
    '13:00 PM',
    '=NOW()',
    '2026-03-02T13:00 PM',
  ])('"%s" is none', (text) => {
    expect(parseTime(text, 'dmy')).toBe(null);
  });

  test('every time that is written is read as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2099, 0) }), (ms) => {
        expect(parseTime(isoText(ms), 'ymd')).toEqual({ ms, isInstant: false });
      }),
    );
  });

  test('the order of day and month is seen in a sample, or said to be unknown', () => {
    expect(dateOrderOf(['2026-03-02', ''])).toBe('ymd');
    expect(dateOrderOf(['02/03/2026', '14/03/2026'])).toBe('dmy');
    expect(dateOrderOf(['02/03/2026', '03/14/2026'])).toBe('mdy');
    expect(dateOrderOf(['02.03.2026'])).toBe('dmy');
    expect(dateOrderOf(['02/03/2026', '04/03/2026'])).toBe(null);
  });
});

describe('lengths of time', () => {
  test.each([
    ['95', 1000, false, 95_000],
    ['95.5', 1000, false, 95_500],
    ['95', 1, false, 95],
    ['-3', 1000, false, -3000],
    ['1:35', 1000, false, 95_000],
    ['0:01:35', 1000, false, 95_000],
    ['25:00:00', 1000, false, 90_000_000],
    ['00:01:35.250', 1000, false, 95_250],
    ['1m35s', 1000, false, 95_000],
    ['PT1M35S', 1000, false, 95_000],
    ['1,5', 1000, true, 1500],
    ['1,234', 1000, false, 1_234_000],
    ['1.5', 60_000, false, 90_000],
  ] as const)('%s is read', (text, unitMs, comma, ms) => {
    expect(parseSpan(text, unitMs, comma)).toBe(ms);
  });

  test.each(['', 'soon', '1:75', '1:02:75', '=1+2', '1,5', 'NaN', 'Infinity', '1e3', '0x10'])(
    '"%s" is none',
    (text) => {
      expect(parseSpan(text, 1000, false)).toBe(null);
    },
  );

  test.each([
    ['Wait Time (sec)', 'waittime', 1000],
    ['log_wait_s', 'wait', 1000],
    ['talk_ms', 'talk', 1],
    ['AHT [min]', 'aht', 60_000],
    ['QueueName', 'queuename', null],
    ['AHTSeconds', 'aht', 1000],
    ['s', 's', null],
    ['Gespräch', 'gespräch', null],
  ] as const)('the heading %s is %s', (text, bare, unitMs) => {
    expect(headingOf(text)).toEqual({ bare, unitMs });
  });
});

describe('rows', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'ü', '\t') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });

  function rowsOf(text: string, delimiter: string): string[][] {
    const rows: string[][] = [];
    const splitter = new RowSplitter(delimiter, {
      row: (cells) => rows.push(cells),
      broken: (line) => rows.push([`broken ${line}`]),
      continued: () => {},
    });
    text.split('\n').forEach((line, k) => {
      splitter.line(line, k + 1);
    });
    splitter.end();
    return rows;
  }

  test.each([',', ';', '\t'])('with %j between cells what is written is read', (delimiter) => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = stringify(rows, { delimiter, eof: false, quoted: true });
        expect(rowsOf(text, delimiter)).toEqual(rows);
        const lazily = stringify(rows, { delimiter, eof: false });
        expect(rowsOf(lazily, delimiter)).toEqual(
          parse(lazily, { delimiter, relax_column_count: true, skip_empty_lines: false }),
        );
      }),
    );
  });

  test('a quotation mark that is not closed costs its own line and no other', () => {
    const lines = ['a,b', '1,"2', ...Array.from({ length: 60 }, (_, k) => `${k},x`)];
    const rows = rowsOf(lines.join('\n'), ',');
    expect(rows[1]).toEqual(['broken 2']);
    expect(rows).toHaveLength(lines.length);
    expect(rows.at(-1)).toEqual(['59', 'x']);
  });

  test('quotation marks that never fit take no time worth speaking of', () => {
    const lines = Array.from({ length: 20_000 }, (_, k) => (k % 2 ? '1,"2' : '1,"2"3'));
    const rows = rowsOf(lines.join('\n'), ',');
    expect(rows.length).toBeGreaterThan(10_000);
  });

  test('a quotation mark within a cell is a character', () => {
    expect(splitRow('5" pipe,b', ',')).toEqual(['5" pipe', 'b']);
    expect(splitRow('"a"b,c', ',')).toBe('broken');
  });

  test.each([
    [',', 'a,b,c\n1,2,3\n4,5,6'],
    [';', 'a;b;c\n1,5;2,5;3\n4,5;5,1;6'],
    ['\t', 'a\tb, c\n1\t2\n3\t4'],
    ['|', 'a|b|c\n1|2|3'],
    [';', '"a,1";"b,2"\n"c,3";"d,4"'],
  ])('%j is found between cells', (delimiter, text) => {
    expect(delimiterOf(text.split('\n'))).toBe(delimiter);
  });
});
