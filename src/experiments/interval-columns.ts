/** What a row of the table of intervals is made from, and what it shows. */
import { ACTIVITY_COUNT, Activity } from '../model/agent-state.js';
import { BREAKOUT_REASON_COUNT } from '../model/media.js';
import { Counter } from '../records/counter.js';
import { HandlePart } from '../records/handling.js';
import type { RatioColumns } from '../stats/row-moments.js';
import { isBusy, isLoggedIn } from './day-columns.js';

/** Counters of queue visits: of every row. */
const ofVisits = {
  offered: Counter.Offered,
  answered: Counter.Answered,
  answeredWithin: Counter.AnsweredWithin,
  abandoned: Counter.Abandoned,
  waitMs: Counter.WaitAnsweredMs,
  waitingMs: Counter.WaitingMs,
  talkMs: Counter.HandleMs + HandlePart.Talk,
  holdMs: Counter.HandleMs + HandlePart.Hold,
  wrapMs: Counter.HandleMs + HandlePart.Wrap,
} as const;

/** Counters of live calls: of their rows, and of the center's. */
const ofCalls = {
  callbacksOffered: Counter.CallbackOffered,
  callbacksAccepted: Counter.CallbackAccepted,
} as const;

/** Counters of callbacks: of their rows, and of the center's. */
const ofCallbacks = {
  created: Counter.Created,
  completed: Counter.Completed,
  unreached: Counter.Unreached,
  requeues: Counter.Requeues,
  expired: Counter.Expired,
  cancelled: Counter.Cancelled,
  pending: Counter.Pending,
  dialMs: Counter.HandleMs + HandlePart.Dial,
  voicemailMs: Counter.HandleMs + HandlePart.Voicemail,
} as const;

/** Columns that are no counters. */
const further = [
  'brokeOut',
  /** Denominator of the vendor's service level: A + B + K. */
  'left',
  'handleMs',
  'longestWaitMs',
  /** 1 where anybody came, else 0. */
  'anybody',
  'driftMs',
  'driftPairs',
  'loggedInMs',
  'readyMs',
  'busyMs',
] as const;

type ColumnName =
  | keyof typeof ofVisits
  | keyof typeof ofCalls
  | keyof typeof ofCallbacks
  | (typeof further)[number]
  | 'workingMs';

const names: readonly ColumnName[] = [
  ...(Object.keys(ofVisits) as (keyof typeof ofVisits)[]),
  ...(Object.keys(ofCalls) as (keyof typeof ofCalls)[]),
  ...(Object.keys(ofCallbacks) as (keyof typeof ofCallbacks)[]),
  ...further,
  'workingMs',
];

export const INTERVAL_COLUMNS = names.length;

/** The place of a column. */
export function column(name: ColumnName): number {
  return names.indexOf(name);
}

const ratioNames: readonly (readonly [ColumnName, ColumnName])[] = [
  ['abandoned', 'offered'],
  ['answeredWithin', 'left'],
  ['waitMs', 'answered'],
  ['longestWaitMs', 'anybody'],
  ['handleMs', 'answered'],
  ['talkMs', 'answered'],
  ['holdMs', 'answered'],
  ['wrapMs', 'answered'],
  ['dialMs', 'answered'],
  ['voicemailMs', 'answered'],
  ['driftMs', 'driftPairs'],
  ['busyMs', 'workingMs'],
];

export const intervalRatios: readonly RatioColumns[] = ratioNames.map(([top, bottom]) => [
  column(top),
  column(bottom),
]);

/** The place of the ratio whose numerator is a column. */
export function ratioOf(top: ColumnName): number {
  return ratioNames.findIndex(([name]) => name === top);
}

/** Which rows have a figure: all, those of live calls or of callbacks, that of the whole center. */
export type RowKind = 'call' | 'callback' | 'center';

export interface IntervalFigure {
  /** As the column is called, with its unit. */
  readonly name: string;
  readonly of:
    | { readonly column: number; readonly factor: number }
    /** Worked out from the other figures of the row. */
    | 'required'
    /** An average over the interval's time. */
    | { readonly average: number }
    | { readonly ratio: number; readonly factor: number };
  readonly in: readonly RowKind[];
}

const ALL: readonly RowKind[] = ['call', 'callback', 'center'];
const SECOND = 0.001;

const count = (
  name: ColumnName,
  kinds: readonly RowKind[],
  shown: string = name,
): IntervalFigure => ({
  name: shown,
  of: { column: column(name), factor: 1 },
  in: kinds,
});
const ratio = (
  shown: string,
  top: ColumnName,
  kinds: readonly RowKind[] = ALL,
  factor = SECOND,
): IntervalFigure => ({
  name: shown,
  of: { ratio: ratioOf(top), factor },
  in: kinds,
});
const average = (shown: string, name: ColumnName, kinds: readonly RowKind[]): IntervalFigure => ({
  name: shown,
  of: { average: column(name) },
  in: kinds,
});

export const intervalFigures: readonly IntervalFigure[] = [
  ...(['offered', 'answered', 'abandoned', 'brokeOut'] as const).map((name) => count(name, ALL)),
  ratio('abandonedRate', 'abandoned', ALL, 1),
  ratio('serviceLevelVcc', 'answeredWithin', ALL, 1),
  ratio('asa_s', 'waitMs'),
  average('queueLength', 'waitingMs', ALL),
  ratio('longestWait_s', 'longestWaitMs'),
  ratio('aht_s', 'handleMs'),
  ratio('talk_s', 'talkMs'),
  ratio('hold_s', 'holdMs'),
  ratio('wrap_s', 'wrapMs'),
  ratio('dial_s', 'dialMs', ['callback', 'center']),
  ratio('voicemail_s', 'voicemailMs', ['callback', 'center']),
  ...(Object.keys(ofCalls) as (keyof typeof ofCalls)[]).map((name) =>
    count(
      name,
      ['call', 'center'],
      `callbacks.${name === 'callbacksOffered' ? 'offered' : 'accepted'}`,
    ),
  ),
  ...(Object.keys(ofCallbacks) as (keyof typeof ofCallbacks)[])
    .filter((name) => name !== 'dialMs' && name !== 'voicemailMs')
    .map((name) => count(name, ['callback', 'center'], `callbacks.${name}`)),
  ratio('callbacks.drift_s', 'driftMs', ['callback', 'center']),
  average('agents.staffed', 'loggedInMs', ['center']),
  average('agents.ready', 'readyMs', ['center']),
  { name: 'agents.required', of: 'required', in: ['center'] },
  ratio('occupancy', 'busyMs', ['center'], 1),
];

const counters: readonly (readonly [number, number])[] = [
  ...Object.entries({ ...ofVisits, ...ofCalls, ...ofCallbacks }).map(
    ([name, counter]) => [column(name as ColumnName), counter] as const,
  ),
];
const BROKE_OUT = column('brokeOut');
const LEFT = column('left');
const HANDLE = column('handleMs');
const LONGEST = column('longestWaitMs');
const ANYBODY = column('anybody');
const OFFERED = column('offered');
const handleParts = Object.values(HandlePart);

/** Adds the counters of one cell to a row's values. */
export function addIntervalCell(values: Float64Array, cells: Float64Array, cell: number): void {
  for (const [place, counter] of counters) values[place]! += cells[cell + counter]!;
  let brokeOut = 0;
  for (let k = 0; k < BREAKOUT_REASON_COUNT; k++) brokeOut += cells[cell + Counter.BrokeOut + k]!;
  values[BROKE_OUT]! += brokeOut;
  values[LEFT]! += cells[cell + Counter.Answered]! + cells[cell + Counter.Abandoned]! + brokeOut;
  for (const part of handleParts) values[HANDLE]! += cells[cell + Counter.HandleMs + part]!;
  values[ANYBODY] = values[OFFERED]! > 0 ? 1 : 0;
  values[LONGEST] = Math.max(values[LONGEST]!, cells[cell + Counter.LongestWaitMs]!);
}

/** Adds a row of an interval to that of the center, which has the longest wait of any. */
export function addToCenter(center: Float64Array, row: Float64Array): void {
  for (let place = 0; place < INTERVAL_COLUMNS; place++) {
    if (place === LONGEST || place === ANYBODY)
      center[place] = Math.max(center[place]!, row[place]!);
    else center[place]! += row[place]!;
  }
}

const LOGGED_IN = column('loggedInMs');
const READY = column('readyMs');
const BUSY = column('busyMs');
const WORKING = column('workingMs');

/** Adds what agents of all teams did in a block. */
export function addAgents(
  center: Float64Array,
  ms: Float64Array,
  block: number,
  teams: number,
): void {
  const places = teams * ACTIVITY_COUNT;
  for (let k = 0; k < places; k++) {
    const activity = k % ACTIVITY_COUNT;
    const time = ms[block * places + k]!;
    if (isLoggedIn(activity)) center[LOGGED_IN]! += time;
    if (activity === Activity.Ready) center[READY]! += time;
    if (isBusy(activity)) center[BUSY]! += time;
  }
  center[WORKING] = center[BUSY]! + center[READY]!;
}
