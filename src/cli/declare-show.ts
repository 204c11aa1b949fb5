/** The words of `ringback show` and `report`. */
import { type Command, Option } from 'commander';

export function declareShow(program: Command): void {
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
    .command('replay')
    .description('run a recorded replication again, and stop at the first event that differs')
    .argument('<results>', 'a results folder made with --record')
    .option('--verify', 'hold every event against the record; what is done in any case')
    .option('--json', 'print as JSON and nothing else')
    .action(async (folder: string, options) =>
      (await import('./replay-command.js')).replay(folder, options),
    );
}

export function declareReport(program: Command): void {
  program
    .command('report')
    .description('a stored result as one page: pictures, tables and definitions, for any browser')
    .argument('<results>', 'a results folder')
    .addOption(
      new Option(
        '--out <file.html>',
        'the file, by default report.html in the folder; - is standard output',
      ).env('RINGBACK_OUT'),
    )
    .action(async (folder: string, options) =>
      (await import('./report-command.js')).report(folder, options),
    );
}
