/** The center of the worked vectors with several teams, and skills where agents have them. */
import { agent, center, type Fields } from './center.js';

type CenterParts = Parameters<typeof center>[0];

/** Teams by name, each with its agents; all answer after 5 s and wrap for 30 s. */
export function centerOf(
  teams: Readonly<Record<string, readonly Fields[]>>,
  parts: Omit<CenterParts, 'agents'>,
): Fields {
  const whole = center({ ...parts, agents: [agent('nobody', '0s')] });
  const [{ agents: _, ...habits }] = whole['teams'] as [Fields];
  return {
    ...whole,
    teams: Object.entries(teams).map(([name, agents]) => ({ ...habits, name, agents })),
  };
}

/** A call with nobody's number but its own. */
export function call(id: string, at: number, others: Fields = {}): Fields {
  return { id, at: `${at}s`, ...others };
}

/** Who was rung for a call, and when: `70 B1`. */
export function offersOf(course: {
  readonly offers: readonly { readonly at: number; readonly to: string }[];
}): string[] {
  return course.offers.map(({ at, to }) => `${at} ${to}`);
}
