/** The end of a command over a scenario that has faults. */
import { type Diagnostic, formatDiagnostics } from '../scenario/load.js';
import { Exit, ExitCode } from './exit-code.js';

/** Commands that are longer are no help. */
const MOST_CODES = 6;

/** The command that tells more about these faults. */
export function explainMore(codes: readonly string[]): string {
  return `more: ringback explain ${[...new Set(codes)].slice(0, MOST_CODES).join(' ')}`;
}

/** A scenario was refused for these faults. */
export class Refusal extends Exit {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const more = explainMore(diagnostics.map(({ code }) => code));
    super(ExitCode.Input, `${formatDiagnostics(diagnostics)}\n\n${more}`);
    this.diagnostics = diagnostics;
  }
}

/** All faults, and the command that tells more about them. */
export function refusal(diagnostics: readonly Diagnostic[]): Exit {
  return new Refusal(diagnostics);
}
