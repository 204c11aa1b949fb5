/**
 * Rows of intervals as a scenario: every number with a comment that says where it comes from, and at
 * the top what the rows cannot tell, what is assumed instead, and what to do about it.
 */
import { formatDuration } from '../../scenario/text/duration.js';
import { arrivalLines } from '../arrivals-text.js';
import { shiftLines, shiftsOf } from '../roster-text.js';
import {
  type FittedScenario,
  nameLine,
  periodLines,
  planLines,
  type ScenarioOptions,
  sharedNames,
  topLines,
  withoutRepeats,
} from '../scenario-text.js';
import { wholeTeams } from '../shift-blocks.js';
import {
  comment,
  countText,
  digits,
  estimateText,
  shareText,
  spanText,
  yamlName,
} from '../words.js';
import { ASSUMED } from './assumed.js';
import { assumptionsOfIntervals } from './assumptions-of-intervals.js';
import type { FittedIntervals, IntervalTypeFit } from './fit-intervals.js';

/** @param rejected rows that could not be read */
export function scenarioOfIntervals(
  fitted: FittedIntervals,
  options: ScenarioOptions,
  rejected: number,
): FittedScenario {
  const { types, calls, rows, every } = fitted;
  const skills = types.length > 1;
  const shared = sharedNames(fitted);
  const what = `${options.source}: ${countText(calls)} calls in ${countText(rows)} rows, in steps of ${formatDuration(every)}`;
  const lines = [
    ...topLines(fitted, what, assumptionsOfIntervals(fitted, rejected)),
    nameLine(options),
    ...periodLines(fitted, fitted.days.length === 1 ? 0 : null),
    'replications: 20',
    'worlds: [actual]',
    ...(fitted.isWithinTold ? [`targets: { answerWithin: ${spanText(fitted.within)} }`] : []),
    '',
    'callers:',
    ...fitted.classes.flatMap((each, k) => [
      `  - name: ${yamlName(each.name)}`,
      ...(skills ? [`    plan: ${yamlName(each.name)}`] : []),
      ...arrivalLines(each, fitted, shared[k]!),
      ...patienceLines(types[k]!),
      ...talkLines(types[k]!),
    ]),
    '',
    ...planLines({ types, callbacks: null }, skills),
    '',
    'teams:',
    ...teamLines(fitted, skills),
    '',
  ];
  return { yaml: withoutRepeats(lines).join('\n'), files: new Map() };
}

function patienceLines({ hangUps, ownHangUps }: IntervalTypeFit): string[] {
  if (hangUps === null) {
    return [
      ...comment('An assumption: the rows do not tell how soon callers hang up.', 4),
      `    patience: { exponential: { mean: ${spanText(ASSUMED.patience)} } }`,
    ];
  }
  const { mean, hungUp, offered, waitedH, hangUpsTimed } = hangUps;
  const all = ownHangUps ? '' : 'The rows of this type tell too little, so of all: ';
  const timed = hangUpsTimed ? 'as the rows say' : 'taken to have waited as long as the answered';
  return [
    ...comment(
      `${all}${countText(hungUp)} of ${countText(offered)} calls hung up (${timed}) in ${digits(waitedH, 3)} hours that callers waited altogether: hours over hang-ups, mean ${estimateText(mean, ' s')}.`,
      4,
    ),
    `    patience: { exponential: { mean: ${spanText(mean.value)} } }`,
  ];
}

function talkLines({ handle, ownHandle }: IntervalTypeFit): string[] {
  const family = (mean: number): string =>
    `    talk: { lognormal: { mean: ${spanText(mean)}, cv: ${ASSUMED.cv} } }`;
  if (handle === null) {
    return [...comment('An assumption: the rows have no handle times.', 4), family(ASSUMED.handle)];
  }
  const all = ownHandle ? '' : 'This type has none, so of all: ';
  const by = handle.isAnswered ? 'calls answered' : 'calls offered';
  return [
    ...comment(
      `${all}handle times of ${countText(handle.rows)} rows, by ${countText(handle.calls)} ${by}: mean ${digits(handle.mean)} s, wrap and hold in it. Family and cv are assumed.`,
      4,
    ),
    family(handle.mean),
  ];
}

/** Each type has a team of its own. */
function teamLines({ types, every, within }: FittedIntervals, skills: boolean): string[] {
  // By weekday, then by type.
  const whole = Array.from({ length: 7 }, (_, weekday) => {
    const curves = types.map(({ staff }) => staff.curve[weekday] ?? null);
    return curves.includes(null) ? [] : wholeTeams(curves.map((curve) => curve ?? []));
  });
  return types.flatMap((type, k) => {
    const shifts = shiftsOf(whole.map((teams) => teams[k] ?? []));
    const name = yamlName(type.name);
    return [
      ...comment(staffWords(type, within), 2),
      `  - name: ${skills ? name : 'agents'}`,
      ...(skills ? [`    skills: [${name}]`] : []),
      ...(shifts.length > 0 ? shiftLines(shifts, every) : ['    agents: 1']),
    ];
  });
}

function staffWords({ staff, calls, handle }: IntervalTypeFit, within: number): string {
  const { told, reckoned, level, curve } = staff;
  const agents = curve.flatMap((steps) => steps ?? []);
  if (calls === 0 || agents.every((each) => each < 0.5)) {
    return 'No agents are seen or needed: one stands for them.';
  }
  const rows = `In ${countText(told)} steps of a week with calls the agents of the rows, on an average, in whole ones`;
  const load = `${handle === null ? 'the assumed' : 'the mean'} handle time and the patience above`;
  const formula = `In ${countText(reckoned)} steps of a week with calls the fewest by Erlang A of whose callers ${shareText(level)} are answered within ${digits(within)} s, with ${load}`;
  return `${[...(told > 0 ? [rows] : []), ...(reckoned > 0 ? [formula] : [])].join('. ')}.`;
}
