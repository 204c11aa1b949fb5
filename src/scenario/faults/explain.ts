/**
 * What zod found, in our words and at its place.
 */
import type * as z from 'zod';
import { type Path, valueAt } from '../path.js';
import type { Layers } from '../resolve/layers.js';
import { type FaultParams, kindOf } from '../schema/leaves.js';
import { BETWEEN_KEYS } from '../schema/shapes.js';
import { type Diagnostics, MOST_FAULTS } from './diagnostics.js';
import { expected, missingKey, noValue, unknownKey } from './values.js';

type Issue = z.core.$ZodIssue;

/** Examples for keys that are missing. */
const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'Support',
  length: '8h',
  teams: '[{ name: support, agents: 10 }]',
  callers: '[{ name: support, arrivals: { poisson: { every: 1h, calls: 100 } } }]',
  plans: '{ main: { queue: { acd: {} } } }',
  to: 'callback',
  from: '08:00',
  at: '10s',
  for: '30m',
  mean: '3m',
  cv: '1.1',
  sd: '20s',
  shape: '1.5',
  median: '3m',
  phases: '3',
  probability: '0.5',
  of: '30s',
  every: '1h',
  calls: '100',
  after: '30s',
  max: '20',
  over: '5m',
  until: 'abandonedRate ± 0.5pp',
  share: '0.5',
  accept: '0.5',
  result: 'person',
  path: 'calls.csv',
  whilePending: '0.1',
  expiresAfter: '60s',
  target: '60s',
  skills: '[sales]',
  perMinute: '0.5',
  quotedOver: '10m',
  hazardTimes: '2',
};

/** Keys that hold spans of time, each with "from" and "to". */
const SPANS = new Set(['open', 'opening', 'window', 'between', 'byTime', 'slots', 'shifts']);

export class Explanation {
  private readonly layers: Layers;
  private readonly found: Diagnostics;
  /** The paths at which something is wrong, for those who go on with the rest. */
  readonly broken: Path[] = [];

  constructor(layers: Layers, found: Diagnostics) {
    this.layers = layers;
    this.found = found;
  }

  explain(issues: readonly Issue[], base: Path = []): void {
    const mistyped = new Set(issues.filter(isMistyped).map(({ path }) => path.join('\n')));
    for (const issue of issues) {
      if (this.found.count >= MOST_FAULTS) return;
      // A mapping with a mistyped key is not also told that the key it meant is missing.
      if (issue.code === 'custom' && mistyped.has(issue.path.join('\n'))) continue;
      this.one(issue, [...base, ...(issue.path as (string | number)[])]);
    }
  }

  private one(issue: Issue, path: Path): void {
    const value = valueAt(this.layers.root, path);
    if (value === undefined && path.length > 0) {
      const key = String(path.at(-1));
      this.broken.push(path);
      this.found.at(path, missingKey(key, this.exampleOf(key, path)));
    } else if (value === null && path.length > 0) {
      this.broken.push(path);
      this.found.at(path, noValue(), 'key');
    } else if (issue.code === 'custom') {
      this.broken.push(path);
      const late = paramsOf(issue)?.late;
      if (late !== undefined) this.found.at(path, late(this.written(path, value)));
    } else if (issue.code === 'unrecognized_keys') {
      const known = issue.message.split(BETWEEN_KEYS);
      for (const key of issue.keys.slice(0, MOST_FAULTS))
        this.unknownKey([...path, key], key, known);
    } else if (issue.code === 'invalid_key') {
      this.broken.push(path);
      const late = issue.issues.map(paramsOf)[0]?.late;
      if (late !== undefined) this.found.at(path, late(String(path.at(-1))), 'key');
    } else if (issue.code === 'invalid_union') {
      this.union(issue, path, value);
    } else {
      this.broken.push(path);
      this.found.at(path, expected(issue.message, this.written(path, value)));
    }
  }

  /** Where something ends that begins, "to" is a time; elsewhere it is an applet. */
  private exampleOf(key: string, path: Path): string | undefined {
    if (key !== 'to') return EXAMPLES[key];
    const holder = path.findLast((part, i) => i < path.length - 1 && typeof part === 'string');
    const begins = valueAt(this.layers.root, [...path.slice(0, -1), 'from']) !== undefined;
    return begins || SPANS.has(String(holder)) ? '18:00' : EXAMPLES[key];
  }

  private unknownKey(path: Path, key: string, known: readonly string[]): void {
    this.broken.push(path);
    this.found.at(path, unknownKey(key, known), 'key');
  }

  /** The branch whose kind of value this is, is the one that was meant. */
  private union(issue: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown): void {
    const branches = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
    const meant = branches[0] ?? [];
    // Where a word is one way among others, the message names them all.
    const word =
      meant.length === 1 &&
      meant.every((each) => paramsOf(each)?.explains === false && each.path.length === 0);
    if (meant.length > 0 && !word) {
      this.explain(meant, path);
      return;
    }
    const scalar = ['text', 'number'].includes(kindOf(value));
    const speaker = scalar
      ? issue.errors.flat().find((each) => paramsOf(each)?.explains)
      : undefined;
    if (speaker !== undefined) {
      this.explain([speaker], path);
      return;
    }
    this.broken.push(path);
    this.found.at(path, expected(issue.message, this.written(path, value)));
  }

  private written(path: Path, value: unknown): string {
    return this.layers.written(path) ?? JSON.stringify(value) ?? '';
  }
}

function isMistyped(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys';
}

function isOfAnotherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  return paramsOf(issue)?.mismatch === true;
}

function paramsOf(issue: Issue): FaultParams | undefined {
  return issue.code === 'custom' ? (issue.params as unknown as FaultParams | undefined) : undefined;
}
