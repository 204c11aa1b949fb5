/** Plays: an instant of the day that moves on with the clock on the wall, times a speed. */
export class Player {
  /** The instant, ms from the start. */
  now = 0;
  playing = false;
  /** How many times as fast as it was. */
  speed = 60;
  private end = 0;
  private before = 0;
  private readonly moved: () => void;

  /** @param moved called when the instant or the state changes */
  constructor(moved: () => void) {
    this.moved = moved;
  }

  /** Up to where it can be played. */
  setEnd(end: number): void {
    this.end = end;
  }

  toggle(): void {
    if (!this.playing && this.now >= this.end) this.now = 0;
    this.playing = !this.playing;
    this.before = performance.now();
    if (this.playing) requestAnimationFrame((at) => this.tick(at));
    this.moved();
  }

  pause(): void {
    if (this.playing) this.toggle();
  }

  goTo(instant: number): void {
    this.now = Math.max(0, Math.min(this.end, instant));
    this.moved();
  }

  private tick(at: number): void {
    if (!this.playing) return;
    this.now = Math.min(this.end, this.now + Math.max(0, at - this.before) * this.speed);
    this.before = at;
    if (this.now >= this.end) this.playing = false;
    else requestAnimationFrame((next) => this.tick(next));
    this.moved();
  }
}
