/** What the threads of a run say to each other. */
import type { WorldName } from '../simulation/world.js';
import type { Details } from './chunk.js';
import type { WorkSource } from './runner.js';

/** How the failure begins of a scenario that does not load, which no other worker can load either. */
export const CANNOT_LOAD = 'a worker cannot load the scenario';

/** To a worker. */
export type Order =
  /** A scenario, to be known by a number from now on. */
  | {
      readonly kind: 'work';
      readonly work: number;
      readonly source: WorkSource;
      readonly worlds: readonly WorldName[];
      readonly details: Details;
    }
  /** Replications of one, counted from 0. */
  | {
      readonly kind: 'chunk';
      readonly work: number;
      readonly from: number;
      readonly count: number;
    }
  /** Hand over what is finished of the chunk. */
  | { readonly kind: 'stop' };

/** From a worker. */
export type Report =
  | { readonly kind: 'ready' }
  /** Replications of the chunk that are finished. */
  | { readonly kind: 'progress'; readonly done: number }
  /** The bytes of a chunk; null: it was stopped before its first replication. */
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };
