/**
 * The callback rules as data: the words of the vendor's page, how they are read here, the settings
 * that change them, and the tests that hold them. Beside them stand the choices that are no settings.
 */
import table from '../docs/rules.json' with { type: 'json' };

/** A setting of the scenario that changes what a rule does. */
export interface RuleSetting {
  /** Its place in the scenario: `rules.…`, or the applet or team that has it. */
  readonly name: string;
  readonly default: string | number | boolean;
  /** What it may be; left out where any value of the default's kind will do. */
  readonly choices?: readonly (string | number | boolean)[];
}

export interface Rule {
  /** R1 to R25. */
  readonly id: string;
  /** The words of the page, to the letter. */
  readonly quote: string;
  readonly reading: string;
  readonly settings: readonly RuleSetting[];
  /** Titles of the tests that hold the rule. */
  readonly tests: readonly string[];
}

/** Something decided once and for all, which no setting changes. */
export interface Invariant {
  readonly id: string;
  readonly statement: string;
}

export const rules: readonly Rule[] = table.rules;
export const invariants: readonly Invariant[] = table.invariants;
