import { beforeAll, describe, expect, test } from 'vitest';
import { hasRedis, RedisServer } from '../pool/redis-server.js';
import { contentsOf, newFolder, ringback } from './run-cli.js';

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { name: string; state: string; found: string; remedy: string | null }[];
}

async function examined(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const cwd = newFolder({ 'a-file': '' });
  const { code, stdout, stderr } = await ringback(['doctor', '--json', ...args], { cwd, env });
  expect(stderr).toBe('');
  expect(contentsOf(cwd)).toEqual(['a-file']);
  const { ok, checks } = JSON.parse(stdout) as Report;
  return { code, ok, check: (name: string) => checks.find((each) => each.name === name) };
}

describe.concurrent('doctor', () => {
  test('finds a machine on which the tests run to be well, and says what it looked at', async () => {
    const { code, stdout, stderr } = await ringback(['doctor'], { cwd: newFolder() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const looked = [...stdout.matchAll(/^(?:ok|note) +([a-z-]+(?: zones)?) {2,}/gm)];
    expect(looked.map(([, name]) => name)).toEqual([
      'program',
      'node',
      'files',
      'results',
      'disk',
      'cores',
      'threads',
      'time zones',
      'colours',
      'self-test',
    ]);
    expect(stdout).toMatch(/\nverdict: everything is as it must be\nnext: npx ringback init /);
  });

  test('leaves nothing behind, and makes no folder that was not there', async () => {
    const { code, ok, check } = await examined(['--out', 'not/there/yet']);
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    expect(check('results')).toMatchObject({ state: 'ok', found: 'not/there/yet can be written' });
    expect(check('self-test')?.found).toMatch(/replications in \d+ ms, event for event/);
  });

  test('a folder that cannot be written ends it with 74, and with what to do', async () => {
    const { code, ok, check } = await examined(['--out', 'a-file/results']);
    expect({ code, ok }).toEqual({ code: 74, ok: false });
    expect(check('results')).toEqual({
      name: 'results',
      state: 'problem',
      found: 'a-file/results cannot be written: a file stands where a folder should be (ENOTDIR)',
      remedy: 'choose another folder with --out, or change its permissions',
    });
  });

  test('a Redis that is named and does not answer is a problem', async () => {
    const { code, check } = await examined([], { RINGBACK_REDIS: 'redis://:secret@127.0.0.1:1' });
    expect(code).toBe(74);
    expect(check('redis')?.state).toBe('problem');
    expect(JSON.stringify(check('redis'))).not.toContain('secret');
  });

  test('colours are those of the streams', async () => {
    const { check } = await examined([], { FORCE_COLOR: '1' });
    expect(check('colours')?.found).toBe('standard output coloured, standard error coloured');
  });
});

describe.skipIf(!hasRedis)('where there is a Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await RedisServer.start();
  });

  test('one that answers is well', async () => {
    const { code, check } = await examined([], { RINGBACK_REDIS: server.url });
    expect({ code, state: check('redis')?.state }).toEqual({ code: 0, state: 'ok' });
  });
});
