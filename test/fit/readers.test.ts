/**
 * What holds for every reader of logs, whatever its format: nothing is lost silently, and nothing that
 * a file can be makes it fall over.
 */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { logReaders } from '../../src/fit/readers/all-readers.js';
import { LONGEST_LINE } from '../../src/fit/readers/line-takers.js';
import type { Read } from './reading-logs.js';
import { readText } from './reading-logs.js';
import { linesOf, samples } from './samples.js';

const accounted = ({ reading }: Read): number => reading.tally.accountedFor;
const kept = ({ rows, intervals }: Read): unknown => [...rows, ...intervals].map(withoutLine);

function withoutLine(row: object): object {
  return { ...row, line: 0 };
}

test('every reader has a sample here', () => {
  expect(samples.map(({ format }) => format).sort()).toEqual(
    logReaders.map(({ name }) => name).sort(),
  );
});

describe.each(samples)('$format', (sample) => {
  const { format, calls, bad } = sample;
  const text = `${linesOf(sample).join('\n')}\n`;
  const whole = readText(text);

  test('is recognised, and gives its calls', async () => {
    const read = await whole;
    expect(read.reading.reader.name).toBe(format);
    expect(read.rejected).toEqual([]);
    expect(read.rows.length + read.intervals.length).toBe(calls.length);
    expect(accounted(read)).toBe(read.reading.lines);
    expect(read.reading.lines).toBe(linesOf(sample).length);
  });

  test('gives the same whatever the pieces in which the file comes', async () => {
    const read = await readText(text, { pieces: 7 });
    expect(read).toEqual(await whole);
  });

  test.each([
    ['CRLF', linesOf(sample).join('\r\n')],
    ['CR alone, as old files have it', linesOf(sample).join('\r')],
    ['a last line without an end', linesOf(sample).join('\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['gzip', gzipSync(text)],
    ['gzip in two members', Buffer.concat([gzipSync(text.slice(0, 50)), gzipSync(text.slice(50))])],
    ['blank lines between and after', `${linesOf(sample).join('\n\n')}\n\n\n`],
  ])('reads the same from %s', async (_, log) => {
    const read = await readText(log);
    expect(kept(read)).toEqual(kept(await whole));
    expect(read.reading.reader.name).toBe(format);
    expect(accounted(read)).toBe(read.reading.lines);
  });

  test('an empty file is a fault that says so', async () => {
    await expect(readText('')).rejects.toThrow('is empty');
    await expect(readText('\n\n \n')).rejects.toThrow('is empty');
    await expect(readText(gzipSync(''))).rejects.toThrow('is empty');
    await expect(readText('', { format })).rejects.toThrow('is empty');
  });

  test('a header alone has no calls, and is accounted for', async () => {
    if (sample.header.length === 0) return;
    const read = await readText(`${sample.header.join('\n')}\n`, { format });
    expect(kept(read)).toEqual([]);
    expect(accounted(read)).toBe(read.reading.lines);
  });

  test('a line that cannot be read is rejected with its number, its text and why', async () => {
    const lines = [...linesOf(sample), bad];
    const read = await readText(lines.join('\n'), { format });
    expect(read.rejected).toMatchObject([{ line: lines.length, text: bad }]);
    expect(read.rejected[0]?.reason).not.toBe('');
    expect(kept(read)).toEqual(kept(await whole));
    expect(accounted(read)).toBe(read.reading.lines);
  });

  test('no line of rubbish is lost or falls over', async () => {
    const rubbish = [
      'x'.repeat(50),
      ',,,,,,,,,,,,,,,',
      '\t\t\t',
      '|||||||||',
      '"',
      'a"b,c',
      '{"a":',
      '[]',
      'null',
      '{}',
      "=cmd|' /C calc'!A0",
      '\u{1F600},\u0007,\u202e',
      'a\0b',
    ];
    const lines = [...linesOf(sample), ...rubbish];
    const read = await readText(lines.join('\n'), { format });
    expect(read.reading.lines).toBe(lines.length);
    expect(accounted(read)).toBe(lines.length);
    expect(kept(read)).toEqual(kept(await whole));
  });

  test('bytes that are no UTF-8 cost no line', async () => {
    const [first = '', ...others] = linesOf(sample);
    const broken = Buffer.concat([
      Buffer.from(`${[first, ...others].join('\n')}\n`),
      Buffer.from([0xff, 0xc3, 0x28, 0x0a]),
    ]);
    const read = await readText(broken, { format });
    expect(read.reading.lines).toBe(linesOf(sample).length + 1);
    expect(accounted(read)).toBe(read.reading.lines);
    expect(kept(read)).toEqual(kept(await whole));
  });

  test('a line of any length takes no more memory than the longest that is read', async () => {
    const long = 'y'.repeat(LONGEST_LINE * 3);
    const read = await readText([...linesOf(sample), long].join('\n'), { format });
    expect(read.rejected).toMatchObject([{ reason: 'line-too-long', text: 'y'.repeat(300) }]);
    expect(kept(read)).toEqual(kept(await whole));
    expect(accounted(read)).toBe(read.reading.lines);
  });

  test('a gzip file that breaks off is a fault, not half a log', async () => {
    const packed = gzipSync(text);
    await expect(readText(packed.subarray(0, packed.length - 12))).rejects.toThrow('breaks off');
  });

  test('a call or interval that stands there twice counts once', async () => {
    const read = await readText([...linesOf(sample), ...calls.flat()].join('\n'));
    expect(kept(read)).toEqual(kept(await whole));
    const reasons = new Set(read.rejected.map(({ reason }) => reason));
    expect([...reasons]).toEqual([
      read.intervals.length > 0 ? 'duplicate-interval' : 'duplicate-id',
    ]);
    expect(read.rejected).toHaveLength(calls.length);
    expect(accounted(read)).toBe(read.reading.lines);
  });

  test('--from and --to keep what lies between, and count the others', async () => {
    const none = await readText(text, { from: 0, to: 1 });
    expect(kept(none)).toEqual([]);
    expect(none.leftOut['another-day']).toBe(calls.length);
    expect(accounted(none)).toBe(none.reading.lines);
    const all = await readText(text, { from: 0, to: 100_000 });
    expect(kept(all)).toEqual(kept(await whole));
  });

  test('--type keeps one type, and counts the others', async () => {
    const { rows, intervals } = await whole;
    const all = [...rows, ...intervals];
    const { type } = all[0]!;
    const read = await readText(text, { types: new Set([type]) });
    const own = all.filter((each) => each.type === type);
    expect(kept(read)).toEqual(own.map(withoutLine));
    expect(read.leftOut['another-type'] ?? 0).toBe(all.length - own.length);
    expect(accounted(read)).toBe(read.reading.lines);
  });
});

test.each([
  ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /ZIP file or a workbook.*as CSV/],
  ['an image', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(200)]), /is not text/],
  ['Parquet', Buffer.from('PAR1xxxx'), /Parquet/],
])('%s is refused with what to do', async (_, bytes, message) => {
  await expect(readText(bytes)).rejects.toThrow(message);
});

test.each([
  ['an array', (objects: object[]) => JSON.stringify(objects)],
  ['an array over many lines', (objects: object[]) => `${JSON.stringify(objects, null, 2)}\n`],
  [
    'objects over many lines',
    (all: object[]) => all.map((o) => JSON.stringify(o, null, 4)).join('\n'),
  ],
  ['objects with nothing between', (all: object[]) => all.map((o) => JSON.stringify(o)).join('')],
])('JSON may be %s: each object stands for a line', async (_, written) => {
  for (const { format } of [{ format: 'connect-contacts' }, { format: 'interactions' }]) {
    const sample = samples.find((each) => each.format === format)!;
    const objects = linesOf(sample).map((line) => ({ ...JSON.parse(line), note: '}{ "\\" [' }));
    const asLines = await readText(objects.map((each) => JSON.stringify(each)).join('\n'));
    for (const pieces of [1 << 16, 100, 1]) {
      const read = await readText(written(objects), { pieces });
      expect(read.reading.reader.name).toBe(format);
      expect(read.rows).toEqual(asLines.rows);
      expect(read.reading.tally.accountedFor).toBe(objects.length);
    }
  }
});

test('what stands between the objects of an array is rejected, and the others are read', async () => {
  const sample = samples.find(({ format }) => format === 'connect-contacts')!;
  const [first, second, third] = linesOf(sample);
  const long = `{"ContactId": "${'x'.repeat(LONGEST_LINE)}"}`;
  const text = `[\n${first},\n${second} oops, 7,\n${long},${third}\n]`;
  const { rows, rejected, reading } = await readText(text);
  expect(rows).toHaveLength(3);
  expect(rejected.map(({ line, reason, text }) => [line, reason, text.slice(0, 20)])).toEqual([
    [3, 'not-json', 'oops, 7,'],
    [4, 'line-too-long', long.slice(0, 20)],
  ]);
  expect(reading.tally.accountedFor).toBe(reading.lines);
});

test('JSON of another kind is refused with what to do', async () => {
  const inner = '{"page": 1, "contacts": [{"a": 1}]}';
  await expect(readText(inner)).rejects.toThrow("jq -c '.contacts[]'");
  await expect(readText('[{"a": 1}]')).rejects.toThrow(
    /no format that is known \(they have a\).*as CSV/,
  );
});

test('a first line without an end is refused with what to do, and does not fill the memory', async () => {
  for (const text of ['x'.repeat(5_000_000), `{"list": [${'{"a":1},'.repeat(50_000)}`]) {
    await expect(readText(text)).rejects.toThrow(
      'line 1 does not end within its first 65,536 bytes',
    );
  }
});

test('names in another encoding are said to be broken, with the flag that mends them', async () => {
  const text =
    'entered,queue,outcome,wait,agent,talk\n2026-03-02T08:00,sales,answered,3,José,100\n';
  const bytes = Buffer.from(text, 'latin1');
  const broken = await readText(bytes);
  expect(broken.rows[0]?.agent).toBe('Jos\uFFFD');
  expect(broken.odd).toEqual({ 'broken-encoding': 1 });
  expect((await readText(bytes, { encoding: 'windows-1252' })).rows[0]?.agent).toBe('José');
});

test('a format that there is not is refused with the nearest', async () => {
  await expect(readText('a,b\n1,2\n', { format: 'callz' })).rejects.toThrow('did you mean "calls"');
});

test('--map means nothing where fields are fixed, and that is said', async () => {
  const bank = samples.find(({ format }) => format === 'anonymous-bank')!;
  await expect(
    readText(linesOf(bank).join('\n'), { map: { at: { column: 'x' } } }),
  ).rejects.toThrow('--map means nothing for the format anonymous-bank');
});
