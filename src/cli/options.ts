/** Options that several commands have. */
import { Option } from 'commander';

/** An option that may be given several times; its twin in the environment has one a line. */
export function repeatable(flags: string, description: string, twin: string): Option {
  return new Option(flags, `${description} (repeatable)`)
    .argParser((text: string, previous: string[] | undefined) => [
      ...(previous ?? []),
      ...text.split('\n').filter((line, _k, lines) => lines.length === 1 || line.trim() !== ''),
    ])
    .env(twin);
}

export const set = new Option(
  '--set <path=value>',
  'change a value of the scenario, e.g. teams.support.agents=12 (repeatable)',
)
  .argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value])
  .env('RINGBACK_SET');

export const margin = repeatable(
  '--margin <key=value>',
  'a change that does not matter, e.g. abandonedRate=0.5pp',
  'RINGBACK_MARGIN',
);

export const until = repeatable(
  '--until <precision>',
  'as many replications as it takes, e.g. "abandonedRate ± 0.5pp"',
  'RINGBACK_UNTIL',
);

export const max = new Option('--max <n>', 'the most that --until may take').env('RINGBACK_MAX');

export const failOn = repeatable(
  '--fail-on <conditions>',
  'exit 1 where a measure is regressed, changed or inconclusive',
  'RINGBACK_FAIL_ON',
);

export const measure = repeatable(
  '--measure <key>',
  'a measure to compare, in place of the main ones',
  'RINGBACK_MEASURE',
);

/** For commands that speak with a pool of workers. */
export const redisOptions: readonly Option[] = [
  new Option(
    '--redis <url>',
    'where the pool is; a password in it is better given by the environment',
  )
    .default('redis://127.0.0.1:6379')
    .env('RINGBACK_REDIS'),
  new Option('--redis-patience <duration>', 'how long Redis may be away')
    .default('60s')
    .env('RINGBACK_REDIS_PATIENCE'),
];

export const jobs = new Option('-j, --jobs <n>', 'threads; by default one for each core').env(
  'RINGBACK_JOBS',
);

export const report = reportOption(
  'also a page with pictures, by default report.html in the results folder',
);

export function reportOption(description: string): Option {
  return (
    new Option('--report [file.html]', description)
      // In the environment a switch may stand in place of a name.
      .argParser((text: string) => /^(1|true|yes|on)$/i.test(text) || text)
      .env('RINGBACK_REPORT')
  );
}
