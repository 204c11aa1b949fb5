/**
 * What was found wrong, each with its place.
 *
 * Whoever checks something hands over the path of the value and a fault; where that is in which
 * file is settled here. `rg 'found\.'` lists every check.
 */

import type { Path } from '../path.js';
import type { Position } from '../text/source-text.js';
import type { Fault } from './fault.js';

export interface Diagnostic {
  readonly where: Position;
  /** The value that is meant, e.g. `teams.support.wrap`; empty for the file as a whole. */
  readonly path: string;
  /** The name of the fault, e.g. `unknown-key`. */
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Nobody reads more, and a file with as many is not a scenario. */
export const MOST_FAULTS = 1000;

/** Thrown where there are that many: what else is wrong is not looked for. */
export class EnoughFaults extends Error {}

/** Which part of an entry is meant: its key, or its value. */
export type Part = 'key' | 'value';

/** Finds places; made from the documents that were read. */
export interface Places {
  position(path: Path, part: Part): Position;
  /** The path as a user would write it. */
  name(path: Path): string;
  /** The value as the file has it, or null if it is not a single word or number. */
  written(path: Path): string | null;
}

export class Diagnostics {
  private readonly all: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  private readonly places: Places;

  constructor(places: Places) {
    this.places = places;
  }

  get count(): number {
    return this.all.length;
  }

  /**
   * A fault of the value at a path of the scenario.
   * @throws EnoughFaults
   */
  at(path: Path, fault: Fault, part: Part = 'value'): void {
    this.add({ where: this.places.position(path, part), path: this.places.name(path), ...fault });
  }

  /**
   * A fault at a place of its own: a row of a calls file, a threshold.
   * @throws EnoughFaults
   */
  in(where: Position, fault: Fault, path = ''): void {
    this.add({ where, path, ...fault });
  }

  sorted(): readonly Diagnostic[] {
    return [...this.all].sort(byPlace);
  }

  private add(diagnostic: Diagnostic): void {
    const { where, problem } = diagnostic;
    const key = `${where.file}:${where.line}:${where.column}:${diagnostic.path}:${problem}`;
    if (this.seen.has(key)) return;
    if (this.all.length >= MOST_FAULTS) throw new EnoughFaults();
    this.seen.add(key);
    this.all.push(diagnostic);
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.where.file !== b.where.file) return a.where.file < b.where.file ? -1 : 1;
  return a.where.line - b.where.line || a.where.column - b.where.column;
}
