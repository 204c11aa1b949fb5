/**
 * Calls of a CSV file: one row a call, with the columns of `COLUMNS`; others are free.
 */
import type { ScriptedCall } from '../model/scripted-call.js';
import { type Clock, parseInstant, parseLocalTime } from './clock.js';
import { BARE_CALL } from './compile/calls.js';
import { duplicateCallId } from './faults/callers.js';
import type { Diagnostics } from './faults/diagnostics.js';
import { type Fault, listed } from './faults/fault.js';
import * as faults from './faults/files.js';
import { unknownSkill } from './faults/names.js';
import { tooMany } from './faults/values.js';
import type { NameList } from './names.js';
import type { Path } from './path.js';
import { PRIORITIES } from './schema/calls.js';
import { type Row, readCsv } from './text/csv-rows.js';
import type { DataFiles } from './text/data-files.js';
import { parseDuration } from './text/duration.js';

const MOST_BAD_ROWS = 20;
const MOST_CALLS = 1_000_000;

export interface CallsFileRequest {
  /** As the scenario has it. */
  readonly path: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly files: DataFiles;
  /** Where the scenario names it. */
  readonly at: Path;
  readonly clock: Clock;
  readonly lengthMs: number;
  readonly skills: NameList;
  /** Ids in use; those of the file are added. */
  readonly ids: Set<string>;
  /** What to call a call whose row has no id, by its number from 1. */
  readonly idOf: (number: number) => string;
}

export interface CallsFile {
  readonly calls: ScriptedCall[];
  /** Rows that `where` leaves out. */
  readonly leftOut: number;
  /** Rows before the start or after the end. */
  readonly outside: number;
  readonly sha256: string;
}

export async function readCallsFile(
  request: CallsFileRequest,
  found: Diagnostics,
): Promise<CallsFile> {
  const { files, path } = request;
  const reader = new CallsReader(request, files.fullPath(path), found);
  const { fault, sha256 } = await readCsv(
    files,
    path,
    (columns) => reader.header(columns),
    (row) => reader.row(row),
  );
  if (fault?.where === null) found.at(request.at, fault.fault);
  else if (fault !== null) found.in(fault.where, fault.fault);
  const { calls, leftOut, outside } = reader;
  return { calls, leftOut, outside, sha256 };
}

class CallsReader {
  readonly calls: ScriptedCall[] = [];
  leftOut = 0;
  outside = 0;
  private columns: readonly string[] = [];
  private filters: (readonly [column: number, values: ReadonlySet<string>])[] = [];
  private badRows = 0;
  private rowIsBad = false;
  private readonly request: CallsFileRequest;
  private readonly file: string;
  private readonly found: Diagnostics;

  constructor(request: CallsFileRequest, file: string, found: Diagnostics) {
    this.request = request;
    this.file = file;
    this.found = found;
  }

  header(columns: readonly string[]): boolean {
    this.columns = columns;
    const { where, at } = this.request;
    const wanted = Object.keys(where);
    for (const column of wanted) {
      if (!columns.includes(column))
        this.found.at([...at, 'where', column], faults.noSuchColumn(column, columns), 'key');
    }
    if (!columns.includes('at')) this.found.at(at, faults.noSuchColumn('at', columns));
    this.filters = wanted.map((column) => [columns.indexOf(column), new Set(where[column])]);
    return columns.includes('at') && wanted.every((column) => columns.includes(column));
  }

  row(row: Row): boolean {
    if (!this.filters.every(([column, values]) => values.has((row.cells[column] ?? '').trim()))) {
      this.leftOut++;
      return true;
    }
    this.rowIsBad = false;
    const at = this.time(row);
    if (at !== null && (at < 0 || at >= this.request.lengthMs)) this.outside++;
    else this.calls.push(this.call(row, at ?? 0));
    if (this.rowIsBad && ++this.badRows >= MOST_BAD_ROWS) {
      this.found.at(this.request.at, faults.tooManyBadRows(MOST_BAD_ROWS));
      return false;
    }
    if (this.calls.length <= MOST_CALLS) return true;
    this.found.at(this.request.at, tooMany('calls', this.calls.length, MOST_CALLS));
    return false;
  }

  private call(row: Row, at: number): ScriptedCall {
    const takesCallbackAfterMs = this.seconds(row, 'takes_callback_after_s');
    const hangsUpAfterMs = this.seconds(row, 'hangs_up_after_s');
    const patienceMs = this.seconds(row, 'patience_s');
    const givesUp = hangsUpAfterMs !== null && takesCallbackAfterMs === null && patienceMs === null;
    const clid = this.cell(row, 'clid');
    return {
      ...BARE_CALL,
      id: this.id(row),
      at,
      clid: clid === '' || clid === 'withheld' ? null : clid,
      withheld: clid === 'withheld',
      talkMs: this.seconds(row, 'talk_s'),
      patienceMs: givesUp ? hangsUpAfterMs : patienceMs,
      patienceAtLeastMs: this.seconds(row, 'patience_at_least_s'),
      headStartMs: this.seconds(row, 'head_start_s'),
      priority: this.priority(row),
      needs: this.needs(row),
      takesCallbackAfterMs,
      hangsUpAfterMs: givesUp ? null : hangsUpAfterMs,
    };
  }

  private cell(row: Row, column: string): string {
    const index = this.columns.indexOf(column);
    return index < 0 ? '' : (row.cells[index] ?? '').trim();
  }

  private time(row: Row): number | null {
    const cell = this.cell(row, 'at');
    if (cell === '') return this.bad(row, faults.missingCell('at'));
    const local = parseLocalTime(cell);
    if (local !== null) return this.request.clock.offsetOf(local.day, local.msOfDay);
    const ms = parseDuration(cell);
    if (typeof ms === 'number') return ms;
    const instant = parseInstant(cell);
    if (instant !== null) return instant - Date.parse(this.request.clock.startsAt);
    return this.bad(row, faults.badTime('at', cell));
  }

  private seconds(row: Row, column: string): number | null {
    const cell = this.cell(row, column);
    if (cell === '') return null;
    if (/^\d+(\.\d+)?$/.test(cell) && Number(cell) < 1e10) return Math.round(Number(cell) * 1000);
    return this.bad(row, faults.badCell(column, cell, 'a number of seconds'));
  }

  private priority(row: Row): number | null {
    const cell = this.cell(row, 'priority');
    if (cell === '') return null;
    const priority = (PRIORITIES as readonly string[]).indexOf(cell);
    return priority >= 0
      ? priority
      : this.bad(row, faults.badCell('priority', cell, listed(PRIORITIES, 'or')));
  }

  private needs(row: Row): readonly number[] {
    const cell = this.cell(row, 'needs');
    if (cell === '') return BARE_CALL.needs;
    const { skills } = this.request;
    return cell.split(';').flatMap((part) => {
      const skill = part.trim();
      if (skills.has(skill)) return [skills.of(skill)];
      this.bad(row, unknownSkill(skill, skills.names));
      return [];
    });
  }

  private id(row: Row): string {
    const { ids, idOf } = this.request;
    const given = this.cell(row, 'id');
    if (given !== '' && ids.has(given)) this.bad(row, duplicateCallId(given));
    const id = given === '' ? idOf(this.calls.length + 1) : given;
    ids.add(id);
    return id;
  }

  private bad(row: Row, fault: Fault): null {
    this.rowIsBad = true;
    const source = row.cells
      .map((cell) => (/[",\n]/.test(cell) ? JSON.stringify(cell) : cell))
      .join(',');
    this.found.in(
      { file: this.file, line: row.line, column: 1, length: source.length, source },
      fault,
    );
    return null;
  }
}
