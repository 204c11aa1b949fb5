/** The files that come with the program: templates, scenarios, the schema. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: the nearest one above this file that is called so. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isThePackage(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the files of the package are missing');
    folder = parent;
  }
  return folder;
}

function isThePackage(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'ringback';
}
