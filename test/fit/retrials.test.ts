import { expect, test } from 'vitest';
import { LogOutcome, type LogRow } from '../../src/fit/log-row.js';
import { fitRetrials, type RetrialFit } from '../../src/fit/retrials.js';
import { Generator } from '../stats/generator.js';
import { logOf } from './logs.js';

const MINUTE = 60_000;

/**
 * 4000 persons over 100 days. Of three calls one is lost; whoever loses one redials with probability
 * 0.5 after 5 min in the mean, whoever does not may call anew: 10 % within the next hour, at any time.
 */
function personsOf(seed: string, redials: number): Partial<LogRow>[] {
  const random = new Generator(seed);
  const rows: Partial<LogRow>[] = [];
  const call = (person: number, at: number): void => {
    const lost = random.happens(1 / 3);
    const outcome = lost ? LogOutcome.Abandoned : LogOutcome.Answered;
    const waitMs = 30_000;
    rows.push({ customer: String(person), at, waitMs, outcome, talkMs: lost ? null : 60_000 });
    const ended = at + waitMs + (lost ? 0 : 60_000);
    if (lost && random.happens(redials)) {
      const after = random.exponential(5 * MINUTE);
      call(person, ended + after);
    } else if (random.happens(0.1)) call(person, ended + 60 * MINUTE * uniform(random));
  };
  for (let person = 0; person < 4000; person++) call(person, person * 36 * MINUTE);
  return rows.sort((a, b) => a.at! - b.at!);
}

function uniform(random: Generator): number {
  return 1 - Math.exp(-random.exponential(1));
}

function partOfFirstCalls({ firstCalls: { parts, before } }: RetrialFit): number {
  return before.reduce((sum, code) => sum + parts[code]!, 0) / before.length;
}

/** Six figures with 99 % intervals: one would be missed with a probability of 6 %. */
test('redials are told from those who would have called again anyway', () => {
  const log = logOf(personsOf('redials', 0.5));
  const fit = fitRetrials(log, 0.99)!;
  expect(fit.all.background).toBeGreaterThan(0.08);
  expect(fit.all.background).toBeLessThan(0.12);
  const [first, second] = fit.all.rows;
  expect(first!.share.low!).toBeLessThan(0.5);
  expect(first!.share.high!).toBeGreaterThan(0.5);
  expect(second!.share.low!).toBeLessThan(0.5);
  expect(second!.share.high!).toBeGreaterThan(0.5);
  // The naive share would count the background, too.
  expect(first!.calledAgain / first!.lost).toBeGreaterThan(0.52);
  expect(fit.after.mean.low!).toBeLessThan(300);
  expect(fit.after.mean.high!).toBeGreaterThan(300);
  // About as many first calls are left as there were, background calls included.
  expect(Math.abs(partOfFirstCalls(fit) - 1 / (1 + 1 / 6))).toBeLessThan(0.03);
});

test('where nobody redials none are seen', () => {
  const fit = fitRetrials(logOf(personsOf('none', 0)), 0.99)!;
  expect(fit.all.rows[0]!.share.low).toBe(0);
  expect(fit.all.rows[0]!.share.value).toBeLessThan(0.02);
});

test('callers who are not told apart are taken to redial as the others', () => {
  const rows = personsOf('half', 0.5);
  const hidden = rows.map((row, k) => ({
    ...row,
    type: k % 2 === 0 ? 'sales' : 'help',
    customer: Number(row.customer) % 2 === 0 ? row.customer! : null,
  }));
  const fit = fitRetrials(logOf(hidden), 0.99)!;
  const known = fitRetrials(logOf(rows), 0.99)!;
  expect(Math.abs(partOfFirstCalls(fit) - partOfFirstCalls(known))).toBeLessThan(0.02);
  expect(fitRetrials(logOf(rows.map((row) => ({ ...row, customer: null }))), 0.99)).toBeNull();
});
