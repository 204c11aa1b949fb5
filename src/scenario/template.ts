/**
 * `Number to Dial`: text with data sources in it, `+44$(alternative)`.
 */

import type { PlanGraph } from './check/plan-graph.js';
import type { Diagnostics } from './faults/diagnostics.js';
import { templateUnclosed } from './faults/plans.js';

/** The one source that nobody sets: the agent with whom the caller has spoken last. */
export const LAST_AGENT = 'lastAgent';

export type TemplatePart = { readonly text: string } | { readonly source: string };

/** The parts of a template, or null if a `$(` is not closed. */
export function parseTemplate(template: string): readonly TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let rest = template;
  for (let at = rest.indexOf('$('); at >= 0; at = rest.indexOf('$(')) {
    const end = rest.indexOf(')', at);
    const source = rest.slice(at + 2, end).trim();
    if (end < 0 || source === '') return null;
    if (at > 0) parts.push({ text: rest.slice(0, at) });
    parts.push({ source });
    rest = rest.slice(end + 1);
  }
  if (rest !== '') parts.push({ text: rest });
  return parts;
}

export function checkTemplates(graph: PlanGraph, found: Diagnostics): void {
  for (const { document, path } of graph.nodes.values()) {
    const template = document.callback?.numberToDial;
    if (template !== undefined && parseTemplate(template) === null) {
      found.at([...path, 'callback', 'numberToDial'], templateUnclosed(template));
    }
    const personal = document.acd?.personal;
    if (personal !== undefined && parseTemplate(personal) === null) {
      found.at([...path, 'acd', 'personal'], templateUnclosed(personal));
    }
  }
}
