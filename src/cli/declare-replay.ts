/** The words of `ringback replay`. */
import { type Command, Option } from 'commander';
import { howToRead, whatToKeep } from './declare-import.js';
import { jobs, report, set } from './options.js';

const whatToReplay: readonly Option[] = [
  new Option(
    '--date <date>',
    'the day of a log; by default the one on which the most callers hung up',
  ).env('RINGBACK_DATE'),
  new Option(
    '--all-days',
    'hold the model against every day of the log, and stop there; nothing is written',
  ).env('RINGBACK_ALL_DAYS'),
  new Option(
    '--scenario <file>',
    'agents, callers and callbacks of this scenario, in place of those fitted to the log',
  ).env('RINGBACK_SCENARIO'),
];

const whatIsOffered: readonly Option[] = [
  new Option('--offer-after <duration>', 'offer a callback after so long in the queue (30s)').env(
    'RINGBACK_OFFER_AFTER',
  ),
  new Option('--accepts <share>', 'of those who are asked, so many take a callback (0.4)').env(
    'RINGBACK_ACCEPTS',
  ),
  new Option('--answers <share>', 'of those called back, so many answer (0.8)').env(
    'RINGBACK_ANSWERS',
  ),
];

export function declareReplay(program: Command): void {
  const command = program
    .command('replay')
    .description(
      "a real day's calls again: how near the model comes, then what callbacks would have changed; or a recorded replication, to the first event that differs",
    )
    .argument('<log|results>', 'the log of a center, or a results folder made with --record');
  for (const option of [...whatToReplay, ...whatIsOffered, ...howToRead, ...whatToKeep]) {
    command.addOption(option);
  }
  command
    .addOption(new Option('--reps <n>', 'replications (20)').env('RINGBACK_REPS'))
    .addOption(new Option('--seed <seed>', 'seed').env('RINGBACK_SEED'))
    .addOption(set)
    .addOption(jobs)
    .addOption(report)
    .addOption(
      new Option('--out <dir>', 'the folder to write, by default replayed/NAME-DATE').env(
        'RINGBACK_OUT',
      ),
    )
    .addOption(
      new Option('--force', 'replace a replay whose files were changed').env('RINGBACK_FORCE'),
    )
    .addOption(
      new Option(
        '--verify',
        'of a recording: hold every event against it; what is done in any case',
      ).env('RINGBACK_VERIFY'),
    )
    .addOption(
      new Option(
        '--json',
        'print replay.json and nothing else; of a recording, what was found',
      ).env('RINGBACK_JSON'),
    )
    .action(async (path: string, options) =>
      (await import('./replay-command.js')).replay(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
