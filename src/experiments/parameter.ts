/**
 * A setting and the values that it is to have, one after another: `teams.support.agents=8..12`.
 *
 *   parameter = path "=" item { "," item }
 *   item      = value | from ".." to [ ":" step ]
 *
 * The ends of a range are numbers, shares or durations. Without a step whole numbers go up by one;
 * everything else says its step. The last value is the last step that is not beyond the end.
 */
import { formatDuration, parseDuration } from '../scenario/text/duration.js';
import { valuesOf } from './value-list.js';

export interface Parameter {
  /** As `--set` takes it. */
  readonly path: string;
  readonly values: readonly string[];
}

export type ParameterResult =
  | { readonly ok: true; readonly parameter: Parameter }
  | { readonly ok: false; readonly fault: string };

/** A grid has at most so many points, and so a parameter has no more values. */
export const MOST_POINTS = 10_000;

export function parseParameter(text: string): ParameterResult {
  const at = text.indexOf('=');
  const items = at < 1 ? [] : valuesOf(text.slice(at + 1));
  if (items.length === 0) {
    return wrong(`"${text}" is no parameter; write PATH=VALUE,VALUE or PATH=FROM..TO:STEP`);
  }
  const values: string[] = [];
  for (const item of items) {
    const found = isRange(item) ? valuesOfRange(item) : [item];
    if (typeof found === 'string') return wrong(`${text.slice(0, at).trim()}: ${found}`);
    values.push(...found);
    if (values.length > MOST_POINTS) return wrong(`${text}: more than ${MOST_POINTS} values`);
  }
  const twice = values.find((value, k) => values.indexOf(value) !== k);
  if (twice !== undefined) return wrong(`${text.slice(0, at)}: ${twice} is there twice`);
  return { ok: true, parameter: { path: text.slice(0, at).trim(), values } };
}

function wrong(fault: string): ParameterResult {
  return { ok: false, fault };
}

const range = /^([+-]?\d[^.]*(?:\.\d[^.]*)?)\.\.(.*)$/;

/** Paths of files have two dots as well, but begin with no digit. */
function isRange(item: string): boolean {
  return range.test(item);
}

/** A kind of ends: how it is read as a whole number of smallest parts, and written again. */
interface Scale {
  readonly read: (text: string) => number | null;
  readonly write: (parts: number) => string;
  /** null: the step must be said. */
  readonly step: number | null;
}

/** The values of a range, or what is wrong with it. */
function valuesOfRange(item: string): string[] | string {
  const [, from = '', rest = ''] = range.exec(item) ?? [];
  const [to = '', step] = rest.split(':', 2);
  const texts = [from, to, ...(step === undefined ? [] : [step])].map((each) => each.trim());
  const scale = scaleOf(texts);
  if (scale === null) {
    return `${item} is no range; its ends and its step are numbers, shares or durations alike, as in 10..20:2, 10%..50%:10% or 30s..2m:30s`;
  }
  const [first, last, by = scale.step] = texts.map(scale.read) as [number, number, number?];
  if (by === null) return `${item} has no step; write it behind a colon, as in 0.1..0.5:0.1`;
  if (by <= 0) return `the step of ${item} is not above zero`;
  if (last < first) return `${item} runs backwards; write the smaller end first`;
  const count = Math.floor((last - first) / by) + 1;
  if (count > MOST_POINTS) return `${item} has ${count} values; at most ${MOST_POINTS} can be run`;
  return Array.from({ length: count }, (_, k) => scale.write(first + k * by));
}

function scaleOf(texts: readonly string[]): Scale | null {
  const numbers = texts.map((text) => /^([+-]?\d+(?:\.(\d+))?)(%?)$/.exec(text));
  if (numbers.every((match) => match !== null)) {
    const unit = numbers[0]?.[3] ?? '';
    if (numbers.some((match) => match[3] !== unit)) return null;
    const places = Math.max(...numbers.map((match) => match[2]?.length ?? 0));
    const parts = 10 ** places;
    return {
      read: (text) => Math.round(Number.parseFloat(text) * parts),
      write: (value) => `${value / parts}${unit}`,
      step: places === 0 && unit === '' ? 1 : null,
    };
  }
  const durations = texts.map((text) => parseDuration(text));
  if (durations.some((ms) => typeof ms !== 'number')) return null;
  return { read: (text) => parseDuration(text) as number, write: formatDuration, step: null };
}
