/**
 * Where things are, when a scenario is a file with overrides laid over it.
 */
import type { Part, Places } from '../faults/diagnostics.js';
import { type Path, pathText, startsWith } from '../path.js';
import type { Override } from '../set.js';
import { type Position, wholeFile } from '../text/source-text.js';
import type { YamlText } from '../text/yaml-text.js';

export class Layers implements Places {
  /** The document with the overrides in it. */
  root: Record<string, unknown> = {};
  readonly overrides: Override[] = [];
  private readonly base: YamlText;

  constructor(base: YamlText) {
    this.base = base;
  }

  name(path: Path): string {
    return pathText(this.root, path);
  }

  position(path: Path, part: Part): Position {
    for (let known = path; ; known = known.slice(0, -1)) {
      // What is missing is shown at the key of the mapping that lacks it.
      const place = this.exact(known, known === path ? part : 'key');
      if (place !== null) return place;
      if (known.length === 0) return wholeFile(this.base.source.file);
    }
  }

  written(path: Path): string | null {
    const over = this.over(path);
    if (over === undefined) return this.base.written(path);
    if (over.yaml === null) return String(over.value);
    return over.yaml.written(path.slice(over.path.length));
  }

  private exact(path: Path, part: Part): Position | null {
    const over = this.over(path);
    if (over !== undefined) return inOverride(over, path, part);
    const span = this.base.span(path, part);
    if (span !== null) return this.base.source.position(span.from, span.to);
    const around = this.overrides.findLast(
      (each) => startsWith(each.path, path) && path.length > 0,
    );
    const step = around?.spans[path.length - 1];
    return around !== undefined && step !== undefined
      ? around.source.position(step.from, step.to)
      : null;
  }

  private over(path: Path): Override | undefined {
    return this.overrides.findLast((each) => startsWith(path, each.path));
  }
}

function inOverride(over: Override, path: Path, part: Part): Position | null {
  const rest = path.slice(over.path.length);
  const step = over.spans[over.spans.length - 1];
  if (step === undefined) return null;
  if (rest.length === 0 && (part === 'key' || over.yaml === null))
    return over.source.position(step.from, step.to);
  const span = over.yaml?.span(rest, part) ?? null;
  return span === null ? null : over.source.position(span.from, span.to);
}
