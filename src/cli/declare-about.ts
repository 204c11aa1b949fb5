/** The words of the commands that tell about scenarios and rules and run nothing. */
import { type Command, Option } from 'commander';
import { set } from './options.js';

export function declareAbout(program: Command): void {
  program
    .command('init')
    .description('a scenario to begin with, from a template; --list names them')
    .argument('[file]', 'the file to write, by default scenario.yaml; - is standard output')
    .addOption(
      new Option('--template <name>', 'which template')
        .default('one-line')
        .env('RINGBACK_TEMPLATE'),
    )
    .addOption(new Option('--list', 'list the templates').env('RINGBACK_LIST'))
    .addOption(new Option('--force', 'replace files that are there').env('RINGBACK_FORCE'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (file: string | undefined, options) =>
      (await import('./init-command.js')).init(file, options),
    );

  program
    .command('rules')
    .description('the callback rules: words of the source, reading, settings, tests')
    .argument('[id]', 'one rule, e.g. R14')
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (id: string | undefined, options) =>
      (await import('./rules-command.js')).showRules(id, {
        ...options,
        color: program.opts()['color'],
      }),
    );

  program
    .command('validate')
    .description('check a scenario; --print shows it with every default')
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(set)
    .addOption(
      new Option('--print', 'print the scenario with every default written out').env(
        'RINGBACK_PRINT',
      ),
    )
    .action(async (path: string, options) =>
      (await import('./validate-command.js')).validate(path, options),
    );

  program
    .command('schema')
    .description('print the JSON Schema of scenario files')
    .action(async () => (await import('./validate-command.js')).schema());
}
