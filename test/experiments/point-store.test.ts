import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Laboratory } from '../../src/experiments/laboratory.js';
import { lockOf, PointFolder } from '../../src/experiments/point-store.js';
import { smallText } from './small-scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'ringback-points-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const laboratory = (store: PointFolder | null, anew = false) =>
  new Laboratory(smallText(), 'small.yaml', { store, anew });

async function found(...set: string[]): Promise<string> {
  const prepared = await laboratory(null).prepare({ set });
  if (!prepared.ok) throw new Error('it does not load');
  return lockOf(prepared.scenario.resolved);
}

describe('what a point is found by', () => {
  test('is what makes its replications what they are', async () => {
    const plain = await found();
    expect(await found('replications=9')).toBe(plain);
    expect(await found('thresholds=[offered > 0]')).toBe(plain);
    expect(await found('teams.support.agents=3')).toBe(plain);
    expect(await found('teams.support.agents=4')).not.toBe(plain);
    expect(await found('seed=8')).not.toBe(plain);
    expect(await found('targets.answerWithin=30s')).not.toBe(plain);
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

  test('half of which somebody killed has left is cleared up by the next to write there', async () => {
    const own = join(folder, 'half');
    const [dead, other] = [`a.point.partial-${hostname()}-99999999`, 'a.point.partial-elsewhere-1'];
    mkdirSync(own);
    for (const name of [dead, other]) writeFileSync(join(own, name), 'half');
    await laboratory(new PointFolder(own)).run({ replications: 1 });
    const left = readdirSync(own).filter((name) => name.includes('partial'));
    expect(left).toEqual([other]);
  });

  test('answers for fewer replications, and is gone on with for more', async () => {
    const fewer = await laboratory(store).run({ replications: 2 });
    const more = await laboratory(store).run({ replications: 4 });
    expect([fewer?.stored, fewer?.sums.length]).toEqual([true, 2]);
    expect([more?.stored, more?.sums.length]).toEqual([false, 4]);
    expect(more?.sums.slice(0, 2)).toEqual(fewer?.sums);
    expect(more?.sums).toEqual((await laboratory(null).run({ replications: 4 }))?.sums);
  });

  test('that is damaged or cut off is as good as none', async () => {
    const prepared = await laboratory(null).prepare({});
    if (!prepared.ok) throw new Error('it does not load');
    const [name = ''] = readdirSync(file!);
    const whole = readFileSync(join(file!, name));
    const { resolved } = prepared.scenario;
    expect(store.read(resolved)?.sums.length).toBe(4);
    for (const damaged of [
      whole.subarray(0, whole.length - 1),
      whole.subarray(0, 10),
      Buffer.from(whole.map((byte, k) => (k === 100 ? byte ^ 1 : byte))),
      Buffer.alloc(0),
    ]) {
      writeFileSync(join(file!, name), damaged);
      expect(store.read(resolved)).toBeNull();
    }
  });

  test('leaves no half files behind', () => {
    expect(readdirSync(file!).every((name) => name.endsWith('.point'))).toBe(true);
  });

  test('of which a run was stopped has what was finished, and is gone on with', async () => {
    const stop = new AbortController();
    const variant = { set: ['teams.support.agents=9'], replications: 5 };
    const stopped = new Laboratory(smallText(), 'small.yaml', {
      store,
      signal: stop.signal,
      onReplications: (done) => {
        if (done === 2) stop.abort();
      },
    });
    expect(await stopped.run(variant)).toBeNull();
    expect(readdirSync(file!).length).toBe(2);
    const whole = await laboratory(null).run(variant);
    expect((await laboratory(store).run(variant))?.sums).toEqual(whole?.sums);
  });
});
