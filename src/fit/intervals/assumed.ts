/**
 * What is taken where a file of intervals does not say: mean handle time and mean patience in seconds,
 * the coefficient of variation of handle times, the share to be answered and within how many seconds.
 */
export const ASSUMED = { handle: 180, patience: 300, cv: 1, level: 0.8, within: 20 } as const;
