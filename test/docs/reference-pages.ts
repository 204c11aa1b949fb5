/** The pages of reference: made from the schema, the rules, the commands, the errors, the words. */
import type { Command } from 'commander';
import { examplesOf } from '../../src/cli/key-examples.js';
import { newProgram } from '../../src/cli/program.js';
import { errors } from '../../src/reference/errors.js';
import { exitMeanings } from '../../src/reference/exit-codes.js';
import { glossary } from '../../src/reference/glossary.js';
import { type ScenarioKey, scenarioKeys } from '../../src/reference/scenario-keys.js';
import { invariants, rules } from '../../src/rules-table.js';
import { writtenAnew } from './faulty.js';
import { code, table } from './markdown.js';

// --- docs/scenario.md

/** The headings, each with the keys of a scenario that stand below it. */
const PARTS: readonly { readonly title: string; readonly keys: RegExp }[] = [
  {
    title: 'The run',
    keys: /^(?:name|description|start|length|seed|replications|warmUp|interval|worlds|limits)\b/,
  },
  { title: 'Hours and targets', keys: /^(?:opening|closing|targets)\b/ },
  { title: 'Rules of callbacks', keys: /^rules\b/ },
  { title: 'Teams', keys: /^teams\b/ },
  { title: 'Callers', keys: /^callers\b(?!\[\]\.calls\b)/ },
  { title: 'Calls one by one', keys: /^callers\[\]\.calls\b/ },
  { title: 'Agreements and lines', keys: /^(?:agreements|trunks)\b/ },
  { title: 'Campaigns', keys: /^campaigns\b/ },
  { title: 'Plans and applets', keys: /^plans\b/ },
  { title: 'What must hold', keys: /^(?:thresholds|margins)\b/ },
  { title: 'What searches and studies may change', keys: /^(?:staffing|factors|costs)\b/ },
  { title: 'Distributions', keys: /^DISTRIBUTION\b/ },
];

/** Examples that make a row too wide are left to `ringback explain`. */
const WIDEST_EXAMPLE = 60;

export function keys(): string {
  const all = scenarioKeys().filter(({ isRepeated }) => !isRepeated);
  const examples = examplesOf(all);
  const left = new Set(all);
  const parts = PARTS.map(({ title, keys: of }) => {
    const own = all.filter((key) => of.test(key.path));
    for (const key of own) left.delete(key);
    const rows = own.map((key) => keyRow(key, examples.get(key.path)?.text));
    return `## ${title}\n\n${table(['key', 'what it is', 'may be', 'default'], rows)}`;
  });
  if (left.size > 0) throw new Error(`no heading for ${[...left].map(({ path }) => path)}`);
  return parts.join('\n\n');
}

function keyRow(key: ScenarioKey, example = ''): string[] {
  const shownExample = example !== '' && example.length <= WIDEST_EXAMPLE;
  return [
    code(key.path),
    key.description + (shownExample ? ` E.g. ${code(example)}.` : ''),
    key.type,
    key.required ? 'required' : code(key.default ?? ''),
  ];
}

// --- docs/rules.md

export function ruleSections(): string {
  const sections = rules.map(({ id, quote, reading, settings, tests }) => {
    const rows = settings.map(({ name, default: preset, choices }) => [
      code(name),
      code(String(preset)),
      (choices ?? []).map((choice) => code(String(choice))).join(', '),
    ]);
    const names = tests.map((test) => `- ${test.replaceAll('|', '\\|')}`).join('\n');
    return [
      `## ${id}`,
      `> ${quote}`,
      reading,
      ...(rows.length === 0 ? [] : [table(['setting', 'default', 'may be'], rows)]),
      `<details><summary>${tests.length} ${tests.length === 1 ? 'test holds' : 'tests hold'} it</summary>\n\n${names}\n\n</details>`,
    ].join('\n\n');
  });
  return sections.join('\n\n');
}

export function decidedOnce(): string {
  return invariants.map(({ statement }) => `- ${statement}`).join('\n');
}

// --- docs/commands.md

/** Columns of the help in the page, whatever terminal made it. */
const HELP_WIDTH = 100;

export function commandHelp(): string {
  const program = newProgram();
  const all = visible(program).flatMap((each) => (each.commands.length > 0 ? visible(each) : each));
  return [program, ...all]
    .map((command) => `## ${nameOf(command)}\n\n\`\`\`\n${helpOf(command)}\n\`\`\``)
    .join('\n\n');
}

/** Without what is not listed, and without the command that prints help. */
function visible(command: Command): Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => each.name() !== 'help');
}

function helpOf(command: Command): string {
  command.configureHelp({ helpWidth: HELP_WIDTH });
  command.configureOutput({ getOutHelpWidth: () => HELP_WIDTH, getOutHasColors: () => false });
  return command.helpInformation().trimEnd();
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** A row a command, with what it is called with; for the README. */
export function commandList(): string {
  const rows = visible(newProgram()).map((command) => [
    code(`${command.name()} ${command.usage().replace(/\[(?:options|command)\] ?/g, '')}`.trim()),
    command.description(),
  ]);
  return table(['command', 'what it does'], rows);
}

export function exits(): string {
  return table(
    ['exit', 'meaning', 'what to do'],
    exitMeanings.map(({ code: exit, meaning, remedy }) => [String(exit), meaning, remedy]),
  );
}

// --- docs/errors.md, docs/glossary.md

export async function errorSections(): Promise<string> {
  const entries = process.env['UPDATE_DOCS'] === '1' ? await writtenAnew() : errors;
  const titles = [...new Set(entries.map(({ about }) => about))];
  const sections = titles.map((title) => {
    const own = entries.filter(({ about }) => about === title);
    const parts = own.map(
      (entry) => `### ${entry.code}\n\n${entry.why}\n\n\`\`\`\n${entry.example}\n\`\`\``,
    );
    return [`## ${title}`, ...parts].join('\n\n');
  });
  return sections.join('\n\n');
}

export function words(): string {
  const rows = glossary.map(({ word, also, meaning }) => [`**${word}**`, meaning, also.join(', ')]);
  return table(['word', 'meaning', 'also called'], rows);
}
