/**
 * A text read as YAML (JSON is YAML too), with the place of everything in it.
 *
 * YAML gives a file many ways to mean something else than it says. Merge keys, tags, YAML 1.1 and
 * duplicate keys are refused; anchors and aliases are allowed within limits.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Part } from '../faults/diagnostics.js';
import type { Fault } from '../faults/fault.js';
import { nestedTooDeeply, notYaml, oldYaml } from '../faults/files.js';
import type { Path } from '../path.js';
import { isTooDeep } from './nesting.js';
import { type PlainFault, Unfolding } from './plain-value.js';
import type { SourceText } from './source-text.js';

export interface TextFault {
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly key: Node | null;
  readonly value: Node | null;
}

export class YamlText {
  readonly source: SourceText;
  /** Undefined if the text could not be read. */
  readonly value: unknown;
  readonly faults: readonly TextFault[];
  private readonly contents: Node | null;
  private readonly targets: ReadonlyMap<Node, Node>;
  private readonly offset: number;
  private readonly entries = new Map<YAMLMap, Map<string, Entry>>();

  /** `offset`: where in the source the YAML begins; what is before it belongs to someone else. */
  constructor(source: SourceText, offset = 0) {
    this.source = source;
    this.offset = offset;
    const text = offset === 0 ? source.text : source.text.slice(offset);
    const { document, faults } = parse(text);
    this.contents = document?.contents ?? null;
    const unfolding = new Unfolding();
    const value = faults.length > 0 ? undefined : unfolding.plain(this.contents);
    this.value = unfolding.incomplete ? undefined : value;
    this.targets = unfolding.targets;
    this.faults = [...faults, ...unfolding.faults.map(textFault)];
  }

  /** Where the key or the value of a path is; null if the text does not have it. */
  span(path: Path, part: Part): Span | null {
    let key: Node | null = null;
    let node: Node | null = this.contents;
    for (const step of path) {
      const entry = this.entry(node, step);
      if (entry === null) return null;
      key = entry.key;
      node = entry.value;
    }
    const single = node !== null && (isScalar(node) || isAlias(node));
    return this.rangeOf(part === 'value' && (single || key === null) ? node : (key ?? node));
  }

  /** A single value as the text has it. */
  written(path: Path): string | null {
    let node: Node | null = this.contents;
    for (const step of path) node = this.entry(node, step)?.value ?? null;
    if (node === null || !isScalar(node) || node.range == null) return null;
    return this.source.text.slice(node.range[0] + this.offset, node.range[1] + this.offset);
  }

  private entry(node: Node | null, step: string | number): Entry | null {
    const real = (node !== null && this.targets.get(node)) || node;
    if (isMap(real)) return this.entriesOf(real).get(String(step)) ?? null;
    if (isSeq(real) && typeof step === 'number' && step < real.items.length) {
      return { key: null, value: real.items[step] as Node | null };
    }
    return null;
  }

  /** The first entry of each key. */
  private entriesOf(map: YAMLMap): ReadonlyMap<string, Entry> {
    let entries = this.entries.get(map);
    if (entries !== undefined) return entries;
    entries = new Map();
    for (const { key, value } of map.items) {
      if (isScalar(key) && !entries.has(String(key.value))) {
        entries.set(String(key.value), { key, value: value as Node | null });
      }
    }
    this.entries.set(map, entries);
    return entries;
  }

  private rangeOf(node: Node | null): Span | null {
    if (node?.range == null) return null;
    const [from, to] = node.range;
    return { from: from + this.offset, to: to + this.offset };
  }
}

function parse(text: string): { document: Document | null; faults: readonly TextFault[] } {
  const tooDeep = { document: null, faults: [{ from: 0, to: 1, fault: nestedTooDeeply() }] };
  if (isTooDeep(text)) return tooDeep;
  let document: Document;
  try {
    document = parseDocument(text, {
      version: '1.2',
      stringKeys: true,
      // Duplicates are found while unfolding; the parser's own search takes quadratic time.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch {
    return tooDeep;
  }
  const wrong = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    from: pos[0],
    to: Math.max(pos[1], pos[0] + 1),
    fault: notYaml(code, message),
  }));
  if (document.directives?.yaml.version === '1.1') wrong.push({ from: 0, to: 5, fault: oldYaml() });
  // One broken bracket makes many errors; the later ones say nothing new.
  return { document, faults: wrong.slice(0, 5) };
}

function textFault({ node, fault }: PlainFault): TextFault {
  const [from, to] = node.range ?? [0, 1];
  return { from, to, fault };
}
