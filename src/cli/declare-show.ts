/** The words of `ringback show` and `report`. */
import { type Command, Option } from 'commander';

export function declareShow(program: Command): void {
  program
    .command('show')
    .description('print a stored result again, or one callback’s story')
    .argument('<results>', 'a results folder')
    .addOption(
      new Option(
        '--callback <id>',
        'the story of one callback: its id, the scripted call’s id, or the conversation',
      ).env('RINGBACK_CALLBACK'),
    )
    .addOption(new Option('--queue <name>', 'only this queue').env('RINGBACK_QUEUE'))
    .addOption(new Option('--intervals', 'the intervals of the day').env('RINGBACK_INTERVALS'))
    .addOption(
      new Option('--days', 'a line a day, and the average weekdays of several weeks').env(
        'RINGBACK_DAYS',
      ),
    )
    .addOption(new Option('--json', 'print as JSON and nothing else').env('RINGBACK_JSON'))
    .action(async (folder: string, options) =>
      (await import('./show-command.js')).show(folder, {
        ...options,
        color: program.opts()['color'],
      }),
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
