import { parseDuration } from '../scenario/text/duration.js';
import { Exit, ExitCode } from './exit-code.js';

/** A duration that a flag gives, in milliseconds. @throws Exit where it is none */
export function durationOf(flag: string, text: string): number {
  const value = parseDuration(text);
  if (typeof value === 'number') return value;
  throw new Exit(ExitCode.Input, `${flag} ${text}: ${value.problem}; ${value.remedy}`);
}
