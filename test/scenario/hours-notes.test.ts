/** What is allowed but deserves a word about opening hours. */
import { expect, test } from 'vitest';
import { loadedFrom, scenario } from './reading.js';

async function notesOf(parts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await loadedFrom(scenario(parts))).notes;
}

const OPENING = 'opening: [{ from: 08:00, to: 12:00 }]';

test('callbacks are carried over a night that no morning follows', async () => {
  const closing = 'closing: { callbacks: carryOver }';
  expect(await notesOf({ closing, opening: OPENING })).toContainEqual(
    expect.stringContaining('the center opens only once'),
  );
  expect(await notesOf({ closing, length: 'length: 30h', opening: OPENING })).toEqual([
    'closing.callbacks is "carryOver"; the preset vcc has "finish"',
  ]);
});

test('a window for callbacks is open only while the center is closed', async () => {
  const rules = 'rules: { window: [{ from: 13:00, to: 14:00 }] }';
  expect(await notesOf({ rules, opening: OPENING })).toContainEqual(
    expect.stringContaining('rules.window is never open while the center is'),
  );
});

test('a team works only while the center is closed; one without shifts works when it is open', async () => {
  const teams = 'teams: [{ name: day }, { name: late, shifts: [{ from: 13:00, to: 17:00 }] }]';
  expect(await notesOf({ teams, opening: OPENING })).toEqual([
    'the team "late" works only while the center is closed; check its "shifts" and "opening"',
  ]);
});
