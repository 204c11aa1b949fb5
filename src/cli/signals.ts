/**
 * Ctrl-C and kill are heard between replications and stop the work. The same signal again, once the
 * first has been heard, ends at once; another one does not, as build servers send one after the other
 * and mean the same.
 */
import { ExitCode } from './exit-code.js';
import { say } from './streams.js';

/**
 * @param heard called when the first signal is heard, before anything is said
 * @param kept what becomes of what is finished, in words
 * @param atOnce called by a second one, before the process ends
 */
export function stopOnSignals(heard: () => void, kept: string, atOnce: () => void = () => {}) {
  const controller = new AbortController();
  let received: ExitCode | null = null;
  let endsAtOnce = false;
  const listen = (code: ExitCode) => (): void => {
    if (endsAtOnce && code === received) {
      atOnce();
      process.exit(code);
    }
    if (received !== null) return;
    received = code;
    controller.abort();
    heard();
    say(`stopping; ${kept}`);
    setImmediate(() => {
      endsAtOnce = true;
    });
  };
  const interrupt = listen(ExitCode.Interrupted);
  const terminate = listen(ExitCode.Terminated);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  process.on('SIGHUP', terminate);
  return {
    signal: controller.signal,
    code: () => received,
    end: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
      process.off('SIGHUP', terminate);
    },
  };
}
