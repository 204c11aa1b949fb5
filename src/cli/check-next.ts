/** What to do after a check, as a command that asks the same again. */
import type { CheckResult } from '../experiments/check.js';
import { isResultFolder } from '../experiments/stored-result.js';
import { quoted } from '../reports/html/command-text.js';
import type { CheckFlags } from './check-command.js';

/** Beyond so many times the replications nobody waits for an answer. */
const MOST_TIMES = 100;

export function nextOf(path: string, result: CheckResult, flags: CheckFlags): string {
  if (isResultFolder(path)) return `npx ringback show ${path} shows all figures`;
  const file = path === '-' ? 'SCENARIO' : path;
  const { verdict, baseline } = result;
  if (verdict === 'inconclusive') return moreReplications(file, result, flags);
  const settings = settingsOf(flags);
  if (baseline !== null && verdict === 'passes' && !baseline.comparison.identical) {
    return `npx ringback baseline save ${baseline.name} ${file}${settings} keeps this as the new baseline`;
  }
  return `npx ringback run ${file}${settings} shows all figures`;
}

/** How many replications would decide what these have not. */
function moreReplications(file: string, result: CheckResult, flags: CheckFlags): string {
  const { replications, baseline } = result;
  const times = Math.max(1.5, ...timesOf(result));
  if (!(times <= MOST_TIMES)) {
    return 'what is not decided is too near to its limit for any number of replications; move the limit, or let it pass with --inconclusive pass';
  }
  const reps = Math.ceil((replications * times) / 10) * 10;
  const check = `npx ringback check ${file}${settingsOf(flags)}${conditionsOf(flags)} --reps ${reps}`;
  const isPaired = baseline?.findings.some(({ finding }) => finding === 'inconclusive') ?? false;
  if (!isPaired) return `${check} would probably decide it`;
  // A baseline of fewer replications would be compared with as few of these.
  return `${reps} replications on both sides would probably decide it: where the scenario is as it was, npx ringback baseline save ${baseline?.name} ${file} --reps ${reps}; then ${check}`;
}

/** By which factor the replications have to grow so that each interval leaves its limit aside. */
function timesOf({ thresholds, baseline }: CheckResult): number[] {
  const open = thresholds.filter(({ finding }) => finding === 'inconclusive');
  const ofThresholds = open.flatMap(({ value, limit, bound }) => {
    const reach = bound?.value ?? null;
    return value === null || reach === null ? [] : [((reach - value) / (limit - value)) ** 2];
  });
  const rows = (baseline?.findings ?? []).filter(({ finding }) => finding === 'inconclusive');
  const ofRows = rows.flatMap(({ row }) => {
    const { difference, low, high, margin } = row;
    if (difference === null || low === null || high === null || margin === null) return [];
    const room = Math.abs(margin - Math.abs(difference));
    return [((high - low) / 2 / room) ** 2];
  });
  return [...ofThresholds, ...ofRows];
}

function settingsOf({ set = [], seed }: CheckFlags): string {
  return flagsText('--set', set) + flagsText('--seed', seed === undefined ? [] : [seed]);
}

function conditionsOf(flags: CheckFlags): string {
  const { threshold = [], measure = [], margin = [], failOn = [], baseline, baselines } = flags;
  return [
    flagsText('--threshold', threshold),
    flagsText('--baseline', baseline === undefined ? [] : [baseline]),
    baseline === undefined || baselines === 'baselines'
      ? ''
      : flagsText('--baselines', [baselines]),
    flagsText('--measure', measure),
    flagsText('--margin', margin),
    flagsText('--fail-on', failOn),
  ].join('');
}

/** As one would type them. */
function flagsText(flag: string, values: readonly string[]): string {
  return values.map((value) => ` ${flag} ${quoted(value)}`).join('');
}
