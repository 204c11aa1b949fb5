/**
 * What others have written and the program contains, as THIRD-PARTY.md lists it;
 * `UPDATE_DOCS=1 npx vitest run test/third-party.test.ts` writes it anew.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
// @ts-expect-error the build is plain JavaScript
import * as build from '../build.config.js';
import { table } from './docs/markdown.js';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

const PAGE = 'THIRD-PARTY.md';
const folder = mkdtempSync(join(tmpdir(), 'ringback-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = await build.bundleProgram({ write: false });
const page = await build.buildPage(folder);
const packages: readonly Package[] = build.packagesOf(
  [program.metafile, page].flatMap(({ inputs }) => Object.keys(inputs)),
);
/** What the library's types refer to is installed beside it. */
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};

/** Licences under which a program may be passed on with a note of them. */
const ALLOWED = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense)$/;

function notices(): string {
  const rows = packages.map(({ name, version, license }) => [
    `[${name}](https://www.npmjs.com/package/${name})`,
    version,
    license,
  ]);
  return `# Third-party notices

\`ringback\` is under the [MIT licence](LICENSE). Its bundle contains these packages; the texts of their
licences are in \`dist/licenses.txt\`, which comes with the package. ${Object.keys(dependencies).sort().join(' and ')} are installed beside it
as well, for the types of the library.

${table(['package', 'version', 'licence'], rows)}
`;
}

test('the list is that of the bundle', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, notices());
  else expect(readFileSync(PAGE, 'utf8')).toBe(notices());
});

test('every package may be passed on, and says under what', () => {
  expect(packages.length).toBeGreaterThan(5);
  const others = packages.filter(({ license }) => !ALLOWED.test(license));
  expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  const silent = packages.filter(({ text }) => text.length < 100);
  expect(silent.map(({ name }) => name)).toEqual([]);
});
