/** `ringback serve`: answers until it is stopped. */

import { join } from 'node:path';
import { plural } from '../reports/html/words.js';
import { pageIn } from '../serve/assets.js';
import { isLoopback, SHORTEST_TOKEN } from '../serve/security.js';
import { readServed } from '../serve/served.js';
import { type RunningServer, type ServerOptions, startServer } from '../serve/server.js';
import { Exit, ExitCode } from './exit-code.js';
import { packageFolder } from './package-files.js';
import { stopOnSignals } from './signals.js';
import { say } from './streams.js';

export interface ServeFlags {
  readonly port: string;
  readonly host: string;
  readonly token?: string;
  readonly replication?: string;
}

export async function serve(folders: readonly string[], flags: ServeFlags): Promise<void> {
  const stop = stopOnSignals(() => {}, 'the results stay as they are');
  const read = await readServed(folders);
  const problems = [...(read.ok ? [] : read.problems), ...faultsOf(flags)];
  for (const { label, stored } of read.ok ? read.results : []) {
    const { length } = stored.sums;
    if (Number(flags.replication ?? 1) > length) {
      problems.push(
        `--replication ${flags.replication}: ${label} has ${plural(length, 'replication')}`,
      );
    }
  }
  if (!read.ok || problems.length > 0) throw new Exit(ExitCode.Input, problems.join('\n'));
  const running = await started({
    results: read.results,
    host: flags.host,
    port: Number(flags.port),
    token: flags.token ?? null,
    replication: flags.replication === undefined ? 0 : Number(flags.replication) - 1,
    page: pageIn(join(packageFolder(), 'dist/dashboard')),
    onFault: (error) => say(`fault: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const { length } = read.results;
  say(`${plural(length, 'result')} at ${running.url}  (Ctrl-C ends it)`);
  await stopped(stop.signal);
  await running.close();
  stop.end();
  throw new Exit(stop.code() ?? ExitCode.Interrupted);
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** All that is wrong with the flags. */
function faultsOf({ port, host, token, replication }: ServeFlags): string[] {
  const faults: string[] = [];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    faults.push(`--port ${port} is not a port: it is a number from 0 to 65535`);
  }
  if (replication !== undefined && !/^[1-9]\d{0,8}$/.test(replication)) {
    faults.push(`--replication ${replication} is not one: they are counted from 1`);
  }
  if (token !== undefined && (token.length < SHORTEST_TOKEN || /[^\x21-\x7e]/.test(token))) {
    faults.push(
      `--token must have ${SHORTEST_TOKEN} characters or more, none of them a blank; one to take: openssl rand -hex 24`,
    );
  }
  if (!isLoopback(host) && token === undefined) {
    faults.push(
      `--host ${host} can be reached by others: say who may ask with --token, or leave --host out`,
    );
  }
  return faults;
}

async function started(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const { host, port } = options;
    const where = `${host}, port ${port}`;
    switch (code) {
      case 'EADDRINUSE':
        throw new Exit(
          ExitCode.World,
          `${where} is in use; name another with --port, or --port 0 for any that is free`,
        );
      case 'EACCES':
        throw new Exit(ExitCode.World, `${where} may not be listened on; name one above 1023`);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        throw new Exit(ExitCode.Input, `${host} is no address of this machine; see --host`);
      default:
        throw error;
    }
  }
}
