/** The words of a comparison that terminal, Markdown and CSV share. */
import type { Comparison, ComparisonResult } from '../experiments/compare.js';
import { type ChangeVerdict, isUndecided, type PairedEstimate } from '../metrics/paired.js';
import { differenceText, fewReplicationsText, NOTHING } from './numbers.js';

type Difference = Comparison['changes'][number];

/** Verdicts in the order in which they are counted. */
export const VERDICTS: readonly ChangeVerdict[] = [
  'regressed',
  'improved',
  'changed',
  'within margin',
  'no change detected',
];

/** "1 regressed, 2 improved, 3 no change detected". */
export function tallyOf(measures: readonly PairedEstimate[]): string {
  const counts = VERDICTS.map(
    (verdict) => [verdict, measures.filter((row) => row.verdict === verdict).length] as const,
  ).filter(([, count]) => count > 0);
  return counts.length === 0
    ? 'nothing could be judged'
    : counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}

/** What has become worse, candidate by candidate, in one sentence. */
export function conclusionOf(comparisons: readonly Comparison[]): string {
  const worse = comparisons.flatMap(({ label, measures }) => {
    const keys = measures.filter(({ verdict }) => verdict === 'regressed').map(({ key }) => key);
    return keys.length === 0 ? [] : [`${label} regressed in ${keys.join(', ')}`];
  });
  if (worse.length > 0) return worse.join('; ');
  const undecided = comparisons.some(({ measures }) => measures.some(isUndecided));
  return undecided
    ? 'no regression detected, but not every margin is surely kept'
    : 'no regression detected';
}

/** What to do next. */
export function nextStep({ comparisons, replications }: ComparisonResult): string {
  const rows = comparisons.flatMap(({ measures }) => measures);
  if (rows.some(isUndecided)) {
    return `next: --reps ${4 * replications} would halve the intervals`;
  }
  const [first] = comparisons;
  const worst = rows.find(({ verdict }) => verdict === 'regressed')?.key ?? rows[0]?.key;
  return first === undefined || worst === undefined
    ? 'next: name measures with --measure'
    : `next: --margin ${worst}=SIZE says how much of a change does not matter; --markdown and --csv pass the table on`;
}

/** What differs, in a number: "2 settings differ: 1 added, 1 changed". */
export function changesTally(changes: readonly Difference[]): string {
  if (changes.length === 0) return 'no setting differs';
  const added = changes.filter(({ before }) => before === null).length;
  const removed = changes.filter(({ after }) => after === null).length;
  const parts = [
    [added, 'added'],
    [removed, 'removed'],
    [changes.length - added - removed, 'changed'],
  ] as const;
  const counted = parts.filter(([count]) => count > 0).map((part) => part.join(' '));
  return `${changes.length} ${changes.length === 1 ? 'setting differs' : 'settings differ'}: ${counted.join(', ')}`;
}

/** The interval of a difference, or why there is none. */
export function changeInterval({ low, high, unit, alike }: PairedEstimate): string {
  if (low === null || high === null) return alike ? 'alike in every replication' : '';
  if (low === high) return 'exact';
  return `${differenceText(low, unit)} to ${differenceText(high, unit)}`;
}

export function correlationText({ correlation }: PairedEstimate): string {
  return correlation === null ? '' : correlation.toFixed(2);
}

export function marginText({ margin, unit }: PairedEstimate): string {
  return margin === null ? '' : differenceText(margin, unit).replace('+', '±');
}

export function verdictText(verdict: ChangeVerdict): string {
  return verdict === 'none' ? NOTHING : verdict;
}

/** Who does not meet the same callers, and why. */
export function callersText({ samePersons, otherCallers, identical }: Comparison): string[] {
  if (identical || (samePersons && otherCallers.length === 0)) return [];
  const why = otherCallers.length === 0 ? ['other calls came in'] : otherCallers;
  return samePersons
    ? ['as many callers, but perhaps not the same:', ...why]
    : ['not the same callers, so differences are not paired by person:', ...why];
}

/** Which other random numbers are not those of the base. */
export function streamsText({ otherStreams, identical }: Comparison): string[] {
  if (identical || otherStreams.length === 0) return [];
  return [
    'not the same random numbers, so differences are wider than they could be:',
    ...otherStreams,
  ];
}

/** ", the same callers", where that is so everywhere. */
export function sameCallersText(comparisons: readonly Comparison[]): string {
  return comparisons.every((each) => callersText(each).length === 0) ? ', the same callers' : '';
}

/** Which rows have no better side since each is counted against a world of its own; nothing: none. */
function ownWorldsText(comparisons: readonly Comparison[]): string[] {
  const rows = comparisons.flatMap(({ measures }) =>
    measures.filter(({ against }) => against !== null),
  );
  if (rows.length === 0) return [];
  const keys = [...new Set(rows.map(({ key }) => key))];
  const worlds = [...new Set(rows.map(({ against }) => against))];
  return [
    `${keys.join(', ')}: against each configuration’s own world without callbacks, which is not the same (${worlds.join(', ')}),`,
    'so more or less is neither better nor worse.',
  ];
}

/** How the intervals are to be read. */
export function footOf(result: ComparisonResult): string[] {
  const { confidence, incomplete, comparisons, replications } = result;
  const isRandom = comparisons.some(({ measures }) =>
    measures.some(({ low, high }) => low !== high),
  );
  const rows = comparisons.reduce((sum, { measures }) => sum + measures.length, 0);
  return [
    'Differences are candidate - base, replication by replication; corr. is the correlation of the two.',
    ...(rows === 1
      ? ['The interval is at 95 %; it holds simulation noise only.']
      : [
          `Each interval is at ${(confidence * 100).toFixed(2)} %, so that all ${rows} hold together with 95 % (Bonferroni);`,
          'they hold simulation noise only.',
        ]),
    ...ownWorldsText(comparisons),
    ...(isRandom ? fewReplicationsText(replications) : []),
    ...(incomplete
      ? ['stopped early: only the replications that all had finished are compared']
      : []),
  ];
}
