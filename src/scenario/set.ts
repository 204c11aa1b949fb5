/**
 * `--set teams.support.agents=12`: a value laid over the file before anything is checked.
 *
 * Items of a list are addressed by their name or by position. What the file does not have may be
 * set where a key can be added; a mistyped name is an error, and so is a mistyped key, found when
 * the whole is checked.
 */
import type { Diagnostics } from './faults/diagnostics.js';
import * as faults from './faults/files.js';
import { itemName, type Path } from './path.js';
import { kindOf } from './schema/leaves.js';
import { SourceText } from './text/source-text.js';
import { type Span, YamlText } from './text/yaml-text.js';

export interface Override {
  readonly path: Path;
  /** Where each step of the path is in the text. */
  readonly spans: readonly Span[];
  readonly source: SourceText;
  /** The value, with places in `source`; null: the text itself is the value. */
  readonly yaml: YamlText | null;
  readonly value: unknown;
}

interface Step {
  readonly name: string;
  readonly span: Span;
}

/** The override of a `PATH=VALUE`, put into `root`; null if it was refused. */
export function applySet(
  root: Record<string, unknown>,
  text: string,
  found: Diagnostics,
): Override | null {
  const source = new SourceText('--set', text);
  const equals = text.indexOf('=');
  if (equals <= 0 || equals === text.length - 1) {
    found.in(source.position(0, text.length), faults.setWithoutValue());
    return null;
  }
  const yaml = new YamlText(source, equals + 1);
  for (const { from, to, fault } of yaml.faults) {
    found.in(source.position(from + equals + 1, to + equals + 1), fault);
  }
  if (yaml.faults.length > 0) return null;
  const steps = stepsOf(text.slice(0, equals));
  const path = put(root, steps, yaml.value, (step, fault) =>
    found.in(source.position(step.span.from, step.span.to), fault),
  );
  return path === null
    ? null
    : { path, spans: steps.map(({ span }) => span), source, yaml, value: yaml.value };
}

/** A value given by an option of its own, such as `--seed` or `--until`. */
export function applyOption(
  root: Record<string, unknown>,
  path: readonly string[],
  value: string | number | readonly string[],
): Override {
  let holder = root;
  for (const key of path.slice(0, -1)) {
    if (kindOf(holder[key]) !== 'mapping') holder[key] = {};
    holder = holder[key] as Record<string, unknown>;
  }
  const name = path.at(-1) ?? '';
  holder[name] = value;
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  const source = new SourceText(`--${name}`, text);
  const span = { from: 0, to: text.length };
  return { path, spans: path.map(() => span), source, yaml: null, value };
}

function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const match of path.matchAll(/\[(\d+)\]|[^.[]+|\[/g)) {
    const span = { from: match.index, to: match.index + match[0].length };
    steps.push({ name: match[1] ?? match[0], span });
  }
  return steps.length > 0 ? steps : [{ name: path, span: { from: 0, to: path.length } }];
}

type Refuse = (step: Step, fault: ReturnType<typeof faults.noSuchFile>) => void;

function put(
  root: Record<string, unknown>,
  steps: readonly Step[],
  value: unknown,
  refuse: Refuse,
): Path | null {
  const path: (string | number)[] = [];
  let holder: unknown = root;
  for (const [i, step] of steps.entries()) {
    const key = keyIn(holder, step, path, i === steps.length - 1, refuse);
    if (key === null) return null;
    path.push(key);
    const here = holder as Record<string | number, unknown>;
    if (i === steps.length - 1) here[key] = value;
    else if (Object.hasOwn(here, key) && here[key] !== null) holder = here[key];
    else holder = here[key] = {};
    if (i < steps.length - 1 && (typeof holder !== 'object' || holder === null)) {
      refuse(
        step,
        faults.noParts(
          steps
            .slice(0, i + 1)
            .map(({ name }) => name)
            .join('.'),
        ),
      );
      return null;
    }
  }
  return path;
}

function keyIn(
  holder: unknown,
  step: Step,
  path: Path,
  last: boolean,
  refuse: Refuse,
): string | number | null {
  if (Array.isArray(holder)) {
    const index = indexIn(holder, step.name);
    if (index === null)
      refuse(step, faults.noSuchItem(step.name, namesIn(holder), `item of ${path.at(-1)} called`));
    return index;
  }
  const plans = path[0] === 'plans' && path.length <= 2 && path.length > 0;
  const known = Object.keys(holder as object);
  if (step.name === '__proto__') {
    refuse(step, faults.forbiddenKey(step.name));
    return null;
  }
  if (!Object.hasOwn(holder as object, step.name) && plans && !last) {
    refuse(step, faults.noSuchItem(step.name, known, path.length === 1 ? 'plan' : 'applet'));
    return null;
  }
  return step.name;
}

function indexIn(items: readonly unknown[], name: string): number | null {
  const byName = items.findIndex((item) => itemName(item) === name);
  if (byName >= 0) return byName;
  const index = /^\d{1,9}$/.test(name) ? Number(name) : -1;
  return index >= 0 && index < items.length ? index : null;
}

function namesIn(items: readonly unknown[]): string[] {
  const names = items.map((item) => itemName(item)).filter((name) => name !== null);
  return names.length > 0 || items.length === 0
    ? names
    : items.map((_, i) => String(i)).slice(0, 24);
}
