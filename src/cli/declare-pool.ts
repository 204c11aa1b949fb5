/** The words of `ringback submit`, `worker` and `status`. */
import { type Command, Option } from 'commander';
import { whatComesOfIt, whatIsRun } from './declare-run.js';
import { jobs, redisOptions } from './options.js';

export function declarePool(program: Command): void {
  const submit = program
    .command('submit')
    .description('what run does, by a pool of workers on a Redis');
  withRedis(whatComesOfIt(whatIsRun(submit)))
    .addOption(
      new Option('--detach', 'do not wait; the same command without it collects the result').env(
        'RINGBACK_DETACH',
      ),
    )
    .action(async (path: string, options) =>
      (await import('./submit-command.js')).submit(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );

  const worker = program
    .command('worker')
    .description('make what is submitted to the pool, until it is stopped');
  withRedis(worker)
    .addOption(jobs)
    .addOption(
      new Option('--idle <duration>', 'end when there was nothing to do for so long, e.g. 10m').env(
        'RINGBACK_IDLE',
      ),
    )
    .action(async (options) => (await import('./worker-command.js')).work(options));

  const status = program
    .command('status')
    .description('the submissions of the pool, how far they are, and who works');
  withRedis(status)
    .addOption(new Option('--remove <submission>', 'take a submission out of the pool'))
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (options) =>
      (await import('./status-command.js')).status({ ...options, color: program.opts()['color'] }),
    );
}

function withRedis(command: Command): Command {
  for (const option of redisOptions) command.addOption(option);
  return command;
}
