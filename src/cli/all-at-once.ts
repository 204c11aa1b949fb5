/** Checks of flags that do not depend on each other: whatever is wrong is told at once. */
import { Exit, ExitCode } from './exit-code.js';

/**
 * Makes every check, in order, and gives what each came to.
 * @throws Exit with the faults of all
 */
export function allAtOnce<const T extends readonly (() => unknown)[]>(
  ...checks: T
): { -readonly [K in keyof T]: ReturnType<T[K]> } {
  const faults: string[] = [];
  const values = checks.map((check) => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof Exit) || error.code !== ExitCode.Input) throw error;
      faults.push(error.message);
      return undefined;
    }
  });
  if (faults.length > 0) throw new Exit(ExitCode.Input, faults.join('\n'));
  return values as { -readonly [K in keyof T]: ReturnType<T[K]> };
}
