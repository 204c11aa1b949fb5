/** A table with a row a call, as anybody may have exported it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LogMedium, LogOutcome } from '../../src/fit/log-row.js';
import { readText, utc } from './reading-logs.js';

const log = (...lines: string[]): string => lines.join('\n');

test('columns are known by their headings, units and all', async () => {
  const { rows, reading } = await readText(
    log(
      'Call ID;Queue Name;Start Time;Wait Time (sec);Agent Name;Talk Time;Hold (ms);ACW Time (min);ANI;Disposition',
      '77;Sales;02.03.2026 08:00:05;1,5;Ann;0:04:00;1500;0,5;+44111;Answered',
    ),
  );
  expect(reading.reader.name).toBe('calls');
  expect(rows).toEqual([
    {
      line: 2,
      id: '77',
      medium: LogMedium.Call,
      type: 'Sales',
      customer: '+44111',
      at: utc('2026-03-02T08:00:05'),
      headStartMs: 0,
      waitMs: 1500,
      queued: true,
      outcome: LogOutcome.Answered,
      agent: 'Ann',
      talkMs: 240_000,
      holdMs: 1500,
      wrapMs: 30_000,
      reached: null,
      dialMs: null,
      of: null,
    },
  ]);
  expect(reading.found).toMatchObject({ type: 'Queue Name', wrap: 'ACW Time (min)' });
});

test('a title before the header is left out, and said', async () => {
  const { rows, leftOut, reading } = await readText(
    log('Report of March', 'made on Monday', '', 'start,wait', '2026-03-02 08:00:00,5'),
  );
  expect(rows).toHaveLength(1);
  expect(leftOut).toEqual({ 'before-header': 2, blank: 1, header: 1 });
  expect(reading.tally.accountedFor).toBe(5);
});

test('date and time may stand in columns of their own', async () => {
  const { rows } = await readText(log('date,time,wait_s', '14/03/2026,1:05:00 PM,3'));
  expect(rows[0]?.at).toBe(utc('2026-03-14T13:05:00'));
});

test('where columns are missing, all are said with those that there are', async () => {
  await expect(readText(log('strat,queue,agnt', '1,2,3'))).rejects.toThrow(
    /no column for "at" .*the columns are strat, queue and agnt; say which with --map at='strat'\n.*no column for "wait"/,
  );
});

test('dates that can be read in two ways are refused until it is said which', async () => {
  const text = log('start,wait', '02/03/2026 08:00,1', '04/05/2026 08:00,1');
  await expect(readText(text)).rejects.toThrow('--dates dmy or --dates mdy');
  const { rows } = await readText(text, { dates: 'mdy' });
  expect(rows[0]?.at).toBe(utc('2026-02-03T08:00:00'));
});

describe('--map', () => {
  const text = log('when,how long,x', '2026-03-02 08:00:00,5,a');

  test('names columns, by heading or number, and constants', async () => {
    const { rows } = await readText(text, {
      map: { at: { column: 'When' }, wait: { number: 2 }, type: { constant: 'support' } },
    });
    expect(rows[0]).toMatchObject({ type: 'support', waitMs: 5000 });
  });

  test('of a field or column that there is not is refused with the nearest', async () => {
    const map = { att: { column: 'whne' }, wait: { number: 9 } };
    await expect(readText(text, { map })).rejects.toThrow(
      /no field "att"; did you mean "at"\?\n.*no column "whne"; did you mean "when"\?\n.*no column 9; line 1 has 3/,
    );
  });

  test('with numbers alone, a file needs no header', async () => {
    const map = { at: { number: 1 }, wait: { number: 2 } };
    const { rows, reading } = await readText(
      log('2026-03-02 08:00:00,5,a', '2026-03-02 08:00:01,6,b'),
      { map },
    );
    expect(rows.map(({ line, waitMs }) => [line, waitMs])).toEqual([
      [1, 5000],
      [2, 6000],
    ]);
    expect(reading.tally.accountedFor).toBe(2);
  });
});

describe('what a call was', () => {
  const head = 'start,answered_at,left_at,ended_at,wait_s,outcome,agent,talk_s,handle_s,queued';
  const one = async (cells: string) => {
    const read = await readText(log(head, cells));
    return { row: read.rows[0], odd: read.odd, rejected: read.rejected };
  };
  const at = '2026-03-02T08:00:00';

  test('without an outcome, somebody who was answered or talked', async () => {
    expect((await one(`${at},,,,5,,Ann,,,`)).row?.outcome).toBe(LogOutcome.Answered);
    expect((await one(`${at},,,,5,,,60,,`)).row?.outcome).toBe(LogOutcome.Answered);
    expect((await one(`${at},,,,5,,,,,`)).row?.outcome).toBe(LogOutcome.Abandoned);
  });

  test('waits and talks may be told by instants', async () => {
    const { row } = await one(`${at},2026-03-02T08:00:10,,2026-03-02T08:01:10,,answered,Ann,,,`);
    expect(row).toMatchObject({ waitMs: 10_000, talkMs: 60_000, queued: true });
    const left = await one(`${at},,2026-03-02T08:00:07,,,overflow,,,,`);
    expect(left.row).toMatchObject({ waitMs: 7000, outcome: LogOutcome.Left, talkMs: null });
  });

  test('a handle time is the talk where nothing else is told', async () => {
    expect((await one(`${at},,,,5,answered,Ann,,90,`)).row?.talkMs).toBe(90_000);
  });

  test('a word that is not known is rejected, and told', async () => {
    expect((await one(`${at},,,,5,vanished,,,,`)).rejected).toMatchObject([
      { line: 2, reason: 'unknown-outcome', detail: 'outcome: vanished' },
    ]);
    expect((await one(`${at},,,,5,answered,Ann,1,,perhaps`)).rejected).toMatchObject([
      { reason: 'unknown-word', detail: 'queued: perhaps' },
    ]);
  });

  test('a wait that is not the time to the answer is odd', async () => {
    const { row, odd } = await one(`${at},2026-03-02T08:00:10,,,4,answered,Ann,9,,`);
    expect(row?.waitMs).toBe(4000);
    expect(odd).toEqual({ 'wait-differs': 1 });
  });

  test('a wait that ends before it began is rejected, a second of two clocks is not', async () => {
    expect((await one(`${at},,,,-30,answered,Ann,9,,`)).rejected).toMatchObject([
      { reason: 'negative-wait', text: `${at},,,,-30,answered,Ann,9,,` },
    ]);
    const near = await one(`${at},,,,-1,answered,Ann,9,,`);
    expect(near.row?.waitMs).toBe(0);
    expect(near.odd).toEqual({ 'small-negative-wait': 1 });
  });

  test('a negative talk is left open, and so is one without an answer', async () => {
    const { row, odd } = await one(`${at},,,,3,answered,Ann,-9,,`);
    expect(row?.talkMs).toBe(null);
    expect(odd).toEqual({ 'negative-span': 1, 'no-talk': 1 });
    const unanswered = await one(`${at},,,,3,abandoned,,9,,`);
    expect(unanswered.odd).toEqual({ 'talk-without-answer': 1 });
  });

  test.each([
    ['', 'no-time'],
    ['soon', 'bad-time'],
    ['1970-01-02T00:00:00', 'time-out-of-range'],
    ['2999-01-02T00:00:00', 'time-out-of-range'],
  ])('an entry "%s" is rejected as %s', async (written, reason) => {
    expect((await one(`${written},,,,3,abandoned,,,,`)).rejected).toMatchObject([{ reason }]);
  });

  test('a cell with a formula is no number, and a name with one is made harmless', async () => {
    expect((await one(`${at},,,,=1+2,abandoned,,,,`)).rejected).toMatchObject([
      { reason: 'bad-span', detail: 'wait: =1+2' },
    ]);
    const { row, odd } = await one(`${at},,,,3,answered,=cmd(),9,,`);
    expect(row?.agent).toBe("'=cmd()");
    expect(odd).toEqual({ 'formula-text': 1 });
  });
});

test('chats and calls from the center are left out, by reason', async () => {
  const { rows, leftOut } = await readText(
    log(
      'start,wait,channel,direction',
      '2026-03-02T08:00:00,1,voice,inbound',
      '2026-03-02T08:00:01,1,chat,inbound',
      '2026-03-02T08:00:02,1,voice,outbound',
      '2026-03-02T08:00:03,1,callback,inbound',
    ),
  );
  expect(rows.map(({ medium }) => medium)).toEqual([LogMedium.Call, LogMedium.Callback]);
  expect(leftOut).toEqual({ header: 1, 'another-medium': 1, outbound: 1 });
});

test('rows with more cells than the header are rejected, with fewer they are odd', async () => {
  const { rows, rejected, odd } = await readText(
    log('start,wait,agent', '2026-03-02T08:00:00,1,Ann,Bob', '2026-03-02T08:00:01,1'),
  );
  expect(rejected).toMatchObject([{ line: 2, reason: 'too-many-cells' }]);
  expect(rows).toHaveLength(1);
  expect(odd).toEqual({ 'short-row': 1 });
});

test('a quoted cell may hold delimiters, quotation marks and line ends', async () => {
  const { rows, leftOut, reading } = await readText(
    log('start,wait,queue', '2026-03-02T08:00:00,1,"a, ""b""', 'c"', '2026-03-02T08:00:01,1,d'),
  );
  expect(rows.map(({ line, type }) => [line, type])).toEqual([
    [2, 'a, "b"\nc'],
    [4, 'd'],
  ]);
  expect(leftOut['continued']).toBe(1);
  expect(reading.tally.accountedFor).toBe(4);
});

test('rows that are out of order, or over midnight, are kept and told', async () => {
  const { rows, odd } = await readText(
    log('start,wait,agent,talk_s', '2026-03-02T23:59:50,5,Ann,30', '2026-03-02T23:00:00,0,Ann,1'),
  );
  expect(rows).toHaveLength(2);
  expect(odd).toEqual({ 'over-midnight': 1, 'out-of-order': 1 });
});

test('the night on which the clocks are set back is read by the order of its rows', async () => {
  const { rows, odd } = await readText(
    log(
      'start,wait',
      '2026-10-25 00:59:00,1',
      '2026-10-25 01:20:00,1',
      '2026-10-25 01:50:00,1',
      '2026-10-25 01:05:00,1',
      '2026-10-25 01:55:00,1',
      '2026-10-25 02:01:00,1',
    ),
    { tz: 'Europe/London' },
  );
  expect(rows.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
    '23:59',
    '00:20',
    '00:50',
    '01:05',
    '01:55',
    '02:01',
  ]);
  expect(odd).toEqual({ 'twice-by-the-clock': 4 });
});

test('a time that the clocks skip is kept and told', async () => {
  const { rows, odd } = await readText(log('start,wait', '2026-03-29 01:30:00,1'), {
    tz: 'Europe/London',
  });
  expect(rows[0]?.at).toBe(utc('2026-03-29T01:30:00'));
  expect(odd).toEqual({ 'skipped-by-the-clock': 1 });
});

test('the calls file of a scenario is such a table', async () => {
  const text = readFileSync('scenarios/bank-1999/calls.csv', 'utf8');
  const { rows, rejected, reading } = await readText(text, { tz: 'Asia/Jerusalem' });
  expect(reading.found).toMatchObject({ at: 'at', wait: 'log_wait_s', outcome: 'log_outcome' });
  expect(rejected).toEqual([]);
  expect(rows).toHaveLength(text.trimEnd().split('\n').length - 1);
  expect(rows.filter(({ headStartMs }) => headStartMs === 90_000).length).toBeGreaterThan(500);
});

test('more types than a center can have are taken for a wrong column', async () => {
  const rows = Array.from({ length: 2001 }, (_, k) => `2026-03-02T08:00:00,1,q${k}`);
  await expect(readText(log('start,wait,queue', ...rows))).rejects.toThrow(
    'more than 2,000 types: is --map type=… the right column?',
  );
});
