/** `ringback validate` and `ringback schema`. */
import { prepareScenario } from '../experiments/prepare.js';
import { toYaml } from '../scenario/load.js';
import { scenarioJsonSchema } from '../scenario/schema/json-schema.js';
import { refusal } from './refusal.js';
import { print, say } from './streams.js';

export interface ValidateFlags {
  readonly print?: boolean;
  readonly set?: readonly string[];
}

export async function validate(path: string, flags: ValidateFlags): Promise<void> {
  const prepared = await prepareScenario(path, { set: flags.set });
  if (!prepared.ok) throw refusal(prepared.diagnostics);
  const { scenario } = prepared;
  for (const note of scenario.notes) say(`note: ${note}`);
  if (flags.print) return print(toYaml(scenario.resolved));
  const { plan } = scenario;
  await print(
    `${path === '-' ? 'standard input' : path}: valid. ${count(plan.agents.length, 'agent')}, ${count(plan.classes.length, 'class', 'classes')} of callers, ${count(plan.queues.length, 'queue')}, ${count(scenario.thresholds.length, 'threshold')}.\n${path === '-' ? '' : `next: npx ringback run ${path}\n`}`,
  );
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export async function schema(): Promise<void> {
  await print(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
}
