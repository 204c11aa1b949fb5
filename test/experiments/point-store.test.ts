import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Laboratory } from '../../src/experiments/laboratory.js';
import { keyOfPoint, PointFolder } from '../../src/experiments/point-store.js';
import { smallText } from './small-scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'ringback-points-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const laboratory = (store: PointFolder | null, anew = false) =>
  new Laboratory(smallText(), 'small.yaml', { store, anew });

async function keyOf(...set: string[]): Promise<string> {
  const prepared = await laboratory(null).prepare({ set });
  if (!prepared.ok) throw new Error('it does not load');
  return keyOfPoint(prepared.scenario.resolved, 'a version');
}

describe('what a point is found by', () => {
  test('is what makes its replications what they are', async () => {
    const plain = await keyOf();
    expect(await keyOf('replications=9')).toBe(plain);
    expect(await keyOf('thresholds=[offered > 0]')).toBe(plain);
    expect(await keyOf('teams.support.agents=3')).toBe(plain);
    expect(await keyOf('teams.support.agents=4')).not.toBe(plain);
    expect(await keyOf('seed=8')).not.toBe(plain);
    expect(await keyOf('targets.answerWithin=30s')).not.toBe(plain);
  });
});

describe('a stored point', () => {
  const store = new PointFolder(join(folder, 'points'));
  const [file] = ['points'].map((name) => join(folder, name));

  test('answers in place of a run, with the same sums', async () => {
    const run = await laboratory(store).run({ replications: 3 });
    const read = await laboratory(store).run({ replications: 3 });
    expect([run?.stored, read?.stored]).toEqual([false, true]);
    expect(read?.sums).toEqual(run?.sums);
    // What is asked anew is run anew.
    expect((await laboratory(store, true).run({ replications: 3 }))?.stored).toBe(false);
  });

  test('answers for fewer replications, and not for more', async () => {
    const fewer = await laboratory(store).run({ replications: 2 });
    const more = await laboratory(store).run({ replications: 4 });
    expect([fewer?.stored, fewer?.sums.length]).toEqual([true, 2]);
    expect([more?.stored, more?.sums.length]).toEqual([false, 4]);
    expect(more?.sums.slice(0, 2)).toEqual(fewer?.sums);
  });

  test('that is damaged or cut off is as good as none', async () => {
    const [name = ''] = readdirSync(file!);
    const whole = readFileSync(join(file!, name));
    for (const damaged of [
      whole.subarray(0, whole.length - 1),
      whole.subarray(0, 10),
      Buffer.from(whole.map((byte, k) => (k === 100 ? byte ^ 1 : byte))),
      Buffer.alloc(0),
    ]) {
      writeFileSync(join(file!, name), damaged);
      expect(store.read(name.replace('.point', ''), 1)).toEqual([]);
    }
  });

  test('leaves no half files behind', () => {
    expect(readdirSync(file!).every((name) => name.endsWith('.point'))).toBe(true);
  });

  test('a stopped variant is not kept', async () => {
    const stop = new AbortController();
    const stopped = new Laboratory(smallText(), 'small.yaml', {
      store,
      signal: stop.signal,
      onReplications: () => stop.abort(),
    });
    expect(await stopped.run({ set: ['teams.support.agents=9'], replications: 5 })).toBeNull();
    expect(readdirSync(file!).length).toBe(1);
  });
});
