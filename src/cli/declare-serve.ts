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

export function replication(description: string): Option {
  return new Option('--replication <n>', description).env('RINGBACK_REPLICATION');
}
