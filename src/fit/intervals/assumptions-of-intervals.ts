/** What rows of intervals cannot tell, what is assumed instead, and what to do about it. */
import { formatDuration } from '../../scenario/text/duration.js';
import { NOT_LOGGED } from '../assumptions.js';
import { countText, digits, shareText } from '../words.js';
import { ASSUMED } from './assumed.js';
import type { FittedIntervals } from './fit-intervals.js';

/** @param rejected rows that could not be read */
export function assumptionsOfIntervals(fitted: FittedIntervals, rejected: number): string[] {
  return [
    ...aboutRows(fitted, rejected),
    ...aboutHandling(fitted),
    ...aboutPatience(fitted),
    ...aboutStaff(fitted),
    NOT_LOGGED.rings,
    'Callers are not told apart: nobody redials, and redials are among the calls. Set redials, and fewer calls, where it is known.',
    NOT_LOGGED.callbacks,
  ];
}

function aboutRows({ every, missing, spread, isForecast }: FittedIntervals, rejected: number) {
  const step = formatDuration(every);
  const lines = [
    `There are counts and no calls: within a step of ${step} calls come at random and evenly. Of a log with a row a call far more can be fitted.`,
  ];
  if (spread > 0) {
    lines.push(
      `Rows that are longer than ${step}: ${countText(spread)}. Their calls are spread over them evenly, nights included. Take rows of shorter intervals where there are any.`,
    );
  }
  if (missing > 0) {
    lines.push(
      `Steps without a row, though their weekday has one on another date: ${countText(missing)}. They count as without calls. Leave such dates out with --leave-out where the file is not whole.`,
    );
  }
  if (rejected > 0) {
    lines.push(
      `Rows that could not be read: ${countText(rejected)}. Their calls are missing. Mend them by what rejected.csv says, and import again.`,
    );
  }
  if (isForecast) {
    lines.push(
      'The counts are a forecast: days come out as alike as chance makes them, which real days are not. Set busyness.',
    );
  }
  return lines;
}

function aboutHandling({ types }: FittedIntervals): string[] {
  const told = types.filter(({ handle }) => handle !== null);
  const family = `How handle times differ is not in the rows: lognormal with a cv of ${ASSUMED.cv}. Set the family of talk, or its cv.`;
  if (told.length === 0) {
    return [`There are no handle times: a mean of ${ASSUMED.handle} s. Set talk.`, family];
  }
  const lines = [
    'A handle time is talk, hold and wrap together, and is not split: all of it is talk, and there is no wrap. Agents are busy for as long, but callers hold the line for longer than they do. Where the parts are known, take wrap and hold from talk and set them.',
    family,
  ];
  if (told.some(({ handle }) => handle?.isAnswered === false)) {
    lines.push(
      'Handle times weigh by calls offered, as the file does not say how many were answered.',
    );
  }
  return lines;
}

function aboutPatience({ types }: FittedIntervals): string[] {
  const known = types.filter(({ hangUps }) => hangUps !== null);
  if (known.length === 0) {
    return [
      `Patience cannot be told: that takes abandoned calls and a speed of answer (asa). It is exponential with a mean of ${ASSUMED.patience} s. Set patience, and vary it: how many hang up follows from it.`,
    ];
  }
  const lines = [
    'Patience is exponential: hang-ups per second of waiting, the same from the first second on. The rows cannot tell another family; set one where it is known.',
  ];
  if (known.some(({ hangUps }) => hangUps?.hangUpsTimed === false)) {
    lines.push(
      'How long those waited who hung up is not in the rows: as long as the answered, on an average. As many are answered at once and nobody hangs up at once, it was longer, and patience is fitted too short. A column abandonTime mends it.',
    );
  }
  return lines;
}

function aboutStaff({ types, within, isWithinTold }: FittedIntervals): string[] {
  const lines: string[] = [];
  const reckoned = types.filter(({ staff }) => staff.reckoned > 0);
  if (reckoned.length > 0) {
    const levels = reckoned.map(({ name, staff }) => {
      const from = staff.isLevelTold ? 'the service level of the rows' : 'assumed';
      return `${name} ${shareText(staff.level)} (${from})`;
    });
    lines.push(
      `How many agents there were is not in all rows: the fewest by Erlang A who answer so many calls within ${digits(within)} s (${isWithinTold ? 'as told' : 'assumed; --answer-within sets it'}): ${levels.join(', ')}. They have no breaks and no absences; ringback staff finds shifts by simulation.`,
    );
  }
  if (types.some(({ staff }) => staff.told > 0)) {
    lines.push(
      'Agents of the rows are taken to be there for calls all the time of their interval. Where they have breaks or other work in it, set shrinkage.',
    );
  }
  if (types.length > 1) {
    lines.push(
      'Each type has a team of its own. Where agents take several types, put teams together and give them the skills.',
    );
  }
  return lines;
}
