/**
 * The JSON Schema of a scenario file, for editors: made from the schema that reads it.
 */
import * as z from 'zod';
import { scenario } from './schema.js';

/** Draft 7, which the YAML editors know best. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenario, { target: 'draft-7', io: 'input' });
}
