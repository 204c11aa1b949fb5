import { Exit, ExitCode } from './exit-code.js';

const MOST = 100_000;

/** The number that `--reps` gives. */
export function replicationsOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST) {
    throw new Exit(ExitCode.Input, `--reps ${text}: write a whole number from 1 to ${MOST}`);
  }
  return value;
}
