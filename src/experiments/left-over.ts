/**
 * The names under which things are written before they are whole, and what becomes of them where a
 * process was killed without a word.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Who writes: on a shared disk, a process of another machine may have the same number. */
const OWNER = `${hostname()}-${process.pid}`;

/** Where this process writes what will be a file or folder, until it is whole. */
export function partialOf(target: string): string {
  return `${target}.partial-${OWNER}`;
}

/** Where an earlier result lies while another takes its place. */
export function oldOf(target: string): string {
  return `${target}.old-${OWNER}`;
}

/** Whether there was something to be moved. */
export function wasMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Clears up after those who wrote the same file or folder and were killed: what they had written of it
 * is taken away, and the earlier result comes back that one was just about to replace.
 */
export function clearUp(path: string): void {
  const target = resolve(path);
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const left = join(parent, name);
    if (isLeftOver(name, `${basename(target)}.old-`) && !existsSync(target)) wasMoved(left, target);
    else if (isLeftOver(name, `${basename(target)}.old-`, `${basename(target)}.partial-`))
      rmSync(left, { recursive: true, force: true });
  }
}

/** Clears up after those who wrote files of such an ending into a folder and were killed. */
export function clearUpIn(folder: string, ending: string): void {
  for (const name of readdirSync(folder)) {
    const at = name.indexOf(`${ending}.partial-`);
    if (at < 0 || !isLeftOver(name, `${name.slice(0, at)}${ending}.partial-`)) continue;
    rmSync(join(folder, name), { force: true });
  }
}

/** Whether a name is one of these prefixes and a process of this machine that is gone, or this one. */
function isLeftOver(name: string, ...prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => {
    if (!name.startsWith(`${prefix}${hostname()}-`)) return false;
    const pid = Number(name.slice(prefix.length + hostname().length + 1));
    return Number.isInteger(pid) && (pid === process.pid || !isAlive(pid));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
