import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, withoutPasswords } from '../../src/pool/address.js';
import { packed, unpacked } from '../../src/pool/packed.js';
import {
  chunksOf,
  hasChunk,
  isSubmissionId,
  numberOfChunks,
  type Submission,
  submissionFromBytes,
  submissionId,
  submissionToBytes,
} from '../../src/pool/submission.js';
import { loadScenario, loadScenarioText, toYaml } from '../../src/scenario/load.js';
import { FilesTooLarge, readNamedFiles } from '../../src/scenario/named-files.js';

const SUBMISSION: Submission = {
  modelVersion: '0123456789abcdef',
  name: 'Support line',
  lock: 'name: Support line\n',
  files: new Map([['calls.csv', new Uint8Array([97, 116, 10])]]),
  worlds: ['actual', 'hold'],
  details: { callbacks: true, interactions: true },
  from: 0,
  end: 40,
  first: 7,
  size: 11,
};

const grid = fc
  .record({
    from: fc.nat(50),
    length: fc.integer({ min: 1, max: 200 }),
    first: fc.integer({ min: 1, max: 60 }),
    size: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ from, length, first, size }) => ({
    ...SUBMISSION,
    from,
    end: from + length,
    first: Math.min(first, length),
    size,
  }));

describe('a submission', () => {
  test('has every replication in one chunk, and no other chunks', () => {
    fc.assert(
      fc.property(grid, (submission) => {
        const chunks = [...chunksOf(submission)];
        const numbers = chunks.flatMap(({ from, count }) =>
          Array.from({ length: count }, (_, k) => from + k),
        );
        const { from, end } = submission;
        expect(numbers).toEqual(Array.from({ length: end - from }, (_, k) => from + k));
        expect(chunks).toHaveLength(numberOfChunks(submission));
        const is = new Set(chunks.map(({ from: at, count }) => `${at}+${count}`));
        const wrong: string[] = [];
        for (let at = from - 2; at < end + 2; at++) {
          for (let count = 0; count < 62; count++) {
            const name = `${at}+${count}`;
            if (hasChunk(submission, { from: at, count }) !== is.has(name)) wrong.push(name);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('is read again as it was written', () => {
    const id = submissionId(SUBMISSION);
    expect(isSubmissionId(id)).toBe(true);
    expect(submissionFromBytes(submissionToBytes(SUBMISSION), id)).toEqual(SUBMISSION);
  });

  test('has another name where it comes to another result, and the same where it is parted otherwise', () => {
    const others: Partial<Submission>[] = [
      { lock: 'name: Other\n' },
      { modelVersion: 'fedcba9876543210' },
      { details: { callbacks: true, interactions: false } },
      { details: { callbacks: false, interactions: true } },
      { from: 1 },
      { end: 41 },
    ];
    const names = others.map((other) => submissionId({ ...SUBMISSION, ...other }));
    expect(new Set([...names, submissionId(SUBMISSION)]).size).toBe(others.length + 1);
    expect(names.every(isSubmissionId)).toBe(true);
    const otherwise: Submission = { ...SUBMISSION, first: 3, size: 5 };
    expect(submissionId(otherwise)).toBe(submissionId(SUBMISSION));
  });

  test.each<[string, Partial<Submission>]>([
    ['no replications', { end: 0 }],
    ['a part of a replication', { end: 39.5 }],
    ['more than anybody runs', { end: 1e9 }],
    ['chunks of none', { size: 0 }],
    ['a first chunk of none', { first: 0 }],
    ['chunks that go backwards', { size: -1 }],
    ['chunks that are not a number', { size: Number.NaN }],
    ['a world that is not known', { worlds: ['actual', '__proto__'] as never }],
    ['a world twice', { worlds: ['actual', 'actual'] }],
    ['no world that is actual', { worlds: ['hold'] }],
    ['a version that is a path', { modelVersion: '../x:y' }],
  ])('with %s is none', (_what, wrong) => {
    const submission = { ...SUBMISSION, ...wrong };
    const bytes = submissionToBytes(submission);
    expect(submissionFromBytes(bytes, submissionId(submission))).toBeNull();
  });

  test('under the name of another is none, and neither are other bytes', () => {
    const id = submissionId(SUBMISSION);
    const bytes = submissionToBytes(SUBMISSION);
    expect(submissionFromBytes(bytes, submissionId({ ...SUBMISSION, end: 41 }))).toBeNull();
    for (let k = 0; k < bytes.length; k++) {
      const changed = Buffer.from(bytes);
      changed[k]! ^= 1;
      expect(submissionFromBytes(changed, id)).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (other) => {
        expect(submissionFromBytes(other, id)).toBeNull();
        expect(submissionFromBytes(packed(other), id)).toBeNull();
      }),
    );
  });
});

describe('the files that a scenario names', () => {
  const file = 'scenarios/bank-1999/with-callbacks.yaml';

  test('are read whole, by the paths that it has', async () => {
    const loaded = await loadScenario(file);
    if (!loaded.ok) throw new Error('it does not load');
    const text = toYaml(loaded.scenario.resolved);
    const files = await readNamedFiles(text, file, 1_000_000);
    expect([...files.keys()]).toEqual(['calls.csv', 'talk.csv', 'wrap.csv']);
    const bytes = files.get('calls.csv') ?? new Uint8Array();
    expect(Buffer.from(bytes).equals(readFileSync('scenarios/bank-1999/calls.csv'))).toBe(true);
    const elsewhere = await loadScenarioText(text, 'nowhere/else.yaml', { files });
    expect(elsewhere.ok).toBe(true);
    const without = await loadScenarioText(text, file, { files: new Map() });
    expect(without.ok).toBe(false);
    await expect(readNamedFiles(text, file, bytes.length - 1)).rejects.toThrow(FilesTooLarge);
  });
});

test('bytes that come to more than may be are not unpacked', () => {
  const bytes = packed(Buffer.alloc(1_000_000));
  expect(bytes.length).toBeLessThan(10_000);
  expect(unpacked(bytes, 1_000_000)?.length).toBe(1_000_000);
  expect(unpacked(bytes, 999_999)).toBeNull();
});

describe('the address of a Redis', () => {
  test.each([
    ['redis://127.0.0.1', 'redis://127.0.0.1:6379', {}],
    ['redis://', 'redis://127.0.0.1:6379', {}],
    ['rediss://h:7000/3', 'rediss://h:7000/3', { isTls: true, port: 7000, database: 3 }],
    ['redis://:p%40ss@h', 'redis://h:6379', { password: 'p@ss' }],
    ['redis://me:x@h/0', 'redis://me@h:6379', { username: 'me', password: 'x' }],
    ['redis://[::1]:7000', 'redis://[::1]:7000', { host: '::1' }],
  ])('%s is shown as %s', (url, shown, more) => {
    expect(parseAddress(url)).toMatchObject({ shown, ...more });
  });

  test('is kept in a manifest without who logs in', () => {
    expect(withoutPasswords('--redis=rediss://me:a/b@c@h:1/2')).toBe('--redis=rediss://***@h:1/2');
    expect(withoutPasswords('redis://h:1/2')).toBe('redis://h:1/2');
    expect(withoutPasswords('a@b.yaml')).toBe('a@b.yaml');
  });
});
