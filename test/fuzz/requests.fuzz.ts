/**
 * Requests that no page and no client of the API would make: each has an answer of its own, soon, and
 * none is a fault of the program.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallText } from '../experiments/small-scenario.js';
import { ask, served, stored, VENDOR } from '../serve/serving.js';
import { MOST_MS, triedInBox } from './box.js';

const LONGEST_MS = 5000;
const STATUSES = new Set([200, 303, 304, 400, 401, 403, 404, 405, 406, 409, 413, 414, 429, 431]);

const parts = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('api', 'results', 'out', 'stats', 'assets', 'summary') },
  { weight: 8, arbitrary: fc.constantFrom('interactions', 'queue-times', 'agent-activities') },
  {
    weight: 8,
    arbitrary: fc.constantFrom('callbacks', 'conversation', 'day', 'timeline', 'real-time'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', '.', '..', '%2e%2e', '%00', '%', '%ff', '__proto__'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }).map(encodeURIComponent) },
);

/** Addresses that have an answer, and others made of the same words. */
const paths = fc.oneof(
  fc.constantFrom('/', '/api/results', '/api/results/out/callbacks', '/results/out'),
  fc.constantFrom('/stats/interactions', '/results/out/stats/queue-times', '/api/results/out/day'),
  fc.constantFrom('/api/results/out/real-time', '/api/results/out/conversation'),
  fc.constantFrom('/stats/agent-activities/presence', '/api/results/out/timeline'),
  fc.array(parts, { maxLength: 6 }).map((all) => `/${all.join('/')}`),
);

const instants = fc.oneof(
  fc.constantFrom('2026-03-02T08:00:00.000Z', '2026-03-02', '2026-03-02T08:05:00+00:00', '', 'now'),
  fc.constantFrom('0000-01-01', '9999-12-31T23:59:59.999999999-23:59', '2026-02-30', '2026-13-01'),
  fc.constantFrom('2026-03-02T24:00', '2026-03-02T08:00:00.000Z'.repeat(50)),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '1e3',
    '0x10',
    '9007199254740991',
    '999999999999999',
    '1.5',
    'NaN',
  ),
  fc.nat().map(String),
);
const queries = fc.dictionary(
  fc
    .constantFrom(
      'start',
      'end',
      'at',
      'page',
      'limit',
      'serial',
      'replication',
      'include',
      'token',
    )
    .chain((name) => fc.constantFrom(name, name, name, name, name.toUpperCase(), `${name}[]`)),
  fc.oneof(
    instants,
    instants,
    numbers,
    numbers,
    fc.constantFrom('Started', 'Processed'),
    fc.string(),
  ),
  { maxKeys: 5 },
);
const more = fc.dictionary(
  fc.constantFrom('guid', 'number', 'state', 'queue', 'agentId', 'type', '__proto__'),
  fc.string({ maxLength: 10 }),
  { maxKeys: 2 },
);

const headers = fc.record(
  {
    Accept: fc.constantFrom(
      VENDOR.Accept,
      '*/*',
      'application/json',
      'text/html;q=0.9',
      '',
      'x'.repeat(500),
    ),
    Origin: fc.constantFrom('null', 'http://evil.example'),
    Authorization: fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5', 'bearer  '),
    Cookie: fc.constantFrom('a=b', ';;;=', 'ringback-1='),
    'If-None-Match': fc.constantFrom('*', '"x"'),
    Range: fc.constantFrom('bytes=0-0', 'bytes=99999-1'),
  },
  { requiredKeys: [] },
);

const requests = fc.record({
  path: paths,
  query: fc.tuple(queries, more).map(([first, second]) => ({ ...first, ...second })),
  headers,
  method: fc.constantFrom('GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'TRACE'),
});

test(
  'requests of every kind',
  async () => {
    const faults: unknown[] = [];
    const base = await served([await stored(smallText('', { length: '20m', replications: 2 }))], {
      onFault: (error) => faults.push(error),
    });
    await triedInBox('requests', requests, async ({ path, query, headers, method }) => {
      const asked = `${path}?${new URLSearchParams(query)}`;
      const before = performance.now();
      const { status, body, headers: got } = await ask(base, asked, headers, { method });
      expect(performance.now() - before, asked).toBeLessThan(LONGEST_MS);
      expect(faults, asked).toEqual([]);
      expect(STATUSES, `${status} ${asked}`).toContain(status);
      if (String(got['content-type']).startsWith('application/json') && body !== '')
        expect(() => JSON.parse(body), asked).not.toThrow();
      // Nobody hammers a server in earnest: it would only say so.
      if (status === 429) await new Promise((resolve) => setTimeout(resolve, 300));
      return String(status);
    });
  },
  MOST_MS,
);
