/**
 * What a run comes to, in one plain sentence. Only what an interval settles is said as a fact: a
 * figure whose interval contains zero is "not told apart from none".
 */
import type { Estimate } from '../metrics/measure.js';
import { secondsText, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';

type Direction = 'more' | 'fewer' | 'unclear';

/** null: there is nothing to conclude from, as no callbacks were compared with none. */
export function conclusionOf({ measures, replications, currency }: Summary): string | null {
  const avoided = measures['abandonmentAvoided'];
  const reached = measures['reachedGained'];
  const created = measures['callbacks.created']?.mean ?? 0;
  if (avoided === undefined || reached === undefined || created === 0) return null;
  const head = headOf(avoided, reached, replications);
  const parts = [head, othersOf(measures['whoPays.wait.mean_s']), moneyOf(measures, currency)];
  return `${parts.filter((part) => part !== '').join('; ')}.`;
}

function headOf(avoided: Estimate, reached: Estimate, replications: number): string {
  const [hangsUp, talks] = [directionOf(avoided), directionOf(reached)];
  const fewer = `${amount(avoided)} fewer persons hang up a replication (${range(avoided)})`;
  if (hangsUp === 'more' && talks === 'more') {
    return `Callbacks help here: ${fewer} and ${amount(reached)} more are reached (${range(reached)})`;
  }
  if (hangsUp === 'more' && talks === 'fewer') {
    return `Callbacks do not help here: ${fewer}, but ${amount(reached)} fewer are reached (${range(reached)})`;
  }
  if (hangsUp === 'more') {
    return `Callbacks keep people from hanging up, not from being lost: ${fewer}, and whether more are reached is not settled (${range(reached)})`;
  }
  if (hangsUp === 'fewer') {
    const effect = `${amount(avoided)} more persons hang up a replication (${range(avoided)})`;
    return talks === 'more'
      ? `Callbacks cut both ways here: ${effect}, and ${amount(reached)} more are reached (${range(reached)})`
      : `Callbacks do harm here: ${effect}`;
  }
  if (talks === 'unclear') {
    return `Callbacks make no difference here that ${replications} replications can show: abandonment avoided is ${range(avoided)} persons, reached gained ${range(reached)}`;
  }
  const effect = `${amount(reached)} ${talks} persons are reached a replication (${range(reached)})`;
  return talks === 'more'
    ? `Callbacks help here: ${effect}, though no fewer hang up (${range(avoided)})`
    : `Callbacks do not help here: ${effect}, and no fewer hang up (${range(avoided)})`;
}

/** What those who take no callback have of it. */
function othersOf(wait: Estimate | undefined): string {
  if (wait === undefined || wait.mean === null) return '';
  const direction = directionOf(wait);
  if (direction === 'unclear') return '';
  const size = secondsText(Math.abs(wait.mean));
  return direction === 'more'
    ? `those who take none wait ${size} longer`
    : `those who take none wait ${size} less`;
}

function moneyOf(measures: Summary['measures'], currency = ''): string {
  const saved = measures['cost.saved'];
  if (saved === undefined || saved.mean === null) return '';
  const direction = directionOf(saved);
  if (direction === 'unclear') return 'whether they save money is not settled';
  const size = valueText(Math.abs(saved.mean), 'money');
  return `they ${direction === 'more' ? 'save' : 'cost'} ${size} ${currency} a replication`.replace(
    '  ',
    ' ',
  );
}

/** Where the interval lies; a figure without one settles nothing. */
function directionOf({ low, high }: Estimate): Direction {
  if (low === null || high === null) return 'unclear';
  if (low > 0) return 'more';
  return high < 0 ? 'fewer' : 'unclear';
}

function amount({ mean, unit }: Estimate): string {
  return valueText(Math.abs(mean ?? 0), unit);
}

/** The interval, its ends in the order of their size. */
function range({ mean, low, high, unit }: Estimate): string {
  if (low === null || high === null) return `always ${valueText(mean, unit)}`;
  if (low === high) return 'exact';
  const [first, last] = high < 0 ? [-high, -low] : [low, high];
  return `${valueText(first, unit)} to ${valueText(last, unit)}`;
}
