/** The instants that the times of a log mean, one row after the other. */
import { ClockSays, type Zone } from '../zone.js';
import type { DateOrder, LogSink } from './reader.js';
import { parseTime } from './time-text.js';

export class LogTimes {
  private readonly zone: Zone;
  private readonly order: DateOrder;
  private readonly sink: Pick<LogSink, 'odd'>;
  /** The entry of the row above. */
  private above: number | null = null;

  constructor(zone: Zone, order: DateOrder, sink: Pick<LogSink, 'odd'>) {
    this.zone = zone;
    this.order = order;
    this.sink = sink;
  }

  /**
   * The entry of a row; null: not a time. A local time that comes twice is the one that follows the
   * entry of the row above.
   */
  entry(text: string, line: number): number | null {
    const at = this.read(text, line, this.above);
    if (at !== null) this.above = at;
    return at;
  }

  /** A later instant of the same row. */
  later(text: string, line: number, entry: number): number | null {
    return this.read(text, line, entry);
  }

  /** The entry of a local time that has been put together. */
  localEntry(localMs: number, line: number): number {
    const at = this.zone.instantOf(localMs, this.above);
    this.tell(line);
    this.above = at;
    return at;
  }

  private read(text: string, line: number, near: number | null): number | null {
    const written = parseTime(text, this.order);
    if (written === null) return null;
    if (written.isInstant) return written.ms;
    const at = this.zone.instantOf(written.ms, near);
    this.tell(line);
    return at;
  }

  private tell(line: number): void {
    const { said } = this.zone;
    if (said === ClockSays.Twice) this.sink.odd(line, 'twice-by-the-clock');
    else if (said === ClockSays.Never) this.sink.odd(line, 'skipped-by-the-clock');
  }
}
