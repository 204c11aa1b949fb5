/**
 * A scenario's text from a file or from standard input, or what is wrong with it.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Fault } from '../faults/fault.js';
import * as faults from '../faults/files.js';
import { reasonOf } from './system-error.js';

export const MOST_BYTES = 2_000_000;

/** The text of a file; `-` is standard input. */
export async function readText(path: string): Promise<string | Fault> {
  try {
    return path === '-' ? await readStream(process.stdin) : await readScenarioFile(path);
  } catch (error) {
    return whyUnreadable(error);
  }
}

export function whyUnreadable(error: unknown, missing = faults.noSuchFile): Fault {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing();
  if (code === 'EISDIR') return faults.notAFile();
  const reason = reasonOf(error as NodeJS.ErrnoException) ?? code ?? String(error);
  return faults.unreadable(reason, code === 'ENAMETOOLONG' ? 'the path' : 'its permissions');
}

/** Bytes as text; a byte order mark is taken off. */
export function decode(bytes: Uint8Array): string | Fault {
  if (bytes.includes(0)) return faults.notText();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return faults.notText();
  }
}

async function readScenarioFile(path: string): Promise<string | Fault> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) return faults.tooLarge(size, MOST_BYTES);
  return readStream(createReadStream(path));
}

/** Pipes and devices do not say how long they are, and may have no end. */
async function readStream(stream: Readable): Promise<string | Fault> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MOST_BYTES) return faults.tooLarge(size, MOST_BYTES);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}
