/** The words of the commands that tell about scenarios and rules and run nothing. */
import type { Command } from 'commander';
import { set } from './options.js';

export function declareAbout(program: Command): void {
  program
    .command('rules')
    .description('the callback rules: words of the source, reading, settings, tests')
    .argument('[id]', 'one rule, e.g. R14')
    .option('--json', 'print as JSON and nothing else')
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
    .option('--print', 'print the scenario with every default written out')
    .action(async (path: string, options) =>
      (await import('./validate-command.js')).validate(path, options),
    );

  program
    .command('schema')
    .description('print the JSON Schema of scenario files')
    .action(async () => (await import('./validate-command.js')).schema());
}
