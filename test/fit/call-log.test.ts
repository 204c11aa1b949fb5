import { expect, test } from 'vitest';
import { CallLog } from '../../src/fit/call-log.js';
import { LogMedium, LogOutcome, type LogRow } from '../../src/fit/log-row.js';

const plain: LogRow = {
  line: 2,
  id: 'a',
  medium: LogMedium.Call,
  type: 'sales',
  customer: null,
  at: 1000,
  headStartMs: 0,
  waitMs: 0,
  queued: false,
  outcome: LogOutcome.Answered,
  agent: null,
  talkMs: null,
  holdMs: null,
  wrapMs: null,
  reached: null,
  dialMs: null,
  of: null,
};

test('a log gives back what was put in, in the order of the entries', () => {
  const log = new CallLog();
  const late: LogRow = {
    ...plain,
    ...{ line: 3, at: 9000, waitMs: 5000, queued: true, agent: 'Ann', talkMs: 0, holdMs: 7 },
    ...{ medium: LogMedium.Callback, outcome: LogOutcome.Left, type: 'help', customer: 'x' },
    ...{ reached: false, dialMs: 12, wrapMs: 1, headStartMs: 90_000 },
  };
  for (let k = 0; k < 1500; k++) log.add({ ...late, line: 10 + k });
  log.add({ ...plain, customer: 'x', reached: true });
  const calls = [...log.calls()];
  expect(calls).toHaveLength(1501);
  expect(calls[0]).toMatchObject({ at: 1000, type: 1, reached: true, talkMs: null, agent: null });
  expect(calls[0]!.queued).toBe(false);
  expect(calls[1]).toEqual({
    ...{ line: 10, at: 9000, waitMs: 5000, queued: true, agent: 0, talkMs: 0, holdMs: 7 },
    ...{ medium: LogMedium.Callback, outcome: LogOutcome.Left, type: 0, reached: false },
    ...{ dialMs: 12, wrapMs: 1, headStartMs: 90_000, customer: calls[0]!.customer },
  });
  expect(calls.at(-1)!.line).toBe(1509);
  expect(log.types.all).toEqual(['help', 'sales']);
});

test('customers are told apart, though only a hash of them is kept', () => {
  const log = new CallLog();
  for (let k = 0; k < 50_000; k++) log.add({ ...plain, customer: String(k) });
  for (let k = 0; k < 50_000; k++) log.add({ ...plain, customer: `+44 1632 ${k}` });
  expect(new Set([...log.calls()].map(({ customer }) => customer)).size).toBe(100_000);
});
