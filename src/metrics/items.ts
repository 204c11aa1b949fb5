/** The items of a replication that a quantile is over: durations, in ms, as histograms. */
import type { ReplicationSums, WorldSums } from '../records/sums.js';
import type { SparseHistogram } from '../stats/histogram.js';
import { emptySparse, mergeSparse } from '../stats/merge-histograms.js';
import { type WorldKey, worldOf } from './figure.js';

type Histograms = readonly SparseHistogram[];

/** Lists of histograms of a world's sums. */
const worldLists = {
  waits: ({ waits }: WorldSums): Histograms => waits,
  onLineWaits: ({ onLineWaits }: WorldSums): Histograms => onLineWaits,
  slotDrift: ({ slotDrift }: WorldSums): Histograms => slotDrift,
  'told.live': ({ told }: WorldSums): Histograms => told.live,
  'told.back': ({ told }: WorldSums): Histograms => told.back,
} as const;

/** Lists that belong to no world. */
const pairLists = {
  'drift.drift': ({ drift }: ReplicationSums): Histograms | undefined => drift?.drift,
  'drift.offer': ({ drift }: ReplicationSums): Histograms | undefined => drift?.offer,
  'drift.connect': ({ drift }: ReplicationSums): Histograms | undefined => drift?.connect,
} as const;

export type List =
  | { readonly world: WorldKey; readonly list: keyof typeof worldLists }
  | { readonly world: null; readonly list: keyof typeof pairLists };

/** Some histograms of a list, as one. */
export interface ItemsForm {
  readonly of: List;
  /** Whether the k-th of the list is meant. */
  readonly has: (k: number) => boolean;
}

/** The items of a replication. Those without a form cannot be read out of columns. */
export type Items = ((sums: ReplicationSums) => SparseHistogram) & { readonly form?: ItemsForm };

/** The items of some histograms of a list; none where the list is not there. */
export function itemsOf(of: List, has: (k: number) => boolean): Items {
  const list = listOf(of);
  const read = (sums: ReplicationSums): SparseHistogram => {
    const all = list(sums);
    return all === undefined ? emptySparse : mergeSparse(all.filter((_, k) => has(k)));
  };
  return Object.assign(read, { form: { of, has } });
}

function listOf(of: List): (sums: ReplicationSums) => Histograms | undefined {
  if (of.world === null) return pairLists[of.list];
  const { world } = of;
  const list = worldLists[of.list];
  return (sums) => list(worldOf(sums, world));
}
