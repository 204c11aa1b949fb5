/** `ringback import` of tables of intervals, as it is called from a shell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf, filesOf, newFolder, ringback } from './run-cli.js';

test('a table of intervals becomes a table of intervals, and is read again as it is', async () => {
  const log = `Interval,Queue,Calls Offered,Calls Answered,AHT
02/03/2026 08:00,support,42,40,285
02/03/2026 08:30,support,51,47,290.5
16/03/2026 08:00,support,none,47,290.5
`;
  const cwd = newFolder({ 'wfm.csv': log });
  const call = ['--tz', 'Europe/London', '--out'];
  const { stdout } = await ringback(['import', 'wfm.csv', ...call, 'out'], { cwd });
  expect(stdout).toContain('4 lines = 2 intervals + 1 rejected + 1 left out');
  expect(stdout).toMatch(/support +93 +87/);
  const { 'intervals.csv': intervals } = filesOf(join(cwd, 'out'));
  expect(
    intervals,
  ).toBe(`start,end,type,offered,answered,abandoned,aht_s,asa_s,abandon_time_s,service_level,agents
2026-03-02T08:00:00,2026-03-02T08:30:00,support,42,40,,285,,,,
2026-03-02T08:30:00,2026-03-02T09:00:00,support,51,47,,290.5,,,,
`);
  await ringback(['import', 'out/intervals.csv', ...call, 'again'], { cwd });
  expect(filesOf(join(cwd, 'again'))['intervals.csv']).toBe(intervals);
  expect(contentsOf(join(cwd, 'out'))).toContain('fit.json');
  expect(readFileSync(join(cwd, 'out/scenario.yaml'), 'utf8')).toContain(
    'Rows that could not be read: 1.',
  );
});

test('a forecast of Amazon Connect becomes a scenario that runs', async () => {
  const rows = Array.from(
    { length: 20 },
    (_, k) =>
      `support,,VOICE,2026-03-02T${String(8 + (k >> 1)).padStart(2, '0')}:${k % 2 ? '30' : '00'}:00Z,30mins,40,280`,
  );
  const head =
    'QueueName,QueueId,ChannelType,TimeStamp,IntervalDuration,IncomingContactVolume,AverageHandleTime';
  const cwd = newFolder({ 'forecast.csv': `${head}\n${rows.join('\n')}\n` });
  const { code, stdout } = await ringback(['import', 'forecast.csv', '--out', 'out'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('next: npx ringback run out/scenario.yaml');
  expect(stdout).toMatch(/support +assumed +– +4 min 40 s +\d+ +Erlang A/);
  expect((await ringback(['validate', 'out/scenario.yaml'], { cwd })).code).toBe(0);
  const ran = await ringback(['run', 'out/scenario.yaml', '--json'], { cwd });
  expect(ran.code).toBe(0);
  const { measures } = JSON.parse(ran.stdout);
  expect(Math.abs(measures.offered.mean - 800)).toBeLessThan(40);
  // 80 % within 20 s were to be answered.
  expect(measures.serviceLevel.mean).toBeGreaterThan(0.75);
  const day = ['import', 'forecast.csv', '--out', 'day', '--roster-day', '2026-03-02'];
  const refused = await ringback(day, { cwd });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('names no agents');
});

test('a page goes into the folder, which stays one of an import, or elsewhere', async () => {
  const rows = ['2026-03-02T08:00,30m,42,280', '2026-03-02T08:30,30m,40,280'];
  const cwd = newFolder({ 'wfm.csv': `start,length,offered,aht\n${rows.join('\n')}\n` });
  const call = ['import', 'wfm.csv', '--out', 'out'];
  const { code, stderr } = await ringback([...call, '--report'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain('the report is in out/report.html');
  expect(readFileSync(join(cwd, 'out/report.html'), 'utf8')).toContain(
    '<h1><bdi>wfm.csv</bdi></h1>',
  );
  expect((await ringback([...call, '--report', 'out/page.html'], { cwd })).code).toBe(0);
  expect(contentsOf(join(cwd, 'out'))).toContain('page.html');
  expect((await ringback([...call, '--report', 'else/page.html'], { cwd })).code).toBe(0);
  expect(contentsOf(join(cwd, 'out'))).not.toContain('page.html');
  expect(contentsOf(join(cwd, 'else'))).toEqual(['page.html']);
  const wrong = await ringback([...call, '--report', 'page.txt'], { cwd });
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
});
