/**
 * The parts of the pages that are made from the program: what stands between `<!-- begin NAME -->`
 * and `<!-- end NAME -->`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Chalk } from 'chalk';
import { callbackLifecycle } from '../../src/callback/lifecycle.js';
import { loadScenario, runScenario, summaryOf } from '../../src/index.js';
import { LETTERS, type MeasureEntry, measureEntries } from '../../src/reference/measure-list.js';
import { terminalSummary } from '../../src/reports/terminal.js';
import { EventKind } from '../../src/simulation/event-kind.js';
import { apiActivities, apiColumns, apiInteraction, apiQueueTime } from './api-blocks.js';
import { formats, imported, reasons } from './log-blocks.js';
import { code, table } from './markdown.js';
import {
  commandHelp,
  commandList,
  decidedOnce,
  errorSections,
  exits,
  keys,
  ruleSections,
  words,
} from './reference-pages.js';

/** What each block holds now. */
export const blocks: Readonly<Record<string, () => string | Promise<string>>> = {
  quickstart,
  'first-run': firstRun,
  measures,
  keys,
  letters,
  rules: ruleSections,
  decided: decidedOnce,
  commands: commandHelp,
  'command-list': commandList,
  exits,
  errors: errorSections,
  glossary: words,
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
  const lines = await summaryLines('scenarios/quickstart.yaml');
  const kept = lines.filter((line) => !LEFT_OUT.test(line));
  return fenced(kept.join('\n').trim());
}

/** The part of a summary that answers the question, and the verdict. */
async function firstRun(): Promise<string> {
  const lines = await summaryLines('templates/one-line.yaml');
  const from = lines.findIndex((line) => line.startsWith('Abandonment avoided'));
  const to = lines.findIndex((line, k) => k > from && line.startsWith('Re-queues'));
  const verdict = lines.indexOf('Thresholds');
  return fenced([...lines.slice(from, to), ...lines.slice(verdict)].join('\n').trim());
}

/** What `run` prints of a scenario, but for the folder. */
async function summaryLines(path: string): Promise<string[]> {
  const loaded = await loadScenario(path);
  if (!loaded.ok) throw new Error(`${path} does not load`);
  const { plan, parsed } = loaded.scenario;
  const result = await runScenario(loaded.scenario, { thresholds: parsed });
  const { serviceLevel, answerWithinMs } = plan.targets;
  const text = terminalSummary(summaryOf(result), {
    paint: new Chalk({ level: 0 }),
    serviceLevel: `${serviceLevel}, ${answerWithinMs / 1000} s`,
    folder: null,
  });
  return text.split('\n').map((line) => line.trimEnd());
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}

// --- docs/measures.md: the catalogue, with the prefixes under which each measure exists

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
  const entries = new Map(
    (await measureEntries()).map((entry) => [entry.measure.key, entry] as const),
  );
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

/** What the letters in the definitions stand for. */
function letters(): string {
  return Object.entries(LETTERS)
    .map(([letter, meaning]) => `**${letter}** ${meaning}`)
    .join(' · ');
}

function section(title: string, entries: readonly MeasureEntry[]): string {
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
