/** What the command tells the shell, and what to do about it. */

export interface ExitMeaning {
  readonly code: number;
  readonly meaning: string;
  readonly remedy: string;
}

export const exitMeanings: readonly ExitMeaning[] = [
  {
    code: 0,
    meaning: 'Done; thresholds hold, or there are none.',
    remedy: 'Nothing is to be done.',
  },
  {
    code: 1,
    meaning:
      'It ran, and the verdict is no: a threshold or a `--fail-on` condition fails or is inconclusive, or a search found nothing.',
    remedy:
      'The summary names what fails. What is inconclusive may be decided by more replications (`--reps`), or pass by `--inconclusive pass`.',
  },
  {
    code: 2,
    meaning: 'Your input: an unknown flag, a fault in the scenario, no such file.',
    remedy: 'Every fault is told with its place and what would be right; nothing was run.',
  },
  {
    code: 3,
    meaning: 'Incomplete: a precision was not reached, or shards are missing.',
    remedy: 'Give `--max` more room, or run the shards that the message names.',
  },
  {
    code: 4,
    meaning: 'A replay differs from the recording.',
    remedy:
      'The first event that differs is named; another version of the program simulates otherwise.',
  },
  {
    code: 70,
    meaning: 'A fault of the program.',
    remedy: 'Send the scenario, the seed and the lines that it printed.',
  },
  {
    code: 74,
    meaning:
      'The world failed: the disk is full, a folder cannot be written, a port is in use, Redis is gone.',
    remedy: 'Nothing was half written; mend what the message names and run it again.',
  },
  {
    code: 130,
    meaning: 'Stopped by Ctrl-C.',
    remedy:
      'What was finished is kept and marked incomplete; the same command goes on where it was.',
  },
  {
    code: 143,
    meaning: 'Stopped by the system (SIGTERM).',
    remedy:
      'What was finished is kept and marked incomplete; the same command goes on where it was.',
  },
];
