/** The words of `ringback serve` and `ringback export`. */
import { type Command, Option } from 'commander';

export function declareServe(program: Command): void {
  program
    .command('serve')
    .description(
      'stored results in a browser, and as an API in the shape of the Insights Stats API',
    )
    .argument('<results...>', 'results folders, or LABEL=FOLDER')
    .addOption(
      new Option('--port <n>', 'the port; 0: any that is free')
        .default('8330')
        .env('RINGBACK_PORT'),
    )
    .addOption(
      new Option('--host <address>', 'the address; another than this machine’s needs a token')
        .default('127.0.0.1')
        .env('RINGBACK_HOST'),
    )
    .addOption(
      new Option('--token <text>', 'what whoever asks must show, 16 characters or more').env(
        'RINGBACK_TOKEN',
      ),
    )
    .addOption(replication('which replication is shown where an address names none'))
    .action(async (folders: string[], options) =>
      (await import('./serve-command.js')).serve(folders, options),
    );
}

export function declareExport(program: Command): void {
  program
    .command('export')
    .description('a stored result in other formats, its records among them')
    .argument('<results>', 'a results folder')
    .addOption(
      new Option(
        '--format <format>',
        'insights: JSON as the API answers it; ndjson; csv; excel: CSV that Excel opens; parquet; markdown',
      )
        .choices(['insights', 'ndjson', 'csv', 'excel', 'parquet', 'markdown'])
        .default('csv')
        .env('RINGBACK_FORMAT'),
    )
    .addOption(
      new Option(
        '--table <table>',
        'interactions, queue-times, agent-activities: of a replication, in the vendor’s shape; joined: its callbacks with their calls; callbacks, intervals, replications, summary: as stored; by default interactions (Markdown: summary)',
      ).env('RINGBACK_TABLE'),
    )
    .addOption(
      replication('which replication is recorded, by default 1; of callbacks by default all'),
    )
    .addOption(
      new Option('--separator <text>', 'of Excel’s columns; with ; numbers have a decimal comma')
        .choices([',', ';', 'tab'])
        .default(',')
        .env('RINGBACK_SEPARATOR'),
    )
    .addOption(
      new Option(
        '--out <dir>',
        'a folder for files, all tables if none is named; - is standard output',
      )
        .default('-')
        .env('RINGBACK_OUT'),
    )
    .action(async (folder: string, options) =>
      (await import('./export-command.js')).exportResult(folder, options),
    );
}

function replication(description: string): Option {
  return new Option('--replication <n>', description).env('RINGBACK_REPLICATION');
}
