/**
 * Properties tried for as long as there is time. The seed of each is printed; the same seed tries the
 * same inputs in the same order.
 *
 *   FUZZ_SECONDS   how long each property is tried (60)
 *   FUZZ_SEED      the seed (by default another one each time)
 *   FUZZ_PATH      the path to a counterexample, as a failure prints it
 */
import fc from 'fast-check';

const { FUZZ_SECONDS, FUZZ_SEED, FUZZ_PATH } = process.env;
const SECONDS = Number(FUZZ_SECONDS ?? 60);
/** For the test that holds a property: shrinking what was found takes its time as well. */
export const MOST_MS = 1000 * SECONDS + 600_000;

/** Tries values of an arbitrary until the time is over, and prints how many of what came out. */
export async function triedInBox<T>(
  name: string,
  values: fc.Arbitrary<T>,
  attempt: (value: T) => Promise<string>,
): Promise<void> {
  const seed = Number(FUZZ_SEED ?? Date.now() % 2 ** 31);
  const counts: Record<string, number> = {};
  console.log(`${name}: seed ${seed}, ${SECONDS} s`);
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      const how = await attempt(value);
      counts[how] = (counts[how] ?? 0) + 1;
    }),
    {
      seed,
      ...(FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH }),
      numRuns: 100_000_000,
      interruptAfterTimeLimit: SECONDS * 1000,
      markInterruptAsFailure: false,
    },
  );
  const told = Object.entries(counts).map(([how, count]) => `${count} ${how}`);
  console.log(`${name}: ${told.join(', ')}`);
}
