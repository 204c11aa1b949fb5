/**
 * The command `ringback`: calls what is asked for, and tells the shell how it ended.
 */
import './compiler-flags.js';
import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.js';
import { newProgram } from './program.js';

const program = newProgram();

/** A reader who has gone changes no verdict; `print` tells of all other errors. */
process.stdout.on('error', () => {});
/** Talk that nobody hears is no reason to stop. */
process.stderr.on('error', () => {});

/** A twin in the environment that is empty is as good as none; a switch is also off at these words. */
const off = new Set(['0', 'false', 'no', 'off']);
const commands = program.commands.flatMap((each) => [each, ...each.commands]);
for (const option of commands.flatMap(({ options }) => options)) {
  const { envVar } = option;
  const value = envVar === undefined ? undefined : process.env[envVar]?.toLowerCase();
  if (envVar === undefined || value === undefined) continue;
  if (value === '' || (option.isBoolean() && off.has(value))) delete process.env[envVar];
}

/** The command that runs. */
let called = program;
program.hook('preAction', (_, command) => {
  called = command;
});

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return ExitCode.Done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.Done;
    // Loaded when it is needed: most commands have nothing to tell.
    const { tellFailure } = await import('./failure.js');
    return tellFailure(error as Error, called);
  }
}

process.exitCode = await main();
