/**
 * Measures that exist only where the scenario uses what they measure: which keys they have, and what
 * there must be for them.
 */

interface Condition {
  readonly keys: RegExp;
  /** What must be there, as a reader of the scenario would look for it. */
  readonly needs: string;
}

const conditions: readonly Condition[] = [
  { keys: /(^|\.)callbacks\.customerFirst\./, needs: 'with rules.customerFirst on' },
  {
    keys: /(^|\.)callbacks\.(slots\.|noSlot$)/,
    needs: 'where a callback applet has a schedule',
  },
  {
    keys: /^(queues\.[^.]+\.)?(quotes$|balked($|\.)|promiseError\.)/,
    needs: 'where waits are quoted, by announcements or "quotes"',
  },
  { keys: /(^|\.)estimates\./, needs: 'of a queue with estimate.measure on' },
  { keys: /(^|\.)groups\.\d+\./, needs: 'of a queue with groups' },
  { keys: /^(\w+\.)?trunks\./, needs: 'where there are trunks' },
  { keys: /^(\w+\.)?agreements\./, needs: 'where there are agreements' },
  { keys: /^(\w+\.)?campaigns\./, needs: 'where there are campaigns' },
  { keys: /^(\w+\.)?callers\./, needs: 'where there are several classes of callers' },
];

/** What a measure would need that this center has nothing of; null: it is not known at all. */
export function needsOf(key: string, known: Iterable<string>): string | null {
  const condition = conditions.find(({ keys }) => keys.test(key));
  if (condition === undefined) return null;
  for (const each of known) if (condition.keys.test(each)) return null;
  return condition.needs;
}
