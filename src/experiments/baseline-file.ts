/**
 * The figures of a baseline as a text that a repository keeps well: JSON with a line for each column
 * of numbers, so that a changed figure is a changed line.
 *
 * Many measures share a numerator or a denominator, so a column is written once and named by its
 * place. Nothing is rounded: a baseline that is read again is alike to the last digit.
 */
import * as z from 'zod';
import { UNITS } from '../metrics/measure.js';
import { lengthOf, type Series } from '../metrics/series.js';
import type { SparseHistogram } from '../stats/histogram.js';

export const BASELINE_FORMAT = 1;

const numbers = z.array(z.number());
const place = z.int().nonnegative();

/** Sign, numerators, denominators; a root is marked. */
const term = z.tuple([
  z.union([z.literal(1), z.literal(-1)]),
  place,
  place,
  z.literal('root').optional(),
]);

/** Unit and better side, then: signed ratios, or a quantile, or the column of a maximum. */
const storedSeries = z.tuple([
  z.enum(UNITS),
  z.enum(['higher', 'lower', 'neither']),
  z.union([
    z.array(term).min(1),
    z.object({
      p: z.number().gt(0).lt(1),
      /** For each replication the columns of its keys and counts. */
      histograms: z.array(z.tuple([place, place])),
    }),
    place,
  ]),
]);

const document = z.object({
  schemaVersion: z.literal(BASELINE_FORMAT),
  scenario: z.string(),
  seed: z.string(),
  replications: z.int().positive(),
  version: z.string(),
  modelVersion: z.string(),
  /** Of the scenario beside it; left out by older versions. */
  lockSha256: z.string().optional(),
  deterministic: z.boolean(),
  persons: numbers,
  fingerprints: z.array(z.string()),
  columns: z.array(numbers),
  measures: z.record(z.string(), storedSeries),
});

type Stored = z.infer<typeof storedSeries>;
type StoredTerm = z.infer<typeof term>;
type Head = Omit<z.infer<typeof document>, 'schemaVersion' | 'columns' | 'measures'>;

export interface BaselineFigures extends Head {
  readonly series: ReadonlyMap<string, Series>;
}

/** The text of a baseline. */
export function baselineText({ series, ...head }: BaselineFigures): string {
  const columns = new Columns();
  const measures = [...series.values()].map(
    (each) => `${JSON.stringify(each.key)}: ${JSON.stringify(stored(each, columns))}`,
  );
  const { persons, fingerprints, ...rest } = head;
  const lines = Object.entries({ schemaVersion: BASELINE_FORMAT, ...rest, persons, fingerprints });
  return [
    '{',
    ...lines.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},`),
    `"columns": [\n${columns.lines.join(',\n')}\n],`,
    `"measures": {\n${measures.join(',\n')}\n}`,
    '}\n',
  ].join('\n');
}

/** Columns of numbers, each of them once. */
class Columns {
  readonly lines: string[] = [];
  private readonly places = new Map<string, number>();

  placeOf(values: ArrayLike<number>): number {
    const line = JSON.stringify(Array.from(values));
    const known = this.places.get(line);
    if (known !== undefined) return known;
    this.places.set(line, this.lines.length);
    return this.lines.push(line) - 1;
  }
}

function stored(series: Series, columns: Columns): Stored {
  const { unit, better } = series;
  switch (series.kind) {
    case 'terms': {
      const terms = series.terms.map(({ sign, numerators, denominators, root }): StoredTerm => {
        const [top, bottom] = [columns.placeOf(numerators), columns.placeOf(denominators)];
        return root ? [sign, top, bottom, 'root'] : [sign, top, bottom];
      });
      return [unit, better, terms];
    }
    case 'quantile': {
      const histograms = series.histograms.map(({ keys, counts }): [number, number] => [
        columns.placeOf(keys),
        columns.placeOf(counts),
      ]);
      return [unit, better, { p: series.p, histograms }];
    }
    case 'maximum':
      return [unit, better, columns.placeOf(series.values)];
  }
}

/** The figures of a text, or what is wrong with it, in words. */
export function readBaselineText(text: string): BaselineFigures | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return /^(<{7}|={7}|>{7})/m.test(text)
      ? 'a merge has left its conflict marks in it'
      : 'it is no JSON';
  }
  const format = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof format === 'number' && format > BASELINE_FORMAT) {
    return `it has the format ${format}, and this program reads ${BASELINE_FORMAT}`;
  }
  const parsed = document.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') || 'it'} is not what a baseline has there`;
  }
  const { schemaVersion: _, columns, measures, ...head } = parsed.data;
  const series = new Map<string, Series>();
  for (const [key, each] of Object.entries(measures)) {
    const read = seriesFrom(key, each, columns);
    if (read === null || lengthOf(read) !== head.replications) {
      return `measures.${key} has not one number for each of ${head.replications} replications`;
    }
    series.set(key, read);
  }
  if (head.persons.length !== head.replications || head.fingerprints.length !== head.replications) {
    return `persons and fingerprints are not those of ${head.replications} replications`;
  }
  return { ...head, series };
}

/** null: a column that there is not, or two that do not go together. */
function seriesFrom(
  key: string,
  [unit, better, body]: Stored,
  columns: readonly number[][],
): Series | null {
  const head = { key, unit, better, definition: '' };
  if (typeof body === 'number') return { ...head, kind: 'maximum', values: columns[body] ?? [] };
  if (Array.isArray(body)) {
    const terms = body.map(([sign, top, bottom, root]) => ({
      ...{ sign, root: root !== undefined },
      numerators: columns[top] ?? [],
      denominators: columns[bottom] ?? [],
    }));
    const length = terms[0]?.numerators.length;
    const fits = terms.every(
      ({ numerators, denominators }) =>
        numerators.length === length && denominators.length === length,
    );
    return fits ? { ...head, kind: 'terms', terms } : null;
  }
  const histograms = body.histograms
    .map(([keys, counts]) => histogramFrom(columns[keys], columns[counts]))
    .filter((each) => each !== null);
  return histograms.length === body.histograms.length
    ? { ...head, kind: 'quantile', p: body.p, histograms }
    : null;
}

/** Keys ascend and are whole; counts are above zero. */
function histogramFrom(keys: readonly number[] = [], counts: readonly number[] = []) {
  const fits =
    keys.length === counts.length &&
    keys.every((key, k) => (key | 0) === key && (k === 0 || key > keys[k - 1]!)) &&
    counts.every((count) => count > 0);
  if (!fits) return null;
  const histogram: SparseHistogram = {
    keys: Int32Array.from(keys),
    counts: Float64Array.from(counts),
  };
  return histogram;
}
