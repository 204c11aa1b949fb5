/**
 * The sources of the project, parsed, as the checks look at them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string;
  /** The folder of src it lives in; the file's name where it lies in src itself. */
  readonly room: string;
  readonly text: string;
  /** The text with every comment blanked; lines stay where they are. */
  readonly code: string;
  readonly tree: ts.SourceFile;
}

/** The folders in which an event may pass a million times a second. */
export const HOT_ROOMS = ['engine', 'model', 'callback', 'routing', 'plan', 'simulation'];

export function sourcesIn(folder: string): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map(parse);
}

function parse(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const room = path.split('/')[1]!.replace(/\.ts$/, '');
  return { path, room, text, code: withoutComments(tree, text), tree };
}

/** Comments stand before tokens only, so what is not inside a token is blanked. */
function withoutComments(tree: ts.SourceFile, text: string): string {
  let code = '';
  let end = 0;
  for (const token of tokensOf(tree)) {
    const start = token.getStart(tree);
    code += text.slice(end, start).replace(/[^\s]/g, ' ') + text.slice(start, token.end);
    end = token.end;
  }
  return code;
}

function* tokensOf(node: ts.Node): Generator<ts.Node> {
  if (ts.isJSDoc(node)) return;
  const children = node.getChildren();
  if (children.length === 0) yield node;
  for (const child of children) yield* tokensOf(child);
}

/** Every node of a file, from the outside in. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

export function lineOf({ tree }: Source, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}
