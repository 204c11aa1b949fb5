/**
 * Measuring on a machine that does other things too: processor time instead of the clock's, several
 * things in turn in one process, medians.
 */

/** Processor time of something, ns, with all threads of this process. */
export function cpuNs(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
}

/**
 * Medians of what each gives, asked in turn: a disturbance that lasts hits all of them alike.
 *
 * @param measures each gives one measurement of a round, counted from 0; called once before to warm up
 */
export function inTurn(rounds: number, measures: readonly ((round: number) => number)[]): number[] {
  for (const measure of measures) measure(0);
  const samples = measures.map((): number[] => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [k, measure] of measures.entries()) samples[k]!.push(measure(round));
  }
  return samples.map(median);
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
