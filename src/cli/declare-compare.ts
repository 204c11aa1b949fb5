/** The words of `ringback compare`. */
import { type Command, Option } from 'commander';
import { failOn, jobs, margin, measure, set } from './options.js';

export function declareCompare(program: Command): void {
  program
    .command('compare')
    .description('the same callers in several configurations: paired differences with intervals')
    .argument(
      '<scenarios...>',
      'scenario files or results folders, or LABEL=PATH; the first is the base',
    )
    .addOption(
      new Option(
        '--across <path=values>',
        'one scenario in several variants, e.g. rules.preset=vcc,twilio-flex; the first is the base',
      ).env('RINGBACK_ACROSS'),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications of each').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed of all').env('RINGBACK_SEED'))
    .addOption(measure)
    .addOption(margin)
    .addOption(failOn)
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .addOption(new Option('--csv', 'print as CSV and nothing else').env('RINGBACK_CSV'))
    .addOption(
      new Option('--markdown', 'print as Markdown and nothing else').env('RINGBACK_MARKDOWN'),
    )
    .addOption(
      new Option('--report <file.html>', 'also a page with pictures').env('RINGBACK_REPORT'),
    )
    .action(async (paths: string[], options) =>
      (await import('./compare-command.js')).compare(paths, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
