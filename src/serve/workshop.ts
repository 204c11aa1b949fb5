/**
 * What takes long to make, made once for all who ask, in turns: between two of them other requests are
 * answered. What has been asked for last is kept, as long as there is room.
 */
import { setImmediate } from 'node:timers/promises';
import { NotTheSame } from '../experiments/again.js';
import { HttpError } from './http-error.js';
import { TooManyRows } from './spool.js';

/** Thrown where something is not there yet: whoever asked waits for it and asks again. */
export class NotYetMade extends Error {
  readonly made: Promise<unknown>;

  constructor(made: Promise<unknown>) {
    super('it is being made');
    this.made = made;
  }
}

export class Workshop<Thing> {
  private readonly there = new Map<string, Thing>();
  private readonly underWay = new Map<string, Promise<void>>();
  /** Ends when all is made that has been asked for. */
  private before: Promise<unknown> = Promise.resolve();
  private isClosed = false;
  /** Removes what may go, given all that is kept, the one asked for last at the end. */
  private readonly makeRoom: (kept: Map<string, Thing>) => void;

  constructor(makeRoom: (kept: Map<string, Thing>) => void) {
    this.makeRoom = makeRoom;
  }

  /**
   * @param begin the work, with pauses, where it has to be done
   * @throws NotYetMade where it is not there
   */
  get(key: string, begin: () => Generator<void, Thing>): Thing {
    const found = this.there.get(key);
    if (found === undefined) throw new NotYetMade(this.making(key, begin));
    // Put last: the first is the one that has not been asked for longest.
    this.there.delete(key);
    this.there.set(key, found);
    return found;
  }

  /** All that is kept; nothing is made any more. */
  close(): Thing[] {
    this.isClosed = true;
    return [...this.there.values()];
  }

  private making(key: string, begin: () => Generator<void, Thing>): Promise<void> {
    const earlier = this.underWay.get(key);
    if (earlier !== undefined) return earlier;
    // One after another: each takes memory while it is made.
    const made = this.before
      .then(() => this.make(key, begin))
      .finally(() => this.underWay.delete(key));
    this.before = made.catch(() => {});
    this.underWay.set(key, made);
    return made;
  }

  private async make(key: string, begin: () => Generator<void, Thing>): Promise<void> {
    const work = begin();
    try {
      for (;;) {
        if (this.isClosed) throw new HttpError(503, 'the server is being stopped');
        const { done, value } = work.next();
        if (done) {
          this.there.set(key, value);
          this.makeRoom(this.there);
          return;
        }
        await setImmediate();
      }
    } catch (error) {
      throw asAnswer(error);
    } finally {
      work.return(undefined as never);
    }
  }
}

/** What went wrong in the words of the protocol, where it is no fault of the program. */
function asAnswer(error: unknown): unknown {
  if (error instanceof NotTheSame) return new HttpError(409, error.message);
  if (error instanceof TooManyRows) return new HttpError(413, error.message);
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new HttpError(507, 'the disk is full: free space where temporary files are kept');
  }
  return error;
}
