/**
 * Patience, fitted to censored waits.
 *
 * A caller who hung up shows how long its patience was; one who was served shows only that it was
 * longer than the wait. Three families are fitted by maximum likelihood: exponential, Weibull, and
 * a mixture of two exponentials (by expectation and maximisation). The family with the smallest AIC
 * is taken; one with fewer parameters where it is within 2.
 */

/** Kaplan and Meier's estimate: after each time, the share that lasts longer. */
export function survival(observations) {
  const sorted = [...observations].sort((a, b) => a.s - b.s);
  const curve = [];
  let [share, atRisk, i] = [1, sorted.length, 0];
  while (i < sorted.length) {
    const { s } = sorted[i];
    let [ended, gone] = [0, 0];
    for (; i < sorted.length && sorted[i].s === s; i++, gone++) if (sorted[i].ended) ended++;
    share *= 1 - ended / atRisk;
    atRisk -= gone;
    curve.push({ s, survival: share });
  }
  return curve;
}

export function fitPatience(calls) {
  const waits = calls
    .filter((call) => call.queued)
    .map((call) => ({ s: call.waitS, ended: !call.handled }));
  // In the order of their parameters, so that the first good one has the fewest.
  const fits = [exponential(waits), weibull(waits), hyperexponential(waits)];
  const best = Math.min(...fits.map((fit) => fit.aic));
  const chosen = fits.find((fit) => fit.aic <= best + 2);
  const curve = survival(waits).filter(({ s }) => s <= 600);
  for (const fit of fits) {
    fit.farthest = Math.max(...curve.map((at) => Math.abs(at.survival - fit.above(at.s))));
  }
  const hungUp = waits.filter((each) => each.ended).length;
  return { queued: waits.length, hungUp, fits, chosen, curve };
}

function exponential(waits) {
  const mean = sumOf(waits, ({ s }) => s) / waits.filter(({ ended }) => ended).length;
  const logLikelihood = sumOf(waits, ({ s, ended }) => (ended ? -Math.log(mean) : 0) - s / mean);
  return {
    family: 'exponential',
    aic: 2 - 2 * logLikelihood,
    above: (s) => Math.exp(-s / mean),
    values: { mean },
  };
}

/** For a given shape the scale is known; the shape is where the likelihood's slope is 0. */
function weibull(waits) {
  const positive = waits.map(({ s, ended }) => ({ s: Math.max(s, 0.5), ended }));
  const events = positive.filter(({ ended }) => ended);
  const meanLog = sumOf(events, ({ s }) => Math.log(s)) / events.length;
  const slope = (shape) => {
    const weight = sumOf(positive, ({ s }) => s ** shape);
    return 1 / shape + meanLog - sumOf(positive, ({ s }) => s ** shape * Math.log(s)) / weight;
  };
  let [low, high] = [0.1, 10];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  const shape = low;
  const scale = (sumOf(positive, ({ s }) => s ** shape) / events.length) ** (1 / shape);
  const logLikelihood = sumOf(positive, ({ s, ended }) => {
    const hazard = Math.log(shape / scale) + (shape - 1) * Math.log(s / scale);
    return (ended ? hazard : 0) - (s / scale) ** shape;
  });
  return {
    family: 'weibull',
    aic: 4 - 2 * logLikelihood,
    above: (s) => Math.exp(-((s / scale) ** shape)),
    values: { shape, scale },
  };
}

function hyperexponential(waits) {
  const { mean } = exponential(waits).values;
  let fit = { p: 0.2, short: mean / 5, long: mean * 1.5 };
  for (let round = 0; round < 5000; round++) fit = improved(waits, fit);
  const { p, short, long } = fit;
  const logLikelihood = sumOf(waits, ({ s, ended }) => {
    const a = p * Math.exp(-s / short);
    const b = (1 - p) * Math.exp(-s / long);
    return Math.log(ended ? a / short + b / long : a + b);
  });
  return {
    family: 'hyperexponential',
    aic: 6 - 2 * logLikelihood,
    above: (s) => p * Math.exp(-s / short) + (1 - p) * Math.exp(-s / long),
    values: { p, short, long },
  };
}

/** How far each wait belongs to the impatient part; then the means of both parts given that. */
function improved(waits, { p, short, long }) {
  let [weight, endedShort, timeShort, endedLong, timeLong] = [0, 0, 0, 0, 0];
  for (const { s, ended } of waits) {
    const a = (p * Math.exp(-s / short)) / (ended ? short : 1);
    const b = ((1 - p) * Math.exp(-s / long)) / (ended ? long : 1);
    const share = a / (a + b);
    weight += share;
    timeShort += share * s;
    timeLong += (1 - share) * s;
    if (ended) {
      endedShort += share;
      endedLong += 1 - share;
    }
  }
  return { p: weight / waits.length, short: timeShort / endedShort, long: timeLong / endedLong };
}

function sumOf(items, value) {
  let sum = 0;
  for (const item of items) sum += value(item);
  return sum;
}
