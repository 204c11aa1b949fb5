/** Asterisk's queue_log: events that make calls. */
import { expect, test } from 'vitest';
import { LogOutcome } from '../../src/fit/log-row.js';
import { readText } from './reading-logs.js';

const T = 1_772_438_400;

/** `+5|c1|support|SIP/1|CONNECT|…`: seconds from T in place of the time. */
function log(...events: string[]): string {
  return events
    .map((event) => event.replace(/^\+(\d+)/, (_, s) => String(T + Number(s))))
    .join('\n');
}

const told = async (...events: string[]) => {
  const { rows, rejected, odd, leftOut, reading } = await readText(log(...events), {
    format: 'queue-log',
  });
  expect(reading.tally.accountedFor).toBe(reading.lines);
  const calls = rows.map(({ id, type, at, waitMs, outcome, agent, talkMs }) => ({
    ...{ id, type, at: at / 1000 - T, wait: waitMs / 1000, outcome, agent },
    talk: talkMs === null ? null : talkMs / 1000,
  }));
  return { calls, rejected, odd, leftOut };
};

test('a call is entered, answered and completed', async () => {
  const { calls, odd, leftOut } = await told(
    '+0|NONE|NONE|NONE|QUEUESTART|',
    '+1|NONE|support|SIP/1|ADDMEMBER|',
    '+5|c1|support|NONE|ENTERQUEUE||0441110001|1',
    '+9|c1|support|SIP/2|RINGNOANSWER|4000',
    '+17|c1|support|SIP/1|CONNECT|12|c1.2|3',
    '+77|c1|support|SIP/1|COMPLETEAGENT|12|60|1',
  );
  expect(calls).toEqual([
    {
      ...{ id: 'c1', type: 'support', at: 5, wait: 12, outcome: LogOutcome.Answered },
      ...{ agent: 'SIP/1', talk: 60 },
    },
  ]);
  expect(odd).toEqual({});
  expect(leftOut).toEqual({ 'not-of-a-call': 2, 'part-of-a-call': 3 });
});

test('calls of several callers at once are told apart', async () => {
  const { calls } = await told(
    '+0|a|q|NONE|ENTERQUEUE||1|1',
    '+1|b|q|NONE|ENTERQUEUE||2|2',
    '+4|b|q|NONE|ABANDON|2|2|3',
    '+9|a|q|Ann|CONNECT|9|x|2',
    '+20|a|q|Ann|COMPLETECALLER|9|11|1',
  );
  expect(calls.map(({ id, wait, talk }) => [id, wait, talk])).toEqual([
    ['b', 3, null],
    ['a', 9, 11],
  ]);
});

test.each([
  ['EXITWITHTIMEOUT|1|1|30', LogOutcome.Left],
  ['EXITWITHKEY|1|1|1|30', LogOutcome.Left],
  ['EXITEMPTY|1|1|30', LogOutcome.Left],
  ['ABANDON|1|1|30', LogOutcome.Abandoned],
])('%s ends a wait', async (event, outcome) => {
  const { calls } = await told('+0|a|q|NONE|ENTERQUEUE||1|1', `+30|a|q|NONE|${event}`);
  expect(calls).toMatchObject([{ wait: 30, outcome, talk: null, agent: null }]);
});

test.each([
  'TRANSFER|600|default|10|50|1',
  'BLINDTRANSFER|600|default|10|50|1',
  'ATTENDEDTRANSFER|BRIDGE|f81d4fae|10|50|1',
  'ATTENDEDTRANSFER|LINK|SIP/1-a|SIP/2-b|10|50|1',
])('%s ends a talk', async (event) => {
  const connect = '+10|a|q|Ann|CONNECT|10|x|2';
  const { calls } = await told('+0|a|q|NONE|ENTERQUEUE||1|1', connect, `+60|a|q|Ann|${event}`);
  expect(calls).toMatchObject([{ wait: 10, talk: 50, agent: 'Ann' }]);
});

test('a further queue of the same call is a row of its own', async () => {
  const { calls, odd, rejected } = await told(
    '+0|a|first|NONE|ENTERQUEUE||1|1',
    '+30|a|first|NONE|EXITWITHTIMEOUT|1|1|30',
    '+31|a|second|NONE|ENTERQUEUE||1|1',
    '+40|a|second|Ann|CONNECT|9|x|2',
    '+50|a|second|Ann|COMPLETECALLER|9|10|1',
  );
  expect(calls.map(({ id, type, wait }) => [id, type, wait])).toEqual([
    ['a', 'first', 30],
    ['a/3', 'second', 9],
  ]);
  expect(odd).toEqual({ 'further-queue': 1 });
  expect(rejected).toEqual([]);
});

test('a log that begins in the middle of calls keeps those whose end tells their wait', async () => {
  const { calls, odd, rejected } = await told(
    '+100|a|q|Ann|COMPLETECALLER|20|60|1',
    '+110|b|q|NONE|ABANDON|1|1|15',
    '+120|c|q|Ann|CONNECT|30|x|2',
    '+150|c|q|Ann|COMPLETEAGENT|30|30|1',
    '+160|d|q|Ann|COMPLETEAGENT|',
  );
  expect(calls.map(({ id, at, wait, talk }) => [id, at, wait, talk])).toEqual([
    ['a', 20, 20, 60],
    ['b', 95, 15, null],
    ['c', 90, 30, 30],
  ]);
  expect(odd).toMatchObject({ 'began-before': 3 });
  expect(rejected).toMatchObject([{ line: 5, reason: 'malformed' }]);
});

test('a log that ends in the middle of calls keeps those that were answered', async () => {
  const { calls, odd, rejected } = await told(
    '+0|a|q|NONE|ENTERQUEUE||1|1',
    '+5|a|q|Ann|CONNECT|5|x|2',
    '+6|b|q|NONE|ENTERQUEUE||2|1',
  );
  expect(calls).toMatchObject([{ id: 'a', wait: 5, talk: null }]);
  expect(odd).toEqual({ 'still-talking': 1, 'no-talk': 1 });
  expect(rejected).toMatchObject([{ line: 3, reason: 'unfinished', detail: 'b' }]);
});

test('a start of the system ends what was open', async () => {
  const { calls, rejected } = await told(
    '+0|a|q|NONE|ENTERQUEUE||1|1',
    '+9|NONE|NONE|NONE|QUEUESTART|',
    '+10|a|q|Ann|CONNECT|10|x|2',
  );
  expect(calls).toEqual([]);
  expect(rejected).toMatchObject([{ line: 1, reason: 'unfinished' }]);
});

test('a wait that is told otherwise than by the events is odd', async () => {
  const { calls, odd } = await told(
    '+0|a|q|NONE|ENTERQUEUE||1|1',
    '+10|a|q|Ann|CONNECT|2|x|2',
    '+20|a|q|Ann|COMPLETEAGENT|2|10|1',
  );
  expect(calls).toMatchObject([{ wait: 10 }]);
  expect(odd).toEqual({ 'clocks-differ': 1 });
});

test('the table of a database is read as the file is', async () => {
  const { rows, leftOut } = await readText(
    [
      'time,callid,queuename,agent,event,data1,data2,data3',
      '2026-03-02 08:00:00.250000,a,q,NONE,ENTERQUEUE,,0441110001,1',
      '2026-03-02 08:00:10.750000,a,q,Ann,CONNECT,10,x,2',
      '2026-03-02 08:01:10.750000,a,q,Ann,COMPLETECALLER,10,60,1',
    ].join('\n'),
  );
  expect(rows).toMatchObject([{ waitMs: 10_500, talkMs: 60_000, customer: '0441110001' }]);
  expect(leftOut).toEqual({ header: 1, 'part-of-a-call': 2 });
});

test('calls without an end do not fill the memory', async () => {
  const lines = Array.from({ length: 100_050 }, (_, k) => `${T + k}|${k}|q|NONE|ENTERQUEUE||1|1`);
  const { rejected, reading } = await readText(lines.join('\n'));
  expect(rejected).toHaveLength(lines.length);
  expect(rejected[0]).toMatchObject({ line: 1, reason: 'unfinished' });
  expect(reading.tally.accountedFor).toBe(lines.length);
});

const TABLE_HEADER = 'id,time,callid,queuename,serverid,agent,event,data1,data2,data3,data4,data5';
const IN_COLUMNS = [
  TABLE_HEADER,
  '1,2026-03-02 08:00:05.120000,c1,support,,NONE,ENTERQUEUE,,0441110001,1,,',
  '2,2026-03-02 08:00:17.120000,c1,support,,SIP/1,CONNECT,12,c1.2,3,,',
  '3,2026-03-02 08:01:17.120000,c1,support,,SIP/1,COMPLETEAGENT,12,60,1,,',
];
const IN_ONE = [
  'time,callid,queuename,agent,event,data',
  '1772438405,c1,support,NONE,ENTERQUEUE,|0441110001|1',
  '1772438417,c1,support,SIP/1,CONNECT,12|c1.2|3',
  '1772438477,c1,support,SIP/1,COMPLETEAGENT,12|60|1',
];
const BETWEEN_BARS = [
  'time|callid|queuename|agent|event|data1|data2|data3',
  '1772438405|c1|support|NONE|ENTERQUEUE||0441110001|1',
  '1772438417|c1|support|SIP/1|CONNECT|12|c1.2|3',
  '1772438477|c1|support|SIP/1|COMPLETEAGENT|12|60|1',
];

test.each([
  ['with further columns, as the database has it', IN_COLUMNS],
  ['with all data in one column', IN_ONE],
  ['with bars between the cells', BETWEEN_BARS],
])('the table of a database, %s', async (_, lines) => {
  const { rows, reading, leftOut } = await readText(lines.join('\n'));
  expect(reading.reader.name).toBe('queue-log');
  expect(rows).toMatchObject([
    {
      id: 'c1',
      type: 'support',
      customer: '0441110001',
      agent: 'SIP/1',
      waitMs: 12_000,
      talkMs: 60_000,
    },
  ]);
  expect(leftOut).toEqual({ header: 1, 'part-of-a-call': 2 });
});

test('a log that begins with the newest event is refused with what to do', async () => {
  const [header = '', ...events] = IN_COLUMNS;
  await expect(readText([header, ...events.reverse()].join('\n'))).rejects.toThrow('ORDER BY time');
  await expect(
    readText(
      IN_ONE.slice(1)
        .reverse()
        .map((line) => line.replaceAll(',', '|'))
        .join('\n'),
    ),
  ).rejects.toThrow('begins with the newest event');
});
