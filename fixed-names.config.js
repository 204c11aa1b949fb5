/**
 * Part of the build: a name that nothing is given to after its declaration becomes `const`.
 *
 * A bundler declares what is at the top of a module with `var` and `function`, so that V8 has to ask,
 * wherever such a name is used, whether it still means what it meant when the code was compiled. A
 * `const` it knows. Functions are declared first, as they would have been; everything else stays where
 * it was. docs/performance.md has what that gains.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The plugin of esbuild that does it, for the files that have something of these rooms of src.
 *
 * @param rooms names of folders of src
 */
export function fixedNames(rooms) {
  const isInside = new RegExp(`^src/(${rooms.join('|')})/`);
  return {
    name: 'fixed names',
    setup({ initialOptions, onEnd }) {
      const { absWorkingDir, write: writes = true } = initialOptions;
      // What is written cannot be changed any more.
      initialOptions.write = false;
      initialOptions.metafile = true;
      onEnd(async ({ metafile, outputFiles, errors }) => {
        if (errors.length > 0) return;
        const files = new Map(outputFiles.map((file) => [file.path, file]));
        for (const [name, { inputs }] of Object.entries(metafile.outputs)) {
          const path = resolve(absWorkingDir, name);
          const isMeant = Object.keys(inputs).some((input) => isInside.test(input));
          if (isMeant && path.endsWith('.js')) await fix(files.get(path), files.get(`${path}.map`));
        }
        if (writes) outputFiles.forEach(write);
      });
    },
  };
}

function write({ path, contents }) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

/** Changes a file of the bundle, and its source map with it. */
async function fix(file, map) {
  const { default: ts } = await import('typescript');
  const fixed = await withFixedNames(ts, file.text);
  if (map !== undefined) {
    const { default: remapping } = await import('@jridgewell/remapping');
    const own = fixed.generateMap({ hires: true });
    map.contents = Buffer.from(remapping([own, map.text], () => null).toString());
  }
  file.contents = Buffer.from(fixed.toString());
}

/**
 * A text of JavaScript, a module, with `const` for whatever stays what it is.
 *
 * @returns the text as magic-string has it, which knows where each part came from
 */
export async function withFixedNames(ts, text) {
  const { default: MagicString } = await import('magic-string');
  const file = ts.createSourceFile('bundle.js', text, ts.ScriptTarget.ESNext, true);
  const given = namesGiven(ts, file);
  const fixed = new MagicString(text);
  const first = file.statements.find((each) => !ts.isImportDeclaration(each))?.getStart(file) ?? 0;
  for (const statement of file.statements) {
    const start = statement.getStart(file);
    if (ts.isFunctionDeclaration(statement) && !given.has(statement.name.text)) {
      fixed.prependRight(start, `const ${statement.name.text}=`).appendLeft(statement.end, ';');
      if (start !== first) fixed.move(start, statement.end, first);
    } else if (ts.isVariableStatement(statement)) declareApart(ts, fixed, file, statement, given);
  }
  return fixed;
}

/** Each name of a declaration by itself, the fixed ones with `const`. */
function declareApart(ts, fixed, file, { declarationList }, given) {
  const { declarations } = declarationList;
  for (const [k, declaration] of declarations.entries()) {
    const { name, initializer } = declaration;
    const isFixed = initializer !== undefined && ts.isIdentifier(name) && !given.has(name.text);
    const from = k === 0 ? declarationList.getStart(file) : declarations[k - 1].end;
    fixed.overwrite(
      from,
      declaration.getStart(file),
      `${k === 0 ? '' : ';'}${isFixed ? 'const ' : 'var '}`,
    );
  }
}

/** The names that something is given to beside their declaration, whatever they mean there. */
function namesGiven(ts, file) {
  const given = new Set();
  const add = (node) => {
    if (ts.isIdentifier(node)) given.add(node.text);
    else if (!isPart(ts, node)) ts.forEachChild(node, add);
  };
  const visit = (node) => {
    if (ts.isBinaryExpression(node) && isAssignment(ts, node)) add(node.left);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      if (isStep(ts, node)) add(node.operand);
    } else if (ts.isForInStatement(node) || ts.isForOfStatement(node)) {
      if (!ts.isVariableDeclarationList(node.initializer)) add(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return given;
}

/** A field or an element: its owner stays what it is. */
function isPart(ts, node) {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isAssignment(ts, { operatorToken: { kind } }) {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isStep(ts, { operator }) {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}
