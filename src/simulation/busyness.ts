/**
 * The factors of busyness, day by day and step by step.
 *
 * A day has one gamma factor. The factors of its steps are gamma too, and each resembles the one
 * before: behind them stands a chain of standard normals, z' = r z + sqrt(1 - r r) e, which begins
 * anew every day. All is drawn by key of day and step, so that a day is as busy in every world, and
 * classes that share a name share its numbers.
 */
import { normalCdf, normalQuantile } from '../engine/distributions/standard-normal.js';
import type { KeyedDraws } from '../engine/keyed-draws.js';
import type { PieceFactors } from '../engine/rates.js';
import { BUSYNESS_KIND, type BusynessPlan, BusynessPurpose } from '../model/busyness.js';

/** Half the smallest uniform above zero, and what is as far from one: no normal is infinite. */
const LEAST = Number.EPSILON / 4;
const MOST = 1 - Number.EPSILON / 2;

export class Busyness implements PieceFactors {
  private readonly plan: BusynessPlan;
  private readonly draws: KeyedDraws;
  private day = -1;
  private dayFactor = 1;
  private step = -1;
  private normal = 0;

  constructor(plan: BusynessPlan, draws: KeyedDraws) {
    this.plan = plan;
    this.draws = draws;
  }

  of(piece: number): number {
    const { days, steps, step } = this.plan;
    const day = days[piece]!;
    if (day !== this.day) this.begin(day);
    if (step === null) return this.dayFactor;
    while (this.step < steps[piece]!) this.advance();
    const below = normalCdf(this.normal);
    return this.dayFactor * step.at(Math.min(MOST, Math.max(LEAST, below)));
  }

  private begin(day: number): void {
    this.day = day;
    this.step = -1;
    const { plan } = this;
    if (plan.day !== null) this.dayFactor = plan.day.at(this.uniform(BusynessPurpose.Day, 0));
  }

  private advance(): void {
    const { correlation } = this.plan;
    this.step++;
    const uniform = Math.max(LEAST, this.uniform(BusynessPurpose.Step, this.step));
    const fresh = normalQuantile(uniform);
    this.normal =
      this.step === 0
        ? fresh
        : correlation * this.normal + Math.sqrt(1 - correlation * correlation) * fresh;
  }

  private uniform(purpose: number, index: number): number {
    return this.draws.uniform(BUSYNESS_KIND, this.plan.drawnAs, this.day, purpose, index);
  }
}
