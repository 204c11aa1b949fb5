/**
 * What points of a sweep or steps of a search came to, kept so that nothing is run twice.
 *
 * A point is found by everything that makes its replications what they are: the resolved scenario,
 * its seed, and the version of the simulation; not by how many replications were asked for, nor by
 * what they are judged by. Each is one file, written under a temporary name and renamed when it is
 * whole. A file that cannot be read is as good as none.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReplicationSums } from '../records/sums.js';
import type { ResolvedScenario } from '../scenario/load.js';

/** How the files are written; others are not read. */
const FORMAT = 1;

export interface PointStore {
  /** The first replications of a point, as many as there are of those asked for. */
  read(key: string, replications: number): readonly ReplicationSums[];
  /** @throws where the file cannot be written */
  write(key: string, sums: readonly ReplicationSums[]): void;
}

/** What a point is found by. */
export function keyOfPoint(resolved: ResolvedScenario, modelVersion: string): string {
  const judged = { thresholds: [], margins: {}, staffing: [] };
  const lock = JSON.stringify({ ...resolved, replications: 1, ...judged });
  return createHash('sha256').update(`${lock}\n${modelVersion}`).digest('hex').slice(0, 20);
}

/** Points in the files of a folder, which is made when the first is written. */
export class PointFolder implements PointStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  read(key: string, replications: number): readonly ReplicationSums[] {
    try {
      const whole = readFileSync(join(this.folder, `${key}.point`));
      const [digest, body] = [whole.subarray(0, 32), whole.subarray(32)];
      if (!createHash('sha256').update(body).digest().equals(digest)) return [];
      const { format, sums } = deserialize(gunzipSync(body)) as Stored;
      return format === FORMAT ? sums.slice(0, replications) : [];
    } catch {
      return [];
    }
  }

  write(key: string, sums: readonly ReplicationSums[]): void {
    const stored: Stored = { format: FORMAT, sums };
    const body = gzipSync(serialize(stored), { level: 1 });
    const digest = createHash('sha256').update(body).digest();
    const target = join(this.folder, `${key}.point`);
    const partial = `${target}.partial-${process.pid}`;
    mkdirSync(this.folder, { recursive: true });
    try {
      writeFileSync(partial, Buffer.concat([digest, body]));
      renameSync(partial, target);
    } finally {
      rmSync(partial, { force: true });
    }
  }
}

interface Stored {
  readonly format: number;
  readonly sums: readonly ReplicationSums[];
}
