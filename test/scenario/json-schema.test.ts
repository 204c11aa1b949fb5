import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/schema/json-schema.js';

const FILE = fileURLToPath(new URL('../../schema/scenario.schema.json', import.meta.url));
const fresh = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;

test('the schema in the repository is the one that reads (UPDATE_SCHEMA=1 writes it)', () => {
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(FILE, fresh);
  expect(existsSync(FILE) && readFileSync(FILE, 'utf8')).toBe(fresh);
});

test('every property says what it is', () => {
  expect(undescribed(JSON.parse(fresh), '')).toEqual([]);
});

function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties = {} } = node as { properties?: Record<string, { description?: string }> };
  const own = Object.entries(properties).filter(([, each]) => each.description === undefined);
  const below = Object.entries(node).flatMap(([key, each]) => undescribed(each, `${path}/${key}`));
  return [...own.map(([key]) => `${path}/${key}`), ...below];
}
