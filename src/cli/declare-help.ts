/** The words of the commands that help: `explain`, `doctor`, `completion`. */
import { Argument, type Command, Option } from 'commander';
import { SHELLS, type Shell } from './completion-scripts.js';

export function declareHelp(program: Command): void {
  program
    .command('explain')
    .description('what an error code, a measure, a key of a scenario, a rule or a word means')
    .argument('<name...>', 'names, or the words of a message')
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (words: string[], options) =>
      (await import('./explain-command.js')).explain(words, {
        ...options,
        color: program.opts()['color'],
      }),
    );

  program
    .command('doctor')
    .description(
      'whether this machine has what the program needs, with a run whose result is known',
    )
    .addOption(
      new Option('--out <dir>', 'where results are to go').default('results').env('RINGBACK_OUT'),
    )
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (options) =>
      (await import('./doctor-command.js')).doctor({
        ...options,
        color: program.opts()['color'],
      }),
    );

  program
    .command('completion')
    .description('print a script by which a shell completes commands, flags and values')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (shell: Shell) => (await import('./completion-command.js')).completion(shell));

  program
    .command('complete', { hidden: true })
    .argument('[words...]', 'the words after ringback; the last is to be completed')
    .option('--line <text>', 'the line as it was typed')
    .action(async (words: string[], options) =>
      (await import('./completion-command.js')).complete(program, words, options),
    );
}
