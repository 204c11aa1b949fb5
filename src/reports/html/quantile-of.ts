/** The least of ascending values that a share of them does not exceed. */
export function quantileOf(ascending: readonly number[], share: number): number {
  const place = Math.max(0, Math.ceil(share * ascending.length) - 1);
  return ascending[place] ?? Number.NaN;
}
