/**
 * Which skills can be required together in which queue.
 */
import type { PlanGraph } from './plan-graph.js';

type How = 'mandatory' | 'optional' | 'expiring';

interface State {
  readonly id: string;
  readonly asked: ReadonlyMap<string, How>;
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
  const result = new Map<string, (readonly string[])[]>();
  const seen = new Set<string>();
  const pending: State[] = [];
  const visit = (id: string, asked: ReadonlyMap<string, How>): void => {
    const key = `${id} ${JSON.stringify([...asked].sort())}`;
    if (seen.has(key) || seen.size >= MOST_STATES) return;
    seen.add(key);
    pending.push({ id, asked });
  };
  for (const { id, needs } of entries)
    visit(id, new Map(needs.map((skill) => [skill, 'mandatory'])));
  for (let state = pending.shift(); state !== undefined; state = pending.shift()) {
    const node = graph.nodes.get(state.id);
    if (node === undefined) continue;
    if (node.document.acd !== undefined) note(result, node.id, state.asked);
    const asked = tagged(state.asked, node.document.skillTagger);
    for (const way of node.ways) if (way.to !== null) visit(way.to, asked);
  }
  return result;
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
  result: Map<string, (readonly string[])[]>,
  id: string,
  asked: ReadonlyMap<string, How>,
): void {
  const required = [...asked]
    .filter(([, how]) => how === 'mandatory')
    .map(([skill]) => skill)
    .sort();
  const known = result.get(id) ?? [];
  if (!known.some((set) => set.join('\n') === required.join('\n'))) known.push(required);
  result.set(id, known);
}
