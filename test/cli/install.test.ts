/** What an installation does on the machine of a user: it copies files, and runs nothing. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { newFolder, packageHome, root } from './run-cli.js';

const call = promisify(execFile);

interface Manifest {
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly gypfile?: boolean;
}

/** What npm runs of a package that is installed from a registry. */
const RUN_AT_INSTALL = ['preinstall', 'install', 'postinstall'];

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The package itself and all that users install with it, by folder. */
function installed(folder = root, found = new Map<string, Manifest>()): Map<string, Manifest> {
  if (found.has(folder)) return found;
  const manifest = manifestIn(folder);
  found.set(folder, manifest);
  const { dependencies = {}, optionalDependencies = {} } = manifest;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const own = join(folder, 'node_modules', name);
    installed(existsSync(own) ? own : join(root, 'node_modules', name), found);
  }
  return found;
}

test('neither the package nor what comes with it has anything that npm runs', () => {
  const all = [...installed()];
  expect(all.length).toBeGreaterThan(2);
  for (const [folder, { scripts = {} }] of all) {
    expect(Object.keys(scripts).filter((name) => RUN_AT_INSTALL.includes(name))).toEqual([]);
    // npm compiles what has one, without being told to.
    expect(readdirSync(folder)).not.toContain('binding.gyp');
  }
});

test('the packed package is installed without a network and without scripts, and runs', async () => {
  const { version } = manifestIn(root);
  const cwd = newFolder({ 'package/LICENSE': '', 'user/package.json': '{ "private": true }' });
  const env = { ...process.env, npm_config_cache: join(cwd, 'cache'), npm_config_audit: 'false' };
  const npm = (args: readonly string[], folder: string) =>
    call('npm', [...args], { cwd: join(cwd, folder), env });
  cpSync(join(root, 'package.json'), join(cwd, 'package/package.json'));
  cpSync(join(packageHome, 'dist'), join(cwd, 'package/dist'), { recursive: true });
  for (const [folder] of installed()) {
    const from = folder === root ? join(cwd, 'package') : folder;
    await npm(['pack', '--ignore-scripts', '--pack-destination', cwd, from], 'user');
  }
  const tarballs = readdirSync(cwd).filter((name) => name.endsWith('.tgz'));
  // `prepare` would fail here: what it calls is not in the package.
  const flags = ['--offline', '--no-fund', '--foreground-scripts', '--ignore-scripts=false'];
  const { stdout } = await npm(
    ['install', ...flags, ...tarballs.map((name) => join(cwd, name))],
    'user',
  );
  expect(stdout).not.toContain('build.config.js');
  const home = join(cwd, 'user/node_modules/ringback');
  expect(existsSync(join(home, 'build.config.js'))).toBe(false);
  const command = [join(home, 'dist/cli.js'), '--version'];
  expect((await call(process.execPath, command)).stdout).toContain(version);
});
