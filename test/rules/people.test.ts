/** What agents are rostered to do, and what becomes of it: in the center of the worked vectors. */
import { expect, test } from 'vitest';
import { C, center, type Fields } from './center.js';
import { type Told, tell } from './tell.js';

/** One agent on one shift; C's call is answered at 305, talk ends at 425 and wrap at 455. */
async function onShift(shift: Fields, parts: Fields = {}): Promise<Told> {
  return tell(center({ agents: [{ name: 'A1', shifts: [shift] }], calls: [C], ...parts }));
}

/** A figure in hours, as seconds. */
const secondsOf = (told: Told, key: string): number => Math.round(told.measure(key)! * 3600);

const kinds = [
  ['break', 'AwayBreak', 'AwayBreak'],
  ['lunch', 'Lunch', 'AwayBreak'],
  ['meeting', 'Meeting', 'Away'],
  ['away', 'Away', 'Away'],
  ['training', 'Training', 'ExtendedAway'],
] as const;

test.each(kinds)(
  'a %s is a time of its own, in the vendor’s state %s of %s',
  async (as, activity, state) => {
    const told = await onShift({ from: '300s', breaks: [{ at: '600s', for: '100s', as }] });
    expect(told.actual.agent('A1')).toEqual([
      ['IncomingRinging', 300],
      ['IncomingTalking', 305],
      ['WrapUp', 425],
      ['Ready', 455],
      [activity, 600],
      ['Ready', 700],
    ]);
    expect(secondsOf(told, `agents.state.${state}_h`)).toBe(100);
    expect(secondsOf(told, `rostered.${as}_h`)).toBe(100);
    expect(secondsOf(told, 'rostered_h')).toBe(3300);
    expect(secondsOf(told, 'rostered.working_h')).toBe(3200);
    expect(secondsOf(told, 'rostered.unpaid_h')).toBe(as === 'lunch' ? 100 : 0);
    expect(told.measure('shrinkage')).toBeCloseTo(as === 'lunch' ? 0 : 100 / 3300, 12);
  },
);

test('who is called to a meeting with a contact in hand comes late and leaves on time', async () => {
  const told = await onShift({
    from: '300s',
    breaks: [{ at: '400s', for: '100s', as: 'meeting', paid: false }],
  });
  expect(told.actual.agent('A1').slice(2)).toEqual([
    ['WrapUp', 425],
    ['Meeting', 455],
    ['Ready', 500],
  ]);
  expect(secondsOf(told, 'rostered.meeting_h')).toBe(100);
  expect(secondsOf(told, 'agents.state.Away_h')).toBe(45);
  expect(secondsOf(told, 'rostered.unpaid_h')).toBe(100);
});

test('two breaks that overlap: the one that began first goes on to its end', async () => {
  const told = await onShift({
    from: '500s',
    breaks: [
      { at: '1000s', for: '100s', as: 'meeting' },
      { at: '950s', for: '100s', as: 'lunch' },
      { at: '1000s', for: '200s', as: 'training' },
    ],
  });
  expect(told.actual.agent('A1').slice(4)).toEqual([
    ['Lunch', 950],
    ['Meeting', 1050],
    ['Training', 1100],
    ['Ready', 1200],
  ]);
});

test('a contact in hand when the shift is over is finished, and counts as overtime', async () => {
  const told = await onShift({ from: '300s', to: '420s' });
  expect(told.actual.agent('A1').slice(1)).toEqual([
    ['IncomingTalking', 305],
    ['WrapUp', 425],
    ['LoggedOut', 455],
  ]);
  expect(secondsOf(told, 'rostered_h')).toBe(120);
  expect(secondsOf(told, 'staffed_h')).toBe(155);
  expect(secondsOf(told, 'overtime_h')).toBe(35);
  expect(secondsOf(told, 'overtime.inHand_h')).toBe(35);
  expect(secondsOf(told, 'overtime.afterClose_h')).toBe(0);
});

test('overtime goes on over the close, and each part is counted once', async () => {
  const told = await onShift({ from: '300s', to: '400s' }, { scenario: { length: '430s' } });
  expect(secondsOf(told, 'overtime.inHand_h')).toBe(30);
  expect(secondsOf(told, 'overtime.afterClose_h')).toBe(25);
  expect(secondsOf(told, 'overtime_h')).toBe(55);
});

test('who is in a meeting at the close comes back to help clear what waits', async () => {
  const told = await onShift(
    { from: '300s', breaks: [{ at: '300s', for: '400s', as: 'meeting' }] },
    { scenario: { length: '600s' } },
  );
  expect(told.call('C').answeredAt).toBe(705);
});
