/** The sums of a replication as bytes: what stored results, shards and workers hand on. */
import type { SparseHistogram } from '../stats/histogram.js';
import type { FateTable } from './fates.js';
import type { RoutingSums } from './routing-counts.js';
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
} from './shapes.js';
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

/** What is said of a replication in words and single numbers. */
export type ReplicationHead = Pick<ReplicationSums, keyof typeof head>;
/** Its arrays. */
export type ReplicationBody = Omit<ReplicationSums, keyof typeof head>;

const head = {
  index: aNumber,
  fingerprints: textsByName,
  stopped: listOf(aText),
  random: aFlag,
  persons: aNumber,
  events: aNumber,
};

const body: { readonly [K in keyof ReplicationBody]: Shape<ReplicationBody[K]> } = {
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
};

export const replicationHead: Shape<ReplicationHead> = fields<ReplicationHead>(head);
export const replicationBody: Shape<ReplicationBody> = fields<ReplicationBody>(body);

/** Every field of the sums of a replication, in this order. */
export const replicationSums: Shape<ReplicationSums> = fields<ReplicationSums>({
  ...head,
  ...body,
});
