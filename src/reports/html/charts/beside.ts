/** What happened beside what a model gives: marks, and steps in the band in which they may lie. */
import type { Size } from '../figure.js';
import { type Content, type Html, html } from '../html.js';
import { at, bottomAxis, type Scale, scale, type Tick, upwards, valueAxis } from './axes.js';
import { stepPath } from './step-path.js';

/** An interval, or a day. */
export interface BesideStep {
  readonly observed: number | null;
  readonly predicted: number | null;
  /** null: there is no band. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether what happened lies beyond the band. */
  readonly isOutside: boolean;
  /** What another model gives; null: nothing. */
  readonly other: number | null;
}

export interface BesideLook {
  /** Where 0 is the beginning of the first step, and 1 that of the second. */
  readonly ticks: readonly Tick[];
  readonly shown: (value: number) => string;
}

export function beside(
  size: Size,
  steps: readonly BesideStep[],
  { ticks, shown }: BesideLook,
): { height: number; content: Content } {
  const frame = {
    left: 58,
    right: size.width - 8,
    top: 12,
    bottom: size.narrow ? 180 : 220,
  };
  const x = scale([0, steps.length], [frame.left, frame.right]);
  const y = upwards(mostOf(steps), frame).clamp(true);
  const other = steps.map((step) => step.other);
  return {
    height: frame.bottom + 26,
    content: [
      valueAxis(y, frame, shown),
      html`<path class="band accent" d="${bandOf(steps, x, y)}"/>`,
      other.every((value) => value === null)
        ? null
        : html`<path class="line out dashed" d="${stepPath(other, x, y)}"/>`,
      html`<path class="line accent" d="${stepPath(
        steps.map(({ predicted }) => predicted),
        x,
        y,
      )}"/>`,
      steps.map((step, k) => markOf(step, x(k + 0.5), y, size)),
      bottomAxis(x, ticks, frame),
    ],
  };
}

/** The other model may go beyond the picture: it is not to press the rest flat. */
function mostOf(steps: readonly BesideStep[]): number {
  const own = Math.max(
    0,
    ...steps.flatMap(({ observed, predicted, high }) => [observed ?? 0, predicted ?? 0, high ?? 0]),
  );
  const others = Math.max(0, ...steps.map(({ other }) => other ?? 0));
  return own === 0 ? others : Math.max(own, Math.min(others, 1.3 * own));
}

/** A box a step, from its least to its most. */
function bandOf(steps: readonly BesideStep[], x: Scale, y: Scale): string {
  return steps
    .map(({ low, high }, k) => {
      if (low === null || high === null) return '';
      const [top, bottom] = [at(y(high)), at(y(low))];
      return `M${at(x(k))} ${top}H${at(x(k + 1))}V${bottom}H${at(x(k))}Z`;
    })
    .join('');
}

/** A diamond where it lies outside: told without its colour. */
function markOf({ observed, isOutside }: BesideStep, x: number, y: Scale, size: Size): Html | null {
  if (observed === null) return null;
  const [left, top, reach] = [at(x), at(y(observed)), size.narrow ? 4 : 6];
  return isOutside
    ? html`<path class="fill lost" d="M${left} ${at(top - reach)}l${reach} ${reach}l-${reach} ${reach}l-${reach} -${reach}z"/>`
    : html`<circle class="dot" cx="${left}" cy="${top}" r="${size.narrow ? 2.4 : 3.8}"/>`;
}
