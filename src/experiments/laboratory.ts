/**
 * One scenario, run in many variants on the same callers. What a variant came to is kept, and is
 * not run again.
 */
import type { ReplicationSums } from '../records/sums.js';
import { modelVersion } from '../version.js';
import { keyOfPoint, type PointStore } from './point-store.js';
import {
  type PreparedScenario,
  type PrepareOptions,
  type PrepareResult,
  prepareScenarioText,
} from './prepare.js';
import { runScenario } from './run-scenario.js';

/** What is laid over the file. */
export type Variant = Pick<PrepareOptions, 'set' | 'seed' | 'replications' | 'moreThresholds'>;

/** A variant and its replications. */
export interface Trial {
  readonly scenario: PreparedScenario;
  readonly sums: readonly ReplicationSums[];
  /** No random number was used: every figure is exact. */
  readonly deterministic: boolean;
  /** Whether it was there already. */
  readonly stored: boolean;
}

export interface LaboratoryOptions {
  /** null: nothing is kept. */
  readonly store: PointStore | null;
  /** Everything is run, whatever is kept. */
  readonly anew?: boolean;
  /** Stops before the next replication; the variant that is being run is lost. */
  readonly signal?: AbortSignal;
  /** Called after so many replications of a variant, of so many. */
  readonly onReplications?: (done: number, of: number) => void;
}

export class Laboratory {
  private readonly text: string;
  private readonly file: string;
  private readonly options: LaboratoryOptions;

  /** @param file where the text comes from: relative paths in it begin at its folder */
  constructor(text: string, file: string, options: LaboratoryOptions) {
    this.text = text;
    this.file = file;
    this.options = options;
  }

  prepare(variant: Variant): Promise<PrepareResult> {
    return prepareScenarioText(this.text, this.file, variant);
  }

  /**
   * Runs a variant that is known to load.
   *
   * @returns null: it was stopped
   */
  async run(variant: Variant): Promise<Trial | null> {
    const { store, anew, signal, onReplications } = this.options;
    const prepared = await this.prepare(variant);
    if (!prepared.ok) throw new Error(`a variant no longer loads: ${variant.set?.join(' ')}`);
    const { scenario } = prepared;
    const key = keyOfPoint(scenario.resolved, modelVersion);
    const kept = anew ? [] : (store?.read(key, scenario.replications) ?? []);
    if (kept.length === scenario.replications) return trialOf(scenario, kept, true);
    if (signal?.aborted) return null;
    const { sums, incomplete } = await runScenario(scenario, {
      ...(signal === undefined ? {} : { signal }),
      ...(onReplications === undefined ? {} : { onProgress: onReplications }),
    });
    if (incomplete) return null;
    store?.write(key, sums);
    return trialOf(scenario, sums, false);
  }
}

function trialOf(
  scenario: PreparedScenario,
  sums: readonly ReplicationSums[],
  stored: boolean,
): Trial {
  return { scenario, sums, stored, deterministic: sums.every(({ random }) => !random) };
}
