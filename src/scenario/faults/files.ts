/**
 * Messages about files, YAML and `--set`.
 */
import { type Fault, fault, listed, quoted, shortened } from './fault.js';
import { nearest } from './nearest.js';

export function noSuchFile(): Fault {
  return fault(
    'no-such-file',
    'there is no such file',
    'check the path, from the folder you are in',
  );
}

export function noSuchDataFile(): Fault {
  return fault(
    'no-such-file',
    'there is no such file',
    'check the path; it begins at the folder of the scenario',
  );
}

export function notAFile(): Fault {
  return fault('not-a-file', 'is a folder, not a file', 'name a file in it');
}

export function unreadable(why: string, toCheck: string): Fault {
  return fault('unreadable', `cannot be read: ${shortened(why)}`, `check ${toCheck}`);
}

export function tooLarge(size: number, most: number): Fault {
  const mb = (bytes: number) => `${Number((bytes / 1e6).toFixed(1))} MB`;
  return fault(
    'file-too-large',
    `has ${mb(size)}, more than the ${mb(most)} it may have`,
    'put long lists of calls into a CSV file: "arrivals: { file: calls.csv }"',
  );
}

export function notText(): Fault {
  return fault('not-text', 'is not text in UTF-8', 'save it as UTF-8');
}

export function emptyFile(): Fault {
  return fault(
    'empty-file',
    'is empty',
    'write a scenario; scenarios/quickstart.yaml is one to begin with',
  );
}

export function notAMapping(what: string): Fault {
  return fault(
    'not-a-scenario',
    `is ${what}, not a scenario`,
    'begin with "name: …", one key a line',
  );
}

const YAML_REMEDIES: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  BAD_ALIAS: [
    'an alias of nothing',
    'define the anchor (&name) before its alias (*name), or quote the text',
  ],
  BAD_DIRECTIVE: ['a line that begins with % is a YAML directive', 'leave it out'],
  BAD_DQ_ESCAPE: [
    'a backslash that escapes nothing',
    'write \\\\ for a backslash, or use single quotes',
  ],
  BAD_INDENT: ['the indentation fits nothing above', 'indent the keys of one mapping alike'],
  BAD_SCALAR_START: ['a text cannot begin with this character', 'put it in quotation marks'],
  BLOCK_AS_IMPLICIT_KEY: ['a mapping within a line', 'put it on a line of its own, or in { }'],
  BLOCK_IN_FLOW: ['indented lines within { } or [ ]', 'write it all in { } or [ ], or none of it'],
  MISSING_CHAR: [
    'something that opens is not closed, or a space or comma is missing',
    'check quotation marks, brackets and the space after ":"',
  ],
  MULTILINE_IMPLICIT_KEY: ['a key that runs over several lines', 'is a ":" missing?'],
  MULTIPLE_DOCS: ['a second document begins', 'keep one scenario a file'],
  NON_STRING_KEY: ['a key that is no text', 'write a word as the key'],
  TAB_AS_INDENT: ['a tab', 'indent with spaces'],
  TAG_RESOLVE_FAILED: ['a YAML tag', 'leave out what begins with "!"'],
  UNEXPECTED_TOKEN: [
    'something that does not belong here',
    'check quotation marks, brackets and commas',
  ],
};

/** A fault of syntax; `message` is the parser's own, for the cases without words of ours. */
export function notYaml(code: string, message: string): Fault {
  if (/ end with a [\]}]/.test(message))
    return fault('not-yaml', 'not YAML: a [ or { is not closed', 'close it');
  const known = YAML_REMEDIES[code];
  if (known !== undefined) return fault('not-yaml', `not YAML: ${known[0]}`, known[1]);
  return fault(
    'not-yaml',
    `not YAML: ${shortened(message.charAt(0).toLowerCase() + message.slice(1))}`,
    'mend the syntax here',
  );
}

export function oldYaml(): Fault {
  return fault(
    'old-yaml',
    'asks for YAML 1.1, in which 08:00 is a number',
    'leave the %YAML line out',
  );
}

export function duplicateKey(key: string): Fault {
  return fault('duplicate-key', `${quoted(key)} is given twice`, 'keep one of them');
}

export function forbiddenKey(key: string): Fault {
  return fault('forbidden-key', `${quoted(key)} cannot be a key`, 'write another name');
}

export function nestedTooDeeply(): Fault {
  return fault(
    'nested-too-deeply',
    'is nested too deeply',
    'no scenario needs more than 64 levels',
  );
}

export function unfoldsTooFar(): Fault {
  return fault('unfolds-too-far', 'aliases unfold to too many values', 'write the values out');
}

export function setWithoutValue(): Fault {
  return fault(
    'set-without-value',
    'says no value',
    'write it as PATH=VALUE, such as "teams.support.agents=12"',
  );
}

export function noSuchItem(name: string, known: readonly string[], what: string): Fault {
  const meant = nearest(name, known);
  return fault(
    'no-such-item',
    `there is no ${what} ${quoted(name)}`,
    meant !== null
      ? `did you mean "${meant}"?`
      : known.length > 0
        ? `there is ${listed(known)}`
        : 'there is none yet',
  );
}

export function noParts(path: string): Fault {
  return fault(
    'value-without-parts',
    `${quoted(path)} is a single value in the file, without parts`,
    `set ${quoted(path)} itself, e.g. ${shortened(path)}='{ … }'`,
  );
}

const CSV_PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'the row has more cells than the header',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark within a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'a row of more than 100,000 characters',
};

/** `code`: the parser's, or the problem in words. */
export function badCsv(code: string): Fault {
  return fault(
    'not-csv',
    `not CSV: ${CSV_PROBLEMS[code] ?? shortened(code)}`,
    'write a header and rows with as many cells, quoted by RFC 4180',
  );
}

export function badTime(column: string, written: string): Fault {
  return fault(
    'bad-time',
    `${column}: ${quoted(written)} is not a time`,
    'write a local time such as 2026-03-02T08:00:00, or a time from the start such as 300s',
  );
}

export function noSuchColumn(column: string, known: readonly string[]): Fault {
  const meant = nearest(column, known);
  return fault(
    'no-such-column',
    `there is no column ${quoted(column)}`,
    meant === null ? `the columns are ${listed(known)}` : `did you mean "${meant}"?`,
  );
}

export function badCell(column: string, written: string, wanted: string): Fault {
  return fault(
    'bad-cell',
    `${column}: ${quoted(written)} is not ${wanted}`,
    `write ${wanted}, or leave the cell empty`,
  );
}

export function missingCell(column: string): Fault {
  return fault('missing-cell', `${column}: is empty`, 'write a value; every row needs one');
}

export function tooManyBadRows(most: number): Fault {
  return fault('too-many-bad-rows', `more than ${most} rows have faults`, 'mend these first');
}

export function changedSince(): Fault {
  return fault(
    'file-changed',
    'is not the file it was when the scenario was resolved',
    'bring the old file back, or take "sha256" out',
  );
}

export function noRowsLeft(): Fault {
  return fault(
    'no-rows-left',
    'has no row that is a call within the run',
    'check "start", "length" and "where"',
  );
}

export function noValues(column: string): Fault {
  return fault(
    'column-without-values',
    `the column ${quoted(column)} has no values`,
    'name a column with values',
  );
}
