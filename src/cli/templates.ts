/**
 * The templates of `ringback init`: scenarios in the folder `templates` of the package. A folder
 * holds a scenario and what goes with it; its files lie there as they are to lie in a repository.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFolder } from './package-files.js';

/** The scenario of a template that is a folder. */
const SCENARIO = 'scenario.yaml';

export interface Template {
  readonly name: string;
  /** The first line of comment in its scenario. */
  readonly description: string;
  /** The text of its scenario. */
  readonly scenario: string;
  /** The other files, by their paths from the folder of the repository. */
  readonly others: ReadonlyMap<string, string>;
  /** Whether a baseline goes with it, which is made by running the scenario. */
  readonly hasBaseline: boolean;
}

/** The folder of templates, in the package. */
export function templatesFolder(): string {
  return join(packageFolder(), 'templates');
}

/** The names of all templates, the one to begin with first. */
export function templateNames(): string[] {
  const names = readdirSync(templatesFolder()).map((file) => basename(file, '.yaml'));
  return names.sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1));
}

/** The template to begin with. */
export const FIRST = 'one-line';

export function readTemplate(name: string): Template {
  const path = join(templatesFolder(), name);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = isFolder ? filesBelow(path) : [];
  const scenario = readFileSync(isFolder ? join(path, SCENARIO) : `${path}.yaml`, 'utf8');
  const others = files.filter((file) => file !== SCENARIO);
  return {
    name,
    description: descriptionOf(scenario),
    scenario,
    others: new Map(others.map((file) => [file, readFileSync(join(path, file), 'utf8')])),
    hasBaseline: others.length > 0,
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

function descriptionOf(scenario: string): string {
  const line = scenario.split('\n').find((each) => /^# (?!yaml-language-server)/.test(each));
  return (line ?? '').replace(/^# /, '').replace(/\.$/, '');
}

/** The scenario of a template with another reference to the schema; null: with none. */
export function withSchema(scenario: string, schema: string | null): string {
  const line = schema === null ? '' : `# yaml-language-server: $schema=${schema}\n`;
  return scenario.replace(/^# yaml-language-server: .*\n/, () => line);
}

/** Words that stand for the scenario in the comments and files of a template. */
export function withFile(text: string, file: string): string {
  return text.replaceAll(/\bFILE\b/g, () => file).replaceAll(SCENARIO, () => file);
}
