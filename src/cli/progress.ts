/** Progress on stderr: a line that renews itself on a terminal, a plain line every 10 s elsewhere. */
const PLAIN_EVERY_MS = 10_000;
const LIVE_EVERY_MS = 100;
/** Short work needs no progress. */
const SILENT_MS = 1_000;

export class Progress {
  private readonly startedAt = Date.now();
  private readonly live = process.stderr.isTTY === true;
  private shownAt = Date.now();
  private shown = false;

  update(done: number, of: number): void {
    const width = 24;
    const full = Math.round((done / of) * width);
    this.show(`[${'#'.repeat(full)}${'.'.repeat(width - full)}] `, (seconds) => {
      const left = (seconds / done) * (of - done);
      return `${done} of ${of} replications, ${(done / seconds).toFixed(1)} a second, ${left.toFixed(0)} s left`;
    });
  }

  /** How far something is of which nobody knows how long it takes. */
  tell(text: string): void {
    this.show('', () => text);
  }

  private show(bar: string, textAfter: (seconds: number) => string): void {
    const now = Date.now();
    if (now - this.startedAt < SILENT_MS) return;
    if (now - this.shownAt < (this.live ? LIVE_EVERY_MS : PLAIN_EVERY_MS)) return;
    this.shownAt = now;
    const text = textAfter((now - this.startedAt) / 1000);
    if (!this.live) process.stderr.write(`${text}\n`);
    else {
      process.stderr.write(`\r\x1b[2K${bar}${text}`);
      this.shown = true;
    }
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown) process.stderr.write('\r\x1b[2K');
  }
}
