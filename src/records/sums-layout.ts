/**
 * Where the numbers of a replication stand when its arrays are laid end to end: the same for all
 * replications of a run, whose centers, and so whose arrays, are alike.
 */
import type { ReplicationBody } from './sums-shape.js';

/** A part of the numbers, or of the histograms. */
export interface Span {
  readonly first: number;
  readonly length: number;
}

export class SumsLayout {
  /** Arrays of numbers by path, as `actual.told.sums`. */
  readonly arrays = new Map<string, Span>();
  /** Lists of histograms by path, as `actual.waits`. */
  readonly lists = new Map<string, Span>();
  /** The arrays in the order in which they are written. */
  readonly inOrder: readonly Span[];
  /** All numbers together. */
  readonly places: number;
  readonly histograms: number;

  constructor(sums: ReplicationBody) {
    let [places, histograms] = [0, 0];
    const inOrder: Span[] = [];
    const walk = (value: unknown, path: string): void => {
      if (value instanceof Float64Array) {
        const span = { first: places, length: value.length };
        places += value.length;
        this.arrays.set(path, span);
        inOrder.push(span);
      } else if (Array.isArray(value)) {
        this.lists.set(path, { first: histograms, length: value.length });
        histograms += value.length;
      } else if (value !== null && typeof value === 'object') {
        for (const [name, each] of Object.entries(value)) {
          walk(each, path === '' ? name : `${path}.${name}`);
        }
      }
    };
    walk(sums, '');
    this.inOrder = inOrder;
    this.places = places;
    this.histograms = histograms;
  }

  isLike({ arrays, lists }: SumsLayout): boolean {
    const same = (a: ReadonlyMap<string, Span>, b: ReadonlyMap<string, Span>): boolean =>
      a.size === b.size && [...a].every(([path, { length }]) => b.get(path)?.length === length);
    return same(this.arrays, arrays) && same(this.lists, lists);
  }
}
