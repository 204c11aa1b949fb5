/** The files that a scenario names, whole, to be handed to another machine with its text. */
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storedScenario } from './stored.js';
import { DataFiles, type GivenFiles } from './text/data-files.js';
import { empiricals } from './text/read-files.js';

/** Files that together are larger than may be handed over. */
export class FilesTooLarge extends Error {}

/**
 * @param text a scenario with every default written out
 * @param file where its relative paths begin
 * @throws FilesTooLarge, and what the disk says
 */
export async function readNamedFiles(
  text: string,
  file: string,
  mostBytes: number,
): Promise<GivenFiles> {
  const scenario = storedScenario(text, file);
  const files = new DataFiles(dirname(file), null);
  const paths = new Set<string>();
  for (const { arrivals } of scenario?.callers ?? []) {
    if (arrivals?.file !== undefined) paths.add(arrivals.file.path);
  }
  for (const { empirical } of empiricals(scenario, [])) paths.add(empirical.file);
  const given = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const path of [...paths].sort()) {
    const full = files.fullPath(path);
    bytes += (await stat(full)).size;
    if (bytes > mostBytes) throw new FilesTooLarge(`${full} and the other files`);
    given.set(path, await readFile(full));
  }
  return given;
}
