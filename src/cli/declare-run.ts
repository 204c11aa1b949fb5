/** The words of `ringback run` and `merge`. */
import { type Command, Option } from 'commander';
import { jobs, max, report, set, until } from './options.js';

const inconclusive = new Option(
  '--inconclusive <pass|fail>',
  'what an inconclusive threshold counts as',
)
  .choices(['pass', 'fail'])
  .default('fail')
  .env('RINGBACK_INCONCLUSIVE');

export function declareRun(program: Command): void {
  const run = program
    .command('run')
    .description('run a scenario in three worlds and print what callbacks do');
  whatIsRun(run)
    .addOption(jobs)
    .addOption(
      new Option(
        '--shard <i/n>',
        'one of n parts of the replications, e.g. 3/10; auto: as the scheduler says; see merge',
      ).env('RINGBACK_SHARD'),
    );
  whatComesOfIt(run).action(async (path: string, options) =>
    (await import('./run-command.js')).run(path, { ...options, color: program.opts()['color'] }),
  );
}

/** The scenario and its replications. */
export function whatIsRun(command: Command): Command {
  return command
    .argument('<scenario>', 'scenario file; - is standard input')
    .addOption(new Option('--reps <n>', 'replications').env('RINGBACK_REPS'))
    .addOption(until)
    .addOption(max)
    .addOption(new Option('--seed <seed>', 'seed').env('RINGBACK_SEED'))
    .addOption(set);
}

/** Where the result of a run goes, and what is printed of it. */
export function whatComesOfIt(command: Command): Command {
  return command
    .addOption(new Option('--out <dir>', 'the folder for the results').env('RINGBACK_OUT'))
    .addOption(
      new Option('--force', 'run again even if the result is stored').env('RINGBACK_FORCE'),
    )
    .addOption(
      new Option('--record', 'keep every interaction of the first replication').env(
        'RINGBACK_RECORD',
      ),
    )
    .addOption(new Option('--json', 'print summary.json and nothing else').env('RINGBACK_JSON'))
    .addOption(report)
    .addOption(inconclusive);
}

export function declareMerge(program: Command): void {
  program
    .command('merge')
    .description('make the result of a run from its shards')
    .argument('<folders...>', 'folders that hold the shards, or shards')
    .addOption(
      new Option('--out <dir>', 'the folder for the result, by default the first one').env(
        'RINGBACK_OUT',
      ),
    )
    .addOption(new Option('--json', 'print summary.json and nothing else').env('RINGBACK_JSON'))
    .addOption(report)
    .addOption(inconclusive)
    .action(async (folders: string[], options) =>
      (await import('./merge-command.js')).merge(folders, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
