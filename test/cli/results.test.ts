import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  contentsOf,
  type Ended,
  filesOf,
  newFolder,
  ringback,
  root,
  smallScenario,
} from './run-cli.js';

const TABLES = ['callbacks.csv', 'intervals.csv', 'replications.csv', 'summary.csv'];
const FILES = ['sums.bin', ...TABLES, 'manifest.json', 'scenario.lock.yaml', 'summary.json'].sort();
const folder = (): string => newFolder({ 's.yaml': smallScenario() });
const started = (out: string): string =>
  JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).startedAt;

describe.concurrent('results on disk', () => {
  const CALL = ['run', 's.yaml', '--out', 'out'];
  let first: Ended;
  let stored: string;
  beforeAll(async () => {
    stored = folder();
    first = await ringback(CALL, { cwd: stored });
  });
  /** A folder in which the request has been answered before. */
  const folderWithResult = (): string => {
    const cwd = newFolder();
    cpSync(stored, cwd, { recursive: true });
    return cwd;
  };

  test('a run leaves one folder, named by its request, with whole files and nothing beside it', async () => {
    const cwd = folder();
    const { stdout } = await ringback(['run', 's.yaml'], { cwd });
    const [, out = ''] = /^next: npx ringback show (\S+)$/m.exec(stdout) ?? [];
    expect(out).toMatch(/^results.small.[0-9a-f]{12}$/);
    expect(contentsOf(cwd)).toHaveLength(4 + FILES.length);
    expect(Object.keys(filesOf(join(cwd, out)))).toEqual(FILES);
  });

  test('the second identical request is answered from the folder', async () => {
    const cwd = folderWithResult();
    const before = filesOf(join(cwd, 'out'));
    const second = await ringback(CALL, { cwd });
    expect(second).toEqual({
      code: 0,
      stdout: first.stdout,
      stderr: 'answered from out; --force runs it again\n',
    });
    expect(filesOf(join(cwd, 'out'))).toEqual(before);
  });

  test('--force runs again what is stored', async () => {
    const cwd = folderWithResult();
    const before = started(join(cwd, 'out'));
    const { stderr } = await ringback([...CALL, '--force'], { cwd });
    expect(stderr).toBe('');
    expect(started(join(cwd, 'out')) > before).toBe(true);
    expect(contentsOf(cwd).filter((path) => !path.includes('/'))).toEqual(['out', 's.yaml']);
  });

  test('another request is not answered from the folder, and takes its place', async () => {
    const cwd = folderWithResult();
    const { stderr } = await ringback([...CALL, '--seed', '8'], { cwd });
    expect(stderr).toBe('');
    expect(JSON.parse(filesOf(join(cwd, 'out'))['summary.json'] ?? '').seed).toBe('8');
  });

  test('a record that is not stored makes it run again, one that is not asked for does not', async () => {
    const cwd = folderWithResult();
    const recorded = await ringback([...CALL, '--record'], { cwd });
    expect(recorded.stderr).toBe('');
    expect(contentsOf(cwd)).toContain('out/interactions.ndjson');
    for (const flags of [[], ['--record']]) {
      expect((await ringback([...CALL, ...flags], { cwd })).stderr).toContain('answered from out');
    }
  });

  test('the same request has the same bytes in two folders, but for the manifest', async () => {
    const [here, there] = [folder(), newFolder({ 'deep/other.yaml': smallScenario() })];
    await Promise.all([
      ringback(['run', 's.yaml', '--out', 'out', '--record'], { cwd: here }),
      ringback(['run', 'deep/other.yaml', '--out', 'a/b', '--record', '--json'], { cwd: there }),
    ]);
    const { 'manifest.json': _, ...files } = filesOf(join(here, 'out'));
    const { 'manifest.json': __, ...others } = filesOf(join(there, 'a/b'));
    expect(Object.keys(files)).toHaveLength(FILES.length + 1);
    expect(others).toEqual(files);
  });
});

describe.concurrent('the record', () => {
  test('a call, its callback and the outbound call share their conversation', async () => {
    const cwd = newFolder();
    const scenario = join(root, 'scenarios/scripted.yaml');
    await ringback(['run', scenario, '--out', 'out', '--record'], { cwd });
    const lines = readFileSync(join(cwd, 'out/interactions.ndjson'), 'utf8').trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line));
    const ofB = records.filter(({ callId }) => callId === 'B');
    expect(ofB.map(({ role }) => role)).toEqual(['IN', 'CB', 'OUT']);
    expect(new Set(ofB.map(({ conversationGuid }) => conversationGuid)).size).toBe(1);
    expect(new Set(records.map(({ guid }) => guid)).size).toBe(records.length);
    const [callback] = parse(filesOf(join(cwd, 'out'))['callbacks.csv'] ?? '', { columns: true });
    expect((callback as Record<string, string>)['conversation_guid']).toBe(ofB[0].conversationGuid);
  });

  test('it holds the first replication, every conversation with one call that comes in', async () => {
    const cwd = folder();
    await ringback(['run', 's.yaml', '--out', 'out', '--record'], { cwd });
    const files = filesOf(join(cwd, 'out'));
    const records = (files['interactions.ndjson'] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const inbound = records.filter(({ role }) => role === 'IN');
    const [first] = parse(files['replications.csv'] ?? '', { columns: true }) as Record<
      string,
      string
    >[];
    expect(inbound).toHaveLength(Number(first?.['offered']));
    const conversations = inbound.map(({ conversationGuid }) => conversationGuid);
    expect(new Set(conversations).size).toBe(inbound.length);
    const others = records.filter(
      ({ conversationGuid }) => !conversations.includes(conversationGuid),
    );
    expect(others).toEqual([]);
  });
});

describe.concurrent('tables', () => {
  const STRANGE = `name: Strange
length: 30m
replications: 2
teams:
  - name: "+team"
    agents:
      - { name: "=agent()", shifts: [{ from: 300s }] }
      - { name: "-agent, the \\"second\\"", shifts: [{ from: 300s }] }
callers:
  - name: "@class"
    dials: "+441110000"
    arrivals: { poisson: { every: 1h, calls: 60 } }
    acceptsCallback: 0.5
  - name: "-told"
    dials: "+441110000"
    calls: [{ id: "=B", at: 10s, clid: "+441110001", takesCallbackAfter: 20s }]
plans:
  main:
    queue: { acd: { name: "=queue" }, breakouts: { voluntary: { after: 20s, to: callback } } }
    callback: { callback: {} }
`;
  let tables: Record<string, string>;
  let cwd: string;
  beforeAll(async () => {
    cwd = newFolder({ 's.yaml': STRANGE });
    const { code, stderr } = await ringback(['run', 's.yaml', '--out', 'out'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    tables = filesOf(join(cwd, 'out'));
  });
  const cellsOf = (table: string): string[][] => parse(tables[table] ?? '');

  test.each(TABLES)('%s is rectangular, with a header of names that are given once', (table) => {
    const [header = [], ...rows] = cellsOf(table);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ length }) => length !== header.length)).toEqual([]);
    expect(new Set(header).size).toBe(header.length);
    expect(header.filter((name) => name.trim() === '')).toEqual([]);
    expect(tables[table]).toMatch(/[^\r\n]\n$/);
  });

  test.each(TABLES)('no cell of %s is a formula for a spreadsheet', (table) => {
    const formulas = cellsOf(table)
      .flat()
      .filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d. ]+(e[+-]?\d+)?$/.test(cell));
    expect(formulas).toEqual([]);
  });

  test('a text that looks like a formula has an apostrophe before it, a number has not', () => {
    const rows = parse(tables['callbacks.csv'] ?? '', { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.find((row) => row['call_id'] === "'=B")).toMatchObject({
      caller_class: "'-told",
      queue: "'=queue",
      clid: '+441110001',
    });
    expect(new Set(rows.map((row) => row['agent']))).toContain("'=agent()");
  });

  test('a story is found by the name in the scenario, defused or not', async () => {
    const { code, stdout } = await ringback(['show', 'out', '--callback', '=B'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('replication 1');
  });

  test('a queue is found by the name in the scenario, defused or not', async () => {
    const call = ['show', 'out', '--intervals', '--queue', '=queue'];
    const { code, stdout } = await ringback(call, { cwd });
    expect(code).toBe(0);
    expect(parse(stdout).length).toBeGreaterThan(1);
  });
});
