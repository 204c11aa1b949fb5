/**
 * What became of a configuration, as a comparison needs it, whether it has just been run, was read
 * from a results folder, or is a baseline that was kept.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { type Series, seriesOf } from '../metrics/series.js';
import type { ReplicationSums } from '../records/sums.js';
import type { ResolvedScenario } from '../scenario/load.js';
import { modelVersion } from '../version.js';
import { isMeasured } from './conclude.js';
import type { PreparedScenario } from './prepare.js';

export interface Outcome {
  readonly label: string;
  readonly resolved: ResolvedScenario;
  readonly seed: string;
  /** Replications finished, and those asked for. */
  readonly replications: number;
  readonly requested: number;
  readonly deterministic: boolean;
  /** The simulation that made it. */
  readonly modelVersion: string;
  /** Persons who called, by replication. */
  readonly persons: readonly number[];
  /** The fingerprints of all worlds, by replication. */
  readonly fingerprints: readonly string[];
  /** Keys of all its measures. */
  readonly keys: readonly string[];
  /** null: it has no such measure. */
  readonly series: (key: string) => Series | null;
}

/** Replications that are there, and how many there were to be. */
export interface Finished {
  readonly sums: readonly ReplicationSums[];
  readonly requested: number;
}

/** The outcome of replications of a scenario. */
export function outcomeOf(
  label: string,
  { plan, worlds, resolved, seed }: PreparedScenario,
  { sums, requested }: Finished,
  model = modelVersion,
): Outcome {
  const measures = new Map<string, Measure>();
  for (const measure of catalogueOf(plan)) {
    if (isMeasured(measure, worlds, plan)) measures.set(measure.key, measure);
  }
  return {
    label,
    resolved,
    seed,
    replications: sums.length,
    requested,
    deterministic: sums.length > 0 && sums.every(({ random }) => !random),
    modelVersion: model,
    persons: sums.map(({ persons }) => persons),
    fingerprints: sums.map(({ fingerprints }) => Object.values(fingerprints).join('-')),
    keys: [...measures.keys()],
    series: (key) => {
      const measure = measures.get(key);
      return measure === undefined ? null : seriesOf(measure, sums);
    },
  };
}
