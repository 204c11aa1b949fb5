/** Runs by a pool of workers: the command, a real Redis, and everything that may be killed. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareScenarioText } from '../../src/experiments/prepare.js';
import { SubmissionStore } from '../../src/pool/store.js';
import { submissionId } from '../../src/pool/submission.js';
import { toYaml } from '../../src/scenario/load.js';
import { modelVersion } from '../../src/version.js';
import { smallText } from '../experiments/small-scenario.js';
import { linkTo } from '../pool/fresh-pool.js';
import { atTheEnd, freePort, hasRedis, RedisServer } from '../pool/redis-server.js';
import { newFolder, ringback, smallScenario, started } from './run-cli.js';

const SLOW = { 's.yaml': smallText('thresholds: [offered > 0]\n', { length: '8h' }) };
const SLOW_REPLICATIONS = 240;
const SLOW_CHUNK = 30;
const SLOW_CALL = ['s.yaml', '--reps', String(SLOW_REPLICATIONS), '--record', '--out', 'out'];

/** All files of a folder but the manifest, as text that keeps every byte. */
function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'manifest.json');
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

/** What a test waits for and kills. */
class Pool {
  readonly env: Readonly<Record<string, string>>;
  readonly redis: Redis;
  private readonly children: ReturnType<typeof started>['child'][] = [];

  constructor(url: string, more: Readonly<Record<string, string>> = {}) {
    this.env = { RINGBACK_REDIS: url, ...more };
    this.redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
    this.redis.on('error', () => {});
    atTheEnd(() => this.close());
  }

  start(args: readonly string[], cwd: string): ReturnType<typeof started> {
    const process = started(args, { cwd, env: this.env });
    this.children.push(process.child);
    return process;
  }

  /** Puts the slow run into the pool, in chunks that do not depend on how fast the machine is. */
  async putSlowRun(): Promise<void> {
    const replications = SLOW_REPLICATIONS;
    const prepared = await prepareScenarioText(SLOW['s.yaml'], 's.yaml', { replications });
    if (!prepared.ok) throw new Error('it does not load');
    const { resolved, plan, worlds } = prepared.scenario;
    const submission = {
      ...{ modelVersion, name: plan.name, lock: toYaml(resolved), files: new Map(), worlds },
      ...{ from: 0, end: replications, first: SLOW_CHUNK, size: SLOW_CHUNK },
      details: { callbacks: true, interactions: true },
    };
    const link = await linkTo(this.env['RINGBACK_REDIS'] ?? '');
    await new SubmissionStore(link).put(submissionId(submission), submission);
    link.close();
  }

  call(args: readonly string[], cwd: string) {
    return this.start(args, cwd).ended;
  }

  worker(cwd: string, ...args: readonly string[]): ReturnType<typeof started> {
    return this.start(['worker', '-j', '1', ...args], cwd);
  }

  /** Waits until so many chunks have been made, and another is being made. */
  async untilMade(least: number): Promise<void> {
    for (;;) {
      const [results = ''] = await this.redis.keys('ringback:results:*');
      const active = await this.redis.llen(`ringback:queue:${modelVersion}:active`);
      if (active > 0 && (await this.redis.hlen(results)) >= least) return;
      await sleep(20);
    }
  }

  private close(): void {
    for (const child of this.children) child.kill('SIGKILL');
    this.redis.disconnect();
  }
}

describe.skipIf(!hasRedis)('a run by a pool', async () => {
  if (!hasRedis) return;
  const server = await RedisServer.start();
  let databases = 0;
  const newPool = (): Pool => new Pool(`${server.url}/${++databases}`);

  let slow: Record<string, string>;
  let slowPrinted: string;
  beforeAll(async () => {
    const cwd = newFolder(SLOW);
    slowPrinted = (await ringback(['run', ...SLOW_CALL, '-j', '1'], { cwd })).stdout;
    slow = bytesOf(join(cwd, 'out'));
  }, 240_000);

  describe.concurrent('has the bytes of a run in one thread', () => {
    test('with two workers; nothing stays in the pool', async () => {
      const pool = newPool();
      const cwd = newFolder(SLOW);
      const workers = [pool.worker(cwd), pool.worker(cwd)];
      const { code, stdout } = await pool.call(['submit', ...SLOW_CALL], cwd);
      expect({ code, stdout }).toEqual({ code: 0, stdout: slowPrinted });
      expect(bytesOf(join(cwd, 'out'))).toEqual(slow);
      for (const key of await pool.redis.keys('ringback:{submission,results}:*')) {
        expect(await pool.redis.ttl(key)).toBeLessThanOrEqual(60);
      }
      expect(await pool.redis.exists('ringback:submissions')).toBe(0);
      const again = await pool.call(['submit', ...SLOW_CALL], cwd);
      expect(again.stderr).toBe('answered from out; --force runs it again\n');
      for (const { child } of workers) child.kill('SIGTERM');
      let made = 0;
      for (const { ended } of workers) {
        const { code: end, stderr } = await ended;
        expect(end).toBe(143);
        made += Number(/^(\d+) replications in \d+ chunks$/m.exec(stderr)?.[1]);
      }
      expect(made).toBeGreaterThan(SLOW_REPLICATIONS / 2);
      expect(made).toBeLessThan(SLOW_REPLICATIONS);
    }, 240_000);

    test('when a worker is killed in the middle of a chunk', async () => {
      const pool = newPool();
      const cwd = newFolder(SLOW);
      await pool.putSlowRun();
      const submitted = pool.call(['submit', ...SLOW_CALL], cwd);
      const first = pool.worker(cwd);
      await pool.untilMade(2);
      first.child.kill('SIGKILL');
      await first.ended;
      expect(await pool.redis.llen(`ringback:queue:${modelVersion}:active`)).toBe(1);
      pool.worker(cwd);
      const { code, stdout } = await submitted;
      expect({ code, stdout }).toEqual({ code: 0, stdout: slowPrinted });
      expect(bytesOf(join(cwd, 'out'))).toEqual(slow);
    }, 240_000);

    test('when Redis is killed and comes back with what it wrote', async () => {
      const own = await RedisServer.start();
      const pool = new Pool(own.url);
      const cwd = newFolder(SLOW);
      await pool.putSlowRun();
      const submitted = pool.call(['submit', ...SLOW_CALL], cwd);
      const worker = pool.worker(cwd);
      await pool.untilMade(2);
      await own.kill();
      await sleep(500);
      await own.up();
      const { code, stdout, stderr } = await submitted;
      expect({ code, stdout }).toEqual({ code: 0, stdout: slowPrinted });
      expect(stderr).toContain(`Redis at ${own.url} is away; trying for 60 s\n`);
      expect(stderr).toContain(`Redis at ${own.url} is back\n`);
      expect(bytesOf(join(cwd, 'out'))).toEqual(slow);
      worker.child.kill('SIGTERM');
      expect((await worker.ended).code).toBe(143);
    }, 240_000);

    test('when Redis is killed and comes back with nothing', async () => {
      const own = await RedisServer.start(['--appendonly', 'no', '--save', '']);
      const pool = new Pool(own.url);
      const cwd = newFolder(SLOW);
      await pool.putSlowRun();
      const submitted = pool.call(['submit', ...SLOW_CALL], cwd);
      pool.worker(cwd);
      await pool.untilMade(2);
      await own.kill();
      await own.up();
      const { code, stdout, stderr } = await submitted;
      expect({ code, stdout }).toEqual({ code: 0, stdout: slowPrinted });
      expect(stderr).toContain('Redis has lost the submission');
      expect(bytesOf(join(cwd, 'out'))).toEqual(slow);
    }, 240_000);

    test.each([
      ['stopped', 'SIGINT', 130],
      ['killed', 'SIGKILL', null],
    ] as const)(
      'when submit is %s, and called again',
      async (_how, signal, ending) => {
        const pool = newPool();
        const cwd = newFolder(SLOW);
        await pool.putSlowRun();
        const first = pool.start(['submit', ...SLOW_CALL], cwd);
        pool.worker(cwd);
        await pool.untilMade(2);
        first.child.kill(signal);
        const stopped = await first.ended;
        expect(stopped.code).toBe(ending);
        if (ending !== null) {
          expect(stopped.stderr).toContain('the workers go on');
          expect(stopped.stdout).toContain('INCOMPLETE');
        }
        const { code, stdout } = await pool.call(['submit', ...SLOW_CALL], cwd);
        expect({ code, stdout }).toEqual({ code: 0, stdout: slowPrinted });
        expect(bytesOf(join(cwd, 'out'))).toEqual(slow);
      },
      240_000,
    );
  });

  describe.concurrent('as a command', () => {
    test('leaves a submission, lists it, and collects it with the exit code of a run', async () => {
      const pool = newPool();
      const cwd = newFolder({ 's.yaml': smallScenario('thresholds: [offered < 1]\n') });
      const call = ['submit', 's.yaml', '--reps', '30', '--out', 'out'];
      const left = await pool.call([...call, '--detach'], cwd);
      expect(left.code).toBe(0);
      const [, id = ''] = /^submission (\S+): 30 replications in \d+ chunks?\n/.exec(left.stdout)!;
      const detached = await pool.call([...call, '--detach', '--json'], cwd);
      expect(JSON.parse(detached.stdout)).toMatchObject({ submission: id, replications: 30 });
      const listed = await pool.call(['status', '--json'], cwd);
      expect(JSON.parse(listed.stdout)).toMatchObject({
        submissions: [{ id, name: 'Small', replications: { total: 30 }, failures: [], workers: 0 }],
        workers: [],
      });
      expect((await pool.call(['status'], cwd)).stdout).toContain(
        `${id}: no worker of its version (${modelVersion}) is there\n`,
      );
      pool.worker(cwd);
      const { code, stdout } = await pool.call(call, cwd);
      expect(code).toBe(1);
      expect(stdout).toContain('verdict:');
      const after = JSON.parse((await pool.call(['status', '--json'], cwd)).stdout);
      expect(after).toMatchObject({ submissions: [], workers: [{ jobs: 1, modelVersion }] });
    });

    test('works out the replications from a pilot, and does not wait where it is inconclusive', async () => {
      const pool = newPool();
      const cwd = newFolder({
        's.yaml': smallScenario('thresholds: [abandonmentAvoided > 0.001]\n'),
      });
      const call = ['s.yaml', '--until', 'offered ± 5%', '--max', '60', '--json'];
      pool.worker(cwd);
      const here = await ringback(['run', ...call, '--out', 'here'], { cwd });
      const there = await pool.call(['submit', ...call, '--out', 'there'], cwd);
      expect(there.stdout).toBe(here.stdout);
      expect(there.code).toBe(here.code);
      expect(here.code).not.toBe(0);
      expect(bytesOf(join(cwd, 'there'))).toEqual(bytesOf(join(cwd, 'here')));
      const detached = await pool.call(['submit', ...call, '--detach', '--out', 'x'], cwd);
      expect(detached.code).toBe(2);
      expect(detached.stderr).toContain('worked out from a pilot');
    });

    test('takes a submission out, and whoever waits for it ends with 3', async () => {
      const pool = newPool();
      const cwd = newFolder(SLOW);
      const waiting = pool.call(['submit', ...SLOW_CALL], cwd);
      let id = '';
      while (id === '') {
        const { stdout } = await pool.call(['status', '--json'], cwd);
        id = JSON.parse(stdout).submissions[0]?.id ?? '';
      }
      expect((await pool.call(['status', '--remove', 'nonsense'], cwd)).code).toBe(2);
      const removed = await pool.call(['status', '--remove', id], cwd);
      expect(removed).toMatchObject({ code: 0, stdout: 'no submissions\n\nno workers\n' });
      const { code, stderr } = await waiting;
      expect(code).toBe(3);
      expect(stderr).toContain('the submission was taken back; submit it again\n');
      expect(readdirSync(cwd)).toEqual(['s.yaml']);
      expect((await pool.call(['status', '--remove', id], cwd)).code).toBe(2);
    });

    test('has workers that end by themselves when there is nothing to do', async () => {
      const pool = newPool();
      const worker = pool.worker(newFolder(), '--idle', '500ms');
      expect(await worker.ended).toEqual({
        code: 0,
        stdout: '',
        stderr: `worker with 1 thread at ${pool.env['RINGBACK_REDIS']}, simulation ${modelVersion}\n0 replications in 0 chunks\n`,
      });
    });

    test('says when no worker is there, and ends with 143 when it is told to', async () => {
      const pool = newPool();
      const cwd = newFolder(SLOW);
      const { child, ended } = pool.start(['submit', ...SLOW_CALL], cwd);
      const said: string[] = [];
      child.stderr?.on('data', (text: string) => said.push(text));
      await expect.poll(() => said.join(''), { timeout: 30_000 }).toContain('no worker of this');
      expect(said.join('')).toContain(`ringback worker --redis ${server.url}`);
      child.kill('SIGTERM');
      expect((await ended).code).toBe(143);
    });
  });

  describe.concurrent('without its Redis', () => {
    test('ends with 74 and says what to do, at the beginning and later', async () => {
      const url = `redis://127.0.0.1:${await freePort()}`;
      const cwd = newFolder(SLOW);
      const env = { RINGBACK_REDIS: url, RINGBACK_REDIS_PATIENCE: '1s' };
      for (const args of [['submit', 's.yaml'], ['worker'], ['status']]) {
        const { code, stdout, stderr } = await ringback(args, { cwd, env });
        expect({ code, stdout }).toEqual({ code: 74, stdout: '' });
        expect(stderr).toMatch(
          /^Redis at \S+ did not answer for 1 s \(.*ECONNREFUSED.*\); start one/,
        );
      }
      const own = await RedisServer.start();
      const pool = new Pool(own.url, { RINGBACK_REDIS_PATIENCE: '1s' });
      await pool.putSlowRun();
      const submitted = pool.call(['submit', ...SLOW_CALL], cwd);
      const worker = pool.worker(cwd);
      await pool.untilMade(1);
      await own.kill();
      for (const { code, stderr } of [await submitted, await worker.ended]) {
        expect(code).toBe(74);
        expect(stderr).toMatch(/did not answer for 1 s .*again/);
      }
      expect(readdirSync(cwd)).toEqual(['s.yaml']);
    });

    test('a submit can still be stopped', async () => {
      const own = await RedisServer.start();
      const pool = new Pool(own.url);
      const cwd = newFolder(SLOW);
      await pool.putSlowRun();
      const { child, ended } = pool.start(['submit', ...SLOW_CALL], cwd);
      pool.worker(cwd);
      await pool.untilMade(1);
      await own.kill();
      await sleep(300);
      child.kill('SIGINT');
      expect((await ended).code).toBe(130);
    });
  });

  describe.concurrent('with a password', () => {
    test('lets in who has it, and shows it nowhere', async () => {
      const own = await RedisServer.start(['--requirepass', 'correct/horse', '--save', '']);
      const cwd = newFolder({ 's.yaml': smallScenario() });
      const at = (password: string): string => own.url.replace('//', `//${password}`);
      const call = (url: string) =>
        ringback(['submit', 's.yaml', '--reps', '30', '--out', 'out', '--redis', url], { cwd });
      expect(await call(own.url)).toEqual({
        code: 2,
        stdout: '',
        stderr: `Redis at ${own.url} wants a password; write it into the URL, redis://:PASSWORD@HOST\n`,
      });
      const wrong = await call(at(':battery@'));
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).toContain('does not take this password');
      expect(wrong.stderr).not.toContain('battery');
      const pool = new Pool(at(':correct%2Fhorse@'));
      const worker = pool.worker(cwd);
      const { code, stdout, stderr } = await call(at(':correct%2Fhorse@'));
      expect(code).toBe(0);
      const link = new Redis(at(':correct%2Fhorse@'));
      await link.acl(
        'SETUSER',
        'named',
        'on',
        '>pw',
        '~ringback:*',
        '+@all',
        '-@dangerous',
        '+info',
      );
      await link.acl('SETUSER', 'other', 'on', '>pw', '~other:*', '+@all');
      link.disconnect();
      const named = await ringback(['status', '--redis', at('named:pw@')], { cwd });
      expect(named.code).toBe(0);
      const other = await ringback(['status', '--redis', at('other:pw@')], { cwd });
      expect(other.code).toBe(2);
      expect(other.stderr).toMatch(/^Redis at \S+ does not allow what a pool needs \(NOPERM/);
      const manifest = readFileSync(join(cwd, 'out/manifest.json'), 'utf8');
      expect(manifest).toContain('redis://***@127.0.0.1');
      const status = await pool.call(['status'], cwd);
      worker.child.kill('SIGTERM');
      const all = [stdout, stderr, manifest, status.stdout, (await worker.ended).stderr].join('');
      expect(all).not.toMatch(/correct|horse/);
    });

    test.each([
      ['http://x:secret@h', 'http: is no protocol of Redis'],
      ['secret', 'this is no URL'],
      ['redis://:secret@h/name', 'the database is a number'],
      ['redis://:secret@h/1?x=1', 'nothing may follow'],
      ['redis://:se%cret@h', 'is written as %25'],
    ])('refuses a URL like %s without showing it', async (url, problem) => {
      const { code, stderr } = await ringback(['status', '--redis', url], { cwd: newFolder() });
      expect(code).toBe(2);
      expect(stderr).toContain(problem);
      expect(stderr).not.toContain('cret@');
    });
  });

  test('by TLS, where the certificate is trusted', async () => {
    const cwd = newFolder({ 's.yaml': smallScenario() });
    const openssl = (...args: string[]): void => {
      execFileSync('openssl', args, { cwd, stdio: 'ignore' });
    };
    const san = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
    const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    openssl('req', '-x509', ...key, '-subj', '/CN=a CA', '-keyout', 'ca.key', '-out', 'ca.pem');
    openssl(
      'req',
      ...key.slice(0, 3),
      '-subj',
      '/CN=x',
      '-keyout',
      'r.key',
      '-out',
      'r.csr',
      '-addext',
      san,
    );
    openssl(
      ...['x509', '-req', '-in', 'r.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-days', '2', '-copy_extensions', 'copy', '-out', 'r.pem'],
    );
    const port = await freePort();
    const file = (name: string): string => join(cwd, name);
    await RedisServer.start([
      ...['--tls-port', String(port), '--tls-cert-file', file('r.pem')],
      ...['--tls-key-file', file('r.key'), '--tls-ca-cert-file', file('ca.pem')],
      ...['--tls-auth-clients', 'no', '--save', ''],
    ]);
    const call = ['submit', 's.yaml', '--reps', '30', '--out', 'out'];
    const RINGBACK_REDIS = `rediss://localhost:${port}`;
    const strange = await ringback(call, { cwd, env: { RINGBACK_REDIS } });
    expect(strange.code).toBe(2);
    expect(strange.stderr).toMatch(/^TLS with Redis .* fails .*NODE_EXTRA_CA_CERTS=ca\.pem\n$/);
    const env = { RINGBACK_REDIS, NODE_EXTRA_CA_CERTS: file('ca.pem') };
    const worker = started(['worker', '-j', '1'], { cwd, env });
    const { code } = await ringback(call, { cwd, env });
    expect(code).toBe(0);
    worker.child.kill('SIGINT');
    expect((await worker.ended).code).toBe(130);
    await ringback(['run', ...call.slice(1, -1), 'here'], { cwd });
    expect(bytesOf(join(cwd, 'out'))).toEqual(bytesOf(join(cwd, 'here')));
  });
});
