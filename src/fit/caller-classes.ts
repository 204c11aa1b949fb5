/** The classes of callers that a log has: a type each, and one more for each usual head start. */
import { formatDuration } from '../scenario/text/duration.js';
import type { CallLog } from './call-log.js';
import { LogMedium } from './log-row.js';

export interface CallerClass {
  readonly name: string;
  readonly type: number;
  readonly headStartMs: number;
  readonly calls: number;
}

/** A head start that is rarer than this among the calls of its type has no class of its own. */
const SHARE_OF_A_CLASS = 0.02;
const MOST_HEAD_STARTS = 4;

export function callerClasses(log: CallLog): CallerClass[] {
  const counts = log.types.all.map(() => new Map<number, number>());
  for (const { medium, type, headStartMs } of log.calls()) {
    if (medium !== LogMedium.Call) continue;
    counts[type]!.set(headStartMs, (counts[type]!.get(headStartMs) ?? 0) + 1);
  }
  const names = safeNames(log.types.all);
  return counts.flatMap((byHeadStart, type) => {
    const all = [...byHeadStart.values()].reduce((sum, count) => sum + count, 0);
    const usual = [...byHeadStart]
      .sort(([, a], [, b]) => b - a)
      .filter(
        ([, count], k) => k === 0 || (count >= SHARE_OF_A_CLASS * all && k < MOST_HEAD_STARTS),
      )
      .sort(([a], [b]) => a - b);
    return usual.map(([headStartMs, calls]) => ({
      name:
        headStartMs === 0 ? names[type]! : `${names[type]!} ahead ${formatDuration(headStartMs)}`,
      ...{ type, headStartMs, calls },
    }));
  });
}

/** Names that may be keys of a scenario: without dots, no bare numbers, not too long, all different. */
export function safeNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name
      .replace(/[.\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 80);
    const base = plain === '' ? 'calls' : /^\d+$/.test(plain) ? `type ${plain}` : plain;
    let safe = base;
    for (let k = 2; taken.has(safe); k++) safe = `${base} ${k}`;
    taken.add(safe);
    return safe;
  });
}
