/** Edits of a document that know its structure: values, keys and lists, not letters. */
import fc from 'fast-check';

type Holder = Record<string, unknown> | unknown[];

/** A place of a document: who holds it, and under which key or number. */
interface Place {
  readonly holder: Holder;
  readonly key: string | number;
}

/** What stands at the edge of what a reader may expect, and beyond. */
const extremes = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', ' ', [], {}, [[]], [null], { '': null }),
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e-300, 1e9, 1e15, 2 ** 53, 1e308, -1e308),
  fc.constantFrom('0s', '1ms', '0.4ms', '1s', '5m', '1h', '30d', '10y', '11y', '-5s', '1e3s'),
  fc.constantFrom('99999999999999999h', 'never', 'none', 'always', 'endless', 'off', '24:00'),
  fc.constantFrom('__proto__', 'constructor', 'main', 'main.queue', 'queue', 'callback', 'x.y.z'),
  fc.constantFrom('2026-02-30', '2026-03-29T02:30[Europe/London]', '9999-12-31T23:59[UTC]', '80%'),
  fc.constantFrom('\u0000', '\u202e', '\u001b[31m', '=1+1', '%n', '<script>', 'x'.repeat(5000)),
  fc.constantFrom<unknown>({ exponential: { mean: '1ms' } }, { uniform: ['0s', '0s'] }),
  fc.constantFrom<unknown>({ constant: '0s' }, { gamma: { mean: '1s', cv: 1e-9 } }),
  fc.constantFrom<unknown>({ lognormal: { mean: '1h', cv: 1e6 } }, { weibull: { shape: 1e-3 } }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.string({ maxLength: 20 }),
);

const operations = [
  'set',
  'set',
  'set',
  'scale',
  'scale',
  'delete',
  'rename',
  'copy',
  'swap',
  'wrap',
  'repeat',
] as const;

const edit = fc.record({
  operation: fc.constantFrom(...operations),
  at: fc.nat(),
  other: fc.nat(),
  value: extremes,
  times: fc.constantFrom(2, 3, 10, 300),
  power: fc.integer({ min: -6, max: 9 }),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

/** One to four edits. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 1, maxLength: 4 });

/** The document after the edits; the document itself stays as it is. */
export function edited(document: unknown, all: readonly Edit[]): unknown {
  const copy = structuredClone(document);
  for (const each of all) {
    const places = placesIn(copy);
    const place = places[each.at % Math.max(1, places.length)];
    const other = places[each.other % Math.max(1, places.length)];
    if (place !== undefined && other !== undefined) apply(each, place, other);
  }
  return copy;
}

function apply(edit: Edit, place: Place, other: Place): void {
  const value = at(place);
  switch (edit.operation) {
    case 'set':
      return put(place, structuredClone(edit.value));
    case 'scale':
      return put(place, scaled(value, 10 ** edit.power));
    case 'delete':
      return Array.isArray(place.holder)
        ? void place.holder.splice(Number(place.key), 1)
        : void delete place.holder[place.key];
    case 'rename':
      if (!Array.isArray(place.holder)) {
        delete place.holder[place.key];
        place.holder[typeof edit.value === 'string' ? edit.value : `${place.key}x`] = value;
      }
      return;
    case 'copy':
      return put(other, structuredClone(value));
    case 'swap': {
      const second = structuredClone(at(other));
      put(other, structuredClone(value));
      return put(place, second);
    }
    case 'wrap':
      return put(place, edit.times % 2 === 0 ? [value] : { [String(place.key)]: value });
    case 'repeat':
      return repeat(place, value, edit.times);
  }
}

function at({ holder, key }: Place): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

function put({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** A number, or the number in a text such as `30s`, times a factor. */
function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (typeof value !== 'string') return value;
  return value.replace(/\d+(?:\.\d+)?/, (digits) => String(Number(digits) * factor));
}

/** More of the same: items of a list, or entries of a mapping under other names. */
function repeat({ holder, key }: Place, value: unknown, times: number): void {
  for (let k = 0; k < times; k++) {
    const copy = structuredClone(value);
    if (Array.isArray(holder)) holder.push(renamed(copy, k));
    else holder[`${key}${k}`] = copy;
  }
}

function renamed(value: unknown, k: number): unknown {
  if (typeof value !== 'object' || value === null || !('name' in value)) return value;
  return { ...value, name: `${value.name} ${k}` };
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  const keys = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.flatMap((key) => [{ holder, key }, ...placesIn(at({ holder, key }))]);
}

/**
 * The document with one place, or two, so full of copies of what stands there that it is as large as
 * it may be.
 */
export function swollen(
  document: unknown,
  { places, named, bytes }: { places: readonly number[]; named: boolean; bytes: number },
): unknown {
  const copy = structuredClone(document);
  const all = placesIn(copy);
  for (const number of places) {
    const place = all[number % Math.max(1, all.length)];
    if (place === undefined) continue;
    const value = structuredClone(at(place));
    const size = JSON.stringify(value).length + 12;
    swell(place, value, { times: Math.floor(bytes / places.length / size), named });
  }
  return copy;
}

function swell(
  { holder, key }: Place,
  value: unknown,
  how: { times: number; named: boolean },
): void {
  for (let k = 0; k < how.times; k++) {
    if (!Array.isArray(holder)) holder[`${key}${k}`] = value;
    else holder.push(how.named ? renamed(value, k) : value);
  }
}
