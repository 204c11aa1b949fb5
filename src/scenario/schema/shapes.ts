/**
 * The shapes around the leaves: mappings with known keys, mappings by name, lists, alternatives.
 *
 * Zod's own wording is never shown. Its messages are used to carry what the explanation needs and
 * zod's issues lack: the keys a mapping knows, what is wanted in place of a wrong kind.
 */
import * as z from 'zod';
import type { Fault } from '../faults/fault.js';
import { emptyList, emptyMapping, notExactlyOne } from '../faults/values.js';
import type { FaultParams } from './leaves.js';

/** Separates the keys of a mapping in the message of an issue. */
export const BETWEEN_KEYS = '\n';

/** A mapping with these keys and no others. */
export function mapping<S extends z.core.$ZodShape>(what: string, shape: S) {
  const keys = Object.keys(shape).join(BETWEEN_KEYS);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : what),
  });
}

/** A mapping of which exactly one of the `kinds` is given. */
export function oneKind<S extends z.core.$ZodShape>(
  noun: string,
  shape: S,
  kinds: readonly string[],
) {
  return mapping(`a mapping that says which ${noun} it is`, shape).superRefine((value, context) => {
    const given = kinds.filter((kind) => Object.hasOwn(value as object, kind));
    if (given.length !== 1) addFault(context, notExactlyOne(noun, given, kinds));
  });
}

/** A mapping from names to values. */
export function byName<V extends z.core.SomeType>(
  what: string,
  key: z.ZodType<string>,
  value: V,
  filled = false,
) {
  const record = z.record(key as z.ZodType<string, string>, value, {
    error: () => `a mapping of ${what}`,
  });
  if (!filled) return record;
  return record.superRefine((entries, context) => {
    if (Object.keys(entries).length === 0) addFault(context, emptyMapping());
  });
}

/** A list; `filled` ones have at least one item. */
export function list<V extends z.core.SomeType>(what: string, item: V, filled = false) {
  const items = z.array(item, { error: () => `a list, each item ${what}` });
  if (!filled) return items;
  return items
    .superRefine((all, context) => {
      if (all.length === 0) addFault(context, emptyList('item'));
    })
    .meta({ minItems: 1 });
}

/** One of several kinds of value, told apart by whether it is a text, a number, a list … */
export function either<const T extends readonly z.core.SomeType[]>(what: string, options: T) {
  return z.union(options as T & readonly [z.core.SomeType, ...z.core.SomeType[]], {
    error: () => what,
  });
}

/** A key that may be left out; `otherwise` is what then holds. */
export function optional<S extends z.ZodType>(schema: S, description: string, otherwise?: unknown) {
  return schema
    .optional()
    .meta(otherwise === undefined ? { description } : { description, default: otherwise });
}

export function required<S extends z.ZodType>(schema: S, description: string) {
  return schema.meta({ description });
}

export function addFault(
  context: { addIssue(issue: z.core.$ZodRawIssue): void } | z.RefinementCtx,
  found: Fault,
  path: (string | number)[] = [],
): void {
  const params: FaultParams = { late: () => found, mismatch: false, explains: true };
  (context as z.RefinementCtx).addIssue({
    code: 'custom',
    message: '',
    path,
    params: { ...params },
  });
}
