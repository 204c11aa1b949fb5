/**
 * Logs of every format, spoilt: each is imported or refused with words; what is imported is a
 * scenario that can be run, and what is refused leaves nothing behind.
 */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, samples } from '../fit/samples.js';
import { MOST_MS, triedInBox } from './box.js';
import { slipped, slips } from './letters.js';
import { tried } from './trials.js';

const LONGEST_MS = 30_000;

const cells = fc.oneof(
  fc.constantFrom('', '0', '-1', '1e308', 'NaN', '99999999999999', '00:00:00', '25:61:61', '-0'),
  fc.constantFrom(
    '1970-01-01T00:00:00Z',
    '2099-12-31T23:59:59Z',
    '2026-03-29T01:30:00',
    '02.03.26',
  ),
  fc.constantFrom('"', "'", '=1+1', '\u0000', 'answered', 'abandoned', 'x'.repeat(300), '\u202e'),
  fc.string({ maxLength: 8 }),
);

/** A cell, or what stands between two quotation marks, is another one. */
const otherCells = fc.array(fc.record({ line: fc.nat(), cell: fc.nat(), text: cells }), {
  maxLength: 4,
});

const shapes = fc.record({
  /** How often the calls of the sample come, with other lines between them. */
  times: fc.constantFrom(1, 1, 2, 30, 1000),
  shuffled: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
  bytes: fc.constantFrom('utf8', 'utf16le', 'latin1', 'marked', 'gzip', 'cut gzip', 'cut'),
  other: fc.nat(),
});

const flags = fc.record(
  {
    format: fc.constantFrom(...samples.map(({ format }) => format)),
    tz: fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns', 'Nowhere/Land'),
    dates: fc.constantFrom('dmy', 'mdy'),
    delimiter: fc.constantFrom(';', 'tab', '|', 'xx'),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'),
    day: fc.constantFrom('2026-03-02', '1999-02-01', '2026-02-30'),
    rosterDay: fc.constantFrom('2026-03-02', '1999-01-01', 'today'),
    leaveOut: fc.constantFrom('unusual', '2026-03-02', ','),
    map: fc.constantFrom(['wait=#4'], ["type='x'"], ['='], ['nothing=at all']),
  },
  { requiredKeys: [] },
);

/** How the calls of a format get names of their own, so that they can come any number of times. */
const RENAMED: Readonly<Record<string, (line: string, k: number) => string>> = {
  calls: (line, k) => line.replace(/^([^,]*,[^,]*),(\d+)/, `$1,$2-${k}`),
  'anonymous-bank': (line, k) => line.replace(/\t(\d+)/, `\t$1${k}`),
  'queue-log': (line, k) => line.replace(/^(\d+)\|([\d.]+)/, `$1|$2${k}`),
  'connect-contacts': (line, k) => line.replace(/"(c\d)"/g, `"$1-${k}"`),
  interactions: (line, k) => line.replace(/"([gv]\d)"/g, `"$1-${k}"`),
};

const hostile = fc.constantFrom(
  ...['=1+1', '+cmd', '-2+3', '@x', '\t=1', '\u001b[31m', '\u0000', '\u009b2J', "'=1"],
  ...['-5', '1e308', '1e15', '-0', '2147483648', '604801', 'NaN', '', '0'],
  ...['2026-03-29T01:30:00', '2026-10-25T01:30:00', '1969-12-31T23:59:59', '2026-03-02T08:00:06'],
);

/** A log of which all is good but a few cells. */
const nearlyGood = fc.record({
  sample: fc.nat(),
  times: fc.integer({ min: 1, max: 40 }),
  cells: fc.array(fc.record({ line: fc.nat(), cell: fc.nat(), text: fc.oneof(hostile, cells) }), {
    minLength: 1,
    maxLength: 4,
  }),
  flags: fc.record(
    {
      tz: fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns'),
      dates: fc.constantFrom('dmy', 'mdy'),
      leaveOut: fc.constant('unusual'),
    },
    { requiredKeys: [] },
  ),
});

function nearlyGoodLog(
  sample: (typeof samples)[number],
  { times, cells }: { readonly times: number; readonly cells: OtherCells },
): string {
  const renamed = RENAMED[sample.format];
  const copies = Array.from({ length: renamed === undefined ? 1 : times }, (_, k) =>
    sample.calls.flat().map((line) => renamed?.(line, k) ?? line),
  );
  const lines = copies.flat();
  for (const { line, cell, text } of cells) spoil(lines, line, cell, text);
  return [...sample.header, ...lines].join('\n');
}

type Shape = typeof shapes extends fc.Arbitrary<infer S> ? S : never;
type OtherCells = typeof otherCells extends fc.Arbitrary<infer C> ? C : never;

function logOf(
  sample: (typeof samples)[number],
  { times, shuffled, lineEnd, bytes, other }: Shape,
  others: OtherCells,
  letters: Parameters<typeof slipped>[1],
): Uint8Array {
  const mixed = samples[other % samples.length] ?? sample;
  const calls = Array.from({ length: times }, () => sample.calls).flat();
  const all = shuffled ? [...calls, [sample.bad], ...mixed.calls].toReversed() : calls;
  const lines = linesOf(sample, all);
  for (const { line, cell, text } of others) spoil(lines, line, cell, text);
  return encoded(slipped(lines.join(lineEnd), letters), bytes);
}

function spoil(lines: string[], line: number, cell: number, text: string): void {
  const at = line % lines.length;
  const parts = (lines[at] ?? '').split(/([,;|\t":])/);
  const of = 2 * (cell % Math.ceil(parts.length / 2));
  lines[at] = parts.map((part, k) => (k === of ? text : part)).join('');
}

function encoded(text: string, how: Shape['bytes']): Uint8Array {
  switch (how) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf16le':
    case 'latin1':
      return Buffer.from(text, how);
    case 'marked':
      return Buffer.from(`\ufeff${text}`);
    case 'gzip':
      return gzipSync(text);
    case 'cut gzip':
      return gzipSync(text).subarray(0, -12);
    case 'cut':
      return Buffer.from(text).subarray(0, Math.floor(0.7 * text.length));
  }
}

test(
  'logs of every format with cells, lines and bytes that nobody meant',
  async () => {
    const spoilt = fc.record({ sample: fc.nat(), shape: shapes, cells: otherCells, slips, flags });
    await triedInBox('logs', spoilt, async ({ sample, shape, cells, slips, flags }) => {
      const log = logOf(samples[sample % samples.length]!, shape, cells, slips);
      const { how, text } = await tried({ kind: 'log', log, flags }, LONGEST_MS);
      expect(how === 'wrong' ? text : '').toBe('');
      return how;
    });
  },
  MOST_MS,
);

test(
  'logs of every format of which all is good but a few cells',
  async () => {
    await triedInBox('logs, cells', nearlyGood, async ({ sample, flags, ...spoilt }) => {
      const chosen = samples[sample % samples.length]!;
      const log = Buffer.from(nearlyGoodLog(chosen, spoilt));
      const { how, text } = await tried({ kind: 'log', log, flags }, LONGEST_MS);
      expect(how === 'wrong' ? text : '').toBe('');
      return `${chosen.format} ${how}`;
    });
  },
  MOST_MS,
);
