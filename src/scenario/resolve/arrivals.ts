/**
 * When callers call, with every default written out.
 */
import type { ArrivalsDocument, PoissonDocument } from '../schema/arrivals.js';

export interface ResolvedPoisson {
  every: string;
  calls?: number | number[];
  knots?: number[];
  from?: string;
  week?: NonNullable<PoissonDocument['week']>;
  busyness?: ResolvedBusyness;
}

export function resolveArrivals({ poisson, file }: ArrivalsDocument) {
  return {
    ...(poisson === undefined ? {} : { poisson: resolvePoisson(poisson) }),
    ...(file === undefined ? {} : { file: resolveFile(file) }),
  };
}

function resolvePoisson(poisson: PoissonDocument): ResolvedPoisson {
  const { every, calls, knots, week, from } = poisson;
  const busyness =
    poisson.busyness === undefined ? {} : { busyness: resolveBusyness(poisson.busyness) };
  if (week !== undefined) return { every, from: from ?? '00:00', week, ...busyness };
  return { every, ...(knots === undefined ? { calls: calls ?? 0 } : { knots }), ...busyness };
}

type BusynessDocument = NonNullable<PoissonDocument['busyness']>;

export type ResolvedBusyness = ReturnType<typeof resolveBusyness>;

function resolveBusyness({ day = 0, step = 0, correlation, shared }: BusynessDocument) {
  return {
    day,
    step,
    // Without factors of steps there is nothing to be correlated.
    ...(step === 0 ? {} : { correlation: correlation ?? 0 }),
    ...(shared === undefined ? {} : { shared }),
  };
}

function resolveFile(file: NonNullable<ArrivalsDocument['file']>) {
  const given = typeof file === 'object' ? file : { path: file };
  const where: Record<string, string[]> | undefined = given.where;
  return {
    path: given.path,
    ...(where === undefined ? {} : { where }),
    ...(given.sha256 === undefined ? {} : { sha256: given.sha256 }),
  };
}
