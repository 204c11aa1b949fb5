/**
 * What a replication adds to a measure: a number, worked out from its sums.
 *
 * A figure is a form before it is a function: which places of the sums are added, subtracted and
 * scaled. So it can be worked out of one replication, and of ten thousand that lie in columns.
 */
import type { ReplicationSums, WorldSums } from '../records/sums.js';

export type WorldKey = 'actual' | 'hold' | 'noCallback';

/** Arrays of a world's sums. */
const worldSections = {
  cells: ({ cells }: WorldSums) => cells,
  scalars: ({ scalars }: WorldSums) => scalars,
  agentMs: ({ agentMs }: WorldSums) => agentMs,
  agentAfterCloseMs: ({ agentAfterCloseMs }: WorldSums) => agentAfterCloseMs,
  rosterMs: ({ rosterMs }: WorldSums) => rosterMs,
  trunks: ({ trunks }: WorldSums) => trunks,
  callerCells: ({ callerCells }: WorldSums) => callerCells,
  callerPersons: ({ callerPersons }: WorldSums) => callerPersons,
  campaigns: ({ campaigns }: WorldSums) => campaigns,
  'routing.promises': ({ routing }: WorldSums) => routing?.promises,
  'routing.answeredBy': ({ routing }: WorldSums) => routing?.answeredBy,
  'told.sums': ({ told }: WorldSums) => told.sums,
  'told.estimates': ({ told }: WorldSums) => told.estimates,
} as const;

/** Arrays that belong to no world. */
const pairSections = {
  'drift.sums': ({ drift }: ReplicationSums) => drift?.sums,
  'fates.counts': ({ fates }: ReplicationSums) => fates?.counts,
  'fates.sums': ({ fates }: ReplicationSums) => fates?.sums,
} as const;

export type WorldSection = keyof typeof worldSections;
export type PairSection = keyof typeof pairSections;

/** An array of the sums; where callbacks do not exist the three worlds are one. */
export type Section =
  | { readonly world: WorldKey; readonly array: WorldSection }
  | { readonly world: null; readonly array: PairSection };

export type Form =
  /** The sum of some places of an array, in their order; 0 where the array is not there. */
  | {
      readonly kind: 'places';
      readonly section: Section;
      /** Which places of an array of this length. */
      readonly at: (length: number) => readonly number[];
    }
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'sum'; readonly parts: readonly Figure[] }
  | { readonly kind: 'difference'; readonly of: Figure; readonly less: Figure }
  | { readonly kind: 'product'; readonly of: Figure; readonly factor: number }
  | { readonly kind: 'quotient'; readonly of: Figure; readonly divisor: number }
  /** Anything else that two figures come to. */
  | {
      readonly kind: 'pair';
      readonly first: Figure;
      readonly second: Figure;
      readonly come: (first: number, second: number) => number;
    };

/** Its number in a replication. One without a form cannot be worked out of columns. */
export type Figure = ((sums: ReplicationSums) => number) & { readonly form?: Form };

export function figureAs(form: Form): Figure {
  return Object.assign(evaluator(form), { form });
}

function evaluator(form: Form): (sums: ReplicationSums) => number {
  switch (form.kind) {
    case 'places':
      return placesOf(form.section, form.at);
    case 'fixed':
      return () => form.value;
    case 'sum':
      return (sums) => form.parts.reduce((total, part) => total + part(sums), 0);
    case 'difference':
      return (sums) => form.of(sums) - form.less(sums);
    case 'product':
      return (sums) => form.of(sums) * form.factor;
    case 'quotient':
      return (sums) => form.of(sums) / form.divisor;
    case 'pair':
      return (sums) => form.come(form.first(sums), form.second(sums));
  }
}

function placesOf(section: Section, at: (length: number) => readonly number[]) {
  const array = arrayOf(section);
  let [length, places]: [number, readonly number[]] = [-1, []];
  return (sums: ReplicationSums): number => {
    const values = array(sums);
    if (values === undefined) return 0;
    if (values.length !== length) {
      length = values.length;
      places = at(length);
    }
    let total = 0;
    for (const place of places) total += values[place]!;
    return total;
  };
}

function arrayOf(section: Section): (sums: ReplicationSums) => Float64Array | undefined {
  if (section.world === null) return pairSections[section.array];
  const { world } = section;
  const array = worldSections[section.array];
  return (sums) => array(worldOf(sums, world));
}

/** The sums of a world. Where callbacks do not exist the three worlds are one. */
export function worldOf(sums: ReplicationSums, world: WorldKey): WorldSums {
  return sums[world] ?? sums.actual;
}
