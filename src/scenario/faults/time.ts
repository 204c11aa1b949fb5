/**
 * Messages about durations, times of day and the start.
 */
import { type Fault, fault, quoted, shortened } from './fault.js';

export function durationWithoutUnit(written: string): Fault {
  const number = shortened(written.replace(/^\+/, '').replace(/^0+(?=\d)/, ''));
  return fault(
    'duration-without-unit',
    `${shortened(written)} has no unit`,
    `write "${number}s" for seconds or "${number}m" for minutes`,
  );
}

export function notADuration(written: string): Fault {
  return fault(
    'not-a-duration',
    `${quoted(written)} is not a duration`,
    'write a number and a unit: "90s", "3m30s", "1.5h", "250ms", "2d" or "PT3M30S"',
  );
}

export function negativeDuration(written: string): Fault {
  return fault(
    'negative-duration',
    `${quoted(written)} is negative`,
    'write a duration of "0s" or more',
  );
}

export function clockAsDuration(written: string, meant: string): Fault {
  return fault(
    'time-of-day-as-duration',
    `${quoted(written)} reads like a time of day, and a duration is wanted`,
    `write "${meant}"`,
  );
}

export function durationSpelledOut(written: string, meant: string): Fault {
  return fault('duration-spelled-out', `${quoted(written)} is not a duration`, `write "${meant}"`);
}

export function partOfAMillisecond(written: string): Fault {
  return fault(
    'part-of-a-millisecond',
    `${quoted(written)} is not a whole number of milliseconds`,
    'round it',
  );
}

export function durationTooLong(written: string): Fault {
  return fault(
    'duration-too-long',
    `${quoted(written)} is longer than 100 years`,
    'write a shorter duration',
  );
}

export function zeroDuration(): Fault {
  return fault('zero-duration', 'must be longer than nothing', 'write a duration above "0s"');
}

export function notAMoment(written: string): Fault {
  const digits = /^0?(\d{1,2})(\d{2})$/.exec(written.trim());
  const remedy =
    digits !== null && Number(digits[1]) < 24 && Number(digits[2]) < 60
      ? `write "${(digits[1] ?? '').padStart(2, '0')}:${digits[2]}" for a time of day`
      : 'write a time of day such as "08:00", or the time from the start such as "300s"';
  return fault('not-a-time', `${quoted(written)} is neither a time of day nor a duration`, remedy);
}

export function noSuchTimeOfDay(written: string): Fault {
  return fault(
    'not-a-time-of-day',
    `${quoted(written)} is not a time of day`,
    'write hours and minutes from "00:00" to "24:00"',
  );
}

export function mixedMoments(from: string, to: string): Fault {
  return fault(
    'mixed-moments',
    `${quoted(from)} to ${quoted(to)} mixes a time of day with a time from the start`,
    'write both as times of day ("08:00") or both as durations from the start ("300s")',
  );
}

export function endBeforeStart(from: string, to: string): Fault {
  return fault(
    'end-before-start',
    `ends at ${quoted(to)}, before it begins at ${quoted(from)}`,
    'let "to" be after "from"',
  );
}

export function daysWithoutTimeOfDay(): Fault {
  return fault(
    'days-without-time-of-day',
    'days can be given only with times of day',
    'leave "days" out, or write "from" as a time of day such as "08:00"',
  );
}

export function startWithoutZone(written: string): Fault {
  return fault(
    'start-without-zone',
    `${quoted(written)} names no time zone`,
    `write "${shortened(written)}[Europe/London]", or [UTC]`,
  );
}

export function notAStart(written: string): Fault {
  return fault(
    'not-a-start',
    `${quoted(written)} is not a date and time with its zone`,
    'write it like "2026-03-02T08:00[Europe/London]"',
  );
}

export function unknownZone(zone: string, meant: string | null): Fault {
  return fault(
    'unknown-zone',
    `there is no time zone ${quoted(zone)}`,
    meant === null ? 'write one like "Europe/London" or "UTC"' : `did you mean "${meant}"?`,
  );
}

export function skippedByTheClock(written: string, meant: string): Fault {
  return fault(
    'time-skipped-by-clock',
    `${quoted(written)} never happened: the clocks were put forward over it`,
    `write "${meant}" or an earlier time`,
  );
}
