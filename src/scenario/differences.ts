/**
 * What differs between two resolved scenarios, value by value.
 */
import type { ResolvedScenario } from './resolve/resolve.js';

export interface Difference {
  /** The place, as `--set` would name it. */
  readonly path: string;
  /** As JSON; null: not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What a scenario is called, how often it is run and what is asked of it make no other center. */
const BESIDE_THE_POINT = ['name', 'description', 'replications', 'thresholds', 'margins'];

/** In the order of the first scenario, then what only the second has. */
export function differencesOf(before: ResolvedScenario, after: ResolvedScenario): Difference[] {
  const left = flat(toThePoint(before), '');
  const right = flat(toThePoint(after), '');
  const found: Difference[] = [];
  for (const [path, value] of left) {
    const other = right.get(path) ?? null;
    if (other !== value) found.push({ path, before: value, after: other });
  }
  for (const [path, value] of right) {
    if (!left.has(path)) found.push({ path, before: null, after: value });
  }
  return found;
}

function toThePoint(scenario: ResolvedScenario): object {
  const parts = Object.entries(scenario).filter(([key]) => !BESIDE_THE_POINT.includes(key));
  return Object.fromEntries(parts);
}

/** Every single value by its path; items of a list that have a name go by it. */
function flat(value: unknown, path: string, into = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null) {
    return into.set(path, JSON.stringify(value) ?? 'null');
  }
  const parts: (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item, k) => [nameOf(item) ?? String(k), item] as const)
    : Object.entries(value);
  if (parts.length === 0) into.set(path, Array.isArray(value) ? '[]' : '{}');
  for (const [key, part] of parts) flat(part, path === '' ? key : `${path}.${key}`, into);
  return into;
}

function nameOf(item: unknown): string | null {
  const name = (item as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : null;
}
