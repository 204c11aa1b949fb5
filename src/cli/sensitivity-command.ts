/** `ringback sensitivity`: what a figure owes to the factors that nobody knows for certain. */
import { Laboratory, type Variant } from '../experiments/laboratory.js';
import { type Range, sensitivityTo, variantOf } from '../experiments/sensitivity.js';
import { sensitivityJson } from '../reports/sensitivity-json.js';
import { terminalSensitivity } from '../reports/terminal-sensitivity.js';
import { nearest } from '../scenario/faults/nearest.js';
import { readScenario } from '../scenario/load.js';
import { FACTORS, type FactorName } from '../scenario/schema/factors.js';
import { allAtOnce } from './all-at-once.js';
import { Exit, ExitCode } from './exit-code.js';
import { MANY_RUNS, runnerFor } from './jobs.js';
import { keysOf } from './measure-keys.js';
import { Progress } from './progress.js';
import { refusal } from './refusal.js';
import { NOT_WORKED_OUT, replicationsAsked } from './replications.js';
import { stopOnSignals } from './signals.js';
import { paintFor, print, say, sayNotes } from './streams.js';

export interface SensitivityFlags {
  readonly by: string;
  readonly factor?: readonly string[];
  readonly measure?: readonly string[];
  readonly set?: readonly string[];
  readonly jobs?: string;
  readonly reps?: string;
  readonly seed?: string;
  readonly json?: boolean;
  readonly color: boolean;
}

const STANDARD = ['abandonmentAvoided'];

export async function sensitivity(path: string, flags: SensitivityFlags): Promise<void> {
  const [ranges, { replications }, runner] = allAtOnce(
    () => rangesOf(flags),
    () => replicationsAsked(flags),
    () => runnerFor(flags.jobs, MANY_RUNS),
  );
  const source = await readScenario(path);
  if (!source.ok) throw refusal(source.diagnostics);
  const { text, file } = source;
  const base: Variant = { set: flags.set ?? [], seed: flags.seed, replications };
  const { plan, runs } = await checkAll(new Laboratory(text, file, { store: null }), ranges, base);
  const keys = keysOf(flags.measure ?? STANDARD, [plan]);
  const progress = new Progress();
  const stop = stopOnSignals(() => progress.end(), 'the factors that are finished are shown');
  let before = 0;
  const laboratory = new Laboratory(text, file, {
    store: null,
    signal: stop.signal,
    runner,
    onReplications: (done) => progress.update(before + done, runs),
  });
  try {
    const result = await sensitivityTo(ranges, keys, base, async (variant) => {
      const trial = await laboratory.run(variant);
      before += trial?.sums.length ?? 0;
      return trial;
    });
    progress.end();
    if (result === null) say('not even the scenario as written was finished');
    else if (flags.json) await print(sensitivityJson(result));
    else {
      const paint = paintFor(process.stdout, flags.color);
      await print(terminalSensitivity(result, paint, process.stdout.columns));
    }
    const interrupted = stop.code();
    if (interrupted !== null) throw new Exit(interrupted);
  } finally {
    progress.end();
    await runner.close();
    stop.end();
  }
}

/** Loads every variant, so that nothing is run where one is at fault. */
async function checkAll(laboratory: Laboratory, ranges: readonly Range[], base: Variant) {
  const written = await laboratory.prepare(base);
  if (!written.ok) throw refusal(written.diagnostics);
  for (const { factor, low, high } of ranges) {
    for (const value of [low, high]) {
      const prepared = await laboratory.prepare(variantOf(factor, value, base));
      if (!prepared.ok) throw refusal(prepared.diagnostics);
    }
  }
  const { plan, replications, until, notes } = written.scenario;
  sayNotes(notes);
  if (until !== null) say(NOT_WORKED_OUT);
  return { plan, runs: replications * (1 + 2 * ranges.length) };
}

/** All factors by the same amount, or those that are named. */
function rangesOf({ by, factor }: SensitivityFlags): Range[] {
  const amount = amountOf(by);
  const around = { low: tidy(1 - amount), high: tidy(1 + amount) };
  if (factor === undefined) return FACTORS.map((name) => ({ factor: name, ...around }));
  const ranges = factor.map((text) => () => {
    const [name = '', range] = text.split('=').map((part) => part.trim());
    return {
      factor: factorNamed(name, text),
      ...(range === undefined ? around : ends(range, text)),
    };
  });
  return allAtOnce(...ranges);
}

function amountOf(by: string): number {
  const [, number = '', percent] = /^\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(by) ?? [];
  const amount = percent === '%' ? Number(number) / 100 : Number(number);
  if (number === '' || !(amount > 0 && amount < 1)) {
    throw new Exit(ExitCode.Input, `--by ${by}: write a share above 0 and below 100%, such as 20%`);
  }
  return amount;
}

function factorNamed(name: string, text: string): FactorName {
  const found = FACTORS.find((each) => each === name);
  if (found !== undefined) return found;
  const near = nearest(name, FACTORS);
  const hint = near === null ? `the factors are ${FACTORS.join(', ')}` : `did you mean "${near}"?`;
  throw new Exit(ExitCode.Input, `--factor ${text}: there is no factor "${name}"; ${hint}`);
}

function ends(range: string, text: string): { low: number; high: number } {
  const [, low, high] = /^(\d*\.?\d+)\.\.(\d*\.?\d+)$/.exec(range) ?? [];
  if (low === undefined || high === undefined || !(Number(low) < Number(high))) {
    throw new Exit(
      ExitCode.Input,
      `--factor ${text}: write NAME=LOW..HIGH, the smaller end first, such as volume=0.9..1.3`,
    );
  }
  return { low: Number(low), high: Number(high) };
}

/** Without the last digits of a sum in binary. */
function tidy(value: number): number {
  return Number(value.toFixed(10));
}
