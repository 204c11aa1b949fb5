/**
 * The rules as they are cited in the source: `//= R14` names the rule, the lines `//# …` below it
 * quote it, with `[...]` for what is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf, root, type Source } from './sources.js';

export interface CitedRule {
  readonly id: string;
  readonly quote: string;
  readonly tests: readonly string[];
}

interface RulesFile {
  readonly rules: readonly CitedRule[];
}

const RULES_PATH = join(root, 'docs/rules.json');

export function readRules(): RulesFile {
  return JSON.parse(readFileSync(RULES_PATH, 'utf8'));
}

interface Citation {
  readonly rule: string;
  readonly line: number;
  /** The quoted words; empty where the citation only says how the rule is read. */
  readonly quote: string;
}

export function citationsOf(text: string): Citation[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.flatMap((line, at) => {
    const rule = /^\/\/= (R\d+)/.exec(line)?.[1];
    if (rule === undefined) return [];
    const quoted: string[] = [];
    for (let k = at + 1; lines[k]?.startsWith('//#'); k++) quoted.push(lines[k]!.slice(3).trim());
    return [{ rule, line: at + 1, quote: quoted.join(' ') }];
  });
}

/** Whether the parts of a quotation stand in the text in their order. */
export function quotes(text: string, quotation: string): boolean {
  let from = 0;
  for (const part of quotation.split('[...]').map((each) => each.trim())) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

export function misquotations(src: readonly Source[], rules: readonly CitedRule[]): string[] {
  const words = new Map(rules.map(({ id, quote }) => [id, quote]));
  return src.flatMap(({ path, text }) =>
    citationsOf(text)
      .filter(({ rule, quote }) => !quotes(words.get(rule) ?? '', quote) || !words.has(rule))
      .map(({ rule, line }) => `${path}:${line} misquotes ${rule}`),
  );
}

/** Marks that a citation was meant but would not be found, such as `// = R14` or a stray `//#`. */
export function strayCitations(src: readonly Source[]): string[] {
  return src.flatMap(({ path, text }) => {
    const lines = text.split('\n').map((line) => line.trim());
    return lines.flatMap((line, at) => {
      const quotesNothing = line.startsWith('//#') && !/^\/\/[#=]/.test(lines[at - 1] ?? '');
      const malformed = /^\/\/\s*=/.test(line) && !/^\/\/= R\d+(, as we read it)?$/.test(line);
      return quotesNothing || malformed ? [`${path}:${at + 1} ${line}`] : [];
    });
  });
}

/** The titles of tests by the rule they begin with: `R14 …`, or `R7 R8 …` for both. */
export function titlesByRule(tests: readonly Source[]): Map<string, string[]> {
  const byRule = new Map<string, string[]>();
  for (const title of tests.flatMap(titlesOf)) {
    const ids = /^(?:R\d+ )+/.exec(title)?.[0].trim().split(' ') ?? [];
    for (const id of ids) byRule.set(id, [...(byRule.get(id) ?? []), title]);
  }
  return byRule;
}

/** Titles of `test(…)` and `it(…)`, also of `test.each(…)(…)`, which is where a table has its title. */
function titlesOf({ tree }: Source): string[] {
  const titles: string[] = [];
  for (const node of nodesOf(tree)) {
    if (!ts.isCallExpression(node) || !/^(test|it)\b/.test(node.expression.getText())) continue;
    const [title] = node.arguments;
    if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
  }
  return titles;
}

/** Puts the titles of the tests into docs/rules.json. */
export function writeTests(byRule: ReadonlyMap<string, readonly string[]>): void {
  const file = readRules();
  const rules = file.rules.map((rule) => ({ ...rule, tests: byRule.get(rule.id) ?? [] }));
  writeFileSync(RULES_PATH, `${JSON.stringify({ ...file, rules }, null, 2)}\n`);
}
