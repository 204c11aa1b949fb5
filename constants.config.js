/**
 * Part of the build: constants are written into the places that use them.
 *
 * The source names its numbers (`Counter.Offered`, `NEVER`). In a bundle such a name is a variable of
 * the whole program that anything could have changed, so that V8 loads it, and checks what it has
 * loaded, at every use. Here each use becomes the number itself, as it would with an enum of
 * TypeScript. docs/performance.md has what that gains.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** The rooms of src that a run goes through: none of their files does anything when it is loaded. */
export const ROOMS = [
  'callback',
  'engine',
  'model',
  'plan',
  'records',
  'routing',
  'simulation',
  'stats',
];

/** Loaded when a file is built, as tests import the build for what else it knows. */
let loaded;

/** The plugin of esbuild that does it. */
export const inlineConstants = {
  name: 'constants',
  setup({ onLoad }) {
    const filter = new RegExp(`[\\\\/]src[\\\\/](${ROOMS.join('|')})[\\\\/].*\\.ts$`);
    onLoad({ filter }, async ({ path }) => {
      loaded ??= Promise.all([import('typescript'), exportedConstants()]);
      const [{ default: ts }, known] = await loaded;
      const contents = withNumbers(ts, readFileSync(path, 'utf8'), path, known);
      return { contents, loader: 'ts' };
    });
  },
};

/** By file: the numbers it exports, by `NAME`, and those in tables of numbers, by `Table.Name`. */
async function exportedConstants() {
  const { build } = await import('esbuild');
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => join(root, 'src', room, file)),
  );
  const { outputFiles } = await build({
    stdin: {
      contents: files
        .map((file, k) => `export * as m${k} from ${JSON.stringify(file)};`)
        .join('\n'),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    banner: { js: "import{createRequire as c}from'node:module';const require=c('file:///');" },
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  const modules = await import(`data:text/javascript;base64,${code}`);
  return new Map(files.map((file, k) => [file, numbersOf(modules[`m${k}`])]));
}

function numbersOf(module) {
  const numbers = new Map();
  for (const [name, value] of Object.entries(module)) {
    // Capitals throughout: no variable that something counts up.
    if (/^[A-Z][A-Z0-9_]*$/.test(name) && Number.isFinite(value)) numbers.set(name, value);
    if (!/^[A-Z]/.test(name) || value?.constructor !== Object) continue;
    for (const [key, member] of Object.entries(value)) {
      if (Number.isFinite(member)) numbers.set(`${name}.${key}`, member);
    }
  }
  return numbers;
}

/**
 * The text of a file with numbers in place of their names, as far as can be in the same columns.
 *
 * @param known by file: what it exports, as `exportedConstants` has it
 */
export function withNumbers(ts, text, path, known) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const names = namesIn(ts, file, path, known);
  if (names.size === 0) return text;
  let made = '';
  let from = 0;
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const number = names.get(nameOf(ts, node));
    if (number === undefined || !isUse(ts, node)) return ts.forEachChild(node, visit);
    const start = node.getStart(file);
    const written = number < 0 ? `(${number})` : `${number}`;
    made += text.slice(from, start) + written.padEnd(node.end - start);
    from = node.end;
  };
  visit(file);
  return made + text.slice(from);
}

/** What the names of a file mean: its own constants, and those that it imports. */
function namesIn(ts, file, path, known) {
  const names = new Map(known.get(path));
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier.text;
    const from = known.get(resolve(dirname(path), specifier.replace(/\.js$/, '.ts')));
    const bindings = statement.importClause?.namedBindings;
    if (from === undefined || bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) {
      const exported = (propertyName ?? name).text;
      for (const [key, number] of from) {
        const [table] = key.split('.');
        if (table === exported) names.set(name.text + key.slice(table.length), number);
      }
    }
  }
  return names;
}

/** `Name` or `Table.Name`; undefined for anything else. */
function nameOf(ts, node) {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return `${node.expression.text}.${node.name.text}`;
}

/** Whether a name stands for its value: it is no key, declares nothing, and nothing is given to it. */
function isUse(ts, node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isBinaryExpression(parent) && parent.left === node) {
    return parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  }
  const declares =
    ts.isParameter(parent) || ts.isBindingElement(parent) || ts.isVariableDeclaration(parent);
  const names = declares || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  if (!names) return !ts.isShorthandPropertyAssignment(parent);
  if (parent.name !== node) return true;
  const isOfFile = ts.isSourceFile(parent.parent?.parent?.parent ?? parent);
  if (declares && !isOfFile) throw new Error(`${node.text} has two meanings in one file`);
  return false;
}
