/**
 * Every measure that there can be, each once: its key without the parts that name a world, a queue,
 * a team or a media type, and the prefixes under which it exists.
 */
import { catalogueOf } from '../metrics/catalogue.js';
import type { Measure } from '../metrics/measure.js';
import { loadScenarioText } from '../scenario/load.js';

export interface MeasureEntry {
  /** Under its key without a prefix. */
  readonly measure: Measure;
  /** Each with its dot at the end; the empty one where it exists without. NAME is one of your own. */
  readonly prefixes: readonly string[];
}

/** A center that has one of everything, so that every measure exists in it. */
const SAMPLE = `
name: sample
length: 1h
costs: {}
rules: { customerFirst: {} }
teams: [{ name: NAME }]
agreements: [{ name: NAME, skills: [], target: 20s }]
trunks: [{ name: NAME, lines: 1 }]
callers:
  - { name: NAME, arrivals: { poisson: { every: 1h, calls: 1 } }, transfers: [{ share: 0.1, to: main }] }
  - { name: other, arrivals: { poisson: { every: 1h, calls: 1 } } }
campaigns: [{ name: NAME }]
plans:
  main:
    NAME: { acd: { groups: [{ teams: [NAME] }], estimate: { measure: true }, announcements: [{ at: 0s }] }, breakouts: { voluntary: { after: 1s, to: callback } } }
    callback: { callback: { schedule: { slots: { from: 0s, to: 1h, every: 30m }, capacity: 1 } } }
`;

/** What the letters in definitions stand for. */
export const LETTERS: Readonly<Record<string, string>> = {
  O: 'offered',
  A: 'answered',
  B: 'abandoned',
  K: 'breakouts',
  w: 'within the target',
  s: 'short (up to `targets.shortAbandon`)',
};

/** A term of a formula: a letter, alone or with what is counted of it. */
const TERM = /\b([OABK])(?:([ws])\b|\b(?= (?:[-/+]|that\b)|[),.]))/g;

/** The letters that a definition uses, each with what it stands for. */
export function lettersIn(definition: string): string[] {
  const used = new Set(
    [...definition.matchAll(TERM)].flatMap(([, of = '', how = '']) => [of, how]),
  );
  return Object.entries(LETTERS)
    .filter(([letter]) => used.has(letter))
    .map(([letter, meaning]) => `${letter} ${meaning}`);
}

const PREFIX =
  /^((?:(?:hold|noCallback)\.)?(?:queues\.NAME\.|teams\.NAME\.|trunks\.NAME\.)?(?:media\.\w+\.)?)(.*)$/;

/** In the order of the catalogue. */
export async function measureEntries(): Promise<MeasureEntry[]> {
  const loaded = await loadScenarioText(SAMPLE, 'sample.yaml');
  if (!loaded.ok) throw new Error('the sample does not load');
  const entries = new Map<string, { measure: Measure; prefixes: string[] }>();
  for (const measure of catalogueOf(loaded.scenario.plan)) {
    if (measure.key.includes('callers.other.')) continue;
    const [, prefix = '', base = ''] = PREFIX.exec(measure.key) ?? [];
    const entry = entries.get(base);
    if (entry !== undefined) entry.prefixes.push(prefix);
    else entries.set(base, { measure: { ...measure, key: base }, prefixes: [prefix] });
  }
  return [...entries.values()];
}
