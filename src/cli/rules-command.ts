/** `ringback rules`: the rules that are simulated, each with its source. */
import { fitWidth } from '../reports/fit-width.js';
import { invariants, rules } from '../rules-table.js';
import { Exit, ExitCode } from './exit-code.js';
import { paintFor, print } from './streams.js';

export interface RulesFlags {
  readonly json?: boolean;
  readonly color: boolean;
}

export async function showRules(
  id: string | undefined,
  { json, color }: RulesFlags,
): Promise<void> {
  const chosen = id === undefined ? rules : rules.filter((rule) => rule.id === id.toUpperCase());
  if (chosen.length === 0) {
    throw new Exit(
      ExitCode.Input,
      `there is no rule "${id}"; the rules are R1 to R${rules.length}`,
    );
  }
  if (json) return print(`${JSON.stringify(chosen, null, 2)}\n`);
  const paint = paintFor(process.stdout, color);
  const lines: string[] = [];
  for (const { id: ruleId, quote, reading, settings, tests } of chosen) {
    lines.push(`${paint.bold(ruleId)}  ${paint.italic(`"${quote}"`)}`, `    ${reading}`);
    for (const { name, default: preset, choices } of settings) {
      const others = choices === undefined ? '' : ` (${choices.join(' | ')})`;
      lines.push(paint.cyan(`    setting ${name}: ${String(preset)}${others}`));
    }
    for (const test of tests) lines.push(paint.dim(`    test ${test}`));
    lines.push('');
  }
  if (id === undefined) {
    lines.push(paint.bold('Decided once and for all, not settings'));
    for (const { statement } of invariants) lines.push(`  - ${statement}`);
  }
  await print(`${fitWidth(lines.join('\n').trimEnd(), process.stdout.columns, 0)}\n`);
}
