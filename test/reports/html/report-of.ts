/** Reports as the tests read them: parsed by the rules of HTML, strictly. */
import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { prepareScenarioText } from '../../../src/experiments/prepare.js';
import { gatherReport, type ReportData } from '../../../src/experiments/report/report-data.js';
import { type RunOptions, runScenario } from '../../../src/experiments/run-scenario.js';
import { formatDiagnostics, toYaml } from '../../../src/scenario/load.js';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** What a report of a scenario is made from. */
export async function dataOf(text: string, options: RunOptions = {}): Promise<ReportData> {
  const prepared = await prepareScenarioText(text, 'report.yaml');
  if (!prepared.ok) throw new Error(formatDiagnostics(prepared.diagnostics));
  const { scenario } = prepared;
  const { parsed, precision } = scenario;
  const result = await runScenario(scenario, { thresholds: parsed, precision, ...options });
  return gatherReport({ scenario, lock: toYaml(scenario.resolved) }, result);
}

export interface ParsedPage {
  readonly root: Node;
  /** Where the text breaks the rules. */
  readonly faults: readonly string[];
}

export function parsed(text: string): ParsedPage {
  const faults: string[] = [];
  const onParseError = ({ code, startLine, startCol }: ParserError): void => {
    faults.push(`${startLine}:${startCol} ${code}`);
  };
  return { root: parse(text, { onParseError, sourceCodeLocationInfo: true }), faults };
}

export function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((each) => each.name === name)?.value ?? null;
}

/** All elements below, in the order of the page, that have such a tag; all without one. */
export function elements(node: Node, tag?: string): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => {
    const own = 'tagName' in child && (tag === undefined || child.tagName === tag) ? [child] : [];
    return [...own, ...elements(child, tag)];
  });
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
