/** Months of the Anonymous Bank, as they are and as others have passed them on. */
import { expect, test } from 'vitest';
import { readText } from './reading-logs.js';
import { linesOf, samples } from './samples.js';

const sample = samples.find(({ format }) => format === 'anonymous-bank')!;
const [header, ...records] = linesOf(sample).map((line) => line.split('\t')) as [
  string[],
  ...string[][],
];
const asRecorded = readText(linesOf(sample).join('\n'));

const quoted = (cell: string): string => `"${cell}"`;
const table = (rows: readonly string[][], delimiter = ','): string =>
  rows.map((row) => row.join(delimiter)).join('\n');

/** With dates, clock times, customers and gaps as a data frame writes them. */
function asFrame(record: readonly string[]): string[] {
  return record.map((cell, k) => {
    if (header[k] === 'date') return `19${cell.slice(0, 2)}-${cell.slice(2, 4)}-${cell.slice(4)}`;
    if (header[k] === 'customer_id') return cell === '0' ? 'NaN' : `${cell}.0`;
    return /^\d:\d\d:\d\d$/.test(cell) ? `0${cell}` : cell;
  });
}

const variants: readonly (readonly [string, string])[] = [
  ['commas', table([header, ...records])],
  [
    'semicolons and quotation marks',
    table(
      [header, ...records].map((row) => row.map(quoted)),
      ';',
    ),
  ],
  ['names of a data frame', table([header.map((name) => name.replace(/[+_]/g, '.')), ...records])],
  ['dates and gaps of a data frame', table([header, ...records.map(asFrame)])],
  [
    'columns turned round',
    table(
      [header, ...records].map((row) => [...row].reverse()),
      '\t',
    ),
  ],
  [
    'a column more',
    table([header, ...records].map((row, k) => [...row, k === 0 ? 'month' : 'Feb'])),
  ],
  [
    'numbers of rows that have no heading',
    table([header, ...records.map((row, k) => [`${k + 1}`, ...row])]),
  ],
  ['no header', table(records, '\t')],
  [
    'two months with a header each',
    table([header, ...records.slice(0, 1), header, ...records.slice(1)], '\t'),
  ],
];

test.each(variants)('%s: the same calls', async (_, text) => {
  const read = await readText(text);
  const { rows } = await asRecorded;
  expect(read.reading.reader.name).toBe('anonymous-bank');
  expect(read.rejected).toEqual([]);
  expect(read.rows.map((row) => ({ ...row, line: 0 }))).toEqual(
    rows.map((row) => ({ ...row, line: 0 })),
  );
  expect(read.reading.tally.accountedFor).toBe(read.reading.lines);
});

test('nobody is known as nothing', async () => {
  const text = table([
    header,
    ...records.map((row) => row.map((cell, k) => (k === 2 ? 'NA' : cell))),
  ]);
  const { rows } = await readText(text);
  expect(rows.map(({ customer }) => customer)).toEqual([null, null, null]);
});
