/** Waiting that ends when the work is stopped. */

/** What a question comes to, or null as soon as it is stopped. */
export async function orStopped<T>(
  question: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  if (signal === undefined) return question;
  let stop: () => void = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener('abort', stop);
    if (signal.aborted) resolve(null);
  });
  try {
    return await Promise.race([question, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** null: stopped before its end. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<unknown> {
  return orStopped(
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
    signal,
  );
}
