/** `ringback tune`: the callback settings that keep the thresholds with the least harm. */

import { join } from 'node:path';
import { isMeasured } from '../experiments/conclude.js';
import type { Point } from '../experiments/grid.js';
import { Laboratory } from '../experiments/laboratory.js';
import { MOST_POINTS } from '../experiments/parameter.js';
import { PointFolder } from '../experiments/point-store.js';
import type { PreparedScenario } from '../experiments/prepare.js';
import { scenarioFolder } from '../experiments/results-folder.js';
import { worldsOf } from '../experiments/run-scenario.js';
import {
  type Knob,
  knobsOf,
  offersOf,
  pointsOfKnobs,
  usualKnobs,
} from '../experiments/tuning/knobs.js';
import { type TuneResult, tune } from '../experiments/tuning/tune.js';
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { plural } from '../reports/html/words.js';
import { terminalTune } from '../reports/terminal-tune.js';
import { tuneJson } from '../reports/tune-json.js';
import { readScenario } from '../scenario/load.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { MANY_RUNS, runnerFor } from './jobs.js';
import { keysAmong } from './measure-keys.js';
import { Progress } from './progress.js';
import { refusal } from './refusal.js';
import { NOT_WORKED_OUT, replicationsAsked } from './replications.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say, sayNotes } from './streams.js';
import { checkAll } from './sweep-points.js';

export interface TuneFlags {
  readonly param?: readonly string[];
  readonly threshold?: readonly string[];
  readonly spare?: string;
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly seed?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Settings that are tried at most: each is run several times. */
const MOST_SETTINGS = 1000;

export async function tuneCommand(path: string, flags: TuneFlags): Promise<void> {
  const [{ replications }, runner] = allAtOnce(
    () => replicationsAsked(flags),
    () => runnerFor(flags.jobs, MANY_RUNS),
  );
  const source = await readScenario(path);
  if (!source.ok) throw refusal(source.diagnostics);
  const { text, file } = source;
  const { set = [], threshold = [], seed } = flags;
  const asked = { seed, replications, moreThresholds: threshold };
  const checking = new Laboratory(text, file, { store: null });
  const first = await checking.prepare({ ...asked, set });
  if (!first.ok) throw refusal(first.diagnostics);
  const { scenario } = first;
  const harm = harmOf(scenario, flags.spare ?? 'whoPays.abandonedRate');
  sayNotes(scenario.notes);
  if (scenario.until !== null) say(NOT_WORKED_OUT);
  const { knobs, points } = await settingsOf(checking, scenario, flags);
  const progress = new Progress();
  const stop = stopOnSignals(
    () => progress.end(),
    'what was tried is kept, and the same command goes on from there',
  );
  const laboratory = new Laboratory(text, file, {
    store: new PointFolder(join(scenarioFolder('results', scenario.plan.name), 'points')),
    anew: flags.force === true,
    signal: stop.signal,
    runner,
  });
  let run = 0;
  try {
    const result = await tune(laboratory, scenario, points, {
      set,
      seed: scenario.seed,
      replications: scenario.replications,
      thresholds: threshold,
      harm,
      onRun: ({ values }, count) => {
        run++;
        progress.tell(`${run} run; now ${values.join(', ')} with ${plural(count, 'replication')}`);
      },
    });
    progress.end();
    const interrupted = stop.code();
    if (result === null || interrupted !== null) {
      throw new Exit(interrupted ?? ExitCode.Incomplete);
    }
    await report(result, scenario, knobs, harm, flags);
    if (result.recommended === null) throw new Exit(ExitCode.No);
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

/** The measure that is to be harmed least; @throws Exit where there is none, or no target */
function harmOf(scenario: PreparedScenario, name: string): Measure {
  const { parsed, plan } = scenario;
  if (parsed.length === 0) {
    throw new Exit(
      ExitCode.Input,
      'the scenario has no thresholds to reach; add "thresholds:", or --threshold "abandonedRate < 5%"',
    );
  }
  const measures = new Map(catalogueOf(plan).map((measure) => [measure.key, measure]));
  const [key = name] = keysAmong([name], measures);
  const measure = measures.get(key);
  if (measure === undefined || !isMeasured(measure, worldsOf(scenario), plan)) {
    throw new Exit(
      ExitCode.Input,
      `${key} cannot be measured in the worlds of the scenario; leave "worlds" out, or choose another measure with --spare`,
    );
  }
  return measure;
}

interface Settings {
  readonly knobs: readonly Knob[];
  readonly points: readonly Point[];
}

/** Those asked for, which must all load; else the usual ones, as far as they load. */
async function settingsOf(
  laboratory: Laboratory,
  scenario: PreparedScenario,
  { param, set = [] }: TuneFlags,
): Promise<Settings> {
  if (param !== undefined) {
    const { knobs, faults } = knobsOf(param);
    if (faults.length > 0) {
      throw new Exit(ExitCode.Input, faults.map((each) => `--param ${each}`).join('\n'));
    }
    mustBeFew(knobs);
    const points = pointsOfKnobs(knobs);
    const parameters = knobs.map(({ paths, values }) => ({ path: paths.join(), values }));
    await checkAll(laboratory, { parameters, points }, (point) => ({
      set: [...set, ...point.set],
    }));
    return { knobs, points };
  }
  const listed = await listedOffers(laboratory, scenario, set);
  const knobs = usualKnobs(scenario.resolved, listed);
  if (knobs.length < 2) {
    throw new Exit(
      ExitCode.Input,
      'the scenario has no Callback applet to tune; name settings with --param PATH=VALUE,VALUE',
    );
  }
  mustBeFew(knobs);
  const points: Point[] = [];
  for (const point of pointsOfKnobs(knobs)) {
    const prepared = await laboratory.prepare({ set: [...set, ...point.set] });
    if (prepared.ok) points.push(point);
  }
  return { knobs, points };
}

function mustBeFew(knobs: readonly Knob[]): void {
  const count = knobs.reduce((product, { values }) => product * values.length, 1);
  if (count <= MOST_SETTINGS) return;
  throw new Exit(
    ExitCode.Input,
    `${count} settings are too many to be tried several times each; at most ${MOST_SETTINGS} are (sweep takes ${MOST_POINTS})`,
  );
}

/** Places whose voluntary breakouts are written as a list: a setting of theirs needs a position. */
async function listedOffers(
  laboratory: Laboratory,
  { resolved }: PreparedScenario,
  set: readonly string[],
): Promise<Set<string>> {
  const listed = new Set<string>();
  for (const { place, after } of offersOf(resolved)) {
    const prepared = await laboratory.prepare({ set: [...set, `${place}.after=${after}`] });
    if (!prepared.ok) listed.add(place);
  }
  return listed;
}

async function report(
  result: TuneResult,
  { plan, seed, parsed }: PreparedScenario,
  knobs: readonly Knob[],
  harm: Measure,
  flags: TuneFlags,
): Promise<void> {
  if (flags.json) return print(tuneJson(result, knobs, seed));
  await print(
    terminalTune(result, {
      name: plan.name,
      seed,
      thresholds: parsed.map(({ text }) => text),
      harm: harm.key,
      knobs,
      units: new Map(parsed.map(({ measure }) => [measure.key, measure.unit])),
      paint: paintFor(process.stdout, flags.color),
      width: process.stdout.columns,
    }),
  );
}
