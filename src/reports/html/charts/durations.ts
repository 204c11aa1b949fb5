/** Axes of time spans: round seconds, minutes and hours, all in one unit. */
import type { Size } from '../figure.js';
import type { Scale, Tick } from './axes.js';

const STEPS_S = [
  ...[1, 2, 5, 10, 20, 30],
  ...[60, 120, 300, 600, 1200, 1800],
  ...[3600, 7200, 14_400, 21_600, 43_200, 86_400],
];

/** Marks of an axis of seconds, no more than there is room for. */
export function durationTicks(x: Scale, most: number): Tick[] {
  const [low = 0, high = 1] = x.domain();
  const step = STEPS_S.find((each) => (high - low) / each <= most) ?? 604_800;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const shown = shownIn(step, Math.max(Math.abs(low), Math.abs(high)));
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const value = (first + k) * step;
    return { value, label: shown(value) };
  });
}

/** As many as look well along the bottom. */
export function alongBottom({ narrow }: Size): number {
  return narrow ? 4 : 9;
}

/** The upper end of an axis from zero that ends with a mark. */
export function roundEnd(most: number, ticks: number): number {
  const step = STEPS_S.find((each) => most / each <= ticks) ?? 604_800;
  return Math.max(1, Math.ceil(most / step)) * step;
}

function shownIn(step: number, most: number): (seconds: number) => string {
  if (step % 3600 === 0) return (seconds) => `${seconds / 3600} h`;
  if (step % 60 === 0) {
    return most < 10_800
      ? (seconds) => `${seconds / 60} min`
      : (seconds) => `${Number((seconds / 3600).toFixed(2))} h`;
  }
  if (most <= 240) return (seconds) => `${seconds} s`;
  return (seconds) => {
    const [minutes, rest] = [Math.trunc(seconds / 60), Math.abs(seconds % 60)];
    return `${seconds < 0 && minutes === 0 ? '-' : ''}${minutes}:${String(rest).padStart(2, '0')} min`;
  };
}
