/** Days that have been run again to be played, as long as there is room: those asked for last. */
import { type Day, dayInTurns } from './day.js';
import { json, type Reply } from './reply.js';
import type { Request } from './request.js';
import type { ServedResult } from './served.js';
import { Workshop } from './workshop.js';

const MOST_DAYS = 4;

export class Days {
  private readonly workshop = new Workshop<Day>(makeRoom);

  /**
   * @param replication counted from 0
   * @throws NotYetMade where it has to be made first; what cannot be made ends in an HttpError
   */
  get(result: ServedResult, replication: number): Day {
    return this.workshop.get(`${result.id} ${replication}`, () =>
      dayInTurns(result.stored, replication),
    );
  }
}

function makeRoom(made: Map<string, Day>): void {
  const [oldest] = made.keys();
  if (made.size > MOST_DAYS && oldest !== undefined) made.delete(oldest);
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
