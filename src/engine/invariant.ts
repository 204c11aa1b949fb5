/**
 * What must hold. A fault is ours, never the user's: it stops the run and is reported with the seed.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** Throws a `Fault` that says what must hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}
