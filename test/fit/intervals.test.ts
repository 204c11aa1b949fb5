/** Tables with a row an interval, as workforce tools export them. */
import { expect, test } from 'vitest';
import { readText, utc } from './reading-logs.js';

const log = (...lines: string[]): string => lines.join('\n');
const span = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((at) => new Date(at).toISOString().slice(0, 16));

test('intervals last until the next start, where nothing else is told', async () => {
  const { intervals, reading } = await readText(
    log('Interval;Queue;Offered;AHT', '02.03.2026 08:00;a;3;60', '02.03.2026 08:15;a;4;0:01:05'),
  );
  expect(reading.reader.name).toBe('intervals');
  expect(intervals.map(span)).toEqual([
    ['2026-03-02T08:00', '2026-03-02T08:15'],
    ['2026-03-02T08:15', '2026-03-02T08:30'],
  ]);
  expect(intervals.map(({ offered, ahtMs }) => [offered, ahtMs])).toEqual([
    [3, 60_000],
    [4, 65_000],
  ]);
});

test('a single interval has to say how long it is', async () => {
  const one = log('start,offered', '2026-03-02T08:00,3');
  await expect(readText(one)).rejects.toThrow("--map length='30m'");
  const { intervals } = await readText(one, { map: { length: { constant: '30m' } } });
  expect(intervals.map(span)).toEqual([['2026-03-02T08:00', '2026-03-02T08:30']]);
});

test('ends and lengths may stand in columns', async () => {
  const ends = await readText(log('start,end,offered', '2026-03-02T08:00,2026-03-02T09:00,3'));
  expect(ends.intervals.map(span)).toEqual([['2026-03-02T08:00', '2026-03-02T09:00']]);
  const lengths = await readText(log('start,interval length,offered', '2026-03-02T08:00,00:30,3'));
  expect(lengths.intervals.map(span)).toEqual([['2026-03-02T08:00', '2026-03-02T08:30']]);
});

test('a table with a speed of answer is still one of intervals', async () => {
  const { reading } = await readText(
    log('start,queue,offered,answered,abandoned,aht,asa', '2026-03-02T08:00,a,3,2,1,60,9').concat(
      '\n2026-03-02T08:30,a,3,2,1,60,9',
    ),
  );
  expect(reading.reader.name).toBe('intervals');
});

test('what is no number or no time is rejected by its reason', async () => {
  const { rejected, intervals } = await readText(
    log(
      'start,end,offered,aht',
      '2026-03-02T08:00,2026-03-02T08:30,-3,60',
      '2026-03-02T08:30,2026-03-02T08:30,3,60',
      '2026-03-02T09:00,2026-03-02T09:30,3,soon',
      '2026-03-02T09:30,never,3,60',
      '2026-03-02T10:00,2026-03-02T10:30,=3,60',
      ',2026-03-02T10:30,3,60',
    ),
  );
  expect(intervals).toEqual([]);
  expect(rejected.map(({ reason }) => reason)).toEqual([
    'bad-number',
    'bad-span',
    'bad-span',
    'bad-time',
    'bad-number',
    'no-time',
  ]);
});

test('speed of answer, time to abandon, service level and agents are read where they are', async () => {
  const { intervals, rejected } = await readText(
    log(
      'start,length,offered,ASA (sec),Avg Abandon Time,Service Level %,Agents Staffed',
      '2026-03-02T08:00,30m,9,12,0:01:05,81.5 %,7.5',
      '2026-03-02T08:30,30m,9,,,0.8,',
      '2026-03-02T09:00,30m,9,,,81,',
      '2026-03-02T09:30,30m,9,soon,,,',
      '2026-03-02T10:00,30m,9,,,130,',
      '2026-03-02T10:30,30m,9,,,,20000',
      '2026-03-02T11:00,30m,99999999999,,,,',
    ),
  );
  expect(intervals[0]).toMatchObject({ asaMs: 12_000, abandonMs: 65_000, agents: 7.5 });
  expect(intervals.map(({ serviceLevel }) => serviceLevel)).toEqual([0.815, 0.8, 0.81]);
  expect(rejected.map(({ reason, detail }) => [reason, detail])).toEqual([
    ['bad-span', 'asa: soon'],
    ['bad-number', 'serviceLevel: 130'],
    ['bad-number', 'agents: 20000'],
    ['bad-number', 'offered: 99999999999'],
  ]);
});

test('intervals that overlap are odd', async () => {
  const { odd } = await readText(
    log(
      'start,end,offered',
      '2026-03-02T08:00,2026-03-02T09:00,3',
      '2026-03-02T08:30,2026-03-02T09:30,3',
    ),
  );
  expect(odd).toEqual({ 'overlapping-intervals': 1 });
});

test('each queue has the night on which the clocks are set back for itself', async () => {
  const rows = ['a', 'b'].flatMap((queue) =>
    ['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'].map(
      (time) => `25/10/2026 ${time},${queue},1`,
    ),
  );
  const { intervals } = await readText(log('start,queue,offered', ...rows), {
    tz: 'Europe/London',
  });
  const own = (queue: string) =>
    intervals.filter(({ type }) => type === queue).map((each) => span(each)[0]?.slice(11));
  expect(own('a')).toEqual(['23:30', '00:00', '00:30', '01:00', '01:30', '02:00']);
  expect(own('b')).toEqual(own('a'));
});

test('a whole day is as long as the clocks make it', async () => {
  const { intervals } = await readText(
    log('date,time,length,offered', '2026-10-25,00:00,daily,900', '2026-10-26,00:00,daily,800'),
    { tz: 'Europe/London' },
  );
  expect(intervals.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([25, 24]);
  expect(intervals[0]?.from).toBe(utc('2026-10-24T23:00:00'));
});
