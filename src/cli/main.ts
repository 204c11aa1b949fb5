/**
 * The command `ringback`. Commands are loaded when they are called, so that `--version` and `--help`
 * start as fast as Node does.
 */
import './inline-more.js';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../version.js';
import { declareCheck } from './declare-check.js';
import { declarePlanning } from './declare-planning.js';
import { declareSensitivity } from './declare-sensitivity.js';
import { Exit, ExitCode } from './exit-code.js';
import { failOn, jobs, margin, measure, set, until } from './options.js';

const program = new Command('ringback')
  .description(
    'What queued callbacks would do to a contact center: abandonment avoided, callback timing drift, re-queues.',
  )
  .version(version, '-V, --version', 'print the version')
  .option('--no-color', 'no colours (also NO_COLOR)')
  .helpOption('-h, --help', 'print this help')
  .showHelpAfterError('(ringback --help lists the commands and flags)')
  .exitOverride();

const inconclusive = new Option(
  '--inconclusive <pass|fail>',
  'what an inconclusive threshold counts as',
)
  .choices(['pass', 'fail'])
  .default('fail')
  .env('RINGBACK_INCONCLUSIVE');

program
  .command('run')
  .description('run a scenario in three worlds and print what callbacks do')
  .argument('<scenario>', 'scenario file; - is standard input')
  .addOption(new Option('--reps <n>', 'replications').env('RINGBACK_REPS'))
  .addOption(until)
  .addOption(new Option('--max <n>', 'the most that --until may take').env('RINGBACK_MAX'))
  .addOption(new Option('--seed <seed>', 'seed').env('RINGBACK_SEED'))
  .addOption(jobs)
  .addOption(
    new Option(
      '--shard <i/n>',
      'one of n parts of the replications, e.g. 3/10; auto: as the scheduler says; see merge',
    ).env('RINGBACK_SHARD'),
  )
  .addOption(set)
  .addOption(new Option('--out <dir>', 'the folder for the results').env('RINGBACK_OUT'))
  .addOption(new Option('--force', 'run again even if the result is stored').env('RINGBACK_FORCE'))
  .addOption(
    new Option('--record', 'keep every interaction of the first replication').env(
      'RINGBACK_RECORD',
    ),
  )
  .addOption(new Option('--json', 'print summary.json and nothing else').env('RINGBACK_JSON'))
  .addOption(inconclusive)
  .action(async (path: string, options) =>
    (await import('./run-command.js')).run(path, { ...options, color: program.opts()['color'] }),
  );

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
  .addOption(inconclusive)
  .action(async (folders: string[], options) =>
    (await import('./merge-command.js')).merge(folders, {
      ...options,
      color: program.opts()['color'],
    }),
  );

program
  .command('compare')
  .description('the same callers in several configurations: paired differences with intervals')
  .argument(
    '<scenarios...>',
    'scenario files or folders of results, or LABEL=PATH; the first is the base',
  )
  .addOption(
    new Option(
      '--across <path=values>',
      'one scenario in several variants, e.g. rules.preset=vcc,twilio-flex; the first is the base',
    ).env('RINGBACK_ACROSS'),
  )
  .addOption(set)
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
  .action(async (paths: string[], options) =>
    (await import('./compare-command.js')).compare(paths, {
      ...options,
      color: program.opts()['color'],
    }),
  );

declarePlanning(program);
declareSensitivity(program);
declareCheck(program);

program
  .command('show')
  .description('print a stored result again, or one callback’s story')
  .argument('<results>', 'a results folder')
  .option(
    '--callback <id>',
    'the story of one callback: its id, the scripted call’s id, or the conversation',
  )
  .option('--queue <name>', 'only this queue')
  .option('--intervals', 'the intervals of the day')
  .option('--days', 'a line a day, and the average weekdays of several weeks')
  .option('--json', 'print as JSON and nothing else')
  .action(async (folder: string, options) =>
    (await import('./show-command.js')).show(folder, {
      ...options,
      color: program.opts()['color'],
    }),
  );

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

/** Node ends quietly when the reader of a pipe has gone; `print` tells of all other errors. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.Done);
});
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

const diskErrors = new Set([
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EDQUOT',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ENAMETOOLONG',
  'EIO',
  'EMFILE',
]);

async function main(): Promise<number> {
  try {
    await program.parseAsync();
    return ExitCode.Done;
  } catch (error) {
    if (error instanceof Exit) {
      if (error.message !== '') process.stderr.write(`${error.message}\n`);
      return error.code;
    }
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.Done : ExitCode.Input;
    }
    const { code, message, stack } = error as NodeJS.ErrnoException;
    if (code !== undefined && diskErrors.has(code)) {
      process.stderr.write(
        `${message}\nnothing was written; free space or choose another folder with --out\n`,
      );
      return ExitCode.World;
    }
    process.stderr.write(
      `fault: ${message}\n  This is a bug of ringback ${version}. Please send the scenario, the seed and these lines:\n${stack}\n`,
    );
    return ExitCode.Fault;
  }
}

process.exitCode = await main();
