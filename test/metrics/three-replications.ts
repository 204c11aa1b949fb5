/**
 * Three small replications, as objects and as columns. Counters of queue 0 are 1, 2, 3 in calls and 10
 * in emails; of queue 1 they are 100, and 0, 1000, 2000.
 */
import { ACTIVITY_COUNT } from '../../src/model/agent-state.js';
import { COUNTER_COUNT } from '../../src/records/counter.js';
import type { ReplicationSums } from '../../src/records/sums.js';
import type { SumsColumns } from '../../src/records/sums-columns.js';
import { SumsLayout } from '../../src/records/sums-layout.js';
import type { SparseHistogram } from '../../src/stats/histogram.js';
import { NumberColumn } from '../../src/stats/number-column.js';

/** An array of this length with these numbers in these places. */
function numbers(length: number, ...set: readonly (readonly [at: number, value: number])[]) {
  const made = new Float64Array(length);
  for (const [at, value] of set) made[at] = value;
  return made;
}

export function sparse(
  ...items: readonly (readonly [key: number, count: number])[]
): SparseHistogram {
  return {
    keys: Int32Array.from(items, ([key]) => key),
    counts: Float64Array.from(items, ([, count]) => count),
  };
}

const OTHER = 2 * COUNTER_COUNT;
const EMAIL = COUNTER_COUNT;

function world(r: number, more: object = {}) {
  return {
    cells: numbers(
      2 * OTHER,
      [3, r + 1],
      [EMAIL + 3, 10],
      [OTHER + 3, 100],
      [OTHER + EMAIL + 3, 1000 * r],
      [4, 7 + r],
    ),
    callerCells: numbers(2 * OTHER, [OTHER + 3, 40 + r], [OTHER + EMAIL + 3, 2]),
    scalars: numbers(4, [2, 5 * r], [3, 4]),
    agentMs: numbers(2 * ACTIVITY_COUNT, [1, 60], [4, r], [ACTIVITY_COUNT + 4, 9]),
    agentAfterCloseMs: numbers(2 * ACTIVITY_COUNT, [4, 0.5 + r]),
    routing: null,
    waits: [
      sparse([10 + r, 2], [20, 1]),
      r === 1 ? sparse() : sparse([15, 4], [30, r + 1]),
      sparse([7, 5]),
    ],
    ...more,
  };
}

export const sums = [0, 1, 2].map(
  (r) =>
    ({
      index: r,
      actual: world(r),
      hold: null,
      noCallback: world(r, { scalars: numbers(4, [2, 70 + r]), waits: [sparse([200, 1])] }),
      drift: {
        sums: numbers(2, [1, r]),
        drift: [sparse([30 + r, 1]), sparse([50, 1])],
      },
      fates: { counts: numbers(3, [0, r], [2, 6]) },
    }) as unknown as ReplicationSums,
);

export const layout = new SumsLayout(sums[0]!);

/** As they would lie in columns; a place that is 0 in all of them has none. */
export function columns(): SumsColumns {
  const held = new Map<number, NumberColumn>();
  for (const [path, { first, length }] of layout.arrays) {
    for (let k = 0; k < length; k++) {
      const values = sums.map((each) => {
        const array = path.split('.').reduce<unknown>((of, name) => (of as never)[name], each);
        return (array as Float64Array)[k]!;
      });
      if (values.every((value) => value === 0)) continue;
      const column = new NumberColumn();
      column.append(Float64Array.from(values), sums.length);
      held.set(first + k, column);
    }
  }
  return {
    length: sums.length,
    spanOf: (path: string) => layout.arrays.get(path),
    columnAt: (place: number) => held.get(place),
  } as unknown as SumsColumns;
}
