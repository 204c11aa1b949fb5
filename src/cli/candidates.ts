/** What may stand at the end of a command line: commands, flags, and the values of both. */
import type { Argument, Command, Option } from 'commander';
import { valuesFor } from './candidate-values.js';

export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/**
 * Candidates for the last of the words after `ringback`; the others have been typed.
 */
export async function candidatesFor(
  program: Command,
  words: readonly string[],
): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const { command, operands, awaiting } = readWords(program, words.slice(0, -1));
  const all = await possible(command, { words, current, operands, awaiting });
  const fitting = all.filter(({ value }) => value.startsWith(current));
  return [...new Map(fitting.map((each) => [each.value, each])).values()];
}

interface Place {
  readonly words: readonly string[];
  readonly current: string;
  /** Words that are neither commands nor flags nor their values. */
  readonly operands: readonly string[];
  /** The flag whose value comes next. */
  readonly awaiting: Option | null;
}

async function possible(command: Command, place: Place): Promise<Candidate[]> {
  const { current, operands, awaiting, words } = place;
  const values = (what: Option | Argument, partial: string) =>
    valuesFor(what, { partial, words, program: rootOf(command) });
  if (awaiting !== null) return values(awaiting, current);
  const [, flag = '', partial] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
  const option = optionsOf(command).find(({ long }) => long === flag);
  if (option !== undefined && partial !== undefined) {
    const found = await values(option, partial);
    return found.map((each) => ({ ...each, value: `${flag}=${each.value}` }));
  }
  if (current.startsWith('-')) return flagsOf(command, words);
  const below = visible(command).map((each) => ({
    value: each.name(),
    description: each.description(),
  }));
  if (below.length > 0) return below;
  const wanted = command.registeredArguments;
  const argument = wanted[operands.length] ?? wanted.filter(({ variadic }) => variadic).at(-1);
  return argument === undefined ? [] : values(argument, current);
}

function readWords(program: Command, words: readonly string[]) {
  let command = program;
  let awaiting: Option | null = null;
  const operands: string[] = [];
  for (const word of words) {
    const below = command.commands.find((each) => each.name() === word);
    if (awaiting !== null) awaiting = null;
    else if (word.startsWith('-') && word !== '-') awaiting = valueAfter(command, word);
    else if (below !== undefined && operands.length === 0) command = below;
    else operands.push(word);
  }
  return { command, operands, awaiting };
}

/** The option whose value is the word after this one. */
function valueAfter(command: Command, word: string): Option | null {
  const option = optionsOf(command).find(({ long, short }) => long === word || short === word);
  return option !== undefined && (option.required || option.optional) ? option : null;
}

function flagsOf(command: Command, words: readonly string[]): Candidate[] {
  return optionsOf(command)
    .filter(({ hidden, long }) => !hidden && long)
    .filter((option) => isRepeatable(option) || !words.slice(0, -1).includes(option.long ?? ''))
    .map(({ long, description }) => ({ value: long ?? '', description }));
}

function isRepeatable({ description }: Option): boolean {
  return description.includes('(repeatable)');
}

/** Those of the command, those of the program, and help. */
function optionsOf(command: Command): readonly Option[] {
  const help = command.createHelp();
  const own = help.visibleOptions(command);
  const root = rootOf(command);
  return command === root
    ? own
    : [...own, ...root.options.filter(({ long }) => long === '--no-color')];
}

function visible(command: Command): Command[] {
  const all = command.createHelp().visibleCommands(command);
  return all.filter((each) => each.name() !== 'help');
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}
