/** Days that have been run again to be played, as long as there is room: those asked for last. */
import { NotTheSame } from '../experiments/again.js';
import { type Day, dayOf } from './day.js';
import { HttpError } from './http-error.js';
import { json, type Reply } from './reply.js';
import type { Request } from './request.js';
import type { ServedResult } from './served.js';

const MOST_DAYS = 4;

export class Days {
  private readonly made = new Map<string, Day>();

  /**
   * @param replication counted from 0
   * @throws HttpError where it does not come out as it did
   */
  get(result: ServedResult, replication: number): Day {
    const key = `${result.id} ${replication}`;
    const day = this.made.get(key) ?? made(result, replication);
    this.made.delete(key);
    this.made.set(key, day);
    const [oldest] = this.made.keys();
    if (this.made.size > MOST_DAYS && oldest !== undefined) this.made.delete(oldest);
    return day;
  }
}

function made({ stored }: ServedResult, replication: number): Day {
  try {
    return dayOf(stored, replication);
  } catch (error) {
    if (error instanceof NotTheSame) throw new HttpError(409, error.message);
    throw error;
  }
}

/** What the numbers of a timeline mean. */
export function dayFacts({ day }: Request): Reply {
  return json(`${JSON.stringify(day().facts)}\n`);
}

/** The timeline itself, in blocks. */
export function timeline({ day }: Request): Reply {
  const body = [...day().timeline.bytes()];
  return { status: 200, type: 'application/octet-stream', body };
}
