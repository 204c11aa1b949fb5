/**
 * One scenario, run in many variants on the same callers. What a variant came to is kept, and is
 * not run again.
 */
import type { ReplicationSums } from '../records/sums.js';
import { type ResolvedScenario, toYaml } from '../scenario/load.js';
import type { PointStore } from './point-store.js';
import {
  type PreparedScenario,
  type PrepareOptions,
  type PrepareResult,
  prepareScenarioText,
} from './prepare.js';
import { type Experiment, type KeptResult, runScenario } from './run-scenario.js';
import type { Runner } from './runner.js';

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
  /** Stops before the next replication; what is finished of the variant is kept. */
  readonly signal?: AbortSignal;
  /** Where replications run, those of all variants one after another; by default in this thread. */
  readonly runner?: Runner;
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
    const { resolved, replications } = scenario;
    const earlier = anew ? null : (store?.read(resolved) ?? null);
    const there = earlier?.sums.length ?? 0;
    if (earlier !== null && there >= replications) {
      return trialOf(scenario, earlier.sums.list.slice(0, replications), true);
    }
    if (signal?.aborted) return null;
    const { chunk, incomplete } = await runScenario(scenario, {
      earlier,
      ...this.where(resolved),
      onProgress: onReplications,
    });
    if (chunk.sums.length > there) store?.write(resolved, chunk);
    return incomplete ? null : trialOf(scenario, chunk.sums.list, false);
  }

  /**
   * Runs a few replications to look at, of which nothing is kept.
   *
   * @returns null: it was stopped
   */
  async look(
    experiment: Experiment & { readonly resolved: ResolvedScenario },
  ): Promise<KeptResult | null> {
    const result = await runScenario(experiment, this.where(experiment.resolved));
    return result.incomplete ? null : result;
  }

  private where(resolved: ResolvedScenario) {
    const { signal, runner } = this.options;
    return { signal, runner, source: { text: toYaml(resolved), file: this.file } };
  }
}

function trialOf(
  scenario: PreparedScenario,
  sums: readonly ReplicationSums[],
  stored: boolean,
): Trial {
  return { scenario, sums, stored, deterministic: sums.every(({ random }) => !random) };
}
