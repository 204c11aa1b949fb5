import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDiagnostics, loadScenario, toYaml } from '../../src/scenario/load.js';
import { scenario } from './reading.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function load(
  csv: string,
  arrivals = '{ file: calls.csv }',
  parts: Record<string, string> = {},
) {
  writeFileSync(join(folder, 'calls.csv'), csv);
  const text = scenario({
    teams: 'teams: [{ name: t, skills: [a, b] }]',
    callers: `callers:\n  - name: c\n    arrivals: ${arrivals}`,
    ...parts,
  });
  writeFileSync(join(folder, 'test.yaml'), text);
  return loadScenario('test.yaml', { cwd: folder });
}

async function calls(...args: Parameters<typeof load>) {
  const result = await load(...args);
  if (!result.ok) throw new Error(formatDiagnostics(result.diagnostics));
  const arrivals = result.scenario.plan.classes[0]?.arrivals;
  return arrivals?.kind === 'scripted' ? arrivals.calls : [];
}

async function faults(...args: Parameters<typeof load>): Promise<string> {
  const result = await load(...args);
  return result.ok
    ? 'nothing is wrong'
    : formatDiagnostics(result.diagnostics).replaceAll(`${folder}/`, '');
}

test('a row is a call, its time local to the zone or from the start', async () => {
  const csv = `at,talk_s,needs,clid,priority
2026-03-02T08:00:05,61.5,a;b,"+44,1",higher
12s,,,withheld,
2026-03-02T08:00:01.250,,,,
`;
  expect(await calls(csv)).toMatchObject([
    { id: '3', at: 1250, clid: null, talkMs: null, needs: [], drawsAcceptance: true },
    { id: '1', at: 5000, clid: '+44,1', talkMs: 61_500, needs: [0, 1], priority: 1 },
    { id: '2', at: 12_000, clid: null, withheld: true },
  ]);
});

test('what the caller does may be told in columns', async () => {
  const csv = `id,at,patience_s,patience_at_least_s,head_start_s,takes_callback_after_s,hangs_up_after_s
x,1s,20,,90,,
y,2s,,40,,30,35
z,3s,,,,,12
`;
  expect(await calls(csv)).toMatchObject([
    { id: 'x', patienceMs: 20_000, headStartMs: 90_000 },
    {
      id: 'y',
      patienceAtLeastMs: 40_000,
      takesCallbackAfterMs: 30_000,
      hangsUpAfterMs: 35_000,
      patienceMs: null,
    },
    { id: 'z', patienceMs: 12_000, hangsUpAfterMs: null },
  ]);
});

test('rows can be chosen by their columns, and those of other times are counted', async () => {
  const csv = `at,type
1s,PS
2s,NW
3s,IN
11h,PS
2026-03-02T07:59:59,PS
`;
  const result = await load(csv, '{ file: { path: calls.csv, where: { type: [PS, NW] } } }');
  expect(result.ok && result.scenario.notes).toEqual([
    'calls.csv: 2 rows fall into the run, 2 lie before its start or after its end and are left out',
  ]);
  expect(result.ok && result.scenario.plan.classes[0]?.arrivals).toMatchObject({
    calls: [{ at: 1000 }, { at: 2000 }],
  });
});

test('a class may have drawn calls, a file and listed calls at once', async () => {
  const result = await load('at,id\n9s,f\n', undefined, {
    callers: `callers:
  - name: c
    arrivals: { poisson: { every: 1h, calls: 60 }, file: calls.csv }
    calls: [{ at: 5s, id: l }]`,
  });
  const classes = result.ok ? result.scenario.plan.classes : [];
  expect(classes.map(({ name, arrivals }) => [name, arrivals.kind])).toEqual([
    ['c', 'rates'],
    ['c (scripted)', 'scripted'],
  ]);
  expect(classes[1]?.arrivals).toMatchObject({
    calls: [
      { at: 5000, id: 'l' },
      { at: 9000, id: 'f' },
    ],
  });
});

test('times follow the clocks of the zone', async () => {
  const csv = 'at\n2026-03-29T00:30:00\n2026-03-29T02:30:00\n';
  const got = await calls(csv, undefined, { start: 'start: 2026-03-29T00:00[Europe/London]' });
  expect(got.map(({ at }) => at / 3_600_000)).toEqual([0.5, 1.5]);
});

test('the hour that comes twice can be told by its offset', async () => {
  const csv = 'at\n2026-10-25T01:30:00\n2026-10-25T01:30:00+00:00\n2026-10-25T02:30:00Z\n';
  const got = await calls(csv, undefined, { start: 'start: 2026-10-25T00:00[Europe/London]' });
  expect(got.map(({ at }) => at / 3_600_000)).toEqual([1.5, 2.5, 3.5]);
});

test('bad cells are told with file and line, all at once', async () => {
  const csv = `at,id,talk_s,needs,priority
soon,a,1,,
2s,a,x,a;c,high
,b,-4,,
`;
  expect(await faults(csv)).toMatchInlineSnapshot(`
    "calls.csv:2:1: at: "soon" is not a time
      2 | soon,a,1,,
        | ^^^^^^^^^^
      write a local time such as 2026-03-02T08:00:00, or a time from the start such as 300s

    calls.csv:3:1: there are two calls "a"
      3 | 2s,a,x,a;c,high
        | ^^^^^^^^^^^^^^^
      give each call an id of its own

    calls.csv:3:1: talk_s: "x" is not a number of seconds
      3 | 2s,a,x,a;c,high
        | ^^^^^^^^^^^^^^^
      write a number of seconds, or leave the cell empty

    calls.csv:3:1: priority: "high" is not highest, higher, normal, lower or lowest
      3 | 2s,a,x,a;c,high
        | ^^^^^^^^^^^^^^^
      write highest, higher, normal, lower or lowest, or leave the cell empty

    calls.csv:3:1: no team has the skill "c"
      3 | 2s,a,x,a;c,high
        | ^^^^^^^^^^^^^^^
      the teams have a and b

    calls.csv:4:1: at: is empty
      4 | ,b,-4,,
        | ^^^^^^^
      write a value; every row needs one

    calls.csv:4:1: talk_s: "-4" is not a number of seconds
      4 | ,b,-4,,
        | ^^^^^^^
      write a number of seconds, or leave the cell empty"
  `);
});

test('no more bad rows are told than anyone would read', async () => {
  const told = await faults(`at\n${'soon\n'.repeat(5000)}`);
  expect(told).toContain('\n  19 more of these, in lines 3, 4, ');
  expect(told).toContain('more than 20 rows have faults');
});

test.each([
  ['no column at', 'id\nx\n', undefined],
  [
    'an unknown column in where',
    'at,type\n1s,PS\n',
    '{ file: { path: calls.csv, where: { typ: [PS] } } }',
  ],
  ['no file', 'at\n1s\n', '{ file: call.csv }'],
  ['a folder', 'at\n1s\n', '{ file: . }'],
  ['an empty file', '', undefined],
  ['a header alone', 'at\n', undefined],
  ['a quote that never ends', 'at\n"1s\n2s\n', undefined],
  ['too many cells', 'at\n1s,2\n', undefined],
  ['the wrong digest', 'at\n1s\n', '{ file: { path: calls.csv, sha256: beef } }'],
])('a calls file with %s is refused', async (_, csv, arrivals) => {
  expect(await faults(csv, arrivals)).toMatchSnapshot();
});

test('a resolved scenario knows the digest of its files', async () => {
  const result = await load('at\n1s\n');
  expect(result.ok && toYaml(result.scenario.resolved)).toContain(
    'sha256: 22bec9b58b021f0c456412487686452b2729bdf0d717cbcf31dcfc2cf9847946',
  );
});

test('a column of measured values is a distribution', async () => {
  writeFileSync(join(folder, 'waits.csv'), 'wait_s,other_ms,text\n1.5,200,3s\n3,100,\n');
  const talk = async (column: string) => {
    const result = await load(
      'at\n1s\n',
      `{ file: calls.csv }\n    talk: { empirical: { file: waits.csv, column: ${column} } }`,
    );
    if (!result.ok) return formatDiagnostics(result.diagnostics).replaceAll(`${folder}/`, '');
    return result.scenario.plan.classes[0]?.talk.mean;
  };
  expect(await talk('wait_s')).toBe(2250);
  expect(await talk('other_ms')).toBe(150);
  expect(await talk('text')).toBe(3000);
  expect(await talk('waits')).toMatchInlineSnapshot(`
    "test.yaml:8:51: callers.c.talk.empirical.column: there is no column "waits"
      8 |     talk: { empirical: { file: waits.csv, column: waits } }
        |                                                   ^^^^^
      did you mean "wait_s"?"
  `);
});
