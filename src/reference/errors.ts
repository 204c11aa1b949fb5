/**
 * Faults of scenarios and of the command line by their codes: why each is one, and how it is told. The
 * table is a file of the documentation; a test holds it to the faults that there are.
 */
import table from '../../docs/errors.json' with { type: 'json' };

export interface ErrorEntry {
  /** Of a scenario's: as `Fault.code` has it. */
  readonly code: string;
  /** What it has to do with: the heading under which the page lists it. */
  readonly about: string;
  readonly why: string;
  /** What the program prints over a scenario, or after a command line, that has it. */
  readonly example: string;
}

export const errors: readonly ErrorEntry[] = table.errors;
