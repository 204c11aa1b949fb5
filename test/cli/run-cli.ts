/** The command as it is called from a shell, run in folders of its own that are gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, inject } from 'vitest';
import { smallText } from '../experiments/small-scenario.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const home = mkdtempSync(join(tmpdir(), 'ringback-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The package that the command takes itself to lie in. */
export const packageHome = inject('packageHome');
const COMMAND = join(packageHome, 'dist/cli.js');

/** A new folder with these files, by name. */
export function newFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(home, 'cwd-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A search path on which `ringback` is the command, from a folder of its own. */
export function searchPath(): string {
  const bin = join(newFolder(), 'bin');
  mkdirSync(bin);
  const script = join(bin, 'ringback');
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`);
  chmodSync(script, 0o755);
  return `${bin}${delimiter}${process.env['PATH']}`;
}

/** Every file and folder below a folder, with slashes, in order. */
export function contentsOf(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => path.replaceAll('\\', '/')).sort();
}

/** The texts of the files of one folder, by name. */
export function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

export interface Call {
  readonly cwd: string;
  /** Beside what the tests themselves were called with; nothing of that changes what is printed. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is on standard input. */
  readonly input?: string;
  /** How long a file may become, in blocks of the shell: 512 or 1024 bytes. */
  readonly fileBlocks?: number;
  /** A file descriptor that takes standard output instead of the test. */
  readonly stdout?: number;
}

/** What a command says every ten seconds to one who waits: it depends on how fast the machine is. */
const PROGRESS = /^(\d+ of \d+ replications, .* s left|\d+ (tried|run); now .*)\n/gm;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Without progress. */
  readonly stderr: string;
}

/** Calls the command and waits for its end. */
export function ringback(args: readonly string[], call: Call): Promise<Ended> {
  return started(args, call).ended;
}

/** Calls the command. */
export function started(
  args: readonly string[],
  { cwd, env = {}, input = '', stdout = -1, fileBlocks }: Call,
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const command = [process.execPath, COMMAND, ...args];
  const [program = '', ...rest] =
    fileBlocks === undefined
      ? command
      : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...command];
  const child = spawn(program, rest, {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['pipe', stdout < 0 ? 'pipe' : stdout, 'pipe'],
  });
  const texts = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    return chunks;
  });
  // A command that reads nothing may be gone before it is written to.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const [out = '', err = ''] = texts.map((chunks) => chunks.join(''));
      resolve({ code, stdout: out, stderr: err.replaceAll(PROGRESS, '') });
    });
  });
  return { child, ended };
}

function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(RINGBACK_.*|NO_COLOR|FORCE_COLOR)$/.test(name),
    ),
  );
}

/** A small line whose callers take callbacks, run in no time; what is given stands below it. */
export function smallScenario(more = ''): string {
  return smallText(more, { length: '20m', replications: 2 });
}
