/**
 * Who imports whom: the directions between the rooms of src, and cycles between files.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Source } from './sources.js';

/** What each room may import, beside itself. `cli` and the library's door may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  stats: [],
  version: [],
  'rules-table': [],
  model: ['engine'],
  callback: ['engine', 'model'],
  routing: ['engine', 'model'],
  plan: ['engine', 'model', 'callback', 'routing'],
  simulation: ['engine', 'model', 'callback', 'routing', 'plan'],
  scenario: ['engine', 'model'],
  records: ['engine', 'model', 'callback', 'stats'],
  metrics: ['model', 'records', 'stats'],
  experiments: [
    'engine',
    'model',
    'scenario',
    'simulation',
    'records',
    'metrics',
    'stats',
    'version',
  ],
  pool: ['model', 'scenario', 'simulation', 'records', 'experiments'],
  fit: ['engine', 'model', 'scenario', 'stats', 'version'],
  reports: [
    'model',
    'callback',
    'records',
    'metrics',
    'experiments',
    'fit',
    'rules-table',
    'version',
  ],
  reference: ['metrics', 'scenario', 'rules-table'],
  serve: ['model', 'callback', 'records', 'metrics', 'experiments', 'reports', 'version'],
};

const MAY_IMPORT_ALL = ['cli', 'index'];

/** Only the command itself may be built on the command. */
const FOR_CLI_ONLY = ['cli', 'index'];

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The file it means, from the root; null for a package. */
  readonly path: string | null;
  readonly typeOnly: boolean;
}

export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(source.tree)) {
    const named = specifierOf(node);
    if (named !== null) found.push({ ...named, path: fileOf(source, named.specifier) });
  }
  return found;
}

function specifierOf(node: ts.Node): Omit<Import, 'path'> | null {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: textOf(node.moduleSpecifier), typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { specifier: textOf(node.argument.literal), typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: textOf(node.arguments[0]!), typeOnly: false };
  }
  return null;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

function fileOf({ path }: Source, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
}

/** Imports that go against the direction of the rooms. */
export function againstTheGrain(src: readonly Source[]): string[] {
  return src.flatMap((source) =>
    importsOf(source)
      .map(({ path }) => path)
      .filter((path): path is string => path?.startsWith('src/') ?? false)
      .filter((path) => !mayImport(source.room, roomOf(path)))
      .map((path) => `${source.path} imports ${path}`),
  );
}

function roomOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

function mayImport(room: string, other: string): boolean {
  if (room === other) return true;
  if (MAY_IMPORT_ALL.includes(room)) return !FOR_CLI_ONLY.includes(other);
  return MAY_IMPORT[room]?.includes(other) ?? false;
}

/** Rooms that the table of directions does not know. */
export function unknownRooms(src: readonly Source[]): string[] {
  const rooms = new Set(src.map(({ room }) => room));
  return [...rooms].filter((room) => !(room in MAY_IMPORT) && !MAY_IMPORT_ALL.includes(room));
}

/** Circles of files that import each other; imports of types alone do not count. */
export function cycles(src: readonly Source[]): string[] {
  const next = new Map(
    src.map((source) => [
      source.path,
      importsOf(source).flatMap(({ path, typeOnly }) => (path === null || typeOnly ? [] : [path])),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path)) return;
    done.add(path);
    for (const other of next.get(path) ?? []) visit(other, [...way, path]);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}
