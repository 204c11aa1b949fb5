/**
 * What a replay supposes and the log does not tell, each with how far it may be off: one of them after
 * another is moved to either end, and what moves the result the most is the weakest.
 */
import { MINUTE } from '../../scenario/text/duration.js';
import { ABSENCE } from '../agent-days.js';
import type { Estimate, FamilyFit } from '../family-fit.js';
import type { FittedLog } from '../fit-log.js';
import type { TypeFit } from '../type-fit.js';
import type { WrapEstimate } from '../wrap.js';
import { AS_IMPORTED, type RosterSuppositions } from './day-roster.js';

export type SuppositionName = 'presence' | 'skills' | 'wrap' | 'patience';

/** One end of what may be supposed. */
export interface Variant {
  readonly of: SuppositionName;
  readonly words: string;
  readonly fitted: FittedLog;
  readonly roster: RosterSuppositions;
}

/** Two for each that the log leaves open. */
export function variantsOf(fitted: FittedLog): Variant[] {
  const named = fitted.people.roster !== null;
  return [
    ...(named ? presence(fitted) : []),
    ...(named && fitted.types.length > 1 ? skills(fitted) : []),
    ...wraps(fitted),
    ...patiences(fitted),
  ];
}

/** What counts as an absence is a convention: half and twice as long. */
function presence(fitted: FittedLog): Variant[] {
  return [0.5, 2].map((factor) => {
    const limits = { gap: factor * ABSENCE.gap, waited: factor * ABSENCE.waited };
    const [gap, waited] = [limits.gap / MINUTE, limits.waited / MINUTE];
    return {
      of: 'presence' as const,
      words: `away in gaps from ${waited} min of callers waiting, or ${gap} min passed over`,
      fitted,
      roster: { ...AS_IMPORTED, limits },
    };
  });
}

/** So is which share of its calls makes a type a skill. */
function skills(fitted: FittedLog): Variant[] {
  return [0.5, 0.05].map((skillShare) => ({
    of: 'skills' as const,
    words: `a type is a skill from ${100 * skillShare} % of the calls to be expected`,
    fitted,
    roster: { ...AS_IMPORTED, skillShare },
  }));
}

function wraps(fitted: FittedLog): Variant[] {
  const { wrap } = fitted.people;
  if (wrap === null) return [];
  // What was seen only in part counts for nothing here, so the error is rather too large.
  const error = 1.96 * relativeError(wrap);
  return [1 - error, 1 + error].map((factor) => ({
    of: 'wrap' as const,
    words: `work after calls ${Math.round(100 * factor)} % as long`,
    fitted: { ...fitted, people: { ...fitted.people, wrap: scaledWrap(wrap, factor) } },
    roster: AS_IMPORTED,
  }));
}

function relativeError({ lifetimes: { times, ended }, mean, ended: count }: WrapEstimate): number {
  const squares = times.reduce((sum, time, k) => sum + (time - mean) ** 2 * ended[k]!, 0);
  return Math.sqrt(squares / count / count) / mean;
}

function scaledWrap(wrap: WrapEstimate, factor: number): WrapEstimate {
  const times = wrap.lifetimes.times.map((time) => time * factor);
  return { ...wrap, mean: wrap.mean * factor, lifetimes: { ...wrap.lifetimes, times } };
}

/** The patience of every type at the same end of its interval. */
function patiences(fitted: FittedLog): Variant[] {
  if (fitted.types.every(({ patience }) => patience.chosen === null)) return [];
  return (['low', 'high'] as const).map((end) => ({
    of: 'patience' as const,
    words: `patience at the ${end === 'low' ? 'lower' : 'upper'} end of its interval`,
    fitted: { ...fitted, types: fitted.types.map((type) => withPatience(type, end)) },
    roster: AS_IMPORTED,
  }));
}

function withPatience(type: TypeFit, end: 'low' | 'high'): TypeFit {
  const { chosen, waits } = type.patience;
  if (chosen === null) return type;
  const factor = endOf(chosen, end, waits.hungUp);
  return { ...type, patience: { ...type.patience, chosen: scaledFamily(chosen, factor) } };
}

function endOf({ mean }: FamilyFit, end: 'low' | 'high', hungUp: number): number {
  const bound = mean[end];
  if (bound !== null && Number.isFinite(mean.value)) return bound / mean.value;
  return Math.exp(((end === 'low' ? -1 : 1) * 1.96) / Math.sqrt(hungUp));
}

const TIMES = new Set(['mean', 'median', 'short', 'long']);

/** The same family, of times so many times as long. */
export function scaledFamily(fit: FamilyFit, factor: number): FamilyFit {
  const scaled = (name: string, estimate: Estimate): Estimate => {
    const by = TIMES.has(name) ? factor : name.startsWith('perMinute') ? 1 / factor : 1;
    return { value: estimate.value * by, low: null, high: null };
  };
  return {
    ...fit,
    values: Object.fromEntries(
      Object.entries(fit.values).map(([name, estimate]) => [name, scaled(name, estimate)]),
    ),
    mean: scaled('mean', fit.mean),
    ends: fit.ends.map((time) => time * factor),
    survival: (time) => fit.survival(time / factor),
  };
}
