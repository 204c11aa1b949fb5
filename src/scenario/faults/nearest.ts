/**
 * The name that was probably meant.
 */
import { closest, distance } from 'fastest-levenshtein';

const LONGEST = 100;

/**
 * The candidate nearest to a mistyped name, or null when none is near enough to be worth naming.
 * Upper and lower case, spaces, hyphens and underscores count for nothing: `no_answer_timeout`
 * is `noAnswerTimeout`.
 */
export function nearest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length === 0 || name.length === 0 || name.length > LONGEST) return null;
  const plain = bare(name);
  const same = candidates.find((candidate) => bare(candidate) === plain);
  if (same !== undefined) return same;
  const bareBest = closest(plain, candidates.slice(0, 2000).map(bare));
  const best = candidates.find((candidate) => bare(candidate) === bareBest);
  if (best === undefined) return null;
  // Two letters that changed places count as two changes.
  const longer = Math.max(plain.length, bareBest.length);
  const allowed = longer < 4 ? longer - 2 : Math.max(2, Math.floor(longer / 3));
  return distance(plain, bareBest) <= allowed ? best : null;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
