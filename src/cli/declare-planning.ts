/** The words of `ringback sweep`, `staff` and `tune`. */
import { type Command, Option } from 'commander';
import { jobs, repeatable, set } from './options.js';

export function declarePlanning(program: Command): void {
  declareSweep(program);
  declareStaff(program);
  declareTune(program);
}

function declareSweep(program: Command): void {
  program
    .command('sweep')
    .description(
      'a grid of settings on the same callers: a row a point, and the points worth a look',
    )
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(
      repeatable(
        '--param <path=values>',
        'a setting and its values, e.g. teams.support.agents=8..12 or rules.reserveAgents=0,2,4',
        'RINGBACK_PARAM',
      ),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications of each point').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed of all').env('RINGBACK_SEED'))
    .addOption(
      repeatable(
        '--measure <key>',
        'a measure to show, in place of the main ones',
        'RINGBACK_MEASURE',
      ),
    )
    .addOption(
      repeatable(
        '--frontier <key,key>',
        'two measures to be weighed against each other',
        'RINGBACK_FRONTIER',
      ),
    )
    .addOption(new Option('--out <file.csv>', 'the file for the table').env('RINGBACK_OUT'))
    .addOption(
      new Option('--report <file.html>', 'also a page with pictures').env('RINGBACK_REPORT'),
    )
    .addOption(new Option('--force', 'run all points again, stored or not').env('RINGBACK_FORCE'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./sweep-command.js')).sweep(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}

function declareStaff(program: Command): void {
  program
    .command('staff')
    .description('the fewest agents that keep the thresholds of a scenario')
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(
      repeatable(
        '--threshold <text>',
        'another threshold to keep, e.g. "abandonedRate < 5%"',
        'RINGBACK_THRESHOLD',
      ),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications of each number tried').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed of the search').env('RINGBACK_SEED'))
    .addOption(new Option('--force', 'run everything again, stored or not').env('RINGBACK_FORCE'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./staff-command.js')).staffCommand(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}

function declareTune(program: Command): void {
  program
    .command('tune')
    .description(
      'the callback settings that keep the thresholds with the least harm to live callers',
    )
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(
      repeatable(
        '--param <path=values>',
        'a setting and its values, as for sweep; left out: offers, caps and reserves',
        'RINGBACK_PARAM',
      ),
    )
    .addOption(
      repeatable(
        '--threshold <text>',
        'another threshold to reach, e.g. "abandonedRate < 5%"',
        'RINGBACK_THRESHOLD',
      ),
    )
    .addOption(
      new Option('--spare <key>', 'the measure to be harmed least')
        .default('whoPays.abandonedRate')
        .env('RINGBACK_SPARE'),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications of the last rounds').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed of the search').env('RINGBACK_SEED'))
    .addOption(new Option('--force', 'run everything again, stored or not').env('RINGBACK_FORCE'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./tune-command.js')).tuneCommand(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
