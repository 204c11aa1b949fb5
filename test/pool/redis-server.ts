/**
 * A real Redis for tests, on a free port of the loopback, in a folder that is gone afterwards. It is
 * not on every machine: outside of CI what needs it is skipped, and says so.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) {
  const what = 'redis-server is not installed (apt-get install redis-server)';
  if ((process.env['CI'] ?? '') !== '') throw new Error(what);
  process.stderr.write(`\nSKIPPED: tests of the pool of workers; ${what}\n`);
}

/** Ends what a file of tests has started, whatever became of the tests. */
const ends: (() => void)[] = [];
export function atTheEnd(end: () => void): void {
  ends.push(end);
}
function endAll(): void {
  for (const end of ends.splice(0)) end();
}
afterAll(endAll);
process.once('exit', endAll);

/** All that a test asks of its Redis survives when it is killed. */
const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];

/** Redis as the child of a shell that ends it when the test is gone, however that came about. */
const GUARDED = 'redis-server "$@" & echo "pid $!"; cat; kill -9 $!';

export class RedisServer {
  readonly port: number;
  readonly folder: string;
  private readonly flags: readonly string[];
  private guard: ChildProcess | null = null;
  private pid = 0;

  private constructor(port: number, flags: readonly string[]) {
    this.port = port;
    this.flags = flags;
    this.folder = mkdtempSync(join(tmpdir(), 'ringback-redis-'));
  }

  /** Starts one; it ends with the file of tests. */
  static async start(flags: readonly string[] = DURABLE): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), flags);
    atTheEnd(() => {
      server.guard?.stdin?.end();
      if (server.pid > 0) process.kill(server.pid, 'SIGKILL');
      rmSync(server.folder, { recursive: true, force: true, maxRetries: 3 });
    });
    await server.up();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, again with what it has on the disk. */
  async up(): Promise<void> {
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    const flags = [...where, ...this.flags];
    this.guard = spawn('sh', ['-c', GUARDED, 'sh', ...flags], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdout } = this.guard;
    let log = '';
    stdout?.setEncoding('utf8');
    for await (const text of stdout ?? []) {
      log += text;
      if (log.includes('Ready to accept connections')) break;
    }
    if (!log.includes('Ready to accept connections')) throw new Error(`no Redis: ${log}`);
    this.pid = Number(/^pid (\d+)$/m.exec(log)?.[1]);
  }

  /** Ends it as a power failure does. */
  async kill(): Promise<void> {
    const { guard, pid } = this;
    if (guard === null || pid === 0) return;
    process.kill(pid, 'SIGKILL');
    this.pid = 0;
    guard.stdin?.end();
    if (guard.exitCode === null && guard.signalCode === null) await once(guard, 'exit');
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
