import { test } from 'vitest';
import { compare, tableOf } from './compare.js';
import { theoryCase } from './theory-case.js';
test('again', async () => {
  for (const id of ['A6-1','A3-3','A4-1','A4-2','A3-8','B1-3']) {
    const t = theoryCase(id);
    const c = await compare({ ...t, runs: t.runs.slice(0, 1).map((r) => ({ ...r, answerWithin: r.answerWithin === '60s' ? '1m' : `${r.answerWithin.slice(0,-1)}000ms` })) });
    console.log(tableOf(c));
  }
}, 600000);
