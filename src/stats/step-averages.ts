/**
 * Time averages of whole numbers that change now and then, by steps of equal length: how many waited
 * on average from 9:00 to 9:05.
 */
export class StepAverages {
  /** Value times time, by step and place. */
  private readonly area: Float64Array;
  private readonly places: number;
  private readonly stepMs: number;
  private readonly steps: number;
  private readonly value: Float64Array;
  private readonly since: Float64Array;

  constructor(places: number, steps: number, stepMs: number) {
    this.places = places;
    this.steps = steps;
    this.stepMs = stepMs;
    this.area = new Float64Array(places * steps);
    this.value = new Float64Array(places);
    this.since = new Float64Array(places);
  }

  /** The value of a place changes at an instant, by so much. */
  add(place: number, change: number, now: number): void {
    this.account(place, now);
    this.value[place]! += change;
  }

  /** Nothing changes any more from `now` on, and nothing is there. */
  finish(now: number): void {
    for (let place = 0; place < this.places; place++) this.account(place, now);
    this.value.fill(0);
  }

  /** The average of a place in a step. */
  at(step: number, place: number): number {
    return this.area[step * this.places + place]! / this.stepMs;
  }

  private account(place: number, now: number): void {
    const { stepMs, places, area } = this;
    const value = this.value[place]!;
    let from = this.since[place]!;
    this.since[place] = now;
    if (value === 0) return;
    let step = Math.floor(from / stepMs);
    for (; from < now && step < this.steps; step++) {
      const to = Math.min(now, (step + 1) * stepMs);
      area[step * places + place]! += value * (to - from);
      from = to;
    }
  }
}
