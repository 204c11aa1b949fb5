import { createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, ringback, smallScenario, started } from './run-cli.js';

let cwd: string;
beforeAll(async () => {
  cwd = newFolder({ 's.yaml': smallScenario() });
  await ringback(['run', 's.yaml', '--out', 'out'], { cwd });
});

/** Starts a server and waits for the address that it tells. */
async function serving(args: readonly string[], env = {}) {
  const { child, ended } = started(['serve', ...args], { cwd, env });
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stderr?.on('data', (text: string) => {
      told += text;
      const [address] = /http:\/\/\S+/.exec(told) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.on('close', () => reject(new Error(told)));
  });
  return { child, ended, url };
}

describe('a server that is stopped', () => {
  test.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i, also while somebody is connected', async (signal, code) => {
    const { child, ended, url } = await serving(['out', '--port', '0']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const answer = await fetch(`${url}api/results/small/callbacks`);
    expect(answer.status).toBe(200);
    child.kill(signal);
    const end = await ended;
    expect(end).toEqual({
      code,
      stdout: '',
      stderr: `1 result at ${url}  (Ctrl-C ends it)\nstopping; the results stay as they are\n`,
    });
    await expect(fetch(url)).rejects.toThrow();
  });
});

test('the token and the port may stand in the environment', async () => {
  const token = 'sixteen-or-more-characters';
  const { child, ended, url } = await serving(['out', 'again=out'], {
    RINGBACK_TOKEN: token,
    RINGBACK_PORT: '0',
    RINGBACK_REPLICATION: '2',
  });
  expect((await fetch(url)).status).toBe(401);
  const headers = { Authorization: `Bearer ${token}` };
  const results = (await (await fetch(`${url}api/results`, { headers })).json()) as Record<
    string,
    string
  >[];
  expect(results.map(({ id, label }) => [id, label])).toEqual([
    ['small', 'out'],
    ['again', 'again'],
  ]);
  const callbacks = (await (
    await fetch(`${url}api/results/again/callbacks`, { headers })
  ).json()) as { items: { replication: number }[] };
  expect(callbacks.items[0]!.replication).toBe(2);
  child.kill('SIGINT');
  await ended;
});

describe('what cannot be served is refused', () => {
  test('all that is wrong is told at once', async () => {
    const { code, stderr } = await ringback(
      ['serve', 'no-such', 's.yaml', '--port', '99999', '--replication', '0', '--token', 'short'],
      { cwd },
    );
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'no-such is not a results folder: it has no manifest.json; make one with ringback run',
      's.yaml is not a results folder: it has no manifest.json; make one with ringback run',
      '--port 99999 is not a port: it is a number from 0 to 65535',
      '--replication 0 is not one: they are counted from 1',
      '--token must have 16 characters or more, none of them a blank; one to take: openssl rand -hex 24',
    ]);
  });

  test('a replication that there is not', async () => {
    const { code, stderr } = await ringback(['serve', 'out', '--replication', '3'], { cwd });
    expect([code, stderr]).toEqual([2, '--replication 3: out has 2 replications\n']);
  });

  test.each(['0.0.0.0', '::', '192.168.1.7', 'example.org'])(
    'another address than this machine’s without a token: %s',
    async (host) => {
      const { code, stderr } = await ringback(['serve', 'out', '--host', host], { cwd });
      expect([code, stderr]).toEqual([
        2,
        `--host ${host} can be reached by others: say who may ask with --token, or leave --host out\n`,
      ]);
    },
  );

  test('a port that is in use, with what helps', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, stderr } = await ringback(['serve', 'out', '--port', String(port)], { cwd });
    other.close();
    expect([code, stderr]).toEqual([
      74,
      `127.0.0.1, port ${port} is in use; name another with --port, or --port 0 for any that is free\n`,
    ]);
  });
});
