/** Faults of several variants of one scenario: each is told once. */
import { type Diagnostic, formatDiagnostics } from '../scenario/load.js';
import { Exit, ExitCode } from './exit-code.js';
import { explainMore } from './refusal.js';

export class VariantFaults {
  private readonly found = new Map<string, { readonly diagnostic: Diagnostic; count: number }>();
  private readonly flag: string;

  /** @param flag what the settings of the variants were given by, in place of `--set` */
  constructor(flag: string) {
    this.flag = flag;
  }

  /** @param set the settings that are those of this variant alone */
  add(diagnostics: readonly Diagnostic[], set: readonly string[]): void {
    for (const each of diagnostics) {
      const { where } = each;
      const isOwn = where.file === '--set' && set.includes(where.source);
      const diagnostic = isOwn ? { ...each, where: { ...where, file: this.flag } } : each;
      const key = keyOf(diagnostic);
      const known = this.found.get(key);
      if (known === undefined) this.found.set(key, { diagnostic, count: 1 });
      else known.count++;
    }
  }

  /**
   * @param others what else is wrong, in words
   * @param countText what is said of a fault that so many variants have; empty: nothing
   * @throws Exit where anything is wrong
   */
  mustBeNone(others: readonly string[], countText: (count: number) => string): void {
    const all = [...this.found.values()];
    const texts = all.map(({ diagnostic, count }) => {
      const more = countText(count);
      return formatDiagnostics([diagnostic]) + (more === '' ? '' : `\n  ${more}`);
    });
    if (texts.length === 0 && others.length === 0) return;
    const codes = all.map(({ diagnostic }) => diagnostic.code);
    const parts = [...others, ...texts, ...(codes.length === 0 ? [] : [explainMore(codes)])];
    throw new Exit(ExitCode.Input, parts.join('\n\n'));
  }
}

/** A fault of the path of a setting is the same whatever the value. */
function keyOf({ where, path, code, problem, remedy }: Diagnostic): string {
  const place = where.file.startsWith('--') ? [] : [where.line, where.column];
  return [where.file, ...place, path, code, problem, remedy].join('\n');
}
