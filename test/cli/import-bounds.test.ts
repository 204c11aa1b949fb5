/** What `ringback import` makes of logs that are too large, or too bad, to be listed row by row. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newFolder, ringback } from './run-cli.js';

/** Says on standard error how much memory the program has had at most, in MB. */
const TELLS_MEMORY = `process.on('exit', () => {
  process.stderr.write('memory ' + Math.round(process.resourceUsage().maxRSS / 1024));
});
`;

/** Calls 4 s apart in office hours, of four queues, 300 agents and 70,000 customers. */
function* callsOf(rows: number): Iterable<string> {
  yield 'id,at,queue,customer,outcome,wait,agent,talk\n';
  const opens = Date.UTC(2026, 0, 5, 8);
  for (let k = 0; k < rows; k++) {
    const [day, ofDay] = [Math.floor(k / 9000), k % 9000];
    const at = new Date(opens + day * 86_400_000 + ofDay * 4000).toISOString().slice(0, 19);
    const wait = (k * 7919) % 41;
    const who = `${k},${at},queue ${k % 4},+44${(k * 7907) % 70_000}`;
    yield k % 20 === 0
      ? `${who},abandoned,${wait},,\n`
      : `${who},answered,${wait},A${k % 300},${30 + ((k * 104_729) % 600)}\n`;
  }
}

test('300,000 calls are imported with a heap of 64 MB, and 250 MB in all', async () => {
  const cwd = newFolder({ 'memory.cjs': TELLS_MEMORY });
  writeFileSync(join(cwd, 'calls.csv'), [...callsOf(300_000)].join(''));
  const env = { NODE_OPTIONS: `--max-old-space-size=64 --require ${join(cwd, 'memory.cjs')}` };
  const { code, stderr } = await ringback(['import', 'calls.csv'], { cwd, env });
  expect(stderr).toMatch(/memory \d+$/);
  expect(code).toBe(0);
  expect(Number(/memory (\d+)$/.exec(stderr)?.[1])).toBeLessThan(250);
}, 120_000);

test('of very many rejected lines the first are listed, and all are counted', async () => {
  const bad = 'never,1,60\n'.repeat(100_050);
  const cwd = newFolder({ 'bad.csv': `at,wait,talk\n2026-03-02T08:00:00,1,60\n${bad}` });
  const { code, stdout } = await ringback(['import', 'bad.csv', '--out', 'out'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('rejected.csv lists the first 100,000 of the rejected lines');
  const listed = readFileSync(join(cwd, 'out/rejected.csv'), 'utf8').trimEnd().split('\n');
  expect(listed).toHaveLength(1 + 100_000 + 1);
  expect(listed.at(-1)).toBe(
    ',not-listed,50 more lines: import.json counts all of them by reason,',
  );
  const record = JSON.parse(readFileSync(join(cwd, 'out/import.json'), 'utf8'));
  expect(record).toMatchObject({ rejected: 100_050, rejectedListed: 100_000 });
  expect(record.rejectedBy[0]).toMatchObject({ reason: 'bad-time', count: 100_050 });
}, 60_000);

test('how much may come out of a packed log is a size', async () => {
  const cwd = newFolder();
  const calls = [...callsOf(2000)].join('');
  writeFileSync(join(cwd, 'calls.csv.gz'), gzipSync(calls));
  const upTo = (size: string) =>
    ringback(['import', 'calls.csv.gz', '--json', '--unpack-up-to', size], { cwd });
  expect((await upTo('50kB')).stderr).toContain('write a size such as 500MB or 50GB');
  expect(await upTo('0.05MB')).toMatchObject({ code: 2 });
  const { code, stdout } = await upTo('1GB');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).asked).toMatchObject({ unpackUpTo: '1GB' });
}, 60_000);

test('within what the service level of a table counts is told, and stands in the scenario', async () => {
  const rows = Array.from({ length: 20 }, (_, k) => {
    const clock = `${String(8 + (k >> 1)).padStart(2, '0')}:${k % 2 ? '30' : '00'}`;
    return `2026-03-02T${clock},30m,120,280,80 %`;
  });
  const cwd = newFolder({ 'wfm.csv': `start,length,offered,aht,sl\n${rows.join('\n')}\n` });
  const agentsOf = (out: string): number =>
    Math.max(
      ...JSON.parse(readFileSync(join(cwd, out, 'fit.json'), 'utf8')).types[0].staff.curve[0],
    );
  const within = async (out: string, ...more: string[]) =>
    ringback(['import', 'wfm.csv', '--out', out, ...more], { cwd });
  await within('usual');
  const { code } = await within('late', '--answer-within', '2m');
  expect(code).toBe(0);
  expect(agentsOf('late')).toBeLessThan(agentsOf('usual'));
  const usual = readFileSync(join(cwd, 'usual/scenario.yaml'), 'utf8');
  expect(usual).toContain('assumed; --answer-within sets');
  expect(usual).not.toContain('answerWithin');
  const late = readFileSync(join(cwd, 'late/scenario.yaml'), 'utf8');
  expect(late).toContain('within 120 s');
  expect(late).toContain('targets: { answerWithin: 120s }');
  const record = JSON.parse(readFileSync(join(cwd, 'late/import.json'), 'utf8'));
  expect(record.asked).toMatchObject({ answerWithin: '2m' });
  expect((await ringback(['validate', 'late/scenario.yaml'], { cwd })).code).toBe(0);
  expect((await within('never', '--answer-within', '0s')).stderr).toContain('above 0');
}, 60_000);
