/** `ringback init`: a scenario to begin with, from a template. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../experiments/make-folder.js';
import { fitWidth } from '../reports/fit-width.js';
import { plainTable } from '../reports/terminal-table.js';
import { nearest } from '../scenario/faults/nearest.js';
import { saveFromScenario } from './baseline-command.js';
import { Exit, ExitCode } from './exit-code.js';
import { packageFolder } from './package-files.js';
import { print } from './streams.js';
import { readTemplate, type Template, templateNames, withFile, withSchema } from './templates.js';

const DEFAULT_FILE = 'scenario.yaml';
const BASELINES = 'baselines';
const BASELINE = 'main';
/** The copy of the schema for a scenario that has no package beside it. */
const SCHEMA_COPY = 'ringback.schema.json';

export interface InitFlags {
  readonly template: string;
  readonly list?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

export async function init(file: string | undefined, flags: InitFlags): Promise<void> {
  if (flags.list) return list(flags.json === true);
  const template = templateNamed(flags.template);
  if (file === '-') return print(withSchema(template.scenario, null));
  const path = file ?? DEFAULT_FILE;
  mustBeAFileName(path);
  const texts = filesOf(template, path);
  const baseline = template.hasBaseline ? join(BASELINES, BASELINE) : null;
  mustBeFree([...texts.keys(), ...(baseline === null ? [] : [baseline])], flags);
  const schema = schemaFor(path);
  if (schema.copy !== null) texts.set(schema.copy, schema.text);
  for (const [to, text] of texts) {
    makeFolder(dirname(to));
    writeFileSync(to, text);
  }
  if (baseline !== null) {
    await saveFromScenario(BASELINE, path, { baselines: BASELINES });
  }
  await report(template, path, [...texts.keys(), ...(baseline === null ? [] : [baseline])], flags);
}

async function list(json: boolean): Promise<void> {
  const all = templateNames().map(readTemplate);
  if (json) {
    const rows = all.map(({ name, description }) => ({ name, description }));
    return print(`${JSON.stringify(rows, null, 2)}\n`);
  }
  const table = plainTable();
  for (const { name, description } of all) table.push([name, description]);
  const text = `${table.toString()}\nnext: npx ringback init ${DEFAULT_FILE} --template NAME`;
  await print(`${fitWidth(text, process.stdout.columns, 4)}\n`);
}

function templateNamed(name: string): Template {
  const names = templateNames();
  if (names.includes(name)) return readTemplate(name);
  const near = nearest(name, names);
  throw new Exit(
    ExitCode.Input,
    `there is no template "${name}"; ${near === null ? `the templates are ${names.join(', ')}` : `did you mean "${near}"?`}`,
  );
}

function mustBeAFileName(path: string): void {
  if (['.yaml', '.yml'].includes(extname(path))) return;
  const remedy = templateNames().includes(path)
    ? `write ringback init ${path}.yaml --template ${path}`
    : 'write a name that ends in .yaml';
  throw new Exit(ExitCode.Input, `"${path}" is not the name of a scenario file; ${remedy}`);
}

/** What is written, by path; the workflow of a template lies in the folder one is in. */
function filesOf(template: Template, path: string): Map<string, string> {
  const scenario = withSchema(template.scenario, schemaFor(path).reference);
  const file = path.replaceAll('\\', '/');
  const others = [...template.others].map(([to, text]) => [to, withFile(text, file)] as const);
  return new Map([[path, withFile(scenario, file)], ...others]);
}

function mustBeFree(paths: readonly string[], { force }: InitFlags): void {
  const folders = paths.filter((path) => extname(path) !== '' && isFolder(path));
  const there = force ? [] : paths.filter((path) => existsSync(path) && !folders.includes(path));
  const faults = [
    ...folders.map((path) => `${path} is a folder: name a file`),
    ...there.map(
      (path) =>
        `${path} is there already: ${path.endsWith('.yaml') ? 'name another file' : 'go to another folder'}, or replace it with --force`,
    ),
  ];
  if (faults.length > 0) throw new Exit(ExitCode.Input, faults.join('\n'));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Where an editor finds the schema: in the package, where that lies in the same project; else in a
 * copy beside the scenario, as the package may be gone tomorrow.
 */
function schemaFor(path: string): { reference: string; copy: string | null; text: string } {
  const folder = dirname(resolve(path));
  const inPackage = join(packageFolder(), 'schema/scenario.schema.json');
  const [project = ''] = inPackage.split(`${sep}node_modules${sep}`);
  const home = project === inPackage ? packageFolder() : project;
  if (folder === home || folder.startsWith(home + sep)) {
    const reference = relative(folder, inPackage).replaceAll('\\', '/');
    return {
      reference: /^\.\.?\//.test(reference) ? reference : `./${reference}`,
      copy: null,
      text: '',
    };
  }
  const copy = join(dirname(path), SCHEMA_COPY);
  return { reference: `./${SCHEMA_COPY}`, copy, text: readFileSync(inPackage, 'utf8') };
}

async function report(
  template: Template,
  path: string,
  files: readonly string[],
  { json }: InitFlags,
): Promise<void> {
  const next = template.hasBaseline
    ? `npx ringback check ${path} --baseline ${BASELINE}`
    : `npx ringback run ${path}`;
  if (json) {
    return print(`${JSON.stringify({ template: template.name, files, next }, null, 2)}\n`);
  }
  const lines = files.map((file) => `wrote ${file}`);
  await print(`${template.description}\n${lines.join('\n')}\nnext: ${next}\n`);
}
