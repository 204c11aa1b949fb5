/**
 * The parts of the pages that are made from the program: what stands between `<!-- begin NAME -->`
 * and `<!-- end NAME -->`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Chalk } from 'chalk';
import { callbackLifecycle } from '../../src/callback/lifecycle.js';
import { loadScenario, runScenario, summaryOf } from '../../src/index.js';
import { catalogueOf } from '../../src/metrics/catalogue.js';
import type { Measure } from '../../src/metrics/measure.js';
import { terminalSummary } from '../../src/reports/terminal.js';
import { loadScenarioText } from '../../src/scenario/load.js';
import { scenarioJsonSchema } from '../../src/scenario/schema/json-schema.js';
import { EventKind } from '../../src/simulation/event-kind.js';
import { apiActivities, apiColumns, apiInteraction, apiQueueTime } from './api-blocks.js';
import { formats, imported, reasons } from './log-blocks.js';
import { code, table } from './markdown.js';

/** What each block holds now. */
export const blocks: Readonly<Record<string, () => string | Promise<string>>> = {
  quickstart,
  measures,
  defaults,
  imports,
  instant,
  'api-interaction': apiInteraction,
  'api-queue-time': apiQueueTime,
  'api-activities': apiActivities,
  'api-columns': apiColumns,
  imported,
  formats,
  reasons,
  lifecycle: () => `\`\`\`mermaid\n${callbackLifecycle.toMermaid()}\n\`\`\``,
};

// --- README: a real run, some rows left out

const LEFT_OUT =
  /^ {2}(?:offered|accepted|occupancy|duplicate|redundant|called back|late without|first offer|in all|most of)|^Intervals are/;

async function quickstart(): Promise<string> {
  const loaded = await loadScenario('scenarios/quickstart.yaml');
  if (!loaded.ok) throw new Error('the quickstart does not load');
  const { plan, parsed } = loaded.scenario;
  const result = await runScenario(loaded.scenario, { thresholds: parsed });
  const { serviceLevel, answerWithinMs } = plan.targets;
  const text = terminalSummary(summaryOf(result), {
    paint: new Chalk({ level: 0 }),
    serviceLevel: `${serviceLevel}, ${answerWithinMs / 1000} s`,
    folder: null,
  });
  const lines = text.split('\n').map((line) => line.trimEnd());
  const kept = lines.filter((line) => !LEFT_OUT.test(line));
  return `\`\`\`\n${kept.join('\n').trim()}\n\`\`\``;
}

// --- docs/measures.md: the catalogue, with the prefixes under which each measure exists

const SAMPLE = `
name: sample
length: 1h
costs: {}
rules: { customerFirst: {} }
teams: [{ name: NAME }]
agreements: [{ name: NAME, skills: [], target: 20s }]
trunks: [{ name: NAME, lines: 1 }]
callers:
  - { name: NAME, arrivals: { poisson: { every: 1h, calls: 1 } }, transfers: [{ share: 0.1, to: main }] }
  - { name: other, arrivals: { poisson: { every: 1h, calls: 1 } } }
campaigns: [{ name: NAME }]
plans:
  main:
    NAME: { acd: { groups: [{ teams: [NAME] }], estimate: { measure: true }, announcements: [{ at: 0s }] }, breakouts: { voluntary: { after: 1s, to: callback } } }
    callback: { callback: { schedule: { slots: { from: 0s, to: 1h, every: 30m }, capacity: 1 } } }
`;

interface Entry {
  readonly measure: Measure;
  readonly prefixes: string[];
}

/** In the order of the page; the first that holds takes a measure. */
const sections: readonly {
  title: string;
  holds: (base: string, prefixes: readonly string[]) => boolean;
}[] = [
  {
    title: 'Persons, abandonment avoided, who pays',
    holds: (base, p) =>
      !/^callbacks\.|^callers\.|^campaigns\.|^serviceLevel|^badDays|^cost|^agreements\./.test(
        base,
      ) && !p.some((prefix) => /NAME/.test(prefix)),
  },
  { title: 'Costs, where the scenario has them', holds: (base) => /^cost\b/.test(base) },
  { title: 'Agreements', holds: (base) => base.startsWith('agreements.') },
  { title: 'Callback timing drift', holds: (base) => base.startsWith('callbacks.drift.') },
  { title: 'Callbacks and re-queues', holds: (base) => base.startsWith('callbacks.') },
  {
    title: 'Lines',
    holds: (_, p) => p.every((prefix) => prefix.includes('trunks.NAME.')),
  },
  { title: 'Agents', holds: (_, p) => p.includes('teams.NAME.') },
  { title: 'Campaigns', holds: (base) => base.startsWith('campaigns.NAME.') },
  {
    title: 'Classes of callers, where there are several',
    holds: (base) => base.startsWith('callers.NAME.'),
  },
  { title: 'Queue visits', holds: () => true },
];

async function measures(): Promise<string> {
  const loaded = await loadScenarioText(SAMPLE, 'sample.yaml');
  if (!loaded.ok) throw new Error('the sample does not load');
  const entries = new Map<string, Entry>();
  for (const measure of catalogueOf(loaded.scenario.plan)) {
    if (measure.key.includes('callers.other.')) continue;
    const [, prefix = '', base = ''] =
      /^((?:(?:hold|noCallback)\.)?(?:queues\.NAME\.|teams\.NAME\.|trunks\.NAME\.)?(?:media\.\w+\.)?)(.*)$/.exec(
        measure.key,
      ) ?? [];
    const entry = entries.get(base);
    if (entry === undefined)
      entries.set(base, { measure: { ...measure, key: base }, prefixes: [prefix] });
    else entry.prefixes.push(prefix);
  }
  const left = new Map(entries);
  const parts: string[] = [];
  for (const { title, holds } of sections) {
    const own = [...left].filter(([base, { prefixes }]) => holds(base, prefixes));
    for (const [base] of own) left.delete(base);
    parts.push(
      section(
        title,
        own.map(([, entry]) => entry),
      ),
    );
  }
  return parts.join('\n\n');
}

function section(title: string, entries: readonly Entry[]): string {
  const usual = mostOften(entries.map(({ prefixes }) => prefixes.join(' ')));
  const others = usual
    .split(' ')
    .filter((prefix) => prefix !== '')
    .map((prefix) => code(`${prefix}KEY`));
  const also =
    others.length === 0
      ? ''
      : `Each exists as ${code('KEY')} and as ${others.join(', ')}, unless the row says otherwise.\n\n`;
  const rows = entries.map(({ measure: { key, unit, kind, definition }, prefixes }) => {
    const own =
      prefixes.join(' ') === usual
        ? ''
        : ` Only ${prefixes.map((prefix) => code(prefix + key)).join(', ')}.`;
    return [code(key), unit, kind, definition + own];
  });
  return `## ${title}\n\n${also}${table(['key', 'unit', 'kind', 'definition'], rows)}`;
}

function mostOften(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

// --- docs/defaults.md: the schema of scenario files, key by key

interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Places told once elsewhere: an agent's keys are the team's, one result is like another. */
const TOLD_ELSEWHERE = [
  /^teams\[\]\.agents\[\]\.(?!name$)/,
  /^teams\[\]\.answersRing\.callback\./,
  /\.answersCallback\.(?!person$)/,
  /\.again\[\]|voluntary\[\]/,
  /^rules\.retries\.(?!noAnswer)/,
];

function defaults(): string {
  return table(['key', 'default', 'what it is'], schemaKeys());
}

/** Key, default and description, as cells of the table. */
export function schemaKeys(): string[][] {
  const schema = scenarioJsonSchema() as Schema;
  const rows: string[][] = [];
  listKeys(schema, '', { rows, definitions: schema.definitions ?? {} });
  return rows;
}

interface Listing {
  readonly rows: string[][];
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Rows of the keys below a place, in the order of the schema; distributions are not gone into. */
function listKeys(schema: Schema, at: string, listing: Listing): void {
  const { rows, definitions } = listing;
  const referred = definitions[schema.$ref?.split('/').pop() ?? ''];
  if (referred !== undefined && !at.includes('again')) listKeys(referred, at, listing);
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
    listKeys(part, at, listing);
  if (schema.items !== undefined) listKeys(schema.items, `${at}[]`, listing);
  if (typeof schema.additionalProperties === 'object')
    listKeys(schema.additionalProperties, `${at}.NAME`, listing);
  const { properties, required = [] } = schema;
  if (properties === undefined || 'exponential' in properties) return;
  for (const [key, value] of Object.entries(properties)) {
    const path = (at === '' ? key : `${at}.${key}`).replace(
      /^plans\.NAME\.NAME/,
      'plans.PLAN.APPLET',
    );
    if (TOLD_ELSEWHERE.some((place) => place.test(path))) continue;
    if (rows.some(([known]) => known === code(path))) continue;
    const standard = required.includes(key) ? 'required' : shown(value.default);
    rows.push([code(path), standard, value.description ?? '']);
    listKeys(value, path, listing);
  }
}

/** A default as a cell. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value) && value.length === 0) return 'none';
  return code(typeof value === 'object' ? JSON.stringify(value).replace(/"/g, '') : String(value));
}

// --- docs/architecture.md

/** Which rooms of the source import from which, as it is. */
function imports(): string {
  const rooms = readdirSync('src', { withFileTypes: true }).filter((each) => each.isDirectory());
  const rows = rooms.map(({ name }) => {
    const files = readdirSync(join('src', name), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts'));
    const used = new Set<string>();
    for (const file of files) {
      const text = readFileSync(join('src', name, file), 'utf8');
      for (const [, path = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
        const [, room = name] =
          /^src\/([^/]+)\//.exec(join('src', name, dirname(file), path)) ?? [];
        used.add(room);
      }
    }
    used.delete(name);
    return [code(`${name}/`), [...used].sort().join(', ') || 'nothing of ours'];
  });
  return table(
    ['room', 'imports from'],
    rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
  );
}

function instant(): string {
  const words = (name: string): string =>
    name.replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  const kinds = Object.entries(EventKind).sort((a, b) => a[1] - b[1]);
  return kinds.map(([name], k) => `${k + 1}. ${words(name)}`).join('\n');
}
