/**
 * Work after a call, estimated; the log does not record it.
 *
 * When a service ends while a caller waits whom the agent could take, the time until the agent's
 * next service is time in which the agent was not available: wrap-up, a short pause, and the
 * ringing of the next call. If the queue empties first, all that is known is that it lasted at
 * least so long. Kaplan and Meier's estimator takes both kinds of observation.
 *
 * What lasts over 5 minutes is an absence and stands in the shifts (`agents.js`); wrap is the
 * estimated distribution below that.
 */
import { LONGEST_WRAP_S } from './agents.js';
import { survival } from './patience.js';

/** How long each lasted, and whether it ended (the agent took a call) or the queue emptied. */
export function unavailable(days) {
  return days.flatMap(({ gaps }) =>
    gaps
      .filter((gap) => gap !== null && gap.waitedFirstS !== null)
      .map((gap) => {
        const ended = gap.lengthS <= gap.waitedFirstS + 1;
        return { s: ended ? gap.lengthS : gap.waitedFirstS, ended };
      }),
  );
}

export function estimateWrap(days, rows) {
  const observations = unavailable(days);
  const curve = survival(observations);
  const tail = curve.filter(({ s }) => s <= LONGEST_WRAP_S).at(-1).survival;
  const steps = curve.filter(({ s }) => s <= LONGEST_WRAP_S);
  const masses = steps.map(({ s, survival: after }, i) => {
    const before = i === 0 ? 1 : steps[i - 1].survival;
    return { value: s, weight: (before - after) / (1 - tail) };
  });
  const values = equalParts(masses, rows);
  const ended = observations.filter((each) => each.ended).length;
  const meanS = masses.reduce((sum, { value, weight }) => sum + value * weight, 0);
  const medianS = values[Math.floor(rows / 2)];
  return { values, meanS, medianS, tail, ended, n: observations.length };
}

/** So many numbers, each the mean of an equal part of a distribution: the mean is kept exactly. */
export function equalParts(masses, rows) {
  const total = masses.reduce((sum, { weight }) => sum + weight, 0);
  const part = total / rows;
  const values = [];
  let [sum, filled] = [0, 0];
  for (const { value, weight } of masses) {
    let left = weight;
    while (left > 0 && values.length < rows) {
      const taken = Math.min(left, part - filled);
      sum += value * taken;
      filled += taken;
      left -= taken;
      if (filled < part * (1 - 1e-9)) break;
      values.push(sum / filled);
      [sum, filled] = [0, 0];
    }
  }
  if (values.length < rows) values.push(filled > 0 ? sum / filled : values.at(-1));
  return values;
}
