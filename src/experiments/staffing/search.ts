/**
 * The fewest that do, found by asking: a ladder of ever more, on which the lowest rung that does is
 * looked for, and from there whatever can be taken away one by one.
 *
 * It is taken for granted that more never does worse. What it finds does, and nothing can be taken
 * from it; where several kinds can stand in for each other, another mixture may do with less.
 */

/** How many of each kind. */
export type Counts = readonly number[];

export interface Space {
  /** From the fewest to the most. */
  readonly ladder: readonly Counts[];
  /** The rung to begin with. */
  readonly start: number;
  /** The fewest of each kind. */
  readonly fewest: Counts;
  /** Kinds in the order in which one of them is taken away. */
  readonly order: (counts: Counts) => readonly number[];
}

export interface Found {
  readonly counts: Counts;
  readonly rung: number;
  /** Kinds of which one was taken away, in that order. */
  readonly taken: readonly number[];
}

/** `none`: not even the most does. null: the search was stopped. */
export type SearchResult = Found | 'none' | null;

/** Whether so many do; null: stopped. */
export type Ask = (counts: Counts) => Promise<boolean | null>;

export async function search(space: Space, ask: Ask): Promise<SearchResult> {
  const rung = await lowestRung(space, ask);
  if (rung === null || rung === 'none') return rung;
  return takeAway(space, rung, ask);
}

/** In growing steps away from the start, then by halves. */
async function lowestRung({ ladder, start }: Space, ask: Ask): Promise<number | 'none' | null> {
  const last = ladder.length - 1;
  let [fails, does] = [-1, last + 1];
  let at = Math.min(last, Math.max(0, start));
  for (let step = 1; ; step *= 2) {
    const answer = await ask(ladder[at] ?? []);
    if (answer === null) return null;
    if (answer) does = at;
    else fails = at;
    if (does - fails <= 1) break;
    if (fails >= 0 && does <= last) at = Math.floor((fails + does) / 2);
    else at = answer ? Math.max(fails + 1, at - step) : Math.min(does - 1, at + step);
  }
  return does > last ? 'none' : does;
}

async function takeAway(
  { ladder, fewest, order }: Space,
  rung: number,
  ask: Ask,
): Promise<Found | null> {
  let counts = ladder[rung] ?? [];
  const taken: number[] = [];
  // A single kind has no other rungs than its numbers, and the one below did not do.
  if (counts.length === 1) return { counts, rung, taken };
  let open = order(counts);
  while (open.length > 0) {
    const still: number[] = [];
    for (const kind of open) {
      if ((counts[kind] ?? 0) <= (fewest[kind] ?? 0)) continue;
      const fewer = counts.map((count, k) => (k === kind ? count - 1 : count));
      const answer = await ask(fewer);
      if (answer === null) return null;
      if (!answer) continue;
      counts = fewer;
      taken.push(kind);
      still.push(kind);
    }
    open = still;
  }
  return { counts, rung, taken };
}

/**
 * What is put to the last test, from the fewest on: what was found, then more and more of what was
 * taken away put back, then the next rung.
 */
export function candidatesOf({ ladder }: Space, found: Found, most: number): Counts[] {
  const { counts, taken, rung } = found;
  const candidates = [counts];
  const halves = Math.max(0, most - 2);
  for (let k = 1; k <= halves && taken.length > 0; k++) {
    const back = taken.slice(taken.length - Math.ceil((k * taken.length) / halves));
    const more = [...counts];
    for (const kind of back) more[kind] = (more[kind] ?? 0) + 1;
    candidates.push(more);
  }
  for (let next = rung + 1; next < ladder.length && candidates.length < most; next++) {
    const more = ladder[next];
    if (more !== undefined) candidates.push(more);
  }
  const seen = new Set<string>();
  return candidates.filter((each) => {
    const key = each.join();
    return !seen.has(key) && seen.add(key);
  });
}
