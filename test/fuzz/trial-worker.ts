/**
 * Tries one hostile input in a thread of its own, as the command would: a scenario is read, checked
 * and, where it is good, run and reported; a log is imported, and what was written is read again.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Chalk } from 'chalk';
import { Exit } from '../../src/cli/exit-code.js';
import { importLog } from '../../src/cli/import-command.js';
import {
  type PreparedScenario,
  prepareScenario,
  prepareScenarioText,
} from '../../src/experiments/prepare.js';
import { runScenario } from '../../src/experiments/run-scenario.js';
import { rangeOf } from '../../src/metrics/range.js';
import { intervalsCsv, summaryCsv } from '../../src/reports/csv.js';
import { summaryJson, summaryOf } from '../../src/reports/summary-json.js';
import { terminalSummary } from '../../src/reports/terminal.js';
import { type Diagnostic, formatDiagnostics, toYaml } from '../../src/scenario/load.js';
import { faultsOfImport } from './imported.js';
import type { Outcome, TrialInput } from './trials.js';

/** Runs are cut off after so many events: a scenario may ask for a week of work, and is right to. */
const MOST_EVENTS = 5_000;
const { folder } = workerData as { readonly folder: string };
const paint = new Chalk({ level: 0 });

async function tryScenario(text: string): Promise<Outcome> {
  const prepared = await prepareScenarioText(text, join(folder, 'fuzzed.yaml'));
  if (!prepared.ok) return refused(prepared.diagnostics);
  const { scenario } = prepared;
  const lock = toYaml(scenario.resolved);
  const again = await prepareScenarioText(lock, join(folder, 'again.yaml'));
  if (!again.ok)
    return wrong(`written out, it is refused:\n${formatDiagnostics(again.diagnostics)}`);
  if (toYaml(again.scenario.resolved) !== lock) return wrong('written out, it says something else');
  return await ran(scenario, text);
}

/** Runs a scenario that is good, and looks at what comes out. */
async function ran(scenario: PreparedScenario, text: string): Promise<Outcome> {
  const plan = { ...scenario.plan, maxEvents: Math.min(scenario.plan.maxEvents, MOST_EVENTS) };
  const texts: string[] = [];
  const result = await runScenario(
    { ...scenario, plan, replications: 1 },
    {
      thresholds: scenario.parsed,
      onCallbacks: (part) => texts.push(part),
      onInteractions: (part) => texts.push(part),
    },
  );
  const summary = summaryOf(result);
  texts.push(summaryJson(summary), summaryCsv(result), intervalsCsv(result.intervals));
  texts.push(terminalSummary(summary, { paint, serviceLevel: 'x', folder, width: 100 }));
  const odd = texts.flatMap((each) => each.match(/.*\b(?:NaN|-?Infinity)\b.*/g) ?? []);
  const named = text.match(/NaN|Infinity/) !== null;
  if (odd.length > 0 && !named) return wrong(`the result has ${odd[0]}`);
  return impossible(summary) ?? { how: 'ran' };
}

/** Figures that no center has. */
function impossible({ measures }: ReturnType<typeof summaryOf>): Outcome | null {
  for (const [key, { unit, mean, low, high }] of Object.entries(measures)) {
    if (mean === null) continue;
    const range = rangeOf(key, unit);
    const isOff = mean < range.low || mean > range.high + 1e-9;
    const isOutside = low !== null && high !== null && !(low <= mean && mean <= high);
    if (!Number.isFinite(mean) || isOff || isOutside)
      return wrong(`${key} is ${mean}, from ${low} to ${high}`);
  }
  return null;
}

async function tryLog(log: Uint8Array, flags: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const own = mkdtempSync(join(folder, 'log-'));
  const path = join(own, 'fuzzed.log');
  const out = join(own, 'out');
  writeFileSync(path, log);
  try {
    await importLog(path, { tz: 'UTC', color: false, ...flags, out });
    const off = faultsOfImport(out);
    if (off.length > 0) return wrong(off.join('\n'));
    const scenario = join(out, 'scenario.yaml');
    if (!existsSync(scenario)) return { how: 'ran' };
    const prepared = await prepareScenario(scenario);
    if (!prepared.ok)
      return wrong(`the scenario is refused:\n${formatDiagnostics(prepared.diagnostics)}`);
    return await ran(prepared.scenario, readFileSync(scenario, 'utf8'));
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    const left = readdirSync(own).filter((name) => name !== 'fuzzed.log');
    if (left.length > 0) return wrong(`refused, and left ${left}`);
    if (error.message.trim() === '') return wrong('refused without a word');
    return { how: 'refused', text: error.message };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Every fault has words, a remedy and a place. */
function refused(diagnostics: readonly Diagnostic[]): Outcome {
  const text = formatDiagnostics(diagnostics);
  if (diagnostics.length === 0) return wrong('refused without a word');
  for (const { where, problem, remedy, code } of diagnostics) {
    if (problem === '' || remedy === '' || code === '') return wrong(`half a message: ${text}`);
    if (!Number.isInteger(where.line) || where.line < 0) return wrong(`placed nowhere: ${text}`);
  }
  if (/\bat .+:\d+:\d+\)?$|\[object |undefined/m.test(withoutSource(text)))
    return wrong(`not for a reader: ${text}`);
  return { how: 'refused', text };
}

/** Messages without what they quote. */
function withoutSource(text: string): string {
  return text.replace(/^ +\d* \|.*$/gm, '').replace(/"[^"\n]*"/g, '""');
}

function wrong(text: string): Outcome {
  return { how: 'wrong', text };
}

parentPort?.on('message', async (input: TrialInput) => {
  try {
    const outcome =
      input.kind === 'scenario'
        ? await tryScenario(input.text)
        : await tryLog(input.log, input.flags);
    parentPort?.postMessage(outcome);
  } catch (error) {
    parentPort?.postMessage(wrong(String((error as Error).stack ?? error)));
  }
});
