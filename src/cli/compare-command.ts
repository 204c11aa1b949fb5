/** `ringback compare`: the same callers in several configurations. */
import {
  type Configuration,
  compareConfigurations,
  MAIN_MEASURES,
} from '../experiments/compare.js';
import { prepareScenario } from '../experiments/prepare.js';
import { catalogueOf } from '../metrics/catalogue.js';
import { comparisonJson } from '../reports/comparison-json.js';
import { terminalComparison } from '../reports/terminal-comparison.js';
import { formatDiagnostics } from '../scenario/load.js';
import { nearest } from '../scenario/nearest.js';
import { Exit, ExitCode } from './exit-code.js';
import { Progress } from './progress.js';
import { replicationsOf } from './replications.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say } from './streams.js';

export interface CompareFlags {
  readonly across?: string;
  readonly set?: readonly string[];
  readonly reps?: string;
  readonly seed?: string;
  readonly measure?: readonly string[];
  readonly json?: boolean;
  readonly color: boolean;
}

/** A configuration that was asked for: its label, its file, what is laid over it. */
interface Asked {
  readonly label: string;
  readonly path: string;
  readonly set: readonly string[];
}

export async function compare(paths: readonly string[], flags: CompareFlags): Promise<void> {
  const configurations = await loadAll(askedFor(paths, flags), flags);
  const keys = flags.measure ?? MAIN_MEASURES;
  if (flags.measure !== undefined) mustBeKnown(keys, configurations);
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'only what every configuration has finished is compared',
  );
  try {
    let before = 0;
    const all = configurations.reduce((sum, { scenario }) => sum + scenario.replications, 0);
    const result = await compareConfigurations(configurations, keys, {
      signal: stop.signal,
      onProgress: (done, of) => {
        progress.update(before + done, all);
        if (done === of) before += of;
      },
    });
    progress.end();
    if (result.replications > 0) {
      const paint = paintFor(process.stdout, flags.color);
      await print(
        flags.json
          ? comparisonJson(result)
          : terminalComparison(result, paint, process.stdout.columns),
      );
    } else say('no replication was finished in every configuration: there is nothing to compare');
    const interrupted = stop.code();
    if (interrupted !== null) throw new Exit(interrupted);
  } finally {
    progress.end();
    stop.end();
  }
}

function askedFor(paths: readonly string[], { across, set = [] }: CompareFlags): Asked[] {
  if (across === undefined) {
    if (paths.length < 2) {
      throw new Exit(
        ExitCode.Input,
        'compare needs two scenarios, or one and --across PATH=VALUE,VALUE',
      );
    }
    return unique(paths.map((text) => ({ ...labelled(text), set })));
  }
  const [path = ''] = paths;
  if (paths.length !== 1) throw new Exit(ExitCode.Input, '--across takes one scenario');
  const at = across.indexOf('=');
  const values = at < 1 ? [] : valuesOf(across.slice(at + 1));
  if (values.length < 2) {
    throw new Exit(
      ExitCode.Input,
      `--across ${across}: write PATH=VALUE,VALUE with two values or more`,
    );
  }
  const where = across.slice(0, at);
  return unique(
    values.map((value) => ({ label: value, path, set: [...set, `${where}=${value}`] })),
  );
}

/** Values between commas; commas within brackets belong to a value. */
function valuesOf(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let value = '';
  for (const character of text) {
    if (character === ',' && depth === 0) {
      values.push(value);
      value = '';
      continue;
    }
    if ('[{'.includes(character)) depth++;
    if (']}'.includes(character)) depth--;
    value += character;
  }
  return [...values, value].map((each) => each.trim()).filter((each) => each !== '');
}

function labelled(text: string): { label: string; path: string } {
  const at = text.indexOf('=');
  if (at < 1)
    return { label: text.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/, ''), path: text };
  return { label: text.slice(0, at), path: text.slice(at + 1) };
}

function unique(asked: readonly Asked[]): Asked[] {
  const seen = new Map<string, number>();
  return asked.map((each) => {
    const count = (seen.get(each.label) ?? 0) + 1;
    seen.set(each.label, count);
    return count === 1 ? each : { ...each, label: `${each.label} (${count})` };
  });
}

async function loadAll(asked: readonly Asked[], flags: CompareFlags): Promise<Configuration[]> {
  const replications = flags.reps === undefined ? undefined : replicationsOf(flags.reps);
  const loaded: Configuration[] = [];
  const faults: string[] = [];
  for (const { label, path, set } of asked) {
    const prepared = await prepareScenario(path, { replications, seed: flags.seed, set });
    if (prepared.ok) loaded.push({ label, scenario: prepared.scenario });
    else faults.push(formatDiagnostics(prepared.diagnostics));
  }
  if (faults.length > 0) throw new Exit(ExitCode.Input, [...new Set(faults)].join('\n'));
  return onOneSeed(loaded);
}

/** Pairs need the same seed and as many replications on both sides. */
function onOneSeed(configurations: readonly Configuration[]): Configuration[] {
  const [base] = configurations;
  if (base === undefined) return [];
  const { seed, replications } = base.scenario;
  const other = configurations.find(({ scenario }) => scenario.seed !== seed);
  if (other !== undefined) {
    throw new Exit(
      ExitCode.Input,
      `${other.label} has the seed ${other.scenario.seed} and ${base.label} ${seed}: they would meet different callers; name one with --seed`,
    );
  }
  return configurations.map(({ label, scenario }) => {
    if (scenario.replications !== replications) {
      say(`note: ${label} is run with the ${replications} replications of ${base.label}`);
    }
    return { label, scenario: { ...scenario, replications } };
  });
}

function mustBeKnown(keys: readonly string[], configurations: readonly Configuration[]): void {
  const known = new Set(
    configurations.flatMap(({ scenario }) => catalogueOf(scenario.plan).map(({ key }) => key)),
  );
  for (const key of keys) {
    if (known.has(key)) continue;
    const near = nearest(key, [...known]);
    throw new Exit(
      ExitCode.Input,
      `there is no measure "${key}"; ${near === null ? 'the keys are those of summary.json' : `did you mean "${near}"?`}`,
    );
  }
}
