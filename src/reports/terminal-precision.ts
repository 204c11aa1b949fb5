/** How precise the figures were asked to be, and are: a line for each width that was asked for. */
import type { Unit } from '../metrics/measure.js';
import { valueText } from './numbers.js';
import type { Summary } from './summary-json.js';
import type { Look } from './terminal-table.js';

type Goal = NonNullable<Summary['precision']>['goals'][number];

/** Nothing where the number of replications was given. */
export function precisionLines(
  { precision, requested, replications, measures }: Summary,
  { paint }: Look,
): string[] {
  if (precision === undefined) return [];
  const { pilot, max, goals } = precision;
  const call = replications < pilot ? 'not finished' : `calls for ${requested}, at most ${max}`;
  const lines = goals.map((goal) => {
    const mark = goal.reached ? paint.green('reached') : paint.yellow('not reached');
    const unit = measures[goal.key]?.unit ?? 'count';
    return `  ${mark}  ${goal.goal}  ${paint.dim(reachedText(goal, unit, replications, max))}`;
  });
  return [`${paint.bold('Precision')}${paint.dim(`  a pilot of ${pilot} ${call}`)}`, ...lines];
}

/** "is ± 0.9 points; 64 replications would do, 44 more". */
export function reachedText(goal: Goal, unit: Unit, replications: number, max: number): string {
  const shown = (value: number): string =>
    unit === 'share' ? `${Number((value * 100).toPrecision(3))} points` : valueText(value, unit);
  const width = goal.halfWidth === null ? '' : `is ± ${shown(goal.halfWidth)}`;
  return [width, goal.reason ?? '', remedyFor(goal, replications, max)]
    .filter((each) => each !== '')
    .join('; ');
}

function remedyFor({ needed, reached, reason }: Goal, replications: number, max: number): string {
  if (reached || reason !== null) return '';
  if (needed === null) return 'no number of replications that can be run would do';
  const more = `${needed} replications would do, ${needed - replications} more`;
  return needed > max ? `${more}: raise max` : more;
}
