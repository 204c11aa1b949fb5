import type { PrecisionRequest } from '../metrics/precision.js';
import { plural } from '../reports/html/words.js';
import type { Diagnostic } from '../scenario/load.js';
import { MOST_REPLICATIONS } from '../scenario/schema/replications.js';
import { Exit, ExitCode } from './exit-code.js';
import { refusal } from './refusal.js';

/** The number that `--reps` gives. */
export function replicationsOf(text: string): number {
  return numberOf('--reps', text);
}

function numberOf(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_REPLICATIONS) {
    throw new Exit(
      ExitCode.Input,
      `${flag} ${text}: write a whole number from 1 to ${MOST_REPLICATIONS}`,
    );
  }
  return value;
}

/** Settings that are compared need the same replications, so their number is not worked out anew. */
export const NOT_WORKED_OUT =
  'note: the scenario asks for a precision; here everything is run with the most replications that it allows, or with --reps';

export interface ReplicationFlags {
  readonly reps?: string;
  readonly until?: readonly string[];
  readonly max?: string;
}

/** What the flags say of the replications: how many, or how precise. */
export function replicationsAsked({ reps, until, max }: ReplicationFlags) {
  if (reps !== undefined && (until !== undefined || max !== undefined)) {
    throw new Exit(
      ExitCode.Input,
      `--reps gives their number, ${until === undefined ? '--max' : '--until'} lets it be worked out; leave one out`,
    );
  }
  return {
    replications: reps === undefined ? undefined : replicationsOf(reps),
    until,
    max: max === undefined ? undefined : numberOf('--max', max),
  };
}

/** Why a scenario cannot be run; a `--max` of nothing is no fault of its file. */
export function refusalBeside(
  diagnostics: readonly Diagnostic[],
  { until, max }: ReplicationFlags,
): Exit {
  const lacksUntil = diagnostics.some(({ path }) => path === 'replications.until');
  if (max === undefined || until !== undefined || !lacksUntil) return refusal(diagnostics);
  return new Exit(
    ExitCode.Input,
    '--max is the most that a precision may take: add one, such as --until "abandonedRate ± 0.5pp", or give the number of replications with --reps',
  );
}

/** What a pilot calls for, in words. */
export function planText(precision: PrecisionRequest | null, replications: number): string {
  const pilot = precision?.pilot ?? replications;
  if (replications === pilot) return `the pilot of ${plural(pilot, 'replication')} will do`;
  const most = replications === precision?.max ? ', the most there may be' : '';
  return `a pilot of ${pilot} calls for ${plural(replications, 'replication')}${most}`;
}
