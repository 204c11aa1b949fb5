/** The sums of a replication as bytes: what stored results, shards and workers hand on. */
import type { SparseHistogram } from '../stats/histogram.js';
import {
  aFlag,
  aNumber,
  aText,
  doubles,
  fields,
  integers,
  listOf,
  orNull,
  type Shape,
  textsByName,
} from './binary.js';
import type { FateTable } from './fates.js';
import type { RoutingSums } from './routing-counts.js';
import type { DriftResult, ReplicationSums, WorldSums } from './sums.js';
import type { ToldResult } from './told-waits.js';

const histogram: Shape<SparseHistogram> = fields<SparseHistogram>({
  keys: integers,
  counts: doubles,
});
const histograms = listOf(histogram);

const worldSums = fields<WorldSums>({
  cells: doubles,
  scalars: doubles,
  agentMs: doubles,
  agentAfterCloseMs: doubles,
  rosterMs: doubles,
  trunks: doubles,
  waits: histograms,
  onLineWaits: histograms,
  routing: orNull(fields<RoutingSums>({ promises: doubles, answeredBy: doubles })),
  callerCells: doubles,
  callerPersons: doubles,
  told: fields<ToldResult>({
    sums: doubles,
    estimates: doubles,
    live: histograms,
    back: histograms,
  }),
  campaigns: doubles,
  slotDrift: histograms,
});

/** Every field of the sums of a replication, in this order. */
export const replicationSums: Shape<ReplicationSums> = fields<ReplicationSums>({
  index: aNumber,
  fingerprints: textsByName,
  stopped: listOf(aText),
  random: aFlag,
  persons: aNumber,
  events: aNumber,
  actual: worldSums,
  hold: orNull(worldSums),
  noCallback: orNull(worldSums),
  drift: orNull(
    fields<DriftResult>({
      sums: doubles,
      drift: histograms,
      offer: histograms,
      connect: histograms,
    }),
  ),
  fates: orNull(fields<FateTable>({ counts: doubles, takers: doubles, sums: doubles })),
});
