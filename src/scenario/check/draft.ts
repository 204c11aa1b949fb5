/**
 * What is left of a document when the parts that are wrong in themselves are taken out.
 *
 * So one misspelt duration does not hide an unknown plan: whatever is sound is checked further, and
 * whoever writes a scenario sees all faults at once. Nothing is run with a draft.
 */
import { type Path, startsWith, valueAt } from '../path.js';
import type { CallerDocument } from '../schema/callers.js';
import type { AppletDocument } from '../schema/plans.js';
import type { ScenarioDocument } from '../schema/schema.js';
import type { TeamDocument } from '../schema/teams.js';

type Rest = Partial<Omit<ScenarioDocument, 'teams' | 'callers' | 'plans'>>;

export interface Draft extends Rest {
  readonly teams: readonly Partial<TeamDocument>[];
  readonly callers: readonly Partial<CallerDocument>[];
  readonly plans: Readonly<Record<string, Readonly<Record<string, AppletDocument>>>>;
}

export interface Sound {
  readonly draft: Draft;
  /** Whether nothing at or below the path was taken out, nor anything around it. */
  whole(path: Path): boolean;
  /** Whether the names of all teams are known, and of all skills. */
  readonly teamsKnown: boolean;
  readonly skillsKnown: boolean;
}

export function soundPart(root: Record<string, unknown>, broken: readonly Path[]): Sound {
  const copy = structuredClone(root);
  for (const path of broken) remove(copy, path);
  const draft = {
    ...copy,
    teams: items(copy['teams']),
    callers: items(copy['callers']),
    plans: plans(copy['plans']),
  };
  return {
    draft: draft as unknown as Draft,
    teamsKnown: !broken.some((path) => path[0] === 'teams' && (path[2] ?? 'name') === 'name'),
    skillsKnown: !broken.some(takesSkills),
    whole: (path) => !broken.some((each) => startsWith(each, path) || startsWith(path, each)),
  };
}

/** Whether a fault at the path leaves open which skills a team has. */
function takesSkills([first, , key, , own]: Path): boolean {
  if (first !== 'teams') return false;
  return (
    key === undefined || key === 'skills' || (key === 'agents' && (own ?? 'skills') === 'skills')
  );
}

/** How far into the document a fault reaches: a property of a team, of a class, of an applet. */
function reach(path: Path): number {
  switch (path[0]) {
    case 'plans':
      return 4;
    case 'teams':
    case 'callers':
      return 3;
    case 'rules':
    case 'targets':
    case 'closing':
      return 2;
    default:
      return 1;
  }
}

function remove(root: Record<string, unknown>, path: Path): void {
  const part = path.slice(0, reach(path));
  const last = part.at(-1);
  const holder = valueAt(root, part.slice(0, -1));
  if (typeof holder !== 'object' || holder === null || last === undefined) return;
  // Items keep their positions, since positions are how the rest of the document is found.
  if (Array.isArray(holder)) holder[Number(last)] = {};
  // Plans and applets keep their names, so that ways to them are not ways to nowhere.
  else if (part[0] === 'plans' && (part.length === 2 || part.length === 3))
    (holder as Record<string, unknown>)[last] = {};
  else delete (holder as Record<string, unknown>)[last];
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value.map((item) => (isMapping(item) ? item : {})) : [];
}

function plans(value: unknown): Record<string, unknown> {
  if (!isMapping(value)) return {};
  const entries = Object.entries(value).filter(([, applets]) => isMapping(applets));
  return Object.fromEntries(
    entries.map(([plan, applets]) => [
      plan,
      Object.fromEntries(
        Object.entries(applets as object).map(([key, each]) => [key, isMapping(each) ? each : {}]),
      ),
    ]),
  );
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
