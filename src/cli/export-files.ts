/** Where an export goes: standard output, or files that appear when they are whole. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { clearUp, partialOf } from '../experiments/left-over.js';
import { makeFolder } from '../experiments/make-folder.js';
import { forTerminal } from '../reports/terminal-safe.js';
import { Exit, ExitCode } from './exit-code.js';
import { isUnread, print } from './streams.js';

export interface Destination {
  /** Begins a file; what follows goes into it. */
  begin(file: string): void;
  write(part: string | Uint8Array): Promise<void>;
  /** Puts everything in its place. */
  commit(): void;
  discard(): void;
}

export class StandardOutput implements Destination {
  begin(): void {}

  /** @throws Exit, in peace, where nobody reads any more: all that follows would be for nobody. */
  async write(part: string | Uint8Array): Promise<void> {
    const text = typeof part === 'string' && process.stdout.isTTY ? forTerminal(part) : part;
    await print(text);
    if (isUnread()) throw new Exit(ExitCode.Done);
  }

  commit(): void {}

  discard(): void {}
}

/** Files of a folder: written under other names beside their own, and renamed at the end. */
export class Files implements Destination {
  private readonly folder: string;
  private readonly written: { readonly partial: string; readonly target: string }[] = [];
  private fd: number | null = null;

  constructor(folder: string) {
    this.folder = folder;
    makeFolder(folder);
  }

  begin(file: string): void {
    this.end();
    const target = join(this.folder, file);
    const partial = partialOf(target);
    clearUp(target);
    this.fd = openSync(partial, 'w');
    this.written.push({ partial, target });
  }

  async write(part: string | Uint8Array): Promise<void> {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    let done = 0;
    while (this.fd !== null && done < bytes.length) done += writeSync(this.fd, bytes, done);
    // Between two parts a signal may be heard.
    await nextTurn();
  }

  private end(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  commit(): void {
    this.end();
    for (const { partial, target } of this.written) renameSync(partial, target);
  }

  discard(): void {
    this.end();
    for (const { partial } of this.written) rmSync(partial, { force: true });
  }
}
