/**
 * The command `ringback`: calls what is asked for, and tells the shell how it ended.
 */
import './compiler-flags.js';
import { CommanderError } from 'commander';
import { forTerminal } from '../reports/terminal-safe.js';
import { version } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { newProgram } from './program.js';
import { say } from './streams.js';
import { worldFailure } from './world-failure.js';

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

/** Where a flag that is told of was never typed. */
function twinsNamedIn(message: string): string[] {
  const fromTwins = called.options.filter(
    (option) => called.getOptionValueSource(option.attributeName()) === 'env',
  );
  return fromTwins
    .filter(({ long }) => message.includes(`${long} `))
    .map(({ long, envVar }) => `${long} is set by ${envVar} in the environment`);
}

/** `--report` with the scenario after it has taken it for the name of the page. */
function tellTakenWord(): void {
  const at = process.argv.indexOf('--report');
  const word = process.argv[at + 1];
  if (at < 0 || word === undefined || word.startsWith('-')) return;
  say(`--report takes "${word}" for the name of its page; write --report after it`);
}

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return ExitCode.Done;
  } catch (error) {
    if (error instanceof Exit) {
      // Names of files and flags may hold anything.
      const told = [forTerminal(error.message), ...twinsNamedIn(error.message)];
      if (error.message !== '') say(told.join('\n'));
      return error.code;
    }
    if (error instanceof CommanderError) {
      if (error.code === 'commander.missingArgument') tellTakenWord();
      return error.exitCode === 0 ? ExitCode.Done : ExitCode.Input;
    }
    const failure = worldFailure(error as NodeJS.ErrnoException, called);
    if (failure !== null) {
      say(forTerminal(failure));
      return ExitCode.World;
    }
    const { message, stack } = error as Error;
    process.stderr.write(
      `fault: ${message}\n  This is a bug of ringback ${version}. Please send the scenario, the seed and these lines:\n${stack}\n`,
    );
    return ExitCode.Fault;
  }
}

process.exitCode = await main();
