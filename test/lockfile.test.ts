/** What this program is built with: every package from one registry, unchanged, under a known licence. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const { lockfileVersion, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  lockfileVersion: number;
  packages: Record<string, Entry>;
};
const entries = Object.entries(packages).filter(([path]) => path !== '');
const pathsOf = (isOff: (entry: Entry) => boolean) =>
  entries.filter(([, entry]) => isOff(entry)).map(([path]) => path);

test('every package has a hash of its bytes', () => {
  expect(lockfileVersion).toBe(3);
  expect(entries.length).toBeGreaterThan(100);
  expect(pathsOf(({ integrity = '' }) => !/^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([]);
});

test('every package is a version that the npm registry has: no address, no folder, no repository', () => {
  const FROM_NPM = 'https://registry.npmjs.org/';
  // Without an address npm asks the registry that it is set up with, and compares the hash.
  expect(
    pathsOf(({ resolved, version = '', link }) => {
      const isElsewhere = resolved !== undefined && !resolved.startsWith(FROM_NPM);
      return isElsewhere || link === true || !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version);
    }),
  ).toEqual([]);
});

test('what users install runs nothing; of the tools, only these would, and they are not let', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const scripted = pathsOf(({ hasInstallScript }) => hasInstallScript === true);
  expect(scripted.filter((path) => packages[path]?.dev !== true)).toEqual([]);
  expect(scripted.map((path) => path.replace(/^.*node_modules\//, '')).sort()).toEqual(
    Object.keys(allowScripts).sort(),
  );
  expect(Object.values(allowScripts)).not.toContain(true);
});

/** Tools may also be under a licence that asks for their own sources: they are not passed on. */
const OF_TOOLS = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MIT OR Apache-2\.0|MPL-2\.0)$/;
const OF_USERS = /^(?:MIT|ISC)$/;

/** The lockfile does not have what a package says in the way of before 2013. */
const OLD_FASHIONED = new Set(['node_modules/jstat']);

test('every licence is one that is known', () => {
  const unknown = pathsOf(({ license = '' }) => !OF_TOOLS.test(license));
  expect(new Set(unknown)).toEqual(OLD_FASHIONED);
  expect(readFileSync('node_modules/jstat/LICENSE', 'utf8')).toMatch(/MIT/);
  expect(pathsOf(({ license = '', dev }) => dev !== true && !OF_USERS.test(license))).toEqual([]);
});
