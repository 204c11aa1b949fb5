/** A replication of which every number is another one, so that none can be taken for its neighbour. */
import { evaluate } from '../../src/metrics/evaluate.js';
import type { Measure } from '../../src/metrics/measure.js';
import { COUNTER_COUNT } from '../../src/records/counter.js';
import type { ReplicationSums } from '../../src/records/sums.js';

const ARRAYS = [
  'cells',
  'scalars',
  'agentMs',
  'agentAfterCloseMs',
  'rosterMs',
  'trunks',
  'callerCells',
  'callerPersons',
  'campaigns',
  'promises',
  'answeredBy',
  'told.sums',
  'told.estimates',
  'fates.counts',
  'fates.sums',
] as const;
export type ArrayName = (typeof ARRAYS)[number];

const PLACES = 1000;

/** What stands in a place. */
export function numberAt(array: ArrayName, place: number, world = 'actual'): number {
  const other = world === 'actual' ? 0 : 77 + 3 * place;
  return 1000 * (ARRAYS.indexOf(array) + 1) + other + 7 * place + ((place * place) % 13);
}

const places = (array: ArrayName, world?: string) =>
  Float64Array.from({ length: PLACES }, (_, place) => numberAt(array, place, world));

/** Of one value each: lists of two, the second one meant. */
const histograms = (value: number) =>
  [1, value].map((each) => ({ keys: Int32Array.of(each), counts: Float64Array.of(1) }));

/** @param teams so many have agents */
function world(name: string, teams: number) {
  const of = (array: ArrayName) => places(array, name);
  return {
    // Of two queues.
    cells: of('cells').slice(0, 4 * COUNTER_COUNT),
    scalars: of('scalars'),
    agentMs: of('agentMs').slice(0, 19 * teams),
    agentAfterCloseMs: of('agentAfterCloseMs').slice(0, 19 * teams),
    rosterMs: of('rosterMs').slice(0, 11 * teams),
    trunks: of('trunks'),
    callerCells: of('callerCells'),
    callerPersons: of('callerPersons'),
    campaigns: of('campaigns'),
    routing: { promises: of('promises'), answeredBy: of('answeredBy') },
    told: {
      sums: of('told.sums'),
      estimates: of('told.estimates'),
      live: histograms(30),
      back: histograms(40),
    },
    onLineWaits: histograms(50),
    slotDrift: histograms(60),
  };
}

const sums = (teams: number) =>
  ({
    actual: world('actual', teams),
    hold: null,
    noCallback: world('noCallback', teams),
    fates: { counts: places('fates.counts'), sums: places('fates.sums') },
  }) as unknown as ReplicationSums;

/** What each of some measures comes to, by its key. */
export function meansOf(measures: readonly Measure[], teams = 2) {
  const by = new Map(measures.map((measure) => [measure.key, measure]));
  const only = [sums(teams)];
  return (key: string): number | null => {
    const measure = by.get(key);
    if (measure === undefined) throw new Error(`there is no measure ${key}`);
    return evaluate(measure, only, true).mean;
  };
}
