/** The words of `ringback sensitivity`. */
import { type Command, Option } from 'commander';
import { jobs, repeatable, set } from './options.js';

export function declareSensitivity(program: Command): void {
  program
    .command('sensitivity')
    .description('how much a figure depends on what is uncertain about the callers')
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(
      new Option('--by <share>', 'how far every factor is taken down and up')
        .default('20%')
        .env('RINGBACK_BY'),
    )
    .addOption(
      repeatable(
        '--factor <name=low..high>',
        'only this factor, with a range of its own, e.g. volume=0.9..1.3',
        'RINGBACK_FACTOR',
      ),
    )
    .addOption(
      repeatable(
        '--measure <key>',
        'a figure to look at, in place of abandonmentAvoided',
        'RINGBACK_MEASURE',
      ),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications of each variant').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed of all').env('RINGBACK_SEED'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./sensitivity-command.js')).sensitivity(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
