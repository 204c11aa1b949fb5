/**
 * Which skills can be required together in which queue.
 */
import type { PlanGraph } from './plan-graph.js';

type How = 'mandatory' | 'optional' | 'expiring';

interface State {
  readonly id: string;
  readonly asked: ReadonlyMap<string, How>;
  /** What is asked for, as a text. */
  readonly text: string;
}

export interface Entry {
  readonly id: string;
  readonly needs: readonly string[];
}

const MOST_STATES = 5000;

/** For each queue's applet, the sets of skills, sorted, that an interaction may require in it. */
export function requirements(
  graph: PlanGraph,
  entries: readonly Entry[],
): Map<string, (readonly string[])[]> {
  const result = new Map<string, Map<string, readonly string[]>>();
  const seen = new Set<string>();
  const pending: State[] = [];
  const visit = (state: State): void => {
    const key = `${state.id} ${state.text}`;
    if (seen.has(key) || seen.size >= MOST_STATES) return;
    seen.add(key);
    pending.push(state);
  };
  for (const { id, needs } of entries) {
    const asked = new Map(needs.map((skill) => [skill, 'mandatory' as const]));
    visit({ id, asked, text: textOf(asked) });
  }
  for (let state = pending.shift(); state !== undefined; state = pending.shift()) {
    const node = graph.nodes.get(state.id);
    if (node === undefined) continue;
    if (node.document.acd !== undefined) note(result, node.id, state.asked);
    const asked = tagged(state.asked, node.document.skillTagger);
    const text = asked === state.asked ? state.text : textOf(asked);
    for (const way of node.ways) if (way.to !== null) visit({ id: way.to, asked, text });
  }
  return new Map([...result].map(([id, sets]) => [id, [...sets.values()]]));
}

function textOf(asked: ReadonlyMap<string, How>): string {
  return JSON.stringify([...asked].sort());
}

//= R12
//# In such an interaction plan, Vonage Contact Center takes these changes into account when routing the callback.
/** A tagger leaves a requirement that stands as it is, unless it removes all first. */
function tagged(
  before: ReadonlyMap<string, How>,
  tagger:
    | {
        removeAll?: boolean | undefined;
        add?: Readonly<Record<string, string | object>> | undefined;
      }
    | undefined,
): ReadonlyMap<string, How> {
  if (tagger === undefined) return before;
  const asked = new Map(tagger.removeAll === true ? [] : before);
  for (const [skill, how] of Object.entries(tagger.add ?? {})) {
    if (asked.has(skill)) continue;
    asked.set(skill, how === 'mandatory' || how === 'optional' ? how : 'expiring');
  }
  return asked;
}

function note(
  result: Map<string, Map<string, readonly string[]>>,
  id: string,
  asked: ReadonlyMap<string, How>,
): void {
  const required = [...asked]
    .filter(([, how]) => how === 'mandatory')
    .map(([skill]) => skill)
    .sort();
  const known = result.get(id) ?? new Map<string, readonly string[]>();
  const text = required.join('\n');
  if (!known.has(text)) known.set(text, required);
  result.set(id, known);
}
