/** Where the world failed while something was written, in words. */
import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { reasonOf } from '../scenario/text/system-error.js';

/** Where, why and what to do; null: the world is not what failed. */
export function worldFailure(error: NodeJS.ErrnoException, command: Command): string | null {
  const reason = reasonOf(error);
  if (reason === null) return null;
  // What is written lies beside its place until it is whole.
  const path = error.path?.replaceAll(/\.partial-[^/\\]*/g, '');
  const where = path === undefined ? 'a file could not be written' : shown(path);
  return `${where}: ${reason}\nnothing was half written; ${remedyFor(error, path, command)}`;
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EACCES', 'EPERM']);

function remedyFor({ code = '' }: NodeJS.ErrnoException, path: string | undefined, of: Command) {
  const flag = flagThatNames(path, of);
  const elsewhere = flag === null ? 'run it in another folder' : `choose another with ${flag}`;
  if (FULL.has(code)) return `free space, or ${elsewhere}`;
  return FORBIDDEN.has(code) ? `change its permissions, or ${elsewhere}` : elsewhere;
}

/** The flag by which the place was named, or could be. */
function flagThatNames(path: string | undefined, command: Command): string | null {
  const named = command.options.find((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (path === undefined || typeof value !== 'string' || value === '') return false;
    const [place, failed] = [resolve(value), resolve(path)];
    return failed.startsWith(place) || place.startsWith(failed);
  });
  const usual = command.options.find(({ long }) => long === '--out');
  return (named ?? usual)?.long ?? null;
}

/** As one would write it from here. */
function shown(path: string): string {
  const from = relative('', path);
  return from === '' || from.startsWith('..') ? path : from;
}
