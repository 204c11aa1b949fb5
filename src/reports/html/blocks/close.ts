/** Words about the replications that were looked at closely. */
import type { Context } from '../context.js';
import { type Html, html } from '../html.js';
import { plural } from '../words.js';

/** "all 20 replications", "the first 12 of 400 replications". */
export function lookedAt({ data, summary }: Context): string {
  const seen = data.look?.replications ?? 0;
  if (seen < summary.replications)
    return `the first ${seen} of ${summary.replications} replications`;
  return seen === 1 ? 'the one replication' : `all ${plural(seen, 'replication')}`;
}

/** What stands in place of what a closer look would show. */
export function withoutLook({ data }: Context): Html {
  return html`<p class="notice">This part needs a closer look at the first replications, which could not be had: ${data.lookProblem ?? 'they were not run again'}.</p>`;
}
