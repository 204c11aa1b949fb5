/** `ringback completion`, and `ringback complete`, which the scripts ask. */
import type { Command } from 'commander';
import { candidatesFor } from './candidates.js';
import { completionScripts, type Shell } from './completion-scripts.js';
import { print } from './streams.js';

export async function completion(shell: Shell): Promise<void> {
  await print(completionScripts[shell]);
}

export interface CompleteFlags {
  /** The line as it was typed, up to the cursor. */
  readonly line?: string;
}

/** Prints candidates, one a line, with a tab before what each is. */
export async function complete(
  program: Command,
  words: readonly string[],
  { line }: CompleteFlags,
): Promise<void> {
  const typed = line === undefined ? words : wordsOf(line).slice(1);
  const found = await candidatesFor(program, typed);
  // Bash replaces what comes after the last = or : of a word.
  const kept = line === undefined ? 0 : (/^.*[=:]/s.exec(typed.at(-1) ?? '')?.[0].length ?? 0);
  const lines = found.map(({ value, description }) => `${value.slice(kept)}\t${description}`);
  await print(lines.map((each) => `${each}\n`).join(''));
}

/** The words of a line, as a shell would part them; the last is where the cursor is. */
function wordsOf(line: string): string[] {
  const words = [''];
  let quote = '';
  for (const [k, letter] of [...line].entries()) {
    const isEscaped = [...line][k - 1] === '\\' && quote !== "'";
    if (quote !== '') {
      if (letter === quote && !isEscaped) quote = '';
      else words.push(`${words.pop()}${letter}`);
    } else if ((letter === '"' || letter === "'") && !isEscaped) quote = letter;
    else if (letter === ' ' && !isEscaped) words.push('');
    else if (letter !== '\\' || isEscaped) words.push(`${words.pop()}${letter}`);
  }
  return words.filter((word, k) => word !== '' || k === words.length - 1);
}
