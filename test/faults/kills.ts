/** A command killed without a word, at any instant of its life, and called again. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { ringback, started } from '../cli/run-cli.js';
import { type Command, commands, folderFor, leftAt, litter } from './commands.js';

type Left = Readonly<Record<string, string>>;

/** What a command comes to that nobody disturbs. */
interface Undisturbed {
  readonly code: number | null;
  readonly before: Left;
  readonly after: Left;
  readonly ms: number;
}

const known = new Map<string, Promise<Undisturbed>>();

/** The folder as the command finds it: what an earlier one has left there, or nothing. */
async function ready(command: Command, isThere: boolean): Promise<string> {
  const cwd = await folderFor(command);
  if (isThere && command.earlier !== undefined) await ringback(command.earlier, { cwd });
  return cwd;
}

async function undisturbed(command: Command, isThere: boolean): Promise<Undisturbed> {
  const cwd = await ready(command, isThere);
  const target = join(cwd, command.target);
  const before = leftAt(target);
  const from = performance.now();
  const { code } = await ringback(command.args, { cwd });
  return { code, before, after: leftAt(target), ms: performance.now() - from };
}

/**
 * Kills a command at a share of the time that it takes, and holds what is left and what the next run
 * of the same makes of it.
 * @param isThere whether another result lies in its place
 * @returns when it was killed, in words
 */
export async function killed(name: string, share: number, isThere: boolean): Promise<string> {
  const command = commands[name]!;
  const key = `${name} ${isThere}`;
  const calm = known.get(key) ?? undisturbed(command, isThere);
  known.set(key, calm);
  const { code, before, after, ms } = await calm;
  const cwd = await ready(command, isThere);
  const target = join(cwd, command.target);
  const { child, ended } = started(command.args, { cwd });
  await sleep(share * ms);
  child.kill('SIGKILL');
  const end = await ended;
  const left = leftAt(target);
  const told = `${name}, killed after ${Math.round(share * ms)} of ${Math.round(ms)} ms`;
  expect(isWhole(left, before, after, command.isByFile === true), told).toBe(true);
  const again = await ringback(command.args, { cwd });
  expect({ code: again.code, stderr: again.code === code ? '' : again.stderr }, told).toEqual({
    code,
    stderr: '',
  });
  expect(leftAt(target), told).toEqual(after);
  expect(litter(cwd), told).toEqual([]);
  if (end.code !== null) return 'at its end';
  return same(left, after) && !same(before, after) ? 'after its result' : 'before its result';
}

/** Nothing but what was there, or what the command leaves; where it says so, file by file. */
function isWhole(left: Left, before: Left, after: Left, isByFile: boolean): boolean {
  if (same(left, before) || same(left, after)) return true;
  if (!isByFile) return false;
  // What is half written lies beside the files, under a name that nobody takes for one of them.
  const names = Object.keys({ ...left, ...before }).filter((name) => !name.includes('.partial-'));
  return names.every((name) => left[name] === before[name] || left[name] === after[name]);
}

function same(a: Left, b: Left): boolean {
  const names = Object.keys({ ...a, ...b });
  return names.every((name) => a[name] === b[name]);
}
