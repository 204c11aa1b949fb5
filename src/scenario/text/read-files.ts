/**
 * The files that a scenario names: calls, and columns of measured values.
 *
 * Their digests are written into the resolved scenario, so that a changed file is a changed
 * scenario, and a stored scenario knows whether it still has the files it ran with.
 */
import type { ScriptedCall } from '../../model/scripted-call.js';
import { readCallsFile } from '../calls-file.js';
import type { Clock } from '../clock.js';
import type { Diagnostics } from '../faults/diagnostics.js';
import * as faults from '../faults/files.js';
import { furtherCalls, type ToldCall } from '../further-calls.js';
import type { NameList } from '../names.js';
import type { Path } from '../path.js';
import type { ResolvedCaller } from '../resolve/callers.js';
import { readCsv } from './csv-rows.js';
import type { DataFiles } from './data-files.js';
import { parseDuration } from './duration.js';
import { wholeFile } from './source-text.js';

export interface FileContext {
  readonly files: DataFiles;
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly skills: NameList;
  readonly found: Diagnostics;
  readonly notes: string[];
}

/** The calls of each class's file, by the position of the class. */
export async function readCallsFiles(
  callers: readonly ResolvedCaller[],
  context: FileContext,
): Promise<Map<number, readonly ScriptedCall[]>> {
  const calls = new Map<number, readonly ScriptedCall[]>();
  const ids = new Set<string>();
  for (const caller of callers) for (const call of caller.calls ?? []) collectIds(call, ids);
  for (const [i, caller] of callers.entries()) {
    const file = caller.arrivals?.file;
    if (file === undefined) continue;
    const at = ['callers', i, 'arrivals', 'file'];
    const read = await readCallsFile(
      {
        ...context,
        path: file.path,
        where: file.where ?? {},
        at,
        ids,
        idOf: (n) => freeId(n, caller.name, ids),
      },
      context.found,
    );
    keepDigest(file, read.sha256, at, context.found);
    calls.set(i, read.calls);
    noteRows(file.path, read, context.notes);
    if (read.calls.length === 0 && context.found.count === 0)
      context.found.at(at, faults.noRowsLeft());
  }
  return calls;
}

function freeId(n: number, name: string, ids: ReadonlySet<string>): string {
  let id = ids.has(String(n)) ? `${name} ${n}` : String(n);
  while (ids.has(id)) id += "'";
  return id;
}

function collectIds(call: ToldCall, into: Set<string>): void {
  if (call.id !== undefined) into.add(call.id);
  for (const { call: further } of furtherCalls(call)) collectIds(further, into);
}

/** Rows of other classes are no news; rows of other times may be a start or a length gone wrong. */
function noteRows(
  path: string,
  { calls, outside }: { calls: readonly unknown[]; outside: number },
  notes: string[],
): void {
  if (outside === 0) return;
  notes.push(
    `${path}: ${calls.length} rows fall into the run, ${outside} lie before its start or after its end and are left out`,
  );
}

interface Digested {
  sha256?: string;
}

function keepDigest(file: Digested, sha256: string, at: Path, found: Diagnostics): void {
  if (sha256 === '') return;
  if (file.sha256 !== undefined && file.sha256 !== sha256) found.at(at, faults.changedSince());
  file.sha256 = sha256;
}

/** The columns that empirical distributions name, by file and column; values in ms. */
export async function readMeasured(
  document: unknown,
  files: DataFiles,
  found: Diagnostics,
): Promise<(file: string, column: string) => readonly number[]> {
  const columns = new Map<string, { values: number[]; sha256: string }>();
  for (const { empirical, path } of empiricals(document, [])) {
    const key = `${empirical.file}\n${empirical.column}`;
    let read = columns.get(key);
    if (read === undefined) {
      read = await readColumn(files, empirical.file, empirical.column, path, found);
      columns.set(key, read);
    }
    keepDigest(empirical, read.sha256, path, found);
  }
  return (file, column) => columns.get(`${file}\n${column}`)?.values ?? [0];
}

interface Empirical extends Digested {
  readonly file: string;
  readonly column: string;
}

/** Every distribution that is a column of a file, and its place. */
export function empiricals(value: unknown, path: Path): { empirical: Empirical; path: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const own =
      key === 'empirical' && typeof each?.file === 'string' && typeof each?.column === 'string';
    return own ? [{ empirical: each as Empirical, path: at }] : empiricals(each, at);
  });
}

async function readColumn(
  files: DataFiles,
  file: string,
  column: string,
  path: Path,
  found: Diagnostics,
) {
  const values: number[] = [];
  let index = -1;
  const { fault, sha256 } = await readCsv(
    files,
    file,
    (columns) => {
      index = columns.indexOf(column);
      if (index < 0) found.at([...path, 'column'], faults.noSuchColumn(column, columns));
      return index >= 0;
    },
    ({ line, cells }) => {
      const cell = (cells[index] ?? '').trim();
      if (cell === '') return true;
      const ms = measuredMs(cell, column);
      if (ms !== null) values.push(ms);
      else
        found.in(
          { ...wholeFile(files.fullPath(file)), line, column: 1, source: cells.join(',') },
          faults.badCell(column, cell, 'a duration'),
        );
      return ms !== null;
    },
  );
  if (fault?.where === null) found.at(path, fault.fault);
  else if (fault !== null) found.in(fault.where, fault.fault);
  else if (index >= 0 && values.length === 0) found.at(path, faults.noValues(column));
  return { values, sha256 };
}

function measuredMs(cell: string, column: string): number | null {
  if (/^\d+(\.\d+)?$/.test(cell)) {
    if (column.endsWith('_ms')) return Number(cell);
    return column.endsWith('_s') ? Number(cell) * 1000 : null;
  }
  const ms = parseDuration(cell);
  return typeof ms === 'number' ? ms : null;
}
