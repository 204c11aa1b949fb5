/** TypeScript as threads and processes of tests run it: bundled as the build bundles the command. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
// @ts-expect-error the build is plain JavaScript: it runs before anything is compiled
import { constants } from '../../build.config.js';

/** The folder of the package. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundles files, by the name that each gets in `outdir`, as `.mjs`. */
export async function bundle(
  entryPoints: Readonly<Record<string, string>>,
  outdir: string,
): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { ...entryPoints },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    define: constants as Record<string, string>,
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
