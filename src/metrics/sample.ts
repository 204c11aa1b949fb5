/** Replications as measures read them, in whatever way their sums are kept. */
import type { ReplicationSums } from '../records/sums.js';
import { type Interval, meanInterval, ratioInterval } from '../stats/confidence.js';
import { ItemSums } from '../stats/item-sums.js';
import { quantileWithin } from '../stats/quantile.js';
import type { Figure } from './figure.js';
import type { Items } from './items.js';
import type { Answer } from './measure.js';

export interface Sample {
  /** Replications. */
  readonly length: number;
  /** A figure in each replication. */
  values(figure: Figure): ArrayLike<number>;
  mean(figure: Figure, confidence: number): Interval;
  /** Of the sums of two figures. */
  ratio(top: Figure, bottom: Figure, confidence: number): Interval;
  /** In each replication 1 where something holds, 0 where it does not, NaN where there is no answer. */
  answers(answer: Answer): ArrayLike<number>;
  items(items: Items): ItemSums;
  /** A quantile of the items of each replication, in ms; NaN where it has none. */
  quantiles(items: Items, p: number): ArrayLike<number>;
}

/** Replications of which each is an object, or which are kept otherwise. */
export type Replications = readonly ReplicationSums[] | Sample;

export function sampleOf(replications: Replications): Sample {
  return isList(replications) ? new ListedSample(replications) : replications;
}

function isList(replications: Replications): replications is readonly ReplicationSums[] {
  return Array.isArray(replications);
}

class ListedSample implements Sample {
  private readonly sums: readonly ReplicationSums[];

  constructor(sums: readonly ReplicationSums[]) {
    this.sums = sums;
  }

  get length(): number {
    return this.sums.length;
  }

  values(figure: Figure): number[] {
    return this.sums.map(figure);
  }

  mean(figure: Figure, confidence: number): Interval {
    return meanInterval(this.values(figure), confidence);
  }

  ratio(top: Figure, bottom: Figure, confidence: number): Interval {
    return ratioInterval(this.values(top), this.values(bottom), confidence);
  }

  answers(answer: Answer): number[] {
    return this.sums.map((sums) => {
      const holds = answer(sums);
      return holds === null ? Number.NaN : Number(holds);
    });
  }

  items(items: Items): ItemSums {
    const all = new ItemSums();
    for (const sums of this.sums) {
      const { keys, counts } = items(sums);
      all.add(keys, counts, 0, keys.length);
    }
    return all;
  }

  quantiles(items: Items, p: number): number[] {
    return this.sums.map((sums) => {
      const { keys, counts } = items(sums);
      return quantileWithin(keys, counts, 0, keys.length, p);
    });
  }
}
