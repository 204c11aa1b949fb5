/** A key of a measure taken apart: the world, whom it is of, the media type, the measure itself. */
import type { CenterPlan } from '../../model/center-plan.js';

export interface Place {
  /** "", "noCallback." or "hold." */
  readonly world: string;
  /** "queues.NAME." and the like; "": all of the center. */
  readonly scope: string;
  /** "media.phoneCallback.", "media.total." or "". */
  readonly media: string;
  readonly short: string;
}

/** Names may hold dots, so they are compared as a whole, the longest first. */
export function placer({ queues, teams, callers, campaigns, agreements }: CenterPlan) {
  const scopes = [
    ...queues.map(({ name }) => `queues.${name}.`),
    ...teams.map((name) => `teams.${name}.`),
    ...callers.map((name) => `callers.${name}.`),
    ...campaigns.map(({ name }) => `campaigns.${name}.`),
    ...agreements.map(({ name }) => `agreements.${name}.`),
  ].sort((a, b) => b.length - a.length);
  return (key: string): Place => {
    const world = ['noCallback.', 'hold.'].find((each) => key.startsWith(each)) ?? '';
    const rest = key.slice(world.length);
    const scope = scopes.find((each) => rest.startsWith(each)) ?? '';
    const inside = rest.slice(scope.length);
    const media = ['media.phoneCallback.', 'media.total.'].find((m) => inside.startsWith(m)) ?? '';
    return { world, scope, media, short: inside.slice(media.length) };
  };
}
