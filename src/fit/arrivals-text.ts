/** When a class of callers calls, as a fitted scenario says it. */

import { formatDuration } from '../scenario/text/duration.js';
import { WEEKDAYS } from '../scenario/text/time-of-day.js';
import type { ClassFit, FittedArrivals } from './fit-log.js';
import { dateText } from './local-days.js';
import type { Surge } from './surges.js';
import {
  clockText,
  comment,
  countText,
  digits,
  estimateText,
  flowList,
  pText,
  yamlName,
} from './words.js';

/** With a smaller probability chance alone does not vary so much. */
const LEVEL = 0.05;
const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The first step in which anybody calls, of all classes. */
export function firstStep({ classes }: FittedArrivals): number {
  const first = classes.flatMap(({ arrivals }) =>
    arrivals.weekdays.map(({ steps }) => steps.findIndex((calls) => calls > 0)),
  );
  return Math.max(0, Math.min(...first.filter((step) => step >= 0), Infinity) || 0);
}

/** @param shared the name under which its factors are shared; null: they are its own */
export function arrivalLines(
  fit: ClassFit,
  fitted: FittedArrivals,
  shared: string | null,
): string[] {
  const { every } = fitted;
  const from = firstStep(fitted);
  const lines = [
    '    arrivals:',
    '      poisson:',
    `        every: ${formatDuration(every)}`,
    `        from: ${clockText(from * every)}`,
    '        week:',
  ];
  for (const { weekday, days, perDay, steps } of fit.arrivals.weekdays) {
    const last = steps.findLastIndex((calls) => calls > 0);
    const items = last < from ? ['0'] : steps.slice(from, last + 1).map(rateText);
    const what = `${countText(perDay.value * days)} calls on ${days} ${NAMES[weekday]}${days === 1 ? '' : 's'}`;
    lines.push(
      ...comment(`${what}: ${estimateText(perDay, ' a day', (x) => digits(x, 3))}`, 10),
      ...flowList(WEEKDAYS[weekday]!, items, 10),
    );
  }
  return [...lines, ...busynessLines(fit, fitted.isForecast, shared)];
}

function rateText(calls: number): string {
  return String(Math.round(100 * calls) / 100);
}

/** What makes days and steps vary, where chance does not. */
function busynessLines(
  { variation, together }: ClassFit,
  isForecast: boolean,
  shared: string | null,
): string[] {
  const { days, steps, factors } = variation;
  if (isForecast) {
    return comment(
      'A forecast has means: how far days are from it, it does not say; busyness: { day: 0.1 } would make them differ by a tenth.',
      8,
    );
  }
  if (days === null) {
    return comment(
      'No weekday comes twice, so how far days differ cannot be told; busyness: { day: 0.1 } would make them differ by a tenth.',
      8,
    );
  }
  const daysVary = days.p < LEVEL;
  const stepsVary = steps !== null && steps.p < LEVEL && factors !== null;
  const words = [
    `Days of one weekday vary ${digits(days.index, 3)} times as much as chance does (${pText(days.p)}), a factor of cv ${estimateText(days.variation, '', (x) => digits(x, 2))}`,
  ];
  if (steps !== null) {
    words.push(
      `steps of a day, given its calls, ${digits(steps.index, 3)} times (${pText(steps.p)})`,
    );
  }
  const settings: string[] = [];
  const day = stepsVary ? factors.day : daysVary ? days.variation.value : 0;
  if (day >= 0.001) settings.push(`day: ${digits(Math.min(3, day), 3)}`);
  if (stepsVary && factors.step >= 0.001) {
    settings.push(`step: ${digits(Math.min(3, factors.step), 3)}`);
    if (factors.correlation > 0) settings.push(`correlation: ${digits(factors.correlation, 2)}`);
  }
  if (settings.length === 0) return comment(`${words.join('; ')}: no more than chance.`, 8);
  if (shared !== null) settings.push(`shared: ${yamlName(shared)}`);
  if (together) words.push('busier on the same days as the other types');
  if (stepsVary) words.push('day and step are what fits how steps of a day go together');
  return [...comment(`${words.join('; ')}.`, 8), `        busyness: { ${settings.join(', ')} }`];
}

/** The week by its rising or falling, and days that are unlike the others. */
export function remarksOnDays(fitted: FittedArrivals): string[] {
  const { classes, types, unusual, days, counted } = fitted;
  const remarks: string[] = [];
  for (const [type, { name }] of types.entries()) {
    const trend = classes.find((each) => each.type === type)?.variation.trend ?? null;
    if (trend === null || trend.word === 'none seen') continue;
    const perWeek = estimateText(trend.perWeek, ' %', (x) => digits(100 * Math.abs(x), 2));
    remarks.push(`${name} is ${trend.word} by ${perWeek} a week; the scenario has the mean.`);
  }
  for (const { date, calls, usual, index } of unusual) {
    const what = `${date} has ${countText(calls)} calls, where ${countText(usual)} are usual`;
    remarks.push(`${what}; it is ${counted[index] ? 'counted' : 'left out'}.`);
  }
  remarks.push(...remarksOnSurges(fitted));
  const out = days.length - counted.filter(Boolean).length;
  if (out > 0) remarks.push(`${out} of ${days.length} days are left out of arrivals and shifts.`);
  return remarks;
}

/** Of each type and day, from its first surge to its last. */
export function remarksOnSurges({ classes, types, days, every }: FittedArrivals): string[] {
  return types.flatMap(({ name }, type) => {
    const surges = classes.find((each) => each.type === type)?.variation.surges ?? [];
    return [...new Set(surges.map(({ day }) => day))]
      .sort((a, b) => a - b)
      .map((day) => {
        const own = surges.filter((each) => each.day === day);
        const steps = own.map(({ step }) => step);
        const sum = (of: (surge: Surge) => number): number =>
          own.reduce((total, each) => total + of(each), 0);
        const [from, to] = [Math.min(...steps), Math.max(...steps) + 1].map((step) =>
          clockText(step * every),
        );
        const where = own.length === 1 ? 'a step' : `${own.length} steps`;
        return `${name} has a surge on ${dateText(days[day]!.day)}: in ${where} between ${from} and ${to} ${countText(sum(({ count }) => count))} calls, where ${countText(Math.round(sum(({ usual }) => usual)))} are usual; they count in the mean, not in busyness.`;
      });
  });
}
