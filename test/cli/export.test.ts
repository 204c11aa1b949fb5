import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { asWritten, harmless } from '../../src/reports/csv.js';
import { forTerminal } from '../../src/reports/terminal-safe.js';
import { newFolder, ringback, smallScenario } from './run-cli.js';

/** What a spreadsheet would run, and what a page or a table would take for markup. */
const FORMULA = '=cmd()';
const MARKUP = '<script>|"x", `y`';

const hostile = JSON.stringify({
  name: MARKUP,
  start: '2026-01-05T08:00[UTC]',
  length: '20m',
  replications: 2,
  teams: [{ name: '@team', agents: 2 }],
  callers: [
    { name: '-1+2', arrivals: { poisson: { every: '1h', calls: 60 } }, talk: '3m', patience: '2m' },
  ],
  plans: {
    main: {
      [FORMULA]: { acd: {}, breakouts: { voluntary: { after: '10s', to: 'callback' } } },
      callback: { callback: {} },
    },
  },
});

let cwd: string;
beforeAll(async () => {
  cwd = newFolder({ 's.yaml': smallScenario(), 'h.yaml': hostile });
  await Promise.all([
    ringback(['run', 's.yaml', '--out', 'out', '--record'], { cwd }),
    ringback(['run', 'h.yaml', '--out', 'hostile'], { cwd }),
  ]);
});

async function exported(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await ringback(['export', ...args], { cwd });
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

const stored = (file: string, folder = 'out'): string =>
  readFileSync(join(cwd, folder, file), 'utf8');
const ALL = [
  ...['interactions', 'queue-times', 'agent-activities', 'joined'],
  ...['callbacks', 'intervals', 'replications', 'summary'],
];

describe.concurrent('the formats', () => {
  test('NDJSON has the interactions as the record of the run has them, to the byte', async () => {
    expect(await exported('out', '--format', 'ndjson')).toBe(stored('interactions.ndjson'));
    const [second] = (await exported('out', '--format', 'ndjson', '--replication', '2')).split(
      '\n',
    );
    expect(stored('interactions.ndjson')).not.toContain(second!);
  });

  test('insights has the same rows in the envelope of the API', async () => {
    const { meta, items, upTo } = JSON.parse(await exported('out', '--format', 'insights'));
    const text = items.map((item: object) => `${JSON.stringify(item)}\n`).join('');
    expect(text).toBe(stored('interactions.ndjson'));
    const { length } = items;
    expect(meta).toEqual({ page: 1, count: length, pageCount: 1, totalCount: length });
    expect(upTo).toMatch(/Z$/);
  });

  test.each(['callbacks', 'intervals', 'replications', 'summary'])(
    'CSV of %s is what is stored',
    async (table) => {
      const own = await exported('out', '--table', table);
      expect(parse(own)).toEqual(parse(stored(`${table}.csv`)));
      const hostileOwn = await exported('hostile', '--table', table);
      expect(hostileOwn).toBe(stored(`${table}.csv`, 'hostile'));
    },
  );

  test('the callbacks of one replication alone', async () => {
    const rows = parse(await exported('out', '--table', 'callbacks', '--replication', '2'), {
      columns: true,
    }) as Record<string, string>[];
    expect(new Set(rows.map(({ replication }) => replication))).toEqual(new Set(['2']));
    const all = parse(stored('callbacks.csv'), { columns: true }) as Record<string, string>[];
    expect(rows).toEqual(all.filter(({ replication }) => replication === '2'));
  });

  test('R23 joined has a row for each callback of the replication, with its three records', async () => {
    const rows = parse(await exported('out', '--table', 'joined'), { columns: true }) as Record<
      string,
      string
    >[];
    const callbacks = (
      parse(stored('callbacks.csv'), { columns: true }) as Record<string, string>[]
    ).filter(({ replication }) => replication === '1');
    const start = Date.parse(JSON.parse(stored('interactions.ndjson').split('\n')[0]!).start);
    const origin = start - JSON.parse(stored('interactions.ndjson').split('\n')[0]!).startOffset;
    const told = (at: string | undefined): string =>
      at === '' || at === undefined ? '' : String((Date.parse(at) - origin) / 1000);
    const byConversation = (all: readonly string[][]) => [...all].sort();
    expect(
      byConversation(
        rows.map((row) => [
          ...[row['conversation_guid']!, row['queue']!, row['connect_from']!],
          ...[told(row['callback_start']), told(row['first_offer']), told(row['agent_answer'])],
          ...[told(row['customer_answer']), row['requeues']!, row['dials']!, row['agent']!],
        ]),
      ),
    ).toEqual(
      byConversation(
        callbacks.map((row) => [
          ...[row['conversation_guid']!, row['queue']!, row['clid']!],
          ...[row['requested_s']!, row['first_offer_s']!, row['agent_answer_s']!],
          ...[row['customer_answer_s']!, row['requeues']!, row['dials']!, row['agent']!],
        ]),
      ),
    );
    expect(rows.length).toBeGreaterThan(5);
  });

  test('Excel gets a byte order mark, \\r\\n, no formula, and telephone numbers as texts', async () => {
    const text = await exported('hostile', '--format', 'excel');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({
      queue: `'${FORMULA}`,
      service_name: "'-1+2",
      interaction_plan: MARKUP,
    });
    for (const row of rows) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@]/);
      expect(row['connect_from']).toMatch(/^('\+\d+|)$/);
      expect(row['start']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    }
  });

  test('with ; between columns Excel gets decimal commas', async () => {
    const args = ['out', '--format', 'excel', '--table', 'joined', '--separator', ';'];
    const rows = parse(await exported(...args), { delimiter: ';', columns: true, bom: true });
    const plain = parse(await exported('out', '--table', 'joined'), { columns: true });
    const numbers = (all: unknown[]) =>
      all.map((row) => (row as Record<string, string>)['callback_s']);
    expect(numbers(rows)).toEqual(numbers(plain).map((text) => text?.replace('.', ',')));
    expect(numbers(rows).join()).toContain(',');
    const tabs = await exported('out', '--format', 'excel', '--separator', 'tab');
    expect(tabs.split('\r\n')[0]).toContain('guid\tconversation_guid\trole');
  });

  test('Markdown keeps names as text and figures with their units', async () => {
    const summary = await exported('hostile', '--format', 'markdown');
    expect(summary).toContain('| measure | mean | low | high | definition |\n| --- | ---: |');
    expect(summary).toMatch(/^\| abandonedRate \| [\d.]+ % \|/m);
    const visits = await exported('hostile', '--format', 'markdown', '--table', 'queue-times');
    expect(visits).toContain('| &lt;script&gt;\\|"x", \\`y\\` | =cmd() |');
    const columns = new Set(
      visits
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/(?<!\\)\|/).length),
    );
    expect(columns.size).toBe(1);
  });

  test('NDJSON of a flat table has numbers as numbers and names as they are', async () => {
    const text = await exported('hostile', '--format', 'ndjson', '--table', 'callbacks');
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows[0]).toMatchObject({ queue: FORMULA, caller_class: '-1+2', redundant: false });
    expect(typeof rows[0].requested_s).toBe('number');
  });
});

test('Parquet has every table, with the types and the values of the CSV', async () => {
  const { stderr } = await ringback(['export', 'out', '--format', 'parquet', '--out', 'pq'], {
    cwd,
  });
  expect(stderr).toBe(`pq: ${ALL.join(', ')}\n`);
  expect(readdirSync(join(cwd, 'pq')).sort()).toEqual(ALL.map((name) => `${name}.parquet`).sort());
  for (const name of ALL) {
    const bytes = readFileSync(join(cwd, 'pq', `${name}.parquet`));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    const plain = parse(await exported('out', '--table', name), { columns: true }) as Record<
      string,
      string
    >[];
    const shown = (value: unknown): string => {
      if (value === null || value === undefined) return '';
      return value instanceof Date ? value.toISOString() : String(value);
    };
    expect(
      rows.map((row) => Object.values(row).map(shown)),
      name,
    ).toEqual(plain.map((row) => Object.values(row)));
    const { schema } = parquetMetadata(file);
    const types = new Map(
      schema.map((column) => [column.name, column.converted_type ?? column.type]),
    );
    if (name === 'joined') {
      expect([types.get('callback_start'), types.get('requeues'), types.get('queue')]).toEqual([
        'TIMESTAMP_MILLIS',
        'DOUBLE',
        'UTF8',
      ]);
      expect(types.get('service_cloud_voice')).toBe('BOOLEAN');
    }
  }
});

describe.concurrent('where it goes', () => {
  test('into a folder: all tables of the format, whole, and nothing else', async () => {
    const { code, stdout } = await ringback(
      ['export', 'out', '--format', 'insights', '--out', 'deep/api'],
      { cwd },
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(readdirSync(join(cwd, 'deep/api')).sort()).toEqual([
      'agent-activities.json',
      'interactions.json',
      'queue-times.json',
    ]);
    for (const file of readdirSync(join(cwd, 'deep/api'))) {
      const { meta, items } = JSON.parse(readFileSync(join(cwd, 'deep/api', file), 'utf8'));
      expect(meta.totalCount).toBe(items.length);
    }
  });

  test('what cannot be written whole is not there', async () => {
    // Nothing can take the place of a folder that is not empty.
    mkdirSync(join(cwd, 'taken/interactions.csv/x'), { recursive: true });
    writeFileSync(join(cwd, 'taken/other.csv'), 'mine');
    const { code } = await ringback(['export', 'out', '--out', 'taken'], { cwd });
    expect(code).not.toBe(0);
    expect(readdirSync(join(cwd, 'taken')).sort()).toEqual(['interactions.csv', 'other.csv']);
    rmSync(join(cwd, 'taken'), { recursive: true });
  });

  test('stored tables need no run again, so those of an older version can be had', async () => {
    const old = newFolder({
      'old/manifest.json': '{"modelVersion":"0"}',
      'old/summary.csv': stored('summary.csv'),
    });
    const summary = await ringback(['export', 'old', '--table', 'summary'], { cwd: old });
    expect([summary.code, summary.stdout]).toEqual([0, stored('summary.csv')]);
    const records = await ringback(['export', 'old'], { cwd: old });
    expect([records.code, records.stdout]).toEqual([2, '']);
    expect(records.stderr).toContain('run its scenario again');
    const others = await ringback(['export', 'old', '--table', 'callbacks'], { cwd: old });
    expect([others.code, others.stderr]).toEqual([
      2,
      'old has no callbacks.csv; run the scenario again\n',
    ]);
  });
});

describe.concurrent('what cannot be exported', () => {
  test.each([
    [['s.yaml'], 's.yaml is not a results folder: it has no manifest.json'],
    [
      ['out', '--table', 'interaction'],
      'there is no table "interaction"; did you mean "interactions"?',
    ],
    [
      ['out', '--table', 'xyz'],
      'there is no table "xyz"; the tables are interactions, queue-times,',
    ],
    [
      ['out', '--table', 'callbacks', '--replication', '99'],
      '--replication 99: out has the replications 1 to ',
    ],
    [['out', '--format', 'insights', '--table', 'summary'], 'insights has the tables interactions'],
    [['out', '--format', 'xml'], "option '--format <format>' argument 'xml' is invalid"],
    [['out', '--replication', '3'], '--replication 3: out has the replications 1 to 2'],
    [['out', '--replication', '0'], '--replication 0 is not one: they are counted from 1'],
    [['out', '--out', 'out'], 'out is a results folder, which holds nothing else; name another'],
    [['out', '--out', ' '], '--out is empty'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await ringback(['export', ...args], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

test('a text that was kept from being a formula is found again', () => {
  const text = fc
    .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', ' ', 'x', '.'))
    .map((characters) => characters.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const cell = harmless(written);
      expect(asWritten(cell)).toBe(written);
      expect(/^[=@\t\r]/.test(cell)).toBe(false);
    }),
  );
});

test('what a terminal would obey is not written to one', () => {
  expect(forTerminal('a\u001b[31m\u0007\u009b2J\r\n\tb\u007f')).toBe(
    'a\ufffd[31m\ufffd\ufffd2J\r\n\tb\ufffd',
  );
});
