/** What a bundle declares and never changes is declared so, and means what it meant. */
import { SourceMap } from 'node:module';
import ts from 'typescript';
import { expect, test } from 'vitest';
// @ts-expect-error the build is plain JavaScript
import { bundleProgram } from '../../build.config.js';
// @ts-expect-error the build is plain JavaScript
import { withFixedNames } from '../../fixed-names.config.js';

async function fixed(text: string): Promise<string> {
  return (await withFixedNames(ts, text)).toString();
}

test('functions come first, and what is used before them finds them', async () => {
  const text = 'import a from "a";var made=make(a);function make(x){return x}export{made};';
  expect(await fixed(text)).toBe(
    'import a from "a";const make=function make(x){return x};const made=make(a);export{made};',
  );
});

test('a name that something is given to keeps its declaration', async () => {
  for (const text of [
    'var a=1;a=2;',
    'var a=1;a++;',
    'var a=1;function f(){--a}f();',
    'var a=1;[a]=[2];',
    'var a=1;({b:a}={b:2});',
    'var a=1;for(a of[2]);',
    'function a(){}a=null;',
    'var a;',
  ]) {
    expect((await fixed(text)).replace(/const f=|;(?=var|a)/g, ''), text).not.toContain('const a');
  }
});

test('of several names in one statement only those that stay become fixed', async () => {
  expect(await fixed('var a=1,b=2,c;b+=a;')).toBe('const a=1;var b=2;var c;b+=a;');
});

test('an element or a field that is given something leaves its owner fixed', async () => {
  expect(await fixed('var a={},b=[];a.x=1;b[0]=a;')).toBe('const a={};const b=[];a.x=1;b[0]=a;');
});

interface Output {
  readonly path: string;
  readonly text: string;
}

test('the core of the program calls nothing that could be changed', async () => {
  const { outputFiles } = await bundleProgram({ write: false });
  const files: readonly Output[] = outputFiles;
  const core = files.find(
    ({ path, text }) => path.endsWith('.js') && text.includes('const onFirstContact='),
  )!;
  expect(core.text).not.toMatch(/(^|[;}])function (?:loop|dispatch|enterQueue|requestCallback)\(/);
  // The map still leads from what was moved to where it was written.
  const map = new SourceMap(
    JSON.parse(files.find(({ path }) => path === `${core.path}.map`)!.text),
  );
  const lines = core.text.slice(0, core.text.indexOf('function onFirstContact(')).split('\n');
  const entry = map.findEntry(lines.length - 1, lines.at(-1)!.length) as { originalSource: string };
  expect(entry.originalSource).toMatch(/src\/simulation\/calls\.ts$/);
});
