/** How a command that did not come to its end is told. */
import { type Command, CommanderError } from 'commander';
import { forTerminal } from '../reports/terminal-safe.js';
import { version } from '../version.js';
import { Exit, ExitCode } from './exit-code.js';
import { say } from './streams.js';
import { worldFailure } from './world-failure.js';

/** Says what went wrong in a command; gives the exit code. */
export function tellFailure(error: Error, called: Command): ExitCode {
  if (error instanceof Exit) {
    // Names of files and flags may hold anything.
    const told = [forTerminal(error.message), ...twinsNamedIn(error.message, called)];
    if (error.message !== '') say(told.join('\n'));
    return error.code;
  }
  if (error instanceof CommanderError) {
    if (error.code === 'commander.missingArgument') tellTakenWord();
    return ExitCode.Input;
  }
  const failure = worldFailure(error, called);
  if (failure !== null) {
    say(forTerminal(failure));
    return ExitCode.World;
  }
  process.stderr.write(
    `fault: ${error.message}\n  This is a bug of ringback ${version}. Please send the scenario, the seed and these lines:\n${error.stack}\n`,
  );
  return ExitCode.Fault;
}

/** Where a flag that is told of was never typed. */
function twinsNamedIn(message: string, called: Command): string[] {
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
