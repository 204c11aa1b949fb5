/**
 * The program as it is installed, built once for all files of tests into a folder that is gone
 * afterwards.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
// @ts-expect-error the build is plain JavaScript
import { buildPage, bundleProgram } from '../../build.config.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the package: its files, and `dist`. */
    readonly packageHome: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const home = mkdtempSync(join(tmpdir(), 'ringback-package-'));

export async function setup({ provide }: TestProject): Promise<void> {
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  for (const name of ['node_modules', 'schema', 'scenarios', 'templates']) {
    symlinkSync(join(root, name), join(home, name));
  }
  await bundleProgram({ outdir: join(home, 'dist') });
  mkdirSync(join(home, 'dist/dashboard'));
  await buildPage(join(home, 'dist/dashboard'));
  provide('packageHome', home);
}

export function teardown(): void {
  rmSync(home, { recursive: true, force: true });
}
