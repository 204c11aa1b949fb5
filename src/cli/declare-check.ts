/** The words of `ringback check` and `ringback baseline`. */
import { type Command, Option } from 'commander';
import { failOn, jobs, margin, max, measure, repeatable, set, until } from './options.js';

const baselines = new Option('--baselines <dir>', 'the folder of the baselines')
  .default('baselines')
  .env('RINGBACK_BASELINES');

export function declareCheck(program: Command): void {
  program
    .command('check')
    .description('thresholds and a baseline as an exit code, for a pipeline')
    .argument('<scenario>', 'scenario file or results folder; - is standard input')
    .addOption(
      repeatable(
        '--threshold <text>',
        'a threshold beside those of the scenario, e.g. "asa < 20s"',
        'RINGBACK_THRESHOLD',
      ),
    )
    .addOption(
      new Option('--baseline <name>', 'a baseline that it must not fall behind').env(
        'RINGBACK_BASELINE',
      ),
    )
    .addOption(baselines)
    .addOption(measure)
    .addOption(margin)
    .addOption(failOn)
    .addOption(
      new Option('--inconclusive <pass|fail>', 'what is inconclusive counts as')
        .choices(['pass', 'fail'])
        .default('fail')
        .env('RINGBACK_INCONCLUSIVE'),
    )
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications').env('RINGBACK_REPS'))
    .addOption(until)
    .addOption(max)
    .addOption(new Option('--seed <seed>', 'seed').env('RINGBACK_SEED'))
    .addOption(new Option('--junit <file>', 'write a report as JUnit XML').env('RINGBACK_JUNIT'))
    .addOption(
      new Option(
        '--github',
        'annotations and step summary for GitHub Actions (by itself where GITHUB_ACTIONS is true)',
      ).env('RINGBACK_GITHUB'),
    )
    .addOption(new Option('--no-github', 'neither of them'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./check-command.js')).check(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );

  declareBaseline(program);
}

function declareBaseline(program: Command): void {
  const baseline = program
    .command('baseline')
    .description('keep what a scenario comes to, for later checks');

  baseline
    .command('save')
    .description('run a scenario and keep what it comes to; one of the same name is replaced')
    .argument('<name>', 'the name of the baseline')
    .argument('<scenario>', 'scenario file or results folder; - is standard input')
    .addOption(baselines)
    .addOption(measure)
    .addOption(set)
    .addOption(jobs)
    .addOption(new Option('--reps <n>', 'replications').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed').env('RINGBACK_SEED'))
    .action(async (name: string, path: string, options) =>
      (await import('./baseline-command.js')).saveCommand(name, path, options),
    );

  baseline
    .command('list')
    .description('the baselines that are kept')
    .addOption(baselines)
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (options) => (await import('./baseline-command.js')).listCommand(options));
}
