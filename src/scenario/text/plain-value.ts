/**
 * From the nodes of a YAML document to plain values, within limits.
 *
 * The parser's own conversion would throw on an alias bomb and keep the last of duplicate keys;
 * here both are faults with a place.
 */
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Fault } from '../faults/fault.js';
import * as faults from '../faults/files.js';

const DEEPEST = 64;
const MOST_BY_ALIAS = 100_000;

export interface PlainFault {
  readonly node: Node;
  readonly fault: Fault;
}

export class Unfolding {
  readonly faults: PlainFault[] = [];
  /** What each alias stands for. */
  readonly targets = new Map<Node, Node>();
  /** Whether something could not be unfolded, so that the value is not what was meant. */
  incomplete = false;
  private readonly anchors = new Map<string, Node>();
  private depth = 0;
  private withinAlias = 0;
  private unfolded = 0;

  plain(node: unknown): unknown {
    if (node === null || node === undefined) return null;
    if (this.withinAlias > 0 && this.unfolded++ > MOST_BY_ALIAS) return null;
    if (this.depth > DEEPEST) return this.refuse(node as Node, faults.nestedTooDeeply());
    this.depth++;
    const value = this.unfold(node as Node);
    this.depth--;
    return value;
  }

  private unfold(node: Node): unknown {
    if (isAlias(node)) return this.alias(node);
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined && this.withinAlias === 0) this.anchors.set(anchor, node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => this.plain(item));
    return isMap(node) ? this.mapping(node.items) : null;
  }

  private alias(node: Node & { source: string }): unknown {
    const target = this.anchors.get(node.source);
    if (target === undefined) return this.refuse(node, faults.notYaml('BAD_ALIAS', ''));
    this.targets.set(node, target);
    this.withinAlias++;
    const value = this.plain(target);
    this.withinAlias--;
    if (this.unfolded > MOST_BY_ALIAS) return this.refuse(node, faults.unfoldsTooFar());
    return value;
  }

  private mapping(pairs: readonly { key: unknown; value: unknown }[]): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      const name = isScalar(key) ? String(key.value) : '';
      if (key === null || !isScalar(key)) continue;
      if (name === '__proto__') this.tell(key, faults.forbiddenKey(name));
      else if (Object.hasOwn(result, name)) this.tell(key, faults.duplicateKey(name));
      else result[name] = this.plain(pair.value);
    }
    return result;
  }

  private refuse(node: Node, fault: Fault): null {
    this.incomplete = true;
    this.tell(node, fault);
    return null;
  }

  private tell(node: Node, fault: Fault): void {
    const same = this.faults.some(
      (known) => known.fault.problem === fault.problem && known.node === node,
    );
    if (!same && this.faults.length < 20) this.faults.push({ node, fault });
  }
}
