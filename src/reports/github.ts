/**
 * A check as GitHub Actions shows it: annotations beside the lines of the scenario, and the summary
 * of the step.
 *
 * GitHub keeps ten annotations of a step and drops the rest, and refuses a summary above one MiB; so
 * the worst ten are given, and what does not fit is left out and said to be.
 */
import type { CheckResult } from '../experiments/check.js';
import {
  type CheckItem,
  conclusionOfCheck,
  isUnchanged,
  itemsOf,
  worstFirst,
} from './check-items.js';
import { candidateMarkdown } from './comparison-markdown.js';
import { changesTally } from './comparison-text.js';
import { plural } from './html/words.js';
import { escaped, markdownTable } from './markdown.js';

const MOST_ANNOTATIONS = 10;

/** Bytes that the summary of a step may have in all. */
export const MOST_SUMMARY_BYTES = 1_048_576;

/**
 * Workflow commands, one a line; none where everything passes.
 *
 * @param file the scenario, which is where stands what has no line of its own; null: there is none
 */
export function githubAnnotations(
  result: CheckResult,
  inconclusive: 'pass' | 'fail',
  pathOf: (file: string) => string,
  file: string | null,
): string[] {
  const ofFile = file === null ? {} : { file: pathOf(file) };
  const items = worstFirst(itemsOf(result));
  const annotations = items
    .slice(0, items.length > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : MOST_ANNOTATIONS)
    .map((item) => annotation(result, item, inconclusive, { pathOf, ofFile }));
  const rest = items.length - annotations.length;
  if (rest > 0)
    annotations.push(command('error', ofFile, `and ${rest} more: see the step summary`));
  if (result.verdict === 'incomplete') {
    annotations.splice(MOST_ANNOTATIONS - 1);
    annotations.unshift(command('error', ofFile, conclusionOfCheck(result)));
  }
  return annotations;
}

/** What is wrong in a scenario, with its place. */
export interface PlacedFault {
  readonly where: { readonly file: string; readonly line: number; readonly column: number };
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Workflow commands for a check that was refused: one for each fault, at its place. */
export function githubRefusal(
  faults: readonly PlacedFault[],
  message: string,
  pathOf: (file: string) => string,
): string[] {
  const title = 'ringback check: refused';
  if (faults.length === 0) return [command('error', { title }, message)];
  const shown = faults.slice(0, MOST_ANNOTATIONS).map(({ where, path, problem, remedy }) => {
    const isInFile = where.line > 0 && !where.file.startsWith('--');
    return command(
      'error',
      { ...(isInFile ? placeOf(where, pathOf) : {}), title },
      `${path === '' ? '' : `${path}: `}${problem}; ${remedy}`,
    );
  });
  const rest = faults.length - shown.length;
  if (rest > 0) shown[MOST_ANNOTATIONS - 1] = command('error', { title }, `and ${rest + 1} more`);
  return shown;
}

/** Its summary, in at most so many bytes. */
export function refusalSummary(path: string, message: string, room: number): string {
  const text = `## ❌ ${escaped(path)}\n\n**The check was refused: nothing was run.**\n\n\`\`\`\n${message.replaceAll('```', "'''")}\n\`\`\`\n`;
  return Buffer.byteLength(text) > room ? '' : text;
}

function placeOf(
  { file, line, column }: { readonly file: string; readonly line: number; readonly column: number },
  pathOf: (file: string) => string,
): Readonly<Record<string, string>> {
  return { file: pathOf(file), line: String(line), col: String(column) };
}

function annotation(
  { scenario }: CheckResult,
  { name, message, finding, where, group }: CheckItem,
  inconclusive: 'pass' | 'fail',
  {
    pathOf,
    ofFile,
  }: { pathOf: (file: string) => string; ofFile: Readonly<Record<string, string>> },
): string {
  const passes = finding === 'inconclusive' && inconclusive === 'pass';
  const title = `${scenario}: ${group === 'thresholds' ? 'threshold' : 'baseline'} ${finding}`;
  const place = where === null ? ofFile : placeOf(where, pathOf);
  return command(passes ? 'warning' : 'error', { ...place, title }, `${name}: ${message}`);
}

function command(
  kind: 'error' | 'warning',
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${kind}${given.length === 0 ? '' : ` ${given.join(',')}`}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The summary as Markdown, in at most so many bytes: whole parts, the most important first. */
export function githubSummary(result: CheckResult, room = MOST_SUMMARY_BYTES): string {
  const leftOut = '\n_More does not fit here; see the report of the check (--junit, --json)._\n';
  let text = '';
  for (const part of partsOf(result)) {
    const longer = `${text}${part}\n\n`;
    if (Buffer.byteLength(longer) + Buffer.byteLength(leftOut) > room) {
      return Buffer.byteLength(text + leftOut) > room ? '' : text + leftOut;
    }
    text = longer;
  }
  return text;
}

function partsOf(result: CheckResult): string[] {
  const { scenario, replications, requested, seed, thresholds, baseline, verdict } = result;
  const count =
    replications < requested
      ? `${replications} of ${requested} replications`
      : plural(replications, 'replication');
  const mark = verdict === 'passes' ? '✅' : '❌';
  const parts = [
    `## ${mark} ${escaped(scenario)}`,
    `**${escaped(conclusionOfCheck(result))}**  \n${count}, seed ${escaped(seed)}`,
  ];
  const items = itemsOf(result);
  if (thresholds.length > 0) {
    const rows = items
      .filter(({ group }) => group === 'thresholds')
      .map(({ name, finding, message }) => [name, finding, escaped(message)]);
    parts.push(markdownTable(['threshold', 'finding', ''], rows, 3));
  }
  if (baseline !== null) {
    const { notes, comparison, name } = baseline;
    parts.push(...notes.map((note) => `> ${escaped(note)}`));
    const bad = worstFirst(items).filter(({ group }) => group === 'baseline');
    if (bad.length > 0) {
      const rows = bad.map((item) => [item.name, item.finding, escaped(item.message)]);
      parts.push(markdownTable([`beside baseline ${name}`, 'finding', ''], rows, 3));
    }
    if (isUnchanged(comparison)) return parts;
    const whole = candidateMarkdown({ ...comparison, label: 'now' });
    parts.push(
      `<details><summary>Beside baseline ${escaped(name)}: ${changesTally(comparison.changes)}</summary>\n\n${whole}\n\n</details>`,
    );
  }
  return parts;
}
