import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { LineHash, lineAndHash } from '../../src/records/event-log.js';
import { newFolder, ringback, smallScenario } from './run-cli.js';

let cwd = '';
let lines: string[] = [];
const file = (): string => join(cwd, 'out', 'events.ndjson.gz');

beforeAll(async () => {
  cwd = newFolder({ 's.yaml': smallScenario() });
  await ringback(['run', 's.yaml', '--record', '--out', 'out', '-j', '1'], { cwd });
  lines = gunzipSync(readFileSync(file())).toString().trimEnd().split('\n');
});

/** Writes events anew, each with a hash that is right. */
function record(events: readonly object[]): void {
  const hash = new LineHash();
  const text = events.map((event) => {
    const line = JSON.stringify(event);
    return `${line.slice(0, -1)},"hash":"${hash.add(line)}"}\n`;
  });
  writeFileSync(file(), gzipSync(`${lines[0]}\n${text.join('')}`));
}

const recorded = (): object[] =>
  lines.slice(1).map((line) => JSON.parse(lineAndHash(line)!.text) as object);

test('a recorded run is run again and comes out the same', async () => {
  const replay = await ringback(['replay', 'out', '--verify'], { cwd });
  expect(replay).toMatchObject({ code: 0, stderr: '' });
  expect(replay.stdout).toMatch(
    new RegExp(`^${lines.length - 1} events, all as recorded; fingerprint [0-9a-f]{16}\n$`),
  );
  const head = JSON.parse(lines[0]!);
  expect(head).toMatchObject({ format: 'ringback events 1', replication: 1 });
});

test('the first event that differs is shown from both sides, and ends with 4', async () => {
  const events = recorded();
  const changed = events.map((event, k) => (k === 40 ? { ...event, at: 77 } : event));
  record(changed);
  const { code, stdout } = await ringback(['replay', 'out'], { cwd });
  expect(code).toBe(4);
  expect(stdout).toContain('event 41 is the first that differs');
  expect(stdout).toMatch(/ {2}both {6}.*"n":40,/);
  expect(stdout).toMatch(/ {2}recorded {2}\{"n":41,"at":77,/);
  expect(stdout).toContain(`  now       ${lines[41]}`);
  const json = await ringback(['replay', 'out', '--json'], { cwd });
  expect(json.code).toBe(4);
  expect(JSON.parse(json.stdout).difference).toMatchObject({ number: 41, now: lines[41] });
});

test('a record that ends too soon, or goes on too long, differs at its end', async () => {
  const events = recorded();
  record(events.slice(0, -1));
  const shorter = await ringback(['replay', 'out'], { cwd });
  expect(shorter.code).toBe(4);
  expect(shorter.stdout).toContain(`  now       ${lines.at(-1)}`);
  record([...events, { n: events.length + 1, at: 1, event: 'rolled' }]);
  const longer = await ringback(['replay', 'out'], { cwd });
  expect(longer.code).toBe(4);
  expect(longer.stdout).toContain('now       no event: the run is over');
});

test('a damaged record is not held against anything', async () => {
  const text = `${lines.slice(0, 20).join('\n')}\n${lines[20]!.replace('"at":', '"at":1')}\n`;
  writeFileSync(file(), gzipSync(text));
  expect(await ringback(['replay', 'out'], { cwd })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'the record is damaged: its event 20 is not what was written\n',
  });
  writeFileSync(file(), gzipSync(lines.join('\n')).subarray(0, 400));
  const cut = await ringback(['replay', 'out'], { cwd });
  expect(cut.code).toBe(2);
  expect(cut.stderr).toContain('is damaged');
  writeFileSync(file(), gzipSync('{}\n'));
  expect((await ringback(['replay', 'out'], { cwd })).stderr).toContain('is no record of events');
  rmSync(file());
  const gone = await ringback(['replay', 'out'], { cwd });
  expect(gone).toMatchObject({ code: 2 });
  expect(gone.stderr).toContain('run its scenario again with --record');
  expect((await ringback(['replay', 's.yaml'], { cwd })).code).toBe(2);
});

test('what lacks its events is recorded again', async () => {
  const again = await ringback(['run', 's.yaml', '--record', '--out', 'out', '-j', '1'], { cwd });
  expect(again.code).toBe(0);
  expect(gunzipSync(readFileSync(file())).toString().trimEnd().split('\n')).toEqual(lines);
});
