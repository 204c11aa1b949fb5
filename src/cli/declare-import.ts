/** The words of `ringback import`. */
import { type Command, Option } from 'commander';
import { repeatable, reportOption } from './options.js';

/** How the file is read, where that is not recognised. */
export const howToRead: readonly Option[] = [
  new Option('--format <name>', 'the format').env('RINGBACK_FORMAT'),
  repeatable(
    '--map <field=column>',
    "where a field is: wait=secs_in_queue, wait=#4 for the fourth column, type='support' for a constant",
    'RINGBACK_MAP',
  ),
  new Option('--tz <zone>', 'the zone of local times, e.g. Europe/London')
    .default('UTC')
    .env('RINGBACK_TZ'),
  new Option('--dates <order>', 'how 03/04/2026 is read')
    .choices(['dmy', 'mdy'])
    .env('RINGBACK_DATES'),
  new Option('--delimiter <character>', 'between cells; tab is a tab').env('RINGBACK_DELIMITER'),
  new Option('--encoding <name>', 'the encoding')
    .choices(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
    .env('RINGBACK_ENCODING'),
  new Option('--unpack-up-to <size>', 'how much may come out of a gzip file: 50GB').env(
    'RINGBACK_UNPACK_UP_TO',
  ),
];

export const whatToKeep: readonly Option[] = [
  new Option('--from <date>', 'only from this date on').env('RINGBACK_FROM'),
  new Option('--to <date>', 'only until this date, itself included').env('RINGBACK_TO'),
  repeatable('--type <name>', 'only this queue or type', 'RINGBACK_TYPE'),
];

const whatToFit: readonly Option[] = [
  new Option(
    '--roster-day <date>',
    'a scenario of this date with its agents by name, instead of a typical week',
  ).env('RINGBACK_ROSTER_DAY'),
  new Option(
    '--leave-out <dates>',
    'dates that do not count for arrivals and shifts, or "unusual": days unlike the others',
  ).env('RINGBACK_LEAVE_OUT'),
  new Option(
    '--answer-within <duration>',
    'within what the service level of a table of intervals counts calls as answered, by default 20s',
  ).env('RINGBACK_ANSWER_WITHIN'),
];

export function declareImport(program: Command): void {
  const command = program
    .command('import')
    .description(
      'read the log of a real center: its calls as a calls file, a scenario fitted to them, and what is wrong',
    )
    .argument('<log>', 'the log, gzip or not; - is standard input')
    .addOption(
      new Option('--out <dir>', 'the folder to write, by default imported/NAME').env(
        'RINGBACK_OUT',
      ),
    );
  const onlyOne = new Option('--day <date>', 'only this date').env('RINGBACK_DAY');
  for (const option of [...howToRead, onlyOne, ...whatToKeep, ...whatToFit])
    command.addOption(option);
  command
    .addOption(
      new Option('--force', 'replace an import whose files were changed').env('RINGBACK_FORCE'),
    )
    .addOption(
      reportOption(
        'also a page with pictures of what the log says and how it was fitted, by default report.html in the folder',
      ),
    )
    .addOption(new Option('--json', 'print import.json and nothing else').env('RINGBACK_JSON'))
    .action(async (path: string, options) =>
      (await import('./import-command.js')).importLog(path, {
        ...options,
        color: program.opts()['color'],
      }),
    );
}
