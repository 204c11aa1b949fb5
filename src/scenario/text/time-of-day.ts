/**
 * Moments as a roster writes them: times of day (`08:00`), or times from the start (`300s`).
 */

import type { Fault } from '../faults/fault.js';
import * as faults from '../faults/time.js';
import { DAY, HOUR, MINUTE, parseDuration, SECOND } from './duration.js';

export type Moment =
  | { readonly kind: 'timeOfDay'; readonly ms: number }
  | { readonly kind: 'offset'; readonly ms: number };

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const TIME_OF_DAY = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** A time of day in ms since midnight (24:00 included), a time from the start, or a fault. */
export function parseMoment(text: string): Moment | Fault {
  const trimmed = text.trim();
  const match = TIME_OF_DAY.exec(trimmed);
  if (match !== null) {
    const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
    const ms = hours * HOUR + minutes * MINUTE + seconds * SECOND;
    if (minutes > 59 || seconds > 59 || ms > DAY) return faults.noSuchTimeOfDay(text);
    return { kind: 'timeOfDay', ms };
  }
  if (/^\d+$/.test(trimmed)) return faults.notAMoment(text);
  const ms = parseDuration(text);
  if (typeof ms === 'number') return { kind: 'offset', ms };
  return /\d\s*[a-z]/i.test(trimmed) ? ms : faults.notAMoment(text);
}

/** The moment of a text that has been checked before. */
export function momentOf(text: string): Moment {
  const moment = parseMoment(text);
  if ('problem' in moment) throw new Error(`an unchecked moment: ${text}`);
  return moment;
}
