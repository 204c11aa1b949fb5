/** Tables as telephone systems and public data sets have them, read without a flag. */
import { expect, test } from 'vitest';
import { LogOutcome } from '../../src/fit/log-row.js';
import { readText } from './reading-logs.js';

const { Answered, Abandoned, Left } = LogOutcome;
const lines = (...all: string[]): string => all.join('\n');
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

async function calls(text: string) {
  const { rows, rejected, reading } = await readText(text);
  expect(reading.reader.name).toBe('calls');
  const told = rows.map(({ at, type, outcome, waitMs, talkMs, agent }) => [
    new Date(at).toISOString().slice(0, 19),
    ...[type, outcome, seconds(waitMs), seconds(talkMs), agent],
  ]);
  return { told, rejected };
}

test('a date and a time of day, answered by Y and N, units in words', async () => {
  const { told, rejected } = await calls(
    lines(
      'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Speed of answer in seconds,AvgTalkDuration',
      'ID0001,Diane,2021-01-01,09:12:58,Contract,Y,109,00:02:23',
      'ID0002,Becky,2021-01-01,23:59:58,Payment,N,70,',
      'ID0006,Stewart,2021-01-01,10:00:29,Payment,N,,',
    ),
  );
  expect(told).toEqual([
    ['2021-01-01T09:12:58', 'Contract', Answered, 109, 143, 'Diane'],
    ['2021-01-01T23:59:58', 'Payment', Abandoned, 70, null, 'Becky'],
  ]);
  expect(rejected).toMatchObject([{ line: 4, reason: 'no-wait' }]);
});

test('times of day beside a date, some of them after midnight', async () => {
  const { told } = await calls(
    lines(
      'call_id,date,call_started,call_answered,call_ended,wait_length,service_length',
      '1,2021-01-01,8:08:24 AM,8:10:13 AM,8:13:14 AM,109,181',
      '2,2021-01-01,11:59:00 PM,12:01:00 AM,12:03:30 AM,120,150',
    ),
  );
  expect(told).toEqual([
    ['2021-01-01T08:08:24', 'calls', Answered, 109, 181, null],
    ['2021-01-01T23:59:00', 'calls', Answered, 120, 150, null],
  ]);
});

test('dispositions in the words of agents, beside a column for those who hung up', async () => {
  const { told } = await calls(
    lines(
      'CALL ID,TIMESTAMP,CAMPAIGN,AGENT,DISPOSITION,QUEUE WAIT TIME,TALK TIME,ABANDONED',
      '1,"Mon, 02 Mar 2026 08:00:05",Support,ann@example.com,Resolved,00:00:35,00:04:10,0',
      '2,"Mon, 02 Mar 2026 08:01:05",Support,[None],Caller Disconnected,00:00:50,00:00:00,1',
      '3,"Mon, 02 Mar 2026 08:02:05",Support,[None],Sent to web,00:00:10,00:00:00,0',
    ),
  );
  expect(told).toEqual([
    ['2026-03-02T08:00:05', 'Support', Answered, 35, 250, 'ann@example.com'],
    ['2026-03-02T08:01:05', 'Support', Abandoned, 50, null, null],
    ['2026-03-02T08:02:05', 'Support', Left, 10, null, null],
  ]);
});

test('a date with a time in one column', async () => {
  const { told } = await calls(
    lines('Date,Queue,Wait (s),Agent,Talk (s)', '"March 2, 2026 8:00 AM",Support,12,Ann,100'),
  );
  expect(told).toEqual([['2026-03-02T08:00:00', 'Support', Answered, 12, 100, 'Ann']]);
});

test('intervals by skill: calls answered and abandoned, talk and work after the call apart', async () => {
  const { intervals, reading } = await readText(
    lines(
      'Date,Start Time,Split/Skill,ACD Calls,Aban Calls,Avg ACD Time,Avg ACW Time,Avg Speed Ans,Avg Aban Time,Avg Pos Staff,% Within Service Level',
      '03/25/2026,08:00,Support,40,2,240,45,24,61,12.5,81',
      '03/25/2026,08:30,Support,51,3,235,40,30,70,12.5,78',
      '03/25/2026,09:00,Support,,,,,,,,',
    ),
  );
  expect(reading.reader.name).toBe('intervals');
  expect(intervals).toMatchObject([
    { type: 'Support', offered: 42, answered: 40, abandoned: 2, ahtMs: 285_000, asaMs: 24_000 },
    { type: 'Support', offered: 54, abandonMs: 70_000, agents: 12.5, serviceLevel: 0.78 },
  ]);
  expect(intervals[1]!.from - intervals[0]!.from).toBe(30 * 60_000);
});

test('counts of whole days lack the time, and are told so as intervals', async () => {
  const daily = lines('Date,Incoming Calls,Answered Calls', '2021-01-01,217,204');
  await expect(readText(daily)).rejects.toThrow('there is no column for "start"');
});
