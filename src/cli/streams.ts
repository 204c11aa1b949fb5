/** stdout is data, stderr is talk; each has its own colours. */
import { Chalk, type ChalkInstance } from 'chalk';
import { reasonOf } from '../scenario/text/system-error.js';
import { Exit, ExitCode } from './exit-code.js';

/** Colour only on terminals; NO_COLOR and FORCE_COLOR are obeyed, chalk itself ignores the first. */
export function paintFor(stream: NodeJS.WriteStream, colour: boolean): ChalkInstance {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (!colour || (NO_COLOR !== undefined && NO_COLOR !== '')) return new Chalk({ level: 0 });
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') {
    return new Chalk({ level: 1 });
  }
  return new Chalk({ level: stream.isTTY ? 1 : 0 });
}

/** What is said of a pipe whose reader has gone away, at first and then. */
const GONE = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
 * Writes all of a text. A reader who has gone away (`| head`) is no fault, and changes nothing in how
 * the command ends.
 * @throws Exit where standard output cannot take it, as on a full disk
 */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      const { code = '', message } = (error ?? {}) as NodeJS.ErrnoException;
      if (error && !GONE.has(code)) {
        const reason = reasonOf(error) ?? message;
        reject(new Exit(ExitCode.World, `standard output cannot be written: ${reason}`));
      } else resolve();
    });
  });
}

/** Whether nobody reads any more what is printed. */
export function isUnread(): boolean {
  return process.stdout.errored !== null;
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What is allowed in a scenario and deserves a word. */
export function sayNotes(notes: readonly string[]): void {
  for (const note of notes) say(`note: ${note}`);
}
