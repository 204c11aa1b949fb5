/**
 * What a run comes to, in one plain sentence. Only what an interval settles is said as a fact: a
 * figure whose interval contains zero is "not told apart from none".
 */
import type { Estimate } from '../metrics/measure.js';
import { plural } from './html/words.js';
import { secondsText, valueText } from './numbers.js';
import type { Summary } from './summary-json.js';

type Direction = 'more' | 'fewer' | 'unclear';

/** null: there is nothing to conclude from, as no callbacks were compared with none. */
export function conclusionOf(summary: Summary): string | null {
  const { measures, replications, deterministic, currency } = summary;
  const avoided = measures['abandonmentAvoided'];
  const reached = measures['reachedGained'];
  const created = measures['callbacks.created']?.mean ?? 0;
  if (avoided === undefined || reached === undefined || created === 0) return null;
  if (replications === 1 && !deterministic) return `${single(avoided, reached)}.`;
  const head = headOf(avoided, reached, replications);
  const parts = [head, othersOf(measures['whoPays.wait.mean_s']), moneyOf(measures, currency)];
  return `${parts.filter((part) => part !== '').join('; ')}.`;
}

function headOf(avoided: Estimate, reached: Estimate, replications: number): string {
  const [hangsUp, talks] = [directionOf(avoided), directionOf(reached)];
  const fewer = `${hangUp(avoided, 'fewer')} a replication (${range(avoided)})`;
  if (hangsUp === 'more' && talks === 'more') {
    return `Callbacks help here: ${fewer} and ${amount(reached)} more ${are(reached)} reached (${range(reached)})`;
  }
  if (hangsUp === 'more' && talks === 'fewer') {
    return `Callbacks do not help here: ${fewer}, but ${amount(reached)} fewer ${are(reached)} reached (${range(reached)})`;
  }
  if (hangsUp === 'more') {
    return `Callbacks keep people from hanging up, not from being lost: ${fewer}, and whether more are reached is not settled (${range(reached)})`;
  }
  if (hangsUp === 'fewer') {
    const effect = `${hangUp(avoided, 'more')} a replication (${range(avoided)})`;
    return talks === 'more'
      ? `Callbacks cut both ways here: ${effect}, and ${amount(reached)} more ${are(reached)} reached (${range(reached)})`
      : `Callbacks do harm here: ${effect}`;
  }
  if (talks === 'unclear') {
    if (isNothing(avoided) && isNothing(reached)) {
      return 'Callbacks change nothing here: as many persons hang up, and as many are reached, as without them';
    }
    return `Callbacks make no difference here that ${plural(replications, 'replication')} can show: abandonment avoided is ${range(avoided)} persons, reached gained ${range(reached)}`;
  }
  const persons = `${amount(reached)} ${talks} ${isOne(reached) ? 'person is' : 'persons are'}`;
  const effect = `${persons} reached a replication (${range(reached)})`;
  return talks === 'more'
    ? `Callbacks help here: ${effect}, though no fewer hang up (${range(avoided)})`
    : `Callbacks do not help here: ${effect}, and no fewer hang up (${range(avoided)})`;
}

/** One replication is one day, whose chance nobody can tell from what callbacks do. */
function single(avoided: Estimate, reached: Estimate): string {
  const [hang, talk] = [avoided.mean ?? 0, reached.mean ?? 0];
  const first =
    hang === 0
      ? 'as many persons hang up as'
      : `${hangUp(avoided, hang > 0 ? 'fewer' : 'more')} than`;
  const second =
    talk === 0
      ? 'as many are reached'
      : `${amount(reached)} ${talk > 0 ? 'more' : 'fewer'} ${are(reached)} reached`;
  return `One replication does not tell what callbacks do here: in this one ${first} without them, and ${second}`;
}

function hangUp(avoided: Estimate, direction: 'fewer' | 'more'): string {
  return `${amount(avoided)} ${direction} ${isOne(avoided) ? 'person hangs' : 'persons hang'} up`;
}

function are(estimate: Estimate): string {
  return isOne(estimate) ? 'is' : 'are';
}

function isOne({ mean }: Estimate): boolean {
  return Math.abs(mean ?? 0) === 1;
}

function isNothing({ low, high }: Estimate): boolean {
  return low === 0 && high === 0;
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
  if (low === high) return low === 0 ? 'always 0' : 'exact';
  const [first, last] = high < 0 ? [-high, -low] : [low, high];
  return `${valueText(first, unit)} to ${valueText(last, unit)}`;
}
