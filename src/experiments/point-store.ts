/**
 * What points of a sweep or steps of a search came to, kept so that nothing is run twice.
 *
 * A point is found by everything that makes its replications what they are: the resolved scenario,
 * its seed, and the version of the simulation; not by how many replications were asked for, nor by
 * what they are judged by. Each is one file, written under a temporary name and renamed when it is
 * whole. A file that cannot be read is as good as none.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ResolvedScenario } from '../scenario/load.js';
import { modelVersion } from '../version.js';
import type { Chunk } from './chunk.js';
import { clearUpIn, partialOf } from './left-over.js';
import { makeFolder } from './make-folder.js';
import { storedChunkFromBytes, storedChunkToBytes } from './stored-chunk.js';

const ENDING = '.point';

export interface PointStore {
  /** The first replications of a point; null: there are none. */
  read(resolved: ResolvedScenario): Chunk | null;
  /** @throws where the file cannot be written */
  write(resolved: ResolvedScenario, chunk: Chunk): void;
}

/** Points in the files of a folder, which is made when the first is written. */
export class PointFolder implements PointStore {
  private readonly folder: string;
  private isReady = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  read(resolved: ResolvedScenario): Chunk | null {
    const lock = lockOf(resolved);
    try {
      const stored = storedChunkFromBytes(gunzipSync(readFileSync(this.fileOf(lock))));
      const isOurs = stored?.lock === lock && stored.modelVersion === modelVersion;
      return isOurs && stored.chunk.from === 0 ? stored.chunk : null;
    } catch {
      return null;
    }
  }

  write(resolved: ResolvedScenario, chunk: Chunk): void {
    const lock = lockOf(resolved);
    const target = this.fileOf(lock);
    const partial = partialOf(target);
    if (!this.isReady) this.makeReady();
    try {
      const bytes = storedChunkToBytes({ modelVersion, lock, chunk });
      writeFileSync(partial, gzipSync(bytes, { level: 1 }));
      renameSync(partial, target);
    } finally {
      rmSync(partial, { force: true });
    }
  }

  private makeReady(): void {
    makeFolder(this.folder);
    clearUpIn(this.folder, ENDING);
    this.isReady = true;
  }

  private fileOf(lock: string): string {
    const hash = createHash('sha256').update(`${lock}\n${modelVersion}`).digest('hex');
    return join(this.folder, `${hash.slice(0, 20)}${ENDING}`);
  }
}

/** The scenario without what its replications do not depend on. */
export function lockOf(resolved: ResolvedScenario): string {
  const judged = { thresholds: [], margins: {}, staffing: [] };
  return JSON.stringify({ ...resolved, replications: 1, ...judged });
}
