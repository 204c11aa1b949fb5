/** The model of a replayed day: fitted to its log, or a scenario that was given, with the day's calls. */
import { dirname, join, relative, resolve } from 'node:path';
import { type PreparedScenario, prepareScenarioText } from '../experiments/prepare.js';
import type { CallLog } from '../fit/call-log.js';
import { localText } from '../fit/calls-csv.js';
import type { FittedLog } from '../fit/fit-log.js';
import type { DayOfLog } from '../fit/replay/day-of-log.js';
import { AS_IMPORTED, rosterOfDay } from '../fit/replay/day-roster.js';
import {
  CALLS_FILE,
  callsOfDay,
  dayScenario,
  type OfferPolicy,
} from '../fit/replay/day-scenario.js';
import type { Variant } from '../fit/replay/suppositions.js';
import type { Zone } from '../fit/zone.js';
import { quoted } from '../scenario/faults/fault.js';
import { type GivenFiles, type LoadedScenario, readScenario, toYaml } from '../scenario/load.js';
import { readNamedFiles } from '../scenario/named-files.js';
import { Exit, ExitCode } from './exit-code.js';
import { refusal } from './refusal.js';

export interface ReplayedLog {
  readonly log: CallLog;
  readonly fitted: FittedLog;
  readonly zone: Zone;
  /** What the scenario is called, and the file of the log. */
  readonly name: string;
  readonly source: string;
}

export interface ModelOptions {
  readonly offer: OfferPolicy;
  readonly replications: number;
  readonly seed: string | undefined;
  readonly set: readonly string[] | undefined;
}

export interface DayModel {
  readonly scenario: PreparedScenario;
  /** Where its relative paths begin, and what the files hold. */
  readonly file: string;
  readonly given: GivenFiles;
  /** What stands beside the result: the scenario where it was fitted, and the files of the day. */
  readonly beside: ReadonlyMap<string, string>;
}

/** @param variant one end of a supposition; null: what is supposed */
export async function fittedModel(
  { log, fitted, zone, name, source }: ReplayedLog,
  day: DayOfLog,
  { offer, replications, seed, set }: ModelOptions,
  variant: Variant | null = null,
): Promise<DayModel> {
  const of = variant?.fitted ?? fitted;
  const roster = rosterOfDay(log, day, of, variant?.roster ?? AS_IMPORTED);
  const options = { name, source, zone, replications, offer };
  const { yaml, files } = dayScenario(log, day, of, roster, options);
  const given = bytesOf(files);
  const file = 'scenario.yaml';
  const prepared = await prepareScenarioText(yaml, file, { files: given, seed, set });
  if (!prepared.ok) throw refusal(prepared.diagnostics);
  const beside = new Map([[file, yaml], ...files]);
  return { scenario: prepared.scenario, file, given, beside };
}

/** @param folder where the calls of the day will lie */
export async function givenModel(
  path: string,
  folder: string,
  { log, fitted, zone }: ReplayedLog,
  day: DayOfLog,
  { replications, seed, set = [] }: ModelOptions,
): Promise<DayModel> {
  const source = await readScenario(path);
  if (!source.ok) throw refusal(source.diagnostics);
  const plain = await prepareScenarioText(source.text, source.file, { set });
  if (!plain.ok) throw refusal(plain.diagnostics);
  const types = fitted.types.map((type) => type.name);
  const calls = callsOfDay(log, day, types, zone);
  const callsPath = relative(dirname(resolve(path)), join(resolve(folder), CALLS_FILE));
  const lengthMs = day.endsAt - day.startsAt;
  const sets = [
    ...set,
    `start=${localText(day.startsAt, zone).slice(0, 16)}[${zone.name}]`,
    `length=${lengthMs / 1000}s`,
    'worlds=[actual, hold, noCallback]',
    ...arrivalSets(plain.scenario, typesOf(day, types), callsPath),
  ];
  const files = await readNamedFiles(toYaml(plain.scenario.resolved), path, MOST_BYTES);
  const given = new Map([...files, [callsPath, new TextEncoder().encode(calls)]]);
  const prepared = await prepareScenarioText(source.text, source.file, {
    ...{ files: given, replications, seed },
    set: sets,
  });
  if (!prepared.ok) throw refusal(prepared.diagnostics);
  const beside = new Map([[CALLS_FILE, calls]]);
  return { scenario: prepared.scenario, file: path, given, beside };
}

const MOST_BYTES = 500_000_000;

/** Each class gets the calls of the type that has its name; a single class gets all. */
function arrivalSets(
  { resolved: { callers } }: LoadedScenario,
  types: readonly string[],
  path: string,
): string[] {
  const file = (where: string): string => `{ file: { path: ${JSON.stringify(path)}${where} } }`;
  if (callers.length === 1) return [`callers.0.arrivals=${file('')}`];
  const names = callers.map(({ name }) => name);
  const without = types.filter((type) => !names.includes(type));
  if (without.length > 0) {
    throw new Exit(
      ExitCode.Input,
      `--scenario: no class of callers is called ${without.map(quoted).join(', ')} as the types of the log are (it has ${names.map(quoted).join(', ')}); name them alike, or let one class take all calls`,
    );
  }
  return names.map(
    (name, k) => `callers.${k}.arrivals=${file(`, where: { type: [${JSON.stringify(name)}] }`)}`,
  );
}

function typesOf({ calls }: DayOfLog, names: readonly string[]): string[] {
  const called = new Set(calls.map(({ type }) => type));
  return names.filter((_, type) => called.has(type));
}

function bytesOf(files: ReadonlyMap<string, string>): GivenFiles {
  const encoder = new TextEncoder();
  return new Map([...files].map(([name, text]) => [name, encoder.encode(text)]));
}
