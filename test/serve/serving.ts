/** Results that are run, stored and served on a free port of this machine. */
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { pageIn } from '../../src/serve/assets.js';
import { readServed } from '../../src/serve/served.js';
import { type RunningServer, type ServerOptions, startServer } from '../../src/serve/server.js';
import { newFolder, packageHome, ringback } from '../cli/run-cli.js';

const page = pageIn(join(packageHome, 'dist/dashboard'));

const running: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(running.map((server) => server.close()));
});

/** Runs a scenario, a text or a value, and leaves its result in a new folder. */
export async function stored(
  scenario: string | object,
  flags: readonly string[] = [],
): Promise<string> {
  const text = typeof scenario === 'string' ? scenario : JSON.stringify(scenario);
  const cwd = newFolder({ 's.yaml': text });
  const { code, stderr } = await ringback(['run', 's.yaml', '--out', 'out', ...flags], { cwd });
  if (code !== 0 && code !== 1) throw new Error(stderr);
  return `${cwd}/out`;
}

export async function served(
  folders: readonly string[],
  options: Partial<ServerOptions> = {},
): Promise<string> {
  const read = await readServed(folders);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const server = await startServer({
    results: read.results,
    host: '127.0.0.1',
    port: 0,
    token: null,
    replication: 0,
    page,
    onFault: (error) => {
      throw error;
    },
    ...options,
  });
  running.push(server);
  return server.url;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with exactly this address and these headers, which `fetch` would put right. */
export function ask(
  base: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  { method = 'GET', body = '' } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The message of a refusal. */
export function messageOf({ body }: Answer): string {
  return (JSON.parse(body) as { message: string }).message;
}

export const VENDOR = { Accept: 'application/vnd.newvoicemedia.v3+json' };
