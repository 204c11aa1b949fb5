/** Values of flags and arguments that a shell may complete. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Argument, type Command, type Option } from 'commander';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { baselineNames } from '../experiments/baselines.js';
import { MANIFEST } from '../experiments/results-folder.js';
import { catalogueOf } from '../metrics/catalogue.js';
import { allEntries, nameOf } from '../reference/look-up.js';
import { measureEntries } from '../reference/measure-list.js';
import { type ScenarioKey, scenarioKeys } from '../reference/scenario-keys.js';
import { rules } from '../rules-table.js';
import { loadScenario } from '../scenario/load.js';
import type { Candidate } from './candidates.js';
import { readTemplate, templateNames } from './templates.js';

interface Asked {
  /** What of the value has been typed. */
  readonly partial: string;
  /** The whole line, for the scenario that it names. */
  readonly words: readonly string[];
  readonly program: Command;
}

type Source = (asked: Asked) => Candidate[] | Promise<Candidate[]>;

/** Values by the name of the flag or argument; what is not here has none that could be known. */
const SOURCES: Readonly<Record<string, Source>> = {
  '--template': templates,
  '--measure': measures,
  '--margin': measuresWith('='),
  '--spare': measures,
  '--frontier': measures,
  '--set': settings,
  '--across': settings,
  '--param': settings,
  '--baseline': baselines,
  '--fail-on': () => plain(['regressed', 'changed', 'inconclusive']),
  '--out': ({ partial }) => paths(partial, () => false),
  '--baselines': ({ partial }) => paths(partial, () => false),
  '--junit': ({ partial }) => paths(partial, (file) => file.endsWith('.xml')),
  scenario: scenariosAndResults,
  scenarios: scenariosAndResults,
  results: storedResults,
  folders: ({ partial }) => paths(partial, (file) => file.endsWith('.shard')),
  file: ({ partial }) => paths(partial, isYaml),
  id: () => rules.map(({ id, quote }) => ({ value: id, description: quote })),
};

export async function valuesFor(what: Option | Argument, asked: Asked): Promise<Candidate[]> {
  if (what.argChoices !== undefined) return plain(what.argChoices);
  const isArgument = what instanceof Argument;
  const name = isArgument ? what.name() : (what.long ?? '');
  if (isArgument && name === 'name' && asked.words[0] === 'explain') return names();
  return (await SOURCES[name]?.(asked)) ?? [];
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, description: '' }));
}

function templates(): Candidate[] {
  return templateNames().map((value) => ({
    value,
    description: readTemplate(value).description,
  }));
}

async function names(): Promise<Candidate[]> {
  const entries = await allEntries();
  return entries.map((entry) => ({ value: nameOf(entry), description: entry.kind }));
}

function baselines({ words }: Asked): Candidate[] {
  const at = words.indexOf('--baselines');
  return plain(baselineNames(at < 0 ? 'baselines' : (words[at + 1] ?? '')));
}

// --- measures

/** Those of the scenario on the line; without one those that every center has. */
async function measures({ words, partial }: Asked): Promise<Candidate[]> {
  const path = words.find((word) => isYaml(word) && existsSync(word));
  const loaded = path === undefined ? null : await loadScenario(path);
  const all = loaded?.ok
    ? catalogueOf(loaded.scenario.plan).map(({ key, definition }) => [key, definition] as const)
    : (await measureEntries()).flatMap(({ measure, prefixes }) =>
        prefixes.map((prefix) => [prefix + measure.key, measure.definition] as const),
      );
  const wantsWorld = /^(hold|noCallback)\./.test(partial);
  return all
    .filter(([key]) => !key.includes('NAME') && (wantsWorld || !/^(hold|noCallback)\./.test(key)))
    .map(([value, description]) => ({ value, description }));
}

function measuresWith(end: string): Source {
  return async (asked) =>
    (await measures(asked)).map((each) => ({ ...each, value: each.value + end }));
}

// --- settings of a scenario

/** Paths of the scenario on the line and the keys of `rules`; after "=", the words they may be. */
function settings({ partial, words }: Asked): Candidate[] {
  const keys = scenarioKeys();
  const [, path = ''] = /^([^=]+)=/.exec(partial) ?? [];
  if (path !== '')
    return choicesOf(
      keys.find((key) => key.path === path),
      path,
    );
  const file = words.find((word) => isYaml(word) && existsSync(word));
  const own = file === undefined ? [] : leavesOf(readFileSync(file, 'utf8'));
  const ofRules = keys.filter((key) => /^(?:rules|closing|targets)\.[^[]*$/.test(key.path));
  const described = new Map(ofRules.map((key) => [key.path, key.description]));
  return [...new Set([...own, ...described.keys()])].map((each) => ({
    value: `${each}=`,
    description: described.get(each) ?? '',
  }));
}

function choicesOf(key: ScenarioKey | undefined, path: string): Candidate[] {
  const isOfWords = key !== undefined && /^[\w.-]+(?: \| [\w.-]+)+$/.test(key.type);
  return plain(isOfWords ? key.type.split(' | ').map((word) => `${path}=${word}`) : []);
}

/** The single values of a scenario, as `--set` names them: items by their name. */
function leavesOf(text: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown, at: readonly string[]): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (isScalar(key)) walk(value, [...at, String(key.value)]);
      }
    } else if (isSeq(node)) {
      for (const [k, item] of node.items.entries()) {
        const name = isMap(item) ? item.get('name') : null;
        if (typeof name === 'string') walk(item, [...at, name]);
        else if (isMap(item)) walk(item, [...at, String(k)]);
      }
    } else if (isScalar(node)) found.push(at.join('.'));
  };
  walk(parseDocument(text).contents, []);
  return found.filter((path) => !path.endsWith('.name'));
}

// --- files

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

function scenariosAndResults(asked: Asked): Candidate[] {
  return [...paths(asked.partial, isYaml), ...storedResults(asked)];
}

/** Folders below `results` that hold a result, and whatever leads to others. */
function storedResults({ partial }: Asked): Candidate[] {
  const stored = foldersIn('results').flatMap((scenario) => [scenario, ...foldersIn(scenario)]);
  const results = stored.filter((folder) => existsSync(join(folder, MANIFEST)));
  const ways = paths(partial, () => false);
  return [...plain(results), ...ways.filter(({ value }) => !results.includes(value.slice(0, -1)))];
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
}

/** Files and folders that what has been typed may become; folders end in a slash. */
function paths(partial: string, fits: (file: string) => boolean): Candidate[] {
  const folder = partial.endsWith('/') ? partial.slice(0, -1) : dirname(partial);
  const at = partial.includes('/') ? `${folder === '' ? '' : folder}/` : '';
  const start = partial.endsWith('/') ? '' : basename(partial);
  if (!existsSync(folder || '/')) return [];
  return readdirSync(folder || '/', { withFileTypes: true })
    .filter(
      ({ name }) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')),
    )
    .filter((each) => each.isDirectory() || each.isSymbolicLink() || fits(each.name))
    .map((each) => ({
      value: at + each.name + (isFolder(at + each.name) ? '/' : ''),
      description: '',
    }))
    .filter(({ value }) => value.endsWith('/') || fits(value));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
