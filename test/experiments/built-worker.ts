/** The worker thread, built into a folder that is gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
// @ts-expect-error the build is plain JavaScript
import { constants } from '../../build.config.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'ringback-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'thread-worker.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/thread-worker.ts'],
  outfile: file,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  define: constants as Record<string, string>,
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

export const threadWorker: URL = pathToFileURL(file);
