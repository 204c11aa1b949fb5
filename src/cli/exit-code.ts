/** What the command tells the shell. */
export const ExitCode = {
  Done: 0,
  /** It ran, the verdict is no. */
  No: 1,
  /** Your input: unknown flag, bad scenario, missing file. */
  Input: 2,
  Incomplete: 3,
  /** A run again differs from its record. */
  Different: 4,
  /** A bug in the program. */
  Fault: 70,
  /** The world failed: disk full, folder not writable. */
  World: 74,
  Interrupted: 130,
  Terminated: 143,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** An end of the command that has already been explained. */
export class Exit extends Error {
  readonly code: ExitCode;

  /** `message` goes to stderr as it is; empty: nothing more to say. */
  constructor(code: ExitCode, message = '') {
    super(message);
    this.code = code;
  }
}
