/**
 * The keys of a scenario file, read from the schema: what each may be, its default, what it is.
 */
import { scenarioJsonSchema } from '../scenario/schema/json-schema.js';

/** A key of a scenario file, or of a distribution in one. */
export interface ScenarioKey {
  /** `[]` is an item of a list; NAME, PLAN, APPLET and DISTRIBUTION stand for what one names. */
  readonly path: string;
  readonly required: boolean;
  /** As it is written in a file; null: left out by default. */
  readonly default: string | null;
  /** What it may be, in words. */
  readonly type: string;
  readonly description: string;
  /** Told once elsewhere: the same key of an agent, of a second call, of another result. */
  readonly isRepeated: boolean;
}

interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly examples?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Told once elsewhere: an agent's keys are the team's, a later call's the first's, and so on. */
const TOLD_ELSEWHERE = [
  /^teams\[\]\.agents\[\]\.(?!name$)/,
  /^teams\[\]\.answersRing\.callback\./,
  /\.answersCallback\.(?!person$)/,
  /\.again\[\]|voluntary\[\]|customer\[\]/,
  /\.calls\[\]\.(?:redials\[\]|ringsBack|transfersTo\[\])\.(?!after$|id$)/,
  /\.check\.when\.|^campaigns\[\]\.answers\.(?!person)/,
  /^rules\.retries\.(?!noAnswer)/,
];

/** The prefix of the keys that a distribution has, wherever it stands. */
const DISTRIBUTION = 'DISTRIBUTION';

/** All keys, in the order of the schema; those of distributions come last. */
export function scenarioKeys(): ScenarioKey[] {
  const schema = scenarioJsonSchema() as Schema;
  const listing: Listing = { keys: new Map(), definitions: schema.definitions ?? {} };
  listKeys(schema, '', listing);
  const distribution = listing.definitions['distribution'];
  if (distribution !== undefined) listKeys(distribution, DISTRIBUTION, listing);
  return [...listing.keys.values()];
}

interface Listing {
  readonly keys: Map<string, ScenarioKey>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Adds the keys below a place; what is a distribution there is not gone into. */
function listKeys(schema: Schema, at: string, listing: Listing): void {
  const referred = listing.definitions[nameOf(schema)];
  if (referred !== undefined && !at.includes('again')) listKeys(referred, at, listing);
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
    listKeys(part, at, listing);
  if (schema.items !== undefined) listKeys(schema.items, `${at}[]`, listing);
  if (typeof schema.additionalProperties === 'object')
    listKeys(schema.additionalProperties, `${at}.NAME`, listing);
  const { properties, required = [] } = schema;
  if (properties === undefined) return;
  if ('exponential' in properties && at !== DISTRIBUTION) return;
  for (const [key, value] of Object.entries(properties)) {
    const path = (at === '' ? key : `${at}.${key}`).replace(
      /^plans\.NAME\.NAME/,
      'plans.PLAN.APPLET',
    );
    if (listing.keys.has(path)) continue;
    listing.keys.set(path, {
      path,
      required: required.includes(key),
      default: value.default === undefined ? null : shown(value.default),
      type: typeOf(value),
      description: value.description ?? '',
      isRepeated: TOLD_ELSEWHERE.some((place) => place.test(path)),
    });
    listKeys(value, path, listing);
  }
}

function nameOf({ $ref }: Schema): string {
  return $ref?.split('/').pop() ?? '';
}

/** A value as it would be written in a file. */
export function shown(value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return '[]';
  return typeof value === 'object' ? JSON.stringify(value).replace(/"/g, '') : String(value);
}

/** What a value may be, in words. */
function typeOf(schema: Schema): string {
  const parts = [...new Set(alternatives(schema).map(kindOf))].filter((part) => part !== '');
  return parts.length === 0 ? 'any value' : parts.join(', or ');
}

function alternatives(schema: Schema): Schema[] {
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(alternatives);
}

function kindOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  const name = nameOf(schema);
  if (name !== '') return NAMED[name] ?? 'a mapping';
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'number':
      return numberOf(schema);
    case 'integer':
      return wholeOf(schema);
    case 'boolean':
      return 'true | false';
    case 'array':
      return schema.items === undefined ? 'a list' : `a list: ${typeOf(schema.items)}`;
    case 'object':
      return mappingOf(schema);
    default:
      return schema.allOf?.map(typeOf).join(' ') ?? '';
  }
}

/** Shapes that have a name in the schema. */
const NAMED: Readonly<Record<string, string>> = {
  distribution: 'a distribution',
  applet: 'an applet',
  call: 'a call',
  transferredCall: 'a call',
};

function textOf({ pattern, examples }: Schema): string {
  const [example] = examples ?? [];
  if (pattern?.includes('(d|h|m|s|ms)')) return 'a duration';
  if (pattern?.includes('%')) return 'a percentage';
  if (example === '08:00') return 'a time of day or from the start';
  return example === undefined ? 'a text' : `a text such as ${example}`;
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined)
    return minimum === 0 && maximum === 1
      ? 'a share from 0 to 1'
      : `a number from ${minimum} to ${maximum}`;
  if (exclusiveMinimum !== undefined) return `a number above ${exclusiveMinimum}`;
  return minimum === undefined ? 'a number' : `a number of ${minimum} or more`;
}

function wholeOf({ minimum, maximum }: Schema): string {
  const isBounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  if (isBounded && minimum !== undefined) return `a whole number from ${minimum} to ${maximum}`;
  return minimum === undefined ? 'a whole number' : `a whole number of ${minimum} or more`;
}

function mappingOf({ properties, additionalProperties }: Schema): string {
  if (properties !== undefined && 'exponential' in properties) return 'a distribution';
  return typeof additionalProperties === 'object' && properties === undefined
    ? 'a mapping by name'
    : 'a mapping';
}
