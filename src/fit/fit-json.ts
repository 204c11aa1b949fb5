/** What was fitted, with everything that was not chosen: `fit.json`. */
import { WEEKDAYS } from '../scenario/text/time-of-day.js';
import { version } from '../version.js';
import type { ArrivalFit } from './arrivals.js';
import type { DurationFit } from './durations.js';
import type { FamilyFit } from './family-fit.js';
import type { ClassFit, FittedArrivals, FittedLog } from './fit-log.js';
import { dateText } from './local-days.js';
import type { PatienceFit } from './patience.js';
import type { PeopleFit } from './people.js';
import type { RedialFit, RetrialFit } from './retrials.js';
import type { TypeFit } from './type-fit.js';

/** Times are seconds, shares of 1; null: there is none. */
export function fitText(fitted: FittedLog): string {
  const { classes, types, people, retrials, callbacks } = fitted;
  const record = {
    schemaVersion: 1,
    version,
    confidence: fitted.confidence,
    zone: fitted.zone,
    step: fitted.every / 1000,
    calls: fitted.calls,
    callbackRows: fitted.callbackRows,
    ...daysJson(fitted),
    types: types.map(typeJson),
    classes: classes.map((each) => classJson(each, fitted)),
    people: peopleJson(people, fitted),
    redials: retrials === null ? null : redialJson(retrials, types),
    callbacks:
      callbacks === null
        ? null
        : {
            ...callbacks,
            dialToPerson: durationJson(callbacks.dialToPerson),
            dialToNobody: durationJson(callbacks.dialToNobody),
          },
  };
  return `${JSON.stringify(record, rounded, 1)}\n`;
}

/** The days of a log, and which of them do not count. */
export function daysJson({ days, counted, unusual }: FittedArrivals): object {
  return {
    first: dateText(days[0]!.day),
    last: dateText(days.at(-1)!.day),
    days: days.length,
    leftOut: days.filter((_, d) => !counted[d]).map(({ day }) => dateText(day)),
    unusualDays: unusual.map(({ date, calls, usual }) => ({ date, calls, usual })),
  };
}

/** Six digits that matter are more than any of these is known to. */
export function rounded(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}

function typeJson(type: TypeFit) {
  const { name, calls, hold, wrap } = type;
  return {
    ...{ name, calls, ownPatience: type.ownPatience, ownTalk: type.ownTalk },
    patience: patienceJson(type.patience),
    talk: durationJson(type.talk),
    hold: hold === null ? null : { ...hold, length: durationJson(hold.length) },
    wrap: wrap === null ? null : durationJson(wrap),
  };
}

function familyJson(fit: FamilyFit) {
  const { family, values, mean, logLikelihood, aic, parameters, farthest, ends } = fit;
  return { family, values, ends, mean, logLikelihood, aic, parameters, farthest };
}

function patienceJson({ waits, fits, chosen, curve, hazard, reach }: PatienceFit) {
  const { lifetimes, ...counts } = waits;
  return {
    ...counts,
    resolution: lifetimes.resolution,
    chosen: chosen?.family ?? null,
    fits: fits.map(familyJson),
    kaplanMeier: curve,
    hazardPerMinute: hazard,
    reach,
  };
}

function durationJson(fit: DurationFit) {
  const { count, mean, cv, best, fits, empirical, quantiles, veryShort, resolution } = fit;
  return {
    ...{ count, mean, cv, veryShort, resolution, empirical },
    best: best?.family ?? null,
    fits: fits.map(familyJson),
    quantiles,
  };
}

export function classJson(each: ClassFit, { types, days, every }: FittedArrivals) {
  const { name, type, headStartMs, calls, arrivals, variation, together } = each;
  return {
    ...{ name, type: types[type]!.name, headStart: headStartMs / 1000, calls, together },
    firstCalls: arrivals.calls,
    weekdays: arrivals.weekdays.map((day) => ({ ...day, weekday: WEEKDAYS[day.weekday] })),
    ...variationJson(variation),
    surges: variation.surges.map(({ day, step, count, usual }) => ({
      date: dateText(days[day]!.day),
      from: (step * every) / 1000,
      ...{ count, usual },
    })),
  };
}

function variationJson({ days, steps, factors, trend }: ArrivalFit) {
  return { daysVary: days, stepsVary: steps, factors, trend };
}

function peopleJson({ answered, named, roster, load, wrapLogged, wrap }: PeopleFit, of: FittedLog) {
  const skillNames = (skills: readonly number[]): string[] =>
    skills.map((type) => of.types[type]!.name);
  return {
    ...{ answered, named, wrapLogged, load },
    roster:
      roster === null
        ? null
        : {
            agents: roster.agents,
            days: roster.days,
            hours: roster.hours,
            teams: roster.teams.map((team) => ({
              ...team,
              skills: skillNames(team.skills),
              agents: team.agents.length,
            })),
          },
    wrap:
      wrap === null
        ? null
        : {
            seen: wrap.seen,
            ended: wrap.ended,
            mean: wrap.mean,
            median: wrap.median,
            tail: wrap.tail,
          },
  };
}

function redialJson({ horizonMs, all, byType, after }: RetrialFit, types: readonly TypeFit[]) {
  const of = (fit: RedialFit | null) => (fit === null ? null : { ...fit });
  return {
    horizon: horizonMs / 1000,
    all: of(all),
    byType: byType.map((fit, type) => ({ type: types[type]!.name, fit: of(fit) })),
    after: durationJson(after),
  };
}
