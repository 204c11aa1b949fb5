/** The end of a command over a scenario that has faults. */
import { type Diagnostic, formatDiagnostics } from '../scenario/load.js';
import { Exit, ExitCode } from './exit-code.js';

/** Commands that are longer are no help. */
const MOST_CODES = 6;

/** A scenario was refused for these faults. */
export class Refusal extends Exit {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const codes = [...new Set(diagnostics.map(({ code }) => code))].slice(0, MOST_CODES);
    super(
      ExitCode.Input,
      `${formatDiagnostics(diagnostics)}\n\nmore: ringback explain ${codes.join(' ')}`,
    );
    this.diagnostics = diagnostics;
  }
}

/** All faults, and the command that tells more about them. */
export function refusal(diagnostics: readonly Diagnostic[]): Exit {
  return new Refusal(diagnostics);
}
