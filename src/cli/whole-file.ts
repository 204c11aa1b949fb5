/** A file that is there as a whole or not at all. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearUp, partialOf } from '../experiments/left-over.js';
import { makeFolder } from '../experiments/make-folder.js';

/** @throws where it cannot be written */
export function writeWhole(file: string, text: string): void {
  const partial = partialOf(file);
  makeFolder(dirname(file));
  clearUp(file);
  try {
    writeFileSync(partial, text);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}
