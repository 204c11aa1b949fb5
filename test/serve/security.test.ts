import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { assets } from '../../src/serve/assets.js';
import { escapeHtml } from '../../src/serve/html.js';
import { Guard } from '../../src/serve/security.js';
import { Throttle } from '../../src/serve/throttle.js';
import { type Answer, ask, messageOf, served, stored, VENDOR } from './serving.js';

const TOKEN = 'a-token-of-26-characters-!';
const START = 'start=2026-01-01';

/** Names that mean something to a page, a spreadsheet, a terminal or a path. */
const NAMES = {
  scenario: `<script>alert(1)</script> "quoted" & 'single'`,
  queue: '=cmd()',
  team: '"><b>',
  callers: '../../etc/passwd',
  // Right to left from here on.
  label: '\u202e<bdi><img onerror>',
};

const hostile = {
  name: NAMES.scenario,
  length: '30m',
  seed: '</bdi><i>',
  replications: 1,
  teams: [{ name: NAMES.team, agents: 2 }],
  callers: [
    {
      name: NAMES.callers.replaceAll('.', ''),
      arrivals: { poisson: { every: '1h', calls: 60 } },
      talk: '3m',
      patience: '2m',
    },
  ],
  plans: {
    main: {
      [NAMES.queue]: { acd: {}, breakouts: { voluntary: { after: '20s', to: 'callback' } } },
      callback: { callback: {} },
    },
  },
};

let base: string;
let guarded: string;
let hostileFolder: string;
beforeAll(async () => {
  hostileFolder = await stored(hostile);
  base = await served([`${NAMES.label}=${hostileFolder}`]);
  guarded = await served([hostileFolder], { token: TOKEN });
});

describe('who may ask', () => {
  test('the server listens on this machine alone', async () => {
    const { port } = new URL(base);
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each?.family === 'IPv4' && !each.internal);
    for (const other of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect(Number(port), other!.address);
        socket.setTimeout(500, () => resolve(false));
        socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
      });
      expect(reached, other!.address).toBe(false);
    }
  });

  test.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost:evil',
    '10.0.0.1',
  ])('a Host header of "%s" is another server', async (host) => {
    const answer = await ask(base, '/', { Host: host });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('results');
  });

  test.each([
    ['an empty one', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 403],
    ['none', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['none, as it was in the old days', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['two', 'GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n', 403],
    ['what is no request', 'hello\r\n\r\n', 400],
  ])('%s is not answered', async (_, sent, status) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(sent));
      socket.setEncoding('utf8').once('data', (text: string) => {
        socket.destroy();
        resolve(text);
      });
      socket.on('error', reject);
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  test.each(['localhost', 'LocalHost', '127.0.0.1', '[::1]'])('%s is ours', async (name) => {
    const { port } = new URL(base);
    expect((await ask(base, '/', { Host: `${name}:${port}` })).status).toBe(200);
  });

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'a page at %s may not ask',
    async (Origin) => {
      const answer = await ask(base, '/api/results', { Origin });
      expect([answer.status, messageOf(answer)]).toEqual([403, 'pages of other sites may not ask']);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  test('our own page may', async () => {
    const Origin = base.slice(0, -1);
    expect((await ask(base, '/api/results', { Origin })).status).toBe(200);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s changes nothing', async (method) => {
    const answer = await ask(base, '/', {}, { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const [head, get] = await Promise.all([ask(base, '/', {}, { method: 'HEAD' }), ask(base, '/')]);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(get.body)));
  });

  test('nothing may be sent along', async () => {
    const length = { 'Content-Length': '3' };
    expect((await ask(base, '/', length, { body: 'abc' })).status).toBe(413);
    expect((await ask(base, '/', { 'Transfer-Encoding': 'chunked' }, { body: 'a' })).status).toBe(
      413,
    );
  });
});

describe('the token', () => {
  const withToken = (token: string) => ({ ...VENDOR, Authorization: `Bearer ${token}` });

  test('without the right one there is no answer, not even that something is there', async () => {
    const wrong = ['', 'x', TOKEN.slice(0, -1), `${TOKEN}x`, TOKEN.toUpperCase()];
    for (const path of ['/', '/api/results', `/stats/interactions?${START}`, '/no-such']) {
      for (const token of wrong) {
        const answer = await ask(guarded, path, withToken(token));
        expect(answer.status, `${path} ${token}`).toBe(401);
        expect(answer.headers['www-authenticate']).toBe('Bearer');
      }
      expect((await ask(guarded, path, VENDOR)).status).toBe(401);
      const basic = { Authorization: `Basic ${btoa(`x:${TOKEN}`)}` };
      expect((await ask(guarded, path, basic)).status).toBe(401);
    }
  });

  test('with it there is, however the scheme is written', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const headers = { ...VENDOR, Authorization: `${scheme} ${TOKEN}` };
      expect((await ask(guarded, `/stats/interactions?${START}`, headers)).status).toBe(200);
    }
  });

  test('a browser shows it once and then a cookie that no script can read', async () => {
    const shown = await ask(guarded, `/api/results?token=${encodeURIComponent(TOKEN)}&x=1`);
    expect([shown.status, shown.headers['location']]).toEqual([303, '/api/results?x=1']);
    const [cookie = ''] = shown.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^ringback-\d+=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(TOKEN);
    const [pair = ''] = cookie.split(';');
    expect((await ask(guarded, '/api/results', { Cookie: `a=b; ${pair}` })).status).toBe(200);
    expect((await ask(guarded, '/api/results', { Cookie: `${pair}0` })).status).toBe(401);
    expect((await ask(guarded, '/?token=wrong')).status).toBe(401);
  });

  test('it is compared whole: what is shown is hashed before it is compared', () => {
    const guard = new Guard({ host: '127.0.0.1', port: 1, token: TOKEN });
    expect(guard.accepts(TOKEN)).toBe(true);
    for (const other of ['', TOKEN.slice(1), `${TOKEN} `, 'x'.repeat(100_000)]) {
      expect(guard.accepts(other)).toBe(false);
    }
  });

  test('where it is reached by every address, names that are not addresses are still refused', () => {
    const guard = new Guard({ host: '0.0.0.0', port: 80, token: TOKEN });
    const asked = (host: string) => ({
      ...{ method: 'GET', host, origin: undefined, authorization: undefined, cookie: undefined },
    });
    expect(() => guard.mustBeOurs(asked('evil.example'))).toThrow('another server');
    for (const host of ['192.168.1.7', '192.168.1.7:80', '[fe80::1]:80', 'localhost']) {
      expect(() => guard.mustBeOurs(asked(host))).not.toThrow();
    }
  });
});

describe('addresses', () => {
  test.each([
    '/../../../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../server.ts',
    '/assets/..%5c..%5cserver.ts',
    '/assets//etc/passwd',
    '/assets/%00ringback.css',
    '/assets/ringback.css%00.html',
    '/results/../api/results',
    '/api/results/%2e%2e/summary',
    '//evil.example/',
    '/%',
    '/%ff',
    '/?a?b',
    'http://evil.example/',
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(base, path);
    expect([400, 404]).toContain(answer.status);
    expect(messageOf(answer)).not.toBe('');
    expect(answer.body).not.toContain('root:');
  });

  test.each([
    '/no-such',
    '/assets/no-such.css',
    '/assets/constructor',
    '/assets/',
    '/api',
    '/api/constructor',
    '/api/results/no-such/summary',
    '/api/results/bdi-img-onerror/constructor',
    '/api/results/bdi-img-onerror/summary/more',
    '/results',
    '/results/no-such/stats/interactions',
  ])('there is nothing at %s', async (path) => {
    expect((await ask(base, path)).status).toBe(404);
  });

  test('one that is too long, or a header that is, is refused', async () => {
    expect((await ask(base, `/${'x'.repeat(5000)}`)).status).toBe(414);
    expect((await ask(base, '/', { 'X-Long': 'x'.repeat(20_000) })).status).toBe(431);
  });
});

describe('names from scenarios', () => {
  test('stay text in the page', async () => {
    const { body } = await ask(base, '/');
    const tags = [...body.matchAll(/<\/?([a-z]+\d?)/g)].map(([, tag]) => tag);
    expect(tags).not.toContain('script');
    expect(tags).not.toContain('img');
    expect(body).toContain('<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp;');
    expect(body).toContain('&lt;bdi&gt;&lt;img onerror&gt;');
    expect(body).toContain('&lt;/bdi&gt;&lt;i&gt;');
    // Nothing in it would run, and nothing has a style of its own.
    expect(body).not.toMatch(/ on[a-z]+="| style="|javascript:/);
    for (const [, link = ''] of body.matchAll(/href="([^"]+)"/g)) {
      expect(link).toMatch(/^\/[\w/.:?=%-]+$/);
      expect((await ask(base, link, { Accept: 'text/html' })).status, link).toBe(200);
    }
  });

  test('stay text in JSON, which no browser takes for a page', async () => {
    const answer = await ask(base, `/stats/queue-times?${START}`, VENDOR);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const { items } = JSON.parse(answer.body);
    expect(items[0]).toMatchObject({ interactionPlan: NAMES.scenario, queue: NAMES.queue });
  });

  test('control characters become blanks in a page', () => {
    expect(escapeHtml('\u001b[31mred\u0007\n<\u0000>')).toBe(' [31mred &lt; &gt;');
  });
});

test('every answer says that nothing is loaded from elsewhere and nothing else may show it', async () => {
  const token = { Authorization: `Bearer ${TOKEN}` };
  const answers = await Promise.all([
    ask(base, '/'),
    ask(base, '/assets/ringback.css'),
    ask(base, '/api/results'),
    ask(base, '/no-such'),
    ask(base, '/', { Host: 'evil.example' }),
    ask(guarded, '/'),
    ask(guarded, '/', token),
    ask(base, '/', {}, { method: 'POST' }),
  ]);
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
  }
});

/** A name, not an address: nothing is loaded from it. */
const SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';

test('styles and pictures name nothing elsewhere', () => {
  for (const { text } of assets.values())
    expect(text.replace(SVG_NAMESPACE, '')).not.toMatch(/url\(|@import|https?:/);
});

describe('too many requests', () => {
  test('an address may ask two hundred times at once, then a hundred times a second', () => {
    const throttle = new Throttle();
    const admitted = (address: string, now: number, times: number): number =>
      Array.from({ length: times }, () => throttle.admits(address, now)).filter(Boolean).length;
    expect(admitted('a', 0, 250)).toBe(200);
    expect(admitted('b', 0, 1)).toBe(1);
    expect(admitted('a', 500, 250)).toBe(50);
    expect(admitted('a', 100_000, 250)).toBe(200);
  });

  test('addresses without end take no memory without end', () => {
    const throttle = new Throttle();
    for (let k = 0; k < 50_000; k++) expect(throttle.admits(String(k), 0)).toBe(true);
    // Long forgotten, it begins anew.
    for (let k = 0; k < 200; k++) throttle.admits('0', 0);
    expect(throttle.admits('0', 0)).toBe(false);
  });

  test('who asks too often is told to wait', async () => {
    const busy = await served([hostileFolder]);
    const answers: Answer[] = [];
    const refused = (): Answer[] => answers.filter(({ status }) => status === 429);
    // A machine that is slow today has to be asked more often.
    for (let round = 0; round < 20 && refused().length === 0; round++) {
      const asked = Array.from({ length: 400 }, () => ask(busy, '/no-such'));
      answers.push(...(await Promise.all(asked)));
    }
    expect(refused().length).toBeGreaterThan(0);
    expect(refused()[0]!.headers['retry-after']).toBe('1');
    expect(answers.every(({ status }) => status === 429 || status === 404)).toBe(true);
  });
});
