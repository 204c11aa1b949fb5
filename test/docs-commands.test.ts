/**
 * Every command that a page shows is run, as a reader would run it, in a folder with the scenarios of
 * the package. What is asked here is that it runs: two replications do for that.
 */
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
// @ts-expect-error the build is plain JavaScript
import { constants } from '../build.config.js';
import { newFolder, root, searchPath } from './cli/run-cli.js';
import { commandsOf, GIVEN, NOT_RUN, UNTIL_STOPPED } from './docs/commands.js';

const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'scenarios/bank-1999/README.md',
];
const shown = pages.map((page) => ({ page, commands: commandsOf(page) }));

/** It ran: its verdict is yes, no, or not decided by so few replications. */
const RAN = [0, 1, 3];
const STOPPED = 130;

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** A folder as a reader has it: the scenarios, the baselines, and the command on the path. */
function folderOf(page: string): string {
  const folder = newFolder({ ...GIVEN[page]?.files });
  for (const name of ['scenarios', 'templates']) symlinkSync(join(root, name), join(folder, name));
  cpSync(join(root, 'baselines'), join(folder, 'baselines'), { recursive: true });
  return folder;
}

const PATH = searchPath();

function inShell(command: string, page: string, cwd: string): Promise<Ended> {
  const ready = UNTIL_STOPPED.get(command);
  // The folder of a run ends in a hash, which differs with the program.
  const filled = command.replaceAll('<hash>', '*');
  // What is stopped takes the place of its shell, so that the signal reaches it.
  const line = ready === undefined ? filled : `exec ${filled}`;
  const child = spawn('bash', ['-o', 'pipefail', '-c', line], {
    cwd,
    env: {
      ...process.env,
      RINGBACK_REPS: '2',
      RINGBACK_JOBS: '1',
      ...GIVEN[page]?.env,
      PATH,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  let isStopped = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (ready === undefined || isStopped || !stderr.includes(ready)) return;
    // A second signal would end it where it stands.
    isStopped = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

/** More at a time would only wait for each other. */
const AT_ONCE = 2;
const turns: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
let nextTurn = 0;

/** Does work when the work before it in one of the lines is done. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const line = nextTurn++ % AT_ONCE;
  const result = (turns[line] ?? Promise.resolve()).then(work);
  turns[line] = result.catch(() => {});
  return result;
}

/** What was run before and does not depend on the folder it is run in. */
const done = new Map<string, Promise<Ended>>();
const times: [seconds: number, command: string][] = [];
afterAll(() => {
  if (process.env['TELL_TIMES'] !== '1') return;
  for (const [seconds, command] of times.sort((a, b) => b[0] - a[0]).slice(0, 12)) {
    process.stderr.write(`${seconds.toFixed(1)} s  ${command}\n`);
  }
});

async function ended(command: string, page: string, cwd: string): Promise<Ended> {
  const run = () =>
    inTurn(async () => {
      const from = performance.now();
      const result = await inShell(command, page, cwd);
      times.push([(performance.now() - from) / 1000, command]);
      return result;
    });
  if (!/^ringback \S+ scenarios\/\S+\.yaml(?!.*--out)/.test(command)) return run();
  const known = done.get(command) ?? run();
  done.set(command, known);
  return known;
}

describe('every command of a page runs', { concurrent: true }, () => {
  test.each(shown.filter(({ commands }) => commands.length > 0))(
    '$page',
    { timeout: 600_000 },
    async ({ page, commands }) => {
      const cwd = folderOf(page);
      const failed: string[] = [];
      const shownHere = commands.filter((command) => !NOT_RUN.has(command));
      for (const command of [...(GIVEN[page]?.before ?? []), ...shownHere]) {
        const { code, stderr } = await ended(command, page, cwd);
        const good = UNTIL_STOPPED.has(command) ? [STOPPED] : RAN;
        if (!good.includes(code ?? -1)) failed.push(`${command}\nexit ${code}: ${stderr}`);
      }
      expect(failed).toEqual([]);
    },
  );
});

test('what is not run, or is stopped, is shown somewhere, and what is given is needed', () => {
  const all = new Set(shown.flatMap(({ commands }) => commands));
  const named = [...NOT_RUN.keys(), ...UNTIL_STOPPED.keys()];
  expect(named.filter((command) => !all.has(command))).toEqual([]);
  expect(Object.keys(GIVEN).filter((page) => !pages.includes(page))).toEqual([]);
});

test('the pages show the commands there are', () => {
  const shownCommands = shown.flatMap(({ commands }) => commands);
  expect(shownCommands.length).toBeGreaterThan(50);
});

test('the code that the README shows runs', async () => {
  const [, contents = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    alias: { ringback: './src/index.ts' },
    define: constants as Record<string, string>,
    ...{ bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'warning' },
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  const cwd = folderOf('README.md');
  writeFileSync(join(cwd, 'library.mjs'), outputFiles?.[0]?.text ?? '');
  const { code, stderr } = await inTurn(() => inShell('node library.mjs', 'README.md', cwd));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});
