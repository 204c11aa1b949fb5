/**
 * When callers call, with every default written out.
 */
import type { ArrivalsDocument, PoissonDocument } from './schema-arrivals.js';

export interface ResolvedPoisson {
  every: string;
  calls?: number | number[];
  knots?: number[];
  from?: string;
  week?: NonNullable<PoissonDocument['week']>;
}

export function resolveArrivals({ poisson, file }: ArrivalsDocument) {
  return {
    ...(poisson === undefined ? {} : { poisson: resolvePoisson(poisson) }),
    ...(file === undefined ? {} : { file: resolveFile(file) }),
  };
}

function resolvePoisson({ every, calls, knots, week, from }: PoissonDocument): ResolvedPoisson {
  if (week !== undefined) return { every, from: from ?? '00:00', week };
  return { every, ...(knots === undefined ? { calls: calls ?? 0 } : { knots }) };
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
