/** `ringback validate` and `ringback schema`. */

import { prepareScenario } from '../experiments/prepare.js';
import { plural } from '../reports/html/words.js';
import { toYaml } from '../scenario/load.js';
import { scenarioJsonSchema } from '../scenario/schema/json-schema.js';
import { refusal } from './refusal.js';
import { print, sayNotes } from './streams.js';

export interface ValidateFlags {
  readonly print?: boolean;
  readonly set?: readonly string[];
}

export async function validate(path: string, flags: ValidateFlags): Promise<void> {
  const prepared = await prepareScenario(path, { set: flags.set });
  if (!prepared.ok) throw refusal(prepared.diagnostics);
  const { scenario } = prepared;
  sayNotes(scenario.notes);
  if (flags.print) return print(toYaml(scenario.resolved));
  const { plan } = scenario;
  await print(
    `${path === '-' ? 'standard input' : path}: valid. ${plural(plan.agents.length, 'agent')}, ${plural(plan.classes.length, 'class', 'classes')} of callers, ${plural(plan.queues.length, 'queue')}, ${plural(scenario.thresholds.length, 'threshold')}.\n${path === '-' ? '' : `next: npx ringback run ${path}\n`}`,
  );
}

export async function schema(): Promise<void> {
  await print(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
}
